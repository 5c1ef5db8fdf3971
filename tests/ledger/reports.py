"""Further templates: the report of a government on its budget, and the budget of a department."""

from __future__ import annotations

from fractions import Fraction

from tests.ledger.accounts import Department
from tests.ledger.page import Page, Written
from tests.ledger.writer import Writer

VERBS = (("增加", "增长"), ("减少", "下降"))


def government(d: Department, page: Page) -> Written:
    """How the general public budget of a city was carried out: execution, growth, taxes, outlays by functions."""
    w, y = Writer(page), d.year
    w.say(f"临溪市{y}年预算执行情况\n\n一、一般公共预算收入情况\n{y}年，全市一般公共预算收入完成")
    revenue = w.amount("revenue", d.general, d.last_general)
    budget = d.general + d.carried_in
    planned = page.money("", budget)
    w.say("，为年初预算")
    w.say(planned, page.unit, "的")
    rate = page.percent(Fraction(100 * d.general, budget))
    w.say(rate, "%")
    page.share(rate, revenue, planned)
    w.rise(d.general, d.last_general, "比上年", VERBS)
    w.say("。其中：税收收入完成")
    taxes, last_taxes = d.general * 7 // 10, d.last_general * 7 // 10
    tax = w.amount("tax", taxes, last_taxes)
    w.rise(taxes, last_taxes, "比上年", VERBS)
    w.say("；非税收入完成")
    other = w.amount("non_tax", d.general - taxes)
    page.total(revenue, [tax, other])
    w.say(f"。\n\n二、一般公共预算支出情况\n{y}年，全市一般公共预算支出完成")
    outlay = w.amount("general_outlay", d.general_outlay, d.last_general)
    w.growth(outlay, d.general_outlay, d.last_general, "比上年", VERBS)
    w.say("。主要支出项目执行情况如下：\n")
    for name, value in d.functions.items():
        w.say(name)
        part = w.amount("", value)
        w.share(part, outlay, Fraction(value, d.general_outlay), ("，占一般公共预算支出的", "%"))
        w.say("。\n")
    return page.finish()


def budget(d: Department, page: Page) -> Written:
    """The budget of a department: totals, kinds of expenditure, the three public expenses against last year."""
    w, y = Writer(page), d.year
    w.say(f"临溪市水务局{y}年部门预算\n\n一、收支预算总体情况\n{y}年收入预算总额为")
    w.amount("total_in", d.total, d.last_total)
    w.growth(len(page.tokens) - 1, d.total, d.last_total, f"比{y - 1}年预算", VERBS)
    w.say(f"。\n\n二、支出预算情况\n{y}年支出预算总额为")
    total = w.amount("total_out", d.total)
    w.say("，其中：")
    w.shares(total, d.total, [("basic", "基本支出", d.basic), ("project", "项目支出", d.total - d.basic)])
    w.say(f"\n\n三、“三公”经费预算情况\n{y}年“三公”经费财政拨款预算数")
    three = w.amount("three", d.three)
    kinds = [("travel", "因公出国（境）费", d.travel), ("vehicles", "公务用车购置及运行维护费", d.vehicles)]
    w.say("，其中：")
    w.parts(three, [*kinds, ("hospitality", "公务接待费", d.hospitality)], "，")
    w.say("（一）公务接待费")
    hospitality = w.amount("hospitality", d.hospitality, d.last_hospitality)
    w.growth(hospitality, d.hospitality, d.last_hospitality, "与上年预算相比", VERBS)
    w.say("。\n（二）公务用车购置及运行维护费")
    cars = w.amount("vehicles", d.vehicles)
    w.say("，其中：")
    costs = [("purchase", "公务用车购置费", d.purchase), ("running", "公务用车运行维护费", d.vehicle_running)]
    w.parts(cars, costs, "，")
    return page.finish()
