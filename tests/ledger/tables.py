"""Templates of tables: rows and columns that add up, and classes with their items below them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.ledger.accounts import Department, split
from tests.ledger.page import Page, Written

CLASSES = {  # code: name, names of sections, names of items
    "201": ("一般公共服务支出", ("政府办公厅及相关机构事务", "财政事务"), ("行政运行", "一般行政管理事务", "机关服务")),
    "205": ("教育支出", ("普通教育", "职业教育"), ("学前教育", "小学教育", "初中教育")),
    "208": ("社会保障和就业支出", ("行政事业单位养老支出", "抚恤"), ("行政单位离退休", "死亡抚恤", "伤残抚恤")),
    "210": ("卫生健康支出", ("行政事业单位医疗", "公共卫生"), ("行政单位医疗", "事业单位医疗", "公务员医疗补助")),
    "221": ("住房保障支出", ("住房改革支出", "城乡社区住宅"), ("住房公积金", "提租补贴", "购房补贴")),
}
HEADS = ("本年支出合计", "基本支出", "项目支出")


def functions(d: Department, page: Page) -> Written:
    """Functions by kinds of expenditure, with a row and a column of totals."""
    random = Random(d.total)
    basic = {name: int(value * random.uniform(0.2, 0.9)) for name, value in d.functions.items()}
    amounts = {name: (basic[name], value - basic[name]) for name, value in d.functions.items()}
    _opening(page, f"{d.year}年度一般公共预算财政拨款支出决算表", ("项目", *HEADS))
    total = _line(page, ("合计",), _summed(list(amounts.values())))
    _below(page, total, [_line(page, (name,), pair) for name, pair in amounts.items()])
    return page.finish()


def classes(d: Department, page: Page) -> Written:
    """Classes, sections and items by their codes, each level the sum of the one below it."""
    random = Random(d.total)
    chosen = sorted(random.sample(sorted(CLASSES), random.randint(2, 4)))
    amounts = split(random, d.outlay, len(chosen))
    tree = {code: _sections(random, value) for code, value in zip(chosen, amounts, strict=True)}
    _opening(page, f"{d.year}年度支出决算表", ("科目编码", "科目名称", *HEADS))
    leaves = [pair for sections in tree.values() for items in sections for pair in items]
    total = _line(page, ("", "合计"), _summed(leaves))
    tops = []
    for code, sections in tree.items():
        name, section_names, item_names = CLASSES[code]
        top = _line(page, (code, name), _summed([pair for items in sections for pair in items]))
        tops.append(top)
        middles = []
        for n, items in enumerate(sections):
            middle = _line(page, (f"{code}{n + 1:02}", section_names[n]), _summed(items))
            middles.append(middle)
            rows = [
                _line(page, (f"{code}{n + 1:02}{i + 1:02}", item_names[i]), pair) for i, pair in enumerate(items)
            ]
            _below(page, middle, rows)
        _below(page, top, middles)
    _below(page, total, tops)
    return page.finish()


Pair = tuple[int, int]


def _sections(random: Random, amount: int) -> list[list[Pair]]:
    """One or two sections with one to three items each: their basic and project expenditure."""
    found = []
    for part in split(random, amount, random.randint(1, 2)):
        items = []
        for value in split(random, part, random.randint(1, 3)):
            basic = int(value * random.uniform(0.1, 0.9))
            items.append((basic, value - basic))
        found.append(items)
    return found


def _summed(pairs: Sequence[Pair]) -> Pair:
    return sum(basic for basic, _ in pairs), sum(project for _, project in pairs)


def _opening(page: Page, title: str, heads: Sequence[str]) -> None:
    page.say(f"{title}\n单位：{page.unit}\n| {' | '.join(heads)} |\n")


def _line(page: Page, names: Sequence[str], pair: Pair) -> list[int]:
    """A row: the sum of a pair, and the pair."""
    numbers = [page.money("", value) for value in (sum(pair), *pair)]
    page.say(*(f"| {name} " for name in names))
    for number in numbers:
        page.say("| ", number, " ")
    page.say("|\n")
    page.total(numbers[0], numbers[1:])
    return numbers


def _below(page: Page, total: Sequence[int], rows: Sequence[Sequence[int]]) -> None:
    """Each column of a row is the sum of the rows below it."""
    for place, number in enumerate(total):
        page.total(number, [row[place] for row in rows])
