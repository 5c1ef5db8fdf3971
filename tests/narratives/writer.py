"""Narratives that are right, written at random: other figures, labels, units, orders and punctuation each time.

Every template computes its accounts exactly and prints them rounded half up, as an office would. Whatever is found
wrong in such a text is a false alarm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

_HUNDRED = Decimal(100)
_TRADITIONAL = str.maketrans("万亿预决财务经费与减总计项达编门办区县国会", "萬億預決財務經費與減總計項達編門辦區縣國會")


class Writer:
    """Words and figures of one narrative. Money is held in hundredths of the unit that it is printed in."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.year = self.random.randint(2016, 2025)
        self.unit = self.random.choice(["万元", "万元", "万元", "亿元", "元", "万"])
        self.places = 2 if self.unit != "元" else self.random.choice([0, 2])
        self.grouped = self.random.random() < 0.25
        self.rate_places = self.random.choice([0, 1, 2, 2, 2])
        self.space = self.random.choice(["", "", "", " "])
        self.comma = self.random.choice(["，", "，", ","])
        self.colon = self.random.choice(["：", "：", ":"])
        self.body = self.pick("临溪市审计局", "云溯区水务局", "松陌县教育体育局", "岚坪市政府办公室", "汐台区司法局")
        self.place = self.pick("全市", "全县", "全区")
        self.last = self.pick("上年", f"{self.year - 1}年", "上年度", f"{self.year - 1}年度")

    def pick(self, *options: str) -> str:
        return self.random.choice(options)

    def amount(self, low: int = 100, high: int = 500_000) -> int:
        """An amount in hundredths of the unit; whole units where no decimals are printed."""
        value = self.random.randint(low, high)
        return value * 100 if self.places == 0 else value

    def split(self, total: int, count: int) -> list[int]:
        """``total`` in ``count`` parts, some of them nought at times."""
        step = 100 if self.places == 0 else 1
        cuts = sorted(self.random.randint(0, total // step) * step for _ in range(count - 1))
        return [high - low for low, high in zip([0, *cuts], [*cuts, total], strict=True)]

    def money(self, value: int) -> str:
        number = Decimal(value) / _HUNDRED
        text = f"{number:,.{self.places}f}" if self.grouped else f"{number:.{self.places}f}"
        return f"{text}{self.space}{self.unit}"

    def rate(self, part: int, whole: int) -> str:
        """``part`` in per cent of ``whole``, without a sign."""
        value = abs(Decimal(part) * _HUNDRED / Decimal(whole))
        return f"{value.quantize(Decimal(1).scaleb(-self.rate_places), ROUND_HALF_UP):f}%"

    def change(self, now: int, before: int, basis: str) -> str:
        """A comparison with what it was before, in one of many ways; empty where nothing was before."""
        if now == before:
            return self.pick(f"与{basis}持平", f"较{basis}无变化", f"与{basis}相比无增减变化")
        rise = now > before
        size = self.money(abs(now - before))
        verb = self.pick("增加", "增长") if rise else self.pick("减少", "下降")
        than = self.pick(f"比{basis}", f"较{basis}", f"与{basis}相比{self.comma}")
        if before <= 0:
            return f"{than}{'增加' if rise else '减少'}{size}"
        rate = self.rate(now - before, before)
        named = self.pick("增长", "上升", "增幅为") if rise else self.pick("下降", "降低", "降幅为")
        return self.pick(
            f"{than}{verb}{size}{self.comma}{named}{rate}",
            f"{than}{named}{rate}",
            f"{than}{verb}{size}",
            f"{than}{named}{rate}{self.comma}{'增加' if rise else '减少'}{size}",
        )

    def inline_change(self, now: int, before: int) -> str:
        """A comparison that prints the figure before."""
        if now == before or before <= 0:
            return self.change(now, before, self.last)
        verb = "增加" if now > before else "减少"
        return f"{self.pick('比', '较')}{self.last}{self.money(before)}{verb}{self.money(abs(now - before))}"

    def listed(self, entries: Sequence[str]) -> str:
        """Entries in a random order with one kind of mark between them."""
        mixed = list(entries)
        self.random.shuffle(mixed)
        return self.pick("；", "、", "，").join(mixed)

    def of_which(self) -> str:
        return self.pick(f"其中{self.colon}", "其中，", f"包括{self.colon}", "其中")


def final_accounts(w: Writer) -> str:
    """Final accounts of a department."""
    personnel, running, project, other = w.amount(), w.amount(), w.amount(), w.amount(0, 9000)
    basic = personnel + running
    spent = basic + project
    income = spent - other if spent > other else spent
    carried = spent - income
    before = w.amount(spent // 2, spent * 2)
    lines = [f"{w.body}{w.year}年度部门决算", "一、收入支出决算总体情况说明"]
    label = w.pick("收、支总计", "收入支出总计", "收支总计")
    lines.append(f"{w.year}年度{label}{w.pick('', '均为')}{w.money(spent)}。{label}{w.change(spent, before, w.last)}。")
    lines.append("二、收入决算情况说明")
    fiscal, business = w.split(income, 2)
    parts = [(f"财政拨款收入{w.money(fiscal)}", fiscal), (f"事业收入{w.money(business)}", business)]
    shared = [f"{text}{w.comma}占{w.rate(value, income)}" for text, value in parts] if income else [t for t, _ in parts]
    lines.append(f"{w.year}年度本年收入合计{w.money(income)}，其中{w.colon}{'；'.join(shared)}。")
    lines.append(f"年初结转和结余{w.money(carried)}。")
    lines.append("三、支出决算情况说明")
    kinds = [("基本支出", basic), ("项目支出", project)]
    w.random.shuffle(kinds)
    listed = [f"{name}{w.money(value)}{w.comma}占{w.rate(value, spent)}" for name, value in kinds]
    lines.append(f"本年支出合计{w.money(spent)}，{w.of_which()}{'；'.join(listed)}。")
    lines.append("四、基本支出决算情况说明")
    costs = [f"人员经费{w.money(personnel)}", f"公用经费{w.money(running)}"]
    lines.append(f"{w.year}年度基本支出{w.money(basic)}，{w.of_which()}{w.listed(costs)}。")
    lines.append(f"项目支出{w.money(project)}，主要用于信息系统运行维护。")
    return "\n".join(lines)


def three_public(w: Writer) -> str:
    """A note on the three public expenses, budget or outcome."""
    budget = w.random.random() < 0.5
    what = "预算" if budget else "决算"
    now = [w.amount(0, 9000), w.amount(0, 30000), w.amount(0, 60000), w.amount(0, 20000)]
    before = [w.random.choice([value, w.amount(0, 40000)]) for value in now]
    basis = f"{w.year - 1}年预算" if budget else w.last
    travel, bought, run, meals = now
    cars, total = bought + run, sum(now)
    then = (before[0], before[1] + before[2], before[3], sum(before))
    abroad = w.pick("因公出国（境）费", "因公出国（境）费用")
    names = [abroad, w.pick("公务用车购置及运行维护费", "公务用车购置及运行费"), "公务接待费"]
    figures = [travel, cars, meals]
    bracket = f"（其中：公务用车购置费{w.money(bought)}，公务用车运行维护费{w.money(run)}）"
    told = [
        f"{name}{w.pick('', '支出', '为')}{w.money(value)}{bracket if name.startswith('公务用车') else ''}"
        for name, value in zip(names, figures, strict=True)
    ]
    w.random.shuffle(told)
    lines = [f"{w.body}{w.year}年“三公”经费{what}情况"]
    head = f"{w.year}年“三公”经费{w.pick('财政拨款', '')}{'支出预算' if budget else '支出决算'}{w.pick('为', '')}"
    lines.append(f"{head}{w.money(total)}，{w.change(total, then[3], basis)}。其中：{'，'.join(told)}。")
    for number, (name, value, old) in enumerate(zip(names, figures, then, strict=False), 1):
        share = f"，占“三公”经费的{w.rate(value, total)}" if total and w.random.random() < 0.4 else ""
        lines.append(f"{number}.{name}{w.money(value)}{share}，{w.change(value, old, basis)}。")
    return "\n".join(lines)


def execution(w: Writer) -> str:
    """Execution of a government's budget, with a chain, two partitions of the income and a balance."""
    tax, nontax = w.amount(10_000), w.amount(10_000)
    own = tax + nontax
    planned = w.amount(own // 2, own * 2)
    before = w.amount(own // 2, own * 2)
    added = [w.amount(), w.amount(), w.amount()]
    income = own + sum(added)
    surplus = w.amount(0, 5000)
    outlay = income - surplus
    passed = w.split(outlay // 3, 2) if w.places else w.split(outlay // 300 * 100, 2)
    spent = outlay - sum(passed)
    verb = w.pick("完成", "实现", "达到", "")
    share = f"，占一般公共预算收入的{w.rate(tax, own)}" if w.random.random() < 0.5 else ""
    rate = w.pick(f"为年初预算的{w.rate(own, planned)}", f"完成年初预算{w.money(planned)}的{w.rate(own, planned)}",
                  f"占年初预算{w.money(planned)}的{w.rate(own, planned)}")  # fmt: skip
    lines = [f"{w.year}年{w.pick('财政预算执行情况', '财政收支情况')}", "（一）一般公共预算"]
    lines.append(
        f"{w.place}一般公共预算收入{verb}{w.money(own)}，{rate}，{w.change(own, before, w.last)}。其中："
        f"税收收入{w.pick('完成', '')}{w.money(tax)}{share}；非税收入{w.pick('完成', '')}{w.money(nontax)}。"
        f"{w.pick('加上', '加')}上级补助收入{w.money(added[0])}、债务转贷收入{w.money(added[1])}、"
        f"调入资金{w.money(added[2])}，收入{w.pick('总计', '合计', '总量')}{w.pick('', '为')}{w.money(income)}。"
    )
    lines.append(
        f"{w.place}一般公共预算支出{verb}{w.money(spent)}，加上上解支出{w.money(passed[0])}、"
        f"债务还本支出{w.money(passed[1])}，支出{w.pick('总计', '合计', '总量')}{w.pick('', '为')}{w.money(outlay)}。"
        f"{w.pick('收支相抵', '上述收支相抵')}，{w.pick('年终结余', '结转下年')}{w.money(surplus)}。"
    )
    finance, taxes = w.split(own, 2)
    lines.append(f"{w.pick('按征收部门', '按部门')}分：财政部门完成{w.money(finance)}；税务部门完成{w.money(taxes)}。")
    return "\n".join(lines)


def debt(w: Writer) -> str:
    """Debt of a government: limits, balances, new bonds, repayments."""
    general, special = w.amount(10_000), w.amount(10_000)
    room = w.amount(0, 5000), w.amount(0, 5000)
    repaid, new = w.amount(0, 5000), w.amount(0, 9000)
    new_general = w.split(new, 2)
    interest = w.amount(0, 900)
    limit = w.pick("政府债务限额", "地方政府债务限额")
    balance = w.pick("政府债务余额", "地方政府债务余额")
    both = w.pick("、", "，", "；")
    return "\n".join(
        [
            f"{w.year}年{w.pick('临溪市', '云溯区')}政府债务情况",
            f"{w.pick('截至', '')}{w.year}年底，{w.place}{limit}{w.money(general + special + sum(room))}，其中："
            f"一般债务限额{w.money(general + room[0])}{both}专项债务限额{w.money(special + room[1])}。",
            f"{w.place}{balance}{w.money(general + special)}，其中：一般债务余额{w.money(general)}{both}"
            f"专项债务余额{w.money(special)}。",
            f"{w.year}年新增政府债券{w.money(new)}，其中：一般债券{w.money(new_general[0])}、"
            f"专项债券{w.money(new_general[1])}。",
            f"{w.year}年偿还本金{w.money(repaid)}，支付利息{w.money(interest)}，{w.pick('总计', '合计')}"
            f"{w.money(repaid + interest)}。",
        ]
    )


def procurement(w: Writer) -> str:
    """Procurement of a department."""
    goods, works, services = w.amount(), w.amount(), w.amount()
    total = goods + works + services
    small = w.amount(1, total // 100) if w.places else total // 2 // 100 * 100
    micro = small // 2 if w.places else small // 200 * 100
    kinds = [f"政府采购{kind}支出{w.money(v)}" for kind, v in (("货物", goods), ("工程", works), ("服务", services))]
    lines = [f"{w.body}{w.year}年度部门决算", "（二）政府采购支出情况"]
    lines.append(
        f"{w.year}年度，{w.body}政府采购支出总额{w.money(total)}，其中：{'、'.join(kinds)}。"
        f"授予中小企业合同金额{w.money(small)}，占政府采购支出总额的{w.rate(small, total)}，其中：授予小微企业合同金额"
        f"{w.money(micro)}，占政府采购支出总额的{w.rate(micro, total)}。"
    )
    return "\n".join(lines)


def items(w: Writer) -> str:
    """Functional items with budget, outcome, rate and the words that compare them."""
    names = ["行政运行", "一般行政管理事务", "事业运行", "住房公积金", "行政单位医疗", "购房补贴"]
    w.random.shuffle(names)
    rows = [(name, w.amount(), w.amount()) for name in names[: w.random.randint(2, 6)]]
    rows = [(name, plan, w.random.choice([plan, spent])) for name, plan, spent in rows]
    total, plans = sum(spent for *_, spent in rows), sum(plan for _, plan, _ in rows)
    lines = [f"{w.body}{w.year}年度部门决算", "（三）一般公共预算财政拨款支出决算具体情况"]
    lines.append(
        f"{w.year}年度一般公共预算财政拨款支出年初预算为{w.money(plans)}，支出决算为{w.money(total)}，"
        f"完成年初预算的{w.rate(total, plans)}。其中："
    )
    for number, (name, plan, spent) in enumerate(rows, 1):
        words = "等于" if plan == spent else "大于" if spent > plan else "小于"
        lines.append(
            f"{number}.一般公共服务支出（类）其他事务（款）{name}（项）。年初预算为{w.money(plan)}，支出决算为"
            f"{w.money(spent)}，完成年初预算的{w.rate(spent, plan)}，决算数{words}预算数。"
        )
    return "\n".join(lines)


def social(w: Writer) -> str:
    """Social insurance funds."""
    lines = [f"{w.year}年{w.pick('全市', '全县')}社会保险基金{w.pick('决算', '预算执行')}情况"]
    for name in ("企业职工基本养老保险基金", "城乡居民基本医疗保险基金", "失业保险基金")[: w.random.randint(1, 3)]:
        spent, surplus, old = w.amount(10_000), w.amount(0, 9000), w.amount(0, 90_000)
        income, before = spent + surplus, w.amount(10_000)
        lines.append(
            f"{name}{w.pick('', f'{w.year}年')}收入{w.money(income)}，{w.change(income, before, w.last)}；支出"
            f"{w.money(spent)}。{w.pick('本年收支结余', '当年结余', '本年结余')}{w.money(surplus)}，"
            f"{w.pick('年末滚存结余', '滚存结余')}{w.money(old + surplus)}。"
        )
    return "\n".join(lines)


def adjustment(w: Writer) -> str:
    """An adjustment of a government's budget."""
    own, transfer, more, bonds = w.amount(), w.amount(), w.amount(), w.amount()
    up = more + bonds
    local = w.split(own + transfer, 2)[0]
    raised = w.pick("调整为", f"由{w.money(own + transfer)}调整为")
    return "\n".join(
        [
            f"{w.year}年{w.pick('临溪市', '云溯区')}预算调整方案",
            f"全区收入预算总计{raised}{w.money(own + transfer + up)}，"
            f"调增{w.money(up)}。其中：区本级收入{w.pick('不变', '无变化')}；转移性收入调整为{w.money(transfer + up)}，"
            f"调增{w.money(up)}，主要是调增上级补助收入{w.money(more)}、债务转贷收入{w.money(bonds)}。",
            f"全区支出预算总计调整为{w.money(own + transfer + up)}，调增{w.money(up)}。其中：区本级支出预算调整为"
            f"{w.money(local + up)}，调增{w.money(up)}。",
        ]
    )


def performance(w: Writer) -> str:
    """Self-evaluation of projects."""
    ratings = [w.random.randint(0, 30) for _ in range(3)]
    plan = w.amount()
    spent = w.random.choice([plan, plan // 2 if w.places else plan // 200 * 100])
    named = [f"评价等级为“{name}”的项目{count}个" for name, count in zip("优良中", ratings, strict=True)]
    return "\n".join(
        [
            f"{w.body}{w.year}年度部门整体绩效自评报告",
            f"纳入绩效自评项目{sum(ratings)}个，{w.pick('', f'涉及资金{w.money(plan)}，')}其中：{'，'.join(named)}。",
            f"项目全年预算数{w.money(plan)}，{w.pick('全年', '')}执行数{w.money(spent)}，"
            f"{w.pick('执行率', '执行率为', '预算执行率')}{w.rate(spent, plan)}。",
        ]
    )


TEMPLATES: tuple[Callable[[Writer], str], ...] = (
    final_accounts, three_public, execution, debt, procurement, items, social, adjustment, performance,
)  # fmt: skip


def traditional(text: str) -> str:
    """The text as a mirror in traditional script has it: the characters that the templates mostly use."""
    return text.translate(_TRADITIONAL)
