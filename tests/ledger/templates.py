"""Templates: the sentences in which a department publishes its accounts."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random

from tests.ledger.accounts import Department, department
from tests.ledger.page import Page, Written
from tests.ledger.reports import VERBS, budget, government
from tests.ledger.tables import classes, functions
from tests.ledger.writer import Writer


def final_accounts(d: Department, page: Page) -> Written:
    """The long form, as the ministry's outline has it."""
    w, y = Writer(page), d.year
    w.say(f"临溪市水务局{y}年度部门决算\n\n一、收入支出决算总体情况\n{y}年度收、支总计均为")
    total = w.amount("total", d.total, d.last_total)
    w.growth(total, d.total, d.last_total, f"较{y - 1}年度", VERBS)
    w.say(f"，主要原因是年中追加了项目经费。\n\n二、收入决算情况\n{y}年度本年收入合计")
    income = w.amount("income", d.income)
    w.say("，包括：")
    sources = [("general", "一般公共预算财政拨款收入", d.general), ("funds", "政府性基金预算财政拨款收入", d.funds)]
    w.shares(income, d.income, [*sources, ("business", "事业收入", d.business), ("other", "其他收入", d.other)])
    w.say(f"\n\n三、支出决算情况\n{y}年度本年支出合计")
    outlay = w.amount("outlay", d.outlay)
    w.say("，包括：")
    w.shares(outlay, d.outlay, [("basic", "基本支出", d.basic), ("project", "项目支出", d.project)])
    w.say(f"\n\n四、一般公共预算财政拨款支出决算情况\n（一）总体情况\n{y}年度一般公共预算财政拨款支出")
    general = w.amount("general_outlay", d.general_outlay, d.last_general)
    w.share(general, outlay, Fraction(d.general_outlay, d.outlay), ("，占本年支出合计的", "%"))
    w.growth(general, d.general_outlay, d.last_general, f"较{y - 1}年度", VERBS)
    w.say(f"。\n（二）结构情况\n{y}年度一般公共预算财政拨款支出")
    general = w.amount("general_outlay", d.general_outlay)
    w.say("，主要用于以下方面：")
    w.shares(general, d.general_outlay, [(name, name, value) for name, value in d.functions.items()])
    w.say("\n（三）具体情况\n")
    for place, (name, value) in enumerate(d.functions.items(), 1):
        words = ("年初预算为", "，支出决算为", "，完成年初预算的")
        w.execution(f"{place}.{name}（类）。", "", d.function_budgets[name], value, words)
        w.say("。\n")
    w.say(f"\n五、财政拨款“三公”经费支出决算情况\n{y}年度“三公”经费财政拨款支出")
    three = w.execution("", "three", d.three_budget, d.three, ("预算为", "，支出决算为", "，完成预算的"))
    w.say("。其中：")
    words = ("支出预算为", "，支出决算为", "，完成预算的")
    kinds = [("公务用车购置及运行维护费", "vehicles", d.vehicles_budget, d.vehicles)]
    kinds.append(("公务接待费", "hospitality", d.hospitality_budget, d.hospitality))
    if d.travel:
        kinds.insert(0, ("因公出国（境）费", "travel", d.travel_budget, d.travel))
    items = []
    for place, (label, key, planned, value) in enumerate(kinds):
        w.say("；" if place else "")
        items.append(w.execution(label, key, planned, value, words))
    w.say("。\n公务用车购置及运行维护费支出")
    page.total(three[0], [planned for planned, _ in items])
    page.total(three[1], [done for _, done in items])
    cars = w.amount("vehicles", d.vehicles, d.last_vehicles)
    w.growth(cars, d.vehicles, d.last_vehicles, f"较{y - 1}年度", VERBS)
    w.say("。其中：")
    costs = [("purchase", "公务用车购置支出", d.purchase), ("running", "公务用车运行维护费支出", d.vehicle_running)]
    w.parts(cars, costs, "；")
    return procured(d, w, "\n\n六、其他重要事项\n")


def procured(d: Department, w: Writer, heading: str) -> Written:
    """What was bought, and of whom."""
    w.say(f"{heading}{d.year}年度政府采购支出总额")
    bought = w.amount("procurement", d.procurement)
    w.say("，其中：")
    kinds = [("", "政府采购货物支出", d.goods), ("", "政府采购工程支出", d.works), ("", "政府采购服务支出", d.services)]
    w.parts(bought, kinds)
    w.say("授予中小企业合同金额")
    sme = w.amount("sme", d.sme)
    w.share(sme, bought, Fraction(d.sme, d.procurement), ("，占政府采购支出总额的", "%"))
    w.say("，其中：授予小微企业合同金额")
    micro = w.amount("", d.micro)
    w.share(micro, sme, Fraction(d.micro, d.sme), ("，占授予中小企业合同金额的", "%"))
    w.say("。\n")
    return w.page.finish()


def short_form(d: Department, page: Page) -> Written:
    """A shorter account, with other words and without shares of incomes."""
    w, y = Writer(page), d.year
    verbs = (("增加", "增幅"), ("减少", "降幅"))
    w.say(f"{y}年度部门决算情况说明\n一、收支总体情况\n{y}年收入总计")
    w.amount("total", d.total, d.last_total)
    w.say(f"。{y}年本年收入合计")
    w.amount("income", d.income)
    w.say("，其中：一般公共预算财政拨款收入")
    w.amount("general", d.general)
    w.say("，政府性基金预算财政拨款收入")  # what stands after "of which" is not said to be all there is
    w.amount("funds", d.funds)
    w.say("，事业收入")
    w.amount("business", d.business)
    w.say("。")
    w.say(f"\n二、支出情况\n{y}年本年支出合计")
    outlay = w.amount("outlay", d.outlay)
    w.say("，其中：基本支出")
    basic = w.amount("basic", d.basic, other=d.outlay)
    w.share(basic, outlay, Fraction(d.basic, d.outlay), ("，占本年支出的", "%"))
    w.say("；项目支出")
    project = w.amount("project", d.project)
    w.share(project, outlay, Fraction(d.project, d.outlay), ("，占本年支出的", "%"))
    page.total(outlay, [basic, project])
    w.say(f"。\n{y}年基本支出")
    basic = w.amount("basic", d.basic)
    w.say("，其中：人员经费")
    people = w.amount("personnel", d.personnel, d.last_personnel)
    w.growth(people, d.personnel, d.last_personnel, "比上年", verbs)
    w.say("；公用经费")
    running = w.amount("running_costs", d.running, d.last_running)
    w.growth(running, d.running, d.last_running, "比上年", verbs)
    page.total(basic, [people, running])
    return procured(d, w, "。\n三、政府采购情况\n")


Template = Callable[[Department, Page], Written]
TABLES: dict[str, Template] = {"functions": functions, "classes": classes}
SENTENCES: dict[str, Template] = {
    "budget": budget,
    "final-accounts": final_accounts,
    "government": government,
    "short-form": short_form,
}
TEMPLATES: dict[str, Template] = {**SENTENCES, **TABLES}
UNITS = (("万元", 2), ("万元", 2), ("万元", 4), ("元", 2), ("亿元", 4), ("万元", 1))


def document(random: Random, template: str = "") -> Written:
    """A random document that is right."""
    unit, places = random.choice(UNITS)
    scale = 10**10 if unit == "亿元" else random.choice((10**6, 10**7, 10**8))
    page = Page(unit, places, grouped=random.random() < 0.2)
    return TEMPLATES[template or random.choice(list(TEMPLATES))](department(random, scale), page)
