"""Right narratives of the reports of governments: budgets that were adjusted, growth over years, debt, evaluations."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, localcontext

from tests.narratives.writer import Writer


def adjusted_budgets(w: Writer) -> str:
    """Several budgets, each with what it was, what was added and taken away, and what it is."""
    lines = [f"{w.pick('临溪市', '云溯区')}{w.year}年预算调整方案（草案）"]
    for thing in ("一般公共预算支出", "教育支出", "农林水支出", "上级补助收入", "债务转贷收入"):
        before, up = w.amount(50_000, 500_000), w.amount(100, 40_000)
        down = w.amount(100, 40_000)
        after = before + up - down
        net = after - before
        size, verb = w.money(abs(net)), "增" if net >= 0 else "减"
        told = [
            f"{thing}年初预算{w.pick('', '为', '安排')}{w.money(before)}{w.comma}"
            f"{w.pick('', '拟', '本次')}调增{w.money(up)}{w.comma}"
            f"调减{w.money(down)}{w.comma}调整后{w.pick('', '为', '预算为')}{w.money(after)}。",
            f"{thing}由年初{w.pick('的', '预算')}{w.money(before)}{w.pick('调整为', '调整到')}{w.money(after)}"
            f"{w.comma}{w.pick('', '净')}调{verb}{size}。",
            f"{thing}调{verb}{size}{w.comma}由{w.money(before)}调整为{w.money(after)}。",
            f"{thing}年初预算数{w.money(before)}{w.comma}调整预算数{w.money(after)}{w.comma}调{verb}{size}。",
            f"{thing}由{w.money(before)}调整为{w.money(after)}{w.comma}主要是{w.pick('', '：')}"
            f"新增项目调增{w.money(up)}{w.comma}压减结余项目调减{w.money(down)}。",
        ]
        lines.append(w.random.choice(told if net else told[:1]))
    return "\n".join(lines)


def growth_over_years(w: Writer) -> str:
    """Figures of two years with their growth a year, and rates with the points between them."""
    lines = [f"{w.place}{w.year}年财政预算执行情况的报告"]
    years = w.random.randint(2, 8)
    for thing in ("一般公共预算收入", "教育支出", "社会保障和就业支出"):
        start = w.amount(50_000, 500_000)
        end = start * w.random.randint(60, 220) // 100
        end = end // 100 * 100 if w.places == 0 else end
        verb = "增加" if end >= start else "减少"
        rate = _yearly(w, start, end, years)
        begun, span = w.year - years, f"{'零一二三四五六七八'[years]}年"
        lines.append(
            w.pick(
                f"{thing}由{begun}年的{w.money(start)}{verb}到{w.year}年的{w.money(end)}{w.comma}"
                f"{w.pick('', span)}{rate}。",
                f"{begun}年{thing}{w.money(start)}{w.comma}{w.year}年{thing}达到{w.money(end)}{w.comma}{rate}。",
                f"{w.pick('近', '')}{span}来{w.comma}{thing}由{w.money(start)}{verb}到{w.money(end)}{w.comma}{rate}。",
            )
        )
    for thing in ("税收收入", "非税收入"):
        now, before = (Decimal(w.random.randint(1, 300)) / 10 for _ in range(2))
        points, turn = abs(now - before), w.pick("提高", "加快") if now > before else w.pick("回落", "下降", "放缓")
        lines.append(
            w.pick(
                f"{thing}增长{now}%{w.comma}上年增长{before}%{w.comma}增幅{turn}{points}个百分点。",
                f"{thing}增速由上年的{before}%{'提高' if now > before else '回落'}到{now}%{w.comma}"
                f"{turn}{points}个百分点。",
                f"{thing}占比为{now}%{w.comma}比上年的{before}%{'提高' if now > before else '下降'}{points}个百分点。",
            )
            if points
            else f"{thing}增长{now}%{w.comma}增速与上年持平。"
        )
    return "\n".join(lines)


def _yearly(w: Writer, start: int, end: int, years: int) -> str:
    with localcontext() as context:
        context.prec = 40
        rate = ((Decimal(end) / Decimal(start)) ** (1 / Decimal(years)) - 1) * 100
    shown = abs(rate).quantize(Decimal(1).scaleb(-w.rate_places), ROUND_HALF_UP)
    return f"年均{'增长' if end >= start else '下降'}{shown:f}%"


def debt_over_years(w: Writer) -> str:
    """Limits, balances and bonds of a government by kind, and how the balances came about."""
    rolls, limits, balance, opening = [], [], 0, 0
    sums = {"新增": 0, "再融资": 0, "还本": 0}
    for kind in ("一般", "专项"):
        before, new, again = w.amount(50_000, 500_000), w.amount(), w.amount()
        repaid = w.split(before, 3)[0]
        after = before + new + again - repaid
        for name, value in zip(sums, (new, again, repaid), strict=True):
            sums[name] += value
        balance, opening = balance + after, opening + before
        limits.append(after + w.amount())
        rolls.append(
            f"{w.year - 1}年末{kind}债务余额{w.money(before)}{w.comma}{w.year}年新增{kind}债券{w.money(new)}{w.comma}"
            f"再融资{kind}债券{w.money(again)}{w.comma}偿还{kind}债务本金{w.money(repaid)}{w.comma}"
            f"{w.year}年末{kind}债务余额{w.money(after)}。"
        )
    general, special = limits
    issued = sums["新增"] + sums["再融资"]
    return "\n".join(
        [
            f"{w.place}{w.year}年政府债务情况",
            f"{w.year}年末{w.place}政府债务限额{w.money(general + special)}{w.comma}{w.of_which()}一般债务限额"
            f"{w.money(general)}、专项债务限额{w.money(special)}。",
            f"{w.year - 1}年末政府债务余额{w.money(opening)}{w.comma}{w.year}年新增债券{w.money(sums['新增'])}{w.comma}"
            f"再融资债券{w.money(sums['再融资'])}{w.comma}偿还债务本金{w.money(sums['还本'])}{w.comma}"
            f"{w.year}年末政府债务余额{w.money(balance)}。",
            *rolls,
            f"{w.year}年发行地方政府债券{w.money(issued)}{w.comma}{w.of_which()}新增债券{w.money(sums['新增'])}{w.comma}"
            f"再融资债券{w.money(sums['再融资'])}。",
        ]
    )


def scores(w: Writer) -> str:
    """A self-evaluation with the scores of its items, and the funds of a project."""
    marks = {"预算执行": 10, "产出": 50, "效益": 30, "满意度": 10}
    got = {name: Decimal(w.random.randint(full * 50, full * 100)) / 100 for name, full in marks.items()}
    told = {
        name: w.pick(f"{name}指标分值{full}分{w.comma}得分{got[name]}分", f"{name}指标（{full}分）得{got[name]}分")
        for name, full in marks.items()
    }
    funds = w.split(w.amount(10_000, 500_000), 3)
    sources = zip(("当年财政拨款", "上年结转资金", "其他资金"), funds, strict=True)
    total = sum(got.values(), Decimal(0))
    return "\n".join(
        [
            f"{w.body}{w.year}年度部门整体支出绩效自评报告",
            w.pick(
                f"自评得分{total}分{w.comma}{w.of_which()}{'；'.join(told.values())}。",
                f"{'；'.join(told.values())}；自评总得分{total}分。",
                f"部门整体支出绩效自评得分{total}分（满分100分）。",
            ),
            f"年度资金总额{w.money(sum(funds))}{w.comma}{w.of_which()}"
            f"{'、'.join(f'{name}{w.money(value)}' for name, value in sources)}。",
        ]
    )


TEMPLATES: tuple[Callable[[Writer], str], ...] = (adjusted_budgets, growth_over_years, debt_over_years, scores)
