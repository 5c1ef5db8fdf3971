"""The standard tables of final accounts and budgets, as several provinces lay them out."""

from __future__ import annotations

from tests.facts.tables.grids import grid, lint, named, sums

TITLE = "某县水利局2023年度部门决算"

TOTALS = grid("""
收入|<|<|支出|<|<
项目|行次|金额|项目|行次|金额
栏次||1|栏次||2
一、一般公共预算财政拨款收入|1|1,000.00|一、一般公共服务支出|32|
二、政府性基金预算财政拨款收入|2|200.00|八、社会保障和就业支出|39|100.00
三、国有资本经营预算财政拨款收入|3||九、卫生健康支出|40|50.00
八、其他收入|8|20.00|十二、农林水支出|43|900.00
本年收入合计|27|1,220.00|本年支出合计|58|1,050.00
使用非财政拨款结余|28||结余分配|59|
年初结转和结余|29|30.00|年末结转和结余|60|200.00
总计|31|1,250.00|总计|62|1,250.00
""")


def test_totals_of_income_and_expenditure_side_by_side() -> None:
    report = lint(TITLE, "收入支出决算总表\n公开01表\n部门：某县水利局  金额单位：万元", TOTALS)
    assert named(report) == [
        ("1,000.00", "income", "amount", "2023", "fund=general"),
        ("200.00", "income", "amount", "2023", "fund=gov_fund"),
        ("100.00", "", "amount", "2023", ""),
        ("50.00", "", "amount", "2023", ""),
        ("20.00", "other_income", "amount", "2023", ""),
        ("900.00", "", "amount", "2023", ""),
        ("1,220.00", "income", "amount", "2023", ""),
        ("1,050.00", "expenditure", "amount", "2023", ""),
        ("30.00", "carry_over_in", "amount", "2023", ""),
        ("200.00", "carry_over_out", "amount", "2023", ""),
        ("1,250.00", "income_total", "amount", "2023", ""),
        ("1,250.00", "expenditure_total", "amount", "2023", ""),
    ]
    assert sums(report) == [
        ("TB102", "holds", "1,220.00 = 1,000.00 + 200.00 + 20.00"),
        ("TB102", "holds", "1,250.00 = 1,220.00 + 30.00"),
        ("TB102", "holds", "1,050.00 = 100.00 + 50.00 + 900.00"),
        ("TB102", "holds", "1,250.00 = 1,050.00 + 200.00"),
    ]
    assert report.findings == ()


def test_what_was_carried_over_by_fund_below_its_total() -> None:
    table = grid("""
    收入|<|支出|<|<|<
    项目|金额|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款
    一、一般公共预算财政拨款|100.00|一、教育支出|110.00|110.00|
    二、政府性基金预算财政拨款|20.00|二、城乡社区支出|20.00||20.00
    本年收入合计|120.00|本年支出合计|130.00|110.00|20.00
    年初财政拨款结转和结余|15.00|年末财政拨款结转和结余|5.00|5.00|
    一般公共预算财政拨款|15.00||||
    政府性基金预算财政拨款|||||
    总计|135.00|总计|135.00|115.00|20.00
    """)
    report = lint(TITLE, "财政拨款收入支出决算总表\n单位：万元", table)
    assert ("15.00", "carry_over_in", "amount", "2023", "fund=general") in named(report)
    assert ("TB102", "holds", "15.00 = 15.00") in sums(report)
    assert ("TB102", "holds", "135.00 = 120.00 + 15.00") in sums(report)
    assert report.findings == ()


def test_codes_in_three_columns_with_the_total_first() -> None:
    table = grid("""
    项目|<|<|<|本年支出|<|<
    功能分类科目编码|<|<|科目名称|小计|基本支出|项目支出
    类|款|项|^|^|^|^
    栏次|<|<|<|1|2|3
    合计|<|<|<|150.00|90.00|60.00
    208|||社会保障和就业支出|50.00|50.00|
    208|05||行政事业单位养老支出|50.00|50.00|
    208|05|05|机关事业单位基本养老保险缴费支出|50.00|50.00|
    213|||农林水支出|100.00|40.00|60.00
    213|03||水利|100.00|40.00|60.00
    213|03|01|行政运行|40.00|40.00|
    213|03|06|水利工程建设|60.00||60.00
    """)
    report = lint(TITLE, "一般公共预算财政拨款支出决算表\n公开05表 单位：万元", table)
    assert named(report)[:3] == [
        ("150.00", "expenditure", "amount", "2023", "fund=general"),
        ("90.00", "basic_expenditure", "amount", "2023", "fund=general"),
        ("60.00", "project_expenditure", "amount", "2023", "fund=general"),
    ]
    assert named(report)[-2:] == [
        ("60.00", "expenditure", "amount", "2023", "function=2130306 fund=general"),
        ("60.00", "project_expenditure", "amount", "2023", "function=2130306 fund=general"),
    ]
    assert ("TB102", "holds", "150.00 = 50.00 + 100.00") in sums(report)
    assert ("TB103", "holds", "100.00 = 40.00 + 60.00") in sums(report)
    assert {outcome for _, outcome, _ in sums(report)} == {"holds"}


def test_a_fund_with_what_was_carried_over() -> None:
    table = grid("""
    项目|<|年初结转和结余|本年收入|本年支出|<|<|年末结转和结余
    功能分类科目编码|科目名称|^|^|小计|基本支出|项目支出|^
    合计|<|10.00|200.00|180.00||180.00|30.00
    212|城乡社区支出|10.00|200.00|180.00||180.00|30.00
    """)
    report = lint(TITLE, "政府性基金预算财政拨款收入支出决算表\n单位：万元", table)
    assert named(report)[:5] == [
        ("10.00", "carry_over_in", "amount", "2023", "fund=gov_fund"),
        ("200.00", "income", "amount", "2023", "fund=gov_fund"),
        ("180.00", "expenditure", "amount", "2023", "fund=gov_fund"),
        ("180.00", "project_expenditure", "amount", "2023", "fund=gov_fund"),
        ("30.00", "carry_over_out", "amount", "2023", "fund=gov_fund"),
    ]
    assert report.findings == ()


def test_a_total_over_several_blocks_of_the_economic_classification() -> None:
    table = grid("""
    人员经费|<|<|公用经费|<|<|<|<|<
    科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数
    301|工资福利支出|70.00|302|商品和服务支出|15.00|307|债务利息及费用支出|
    30101|基本工资|30.00|30201|办公费|5.00|30701|国内债务付息|
    30102|津贴补贴|40.00|30211|差旅费|10.00|310|资本性支出|3.00
    303|对个人和家庭的补助|2.00||||31002|办公设备购置|3.00
    30305|生活补助|2.00||||||
    人员经费合计|<|72.00|公用经费合计|<|<|<|<|18.00
    """)
    report = lint(TITLE, "一般公共预算财政拨款基本支出决算明细表\n单位：万元", table)
    assert ("TB102", "holds", "72.00 = 70.00 + 2.00") in sums(report)
    assert ("TB102", "holds", "18.00 = 15.00 + 3.00") in sums(report)
    assert ("72.00", "personnel_costs", "amount", "2023", "fund=general") in named(report)
    assert ("18.00", "running_costs", "amount", "2023", "fund=general") in named(report)
    assert report.findings == ()


def test_three_public_expenses_in_rows_with_the_year_before() -> None:
    table = grid("""
    项目|全年预算数|决算数|上年决算数
    合计|20.00|15.00|18.00
    1.因公出国（境）费|2.00|0|0
    2.公务用车购置及运行费|10.00|9.00|10.00
    其中：（1）公务用车购置费|0|0|0
    （2）公务用车运行维护费|10.00|9.00|10.00
    3.公务接待费|8.00|6.00|8.00
    """)
    report = lint(TITLE, "一般公共预算财政拨款“三公”经费支出决算表\n单位：万元", table)
    assert named(report)[:3] == [
        ("20.00", "three_public", "budget/annual", "2023", "fund=fiscal"),
        ("15.00", "three_public", "amount", "2023", "fund=fiscal"),
        ("18.00", "three_public", "amount/previous", "2022", "fund=fiscal"),
    ]
    assert [concept for _, concept, measure, _, _ in named(report) if measure == "amount"] == [
        "three_public", "travel_abroad", "vehicles", "vehicle_purchase", "vehicle_running", "hospitality",
    ]  # fmt: skip
    assert ("TB102", "holds", "15.00 = 0 + 9.00 + 6.00") in sums(report)
    assert report.findings == ()


def test_three_public_expenses_in_columns_without_labels() -> None:
    table = grid("""
    2023年度预算数|<|<|<|<|<|2023年度决算数|<|<|<|<|<
    合计|因公出国（境）费|公务用车购置及运行费|<|<|公务接待费|合计|因公出国（境）费|公务用车购置及运行费|<|<|公务接待费
    ^|^|小计|购置费|运行费|^|^|^|小计|购置费|运行费|^
    1|2|3|4|5|6|7|8|9|10|11|12
    20.00|2.00|10.00||10.00|8.00|15.00||9.00||9.00|6.00
    """)
    report = lint(TITLE, "财政拨款“三公”经费支出决算表\n单位：万元", table)
    assert [(text, concept, measure) for text, concept, measure, _, _ in named(report)] == [
        ("20.00", "three_public", "budget/annual"),
        ("2.00", "travel_abroad", "budget/annual"),
        ("10.00", "vehicles", "budget/annual"),
        ("10.00", "vehicle_running", "budget/annual"),
        ("8.00", "hospitality", "budget/annual"),
        ("15.00", "three_public", "amount"),
        ("9.00", "vehicles", "amount"),
        ("9.00", "vehicle_running", "amount"),
        ("6.00", "hospitality", "amount"),
    ]
    assert sums(report) == [
        ("TB101", "holds", "10.00 = 10.00"),
        ("TB101", "holds", "20.00 = 2.00 + 10.00 + 8.00"),
        ("TB101", "holds", "9.00 = 9.00"),
        ("TB101", "holds", "15.00 = 9.00 + 6.00"),
    ]


def test_a_budget_with_what_was_carried_over() -> None:
    totals = grid("""
    收入|<|支出|<
    项目|预算数|项目|预算数
    一、一般公共预算拨款收入|500.00|一、教育支出|480.00
    二、政府性基金预算拨款收入||二、社会保障和就业支出|65.00
    四、事业收入|25.00||
    本年收入合计|525.00|本年支出合计|545.00
    上年结转|20.00|结转下年|
    收入总计|545.00|支出总计|545.00
    """)
    income = grid("""
    科目编码|科目名称|合计|上年结转|一般公共预算拨款收入|事业收入
    |合计|545.00|20.00|500.00|25.00
    205|教育支出|480.00|20.00|435.00|25.00
    208|社会保障和就业支出|65.00||65.00|
    """)
    text = "2025年收入预算545.00万元，其中：上年结转20.00万元，一般公共预算拨款收入500.00万元，事业收入25.00万元。"
    report = lint(
        "某市教育局2025年部门预算", "部门收支总表\n单位：万元", totals, "部门收入总表\n单位：万元", income, text
    )
    assert named(report)[2:4] == [
        ("65.00", "expenditure", "budget", "2025", "function=208"),
        ("25.00", "business_income", "budget", "2025", ""),
    ]
    totals_of = [text for text, concept, *_ in named(report) if concept == "income_total"]
    assert totals_of == ["545.00", "545.00", "480.00", "65.00", "545.00"]
    assert {outcome for _, outcome, _ in sums(report)} == {"holds"}
    assert report.findings == ()


def test_rates_of_a_government_s_table() -> None:
    table = grid("""
    项目|预算数|决算数|决算数为预算数的%|比上年增长%
    一、税收收入|80.0|84.0|105.0|12.0
    增值税|50.0|52.0|104.0|8.3
    企业所得税|30.0|32.0|110.7|18.5
    二、非税收入|20.0|18.0|90.0|-10.0
    一般公共预算收入合计|100.0|102.0|102.0|7.4
    """)
    report = lint("某市2023年财政决算", "某市2023年一般公共预算收入决算表\n单位：亿元", table)
    found = [
        (f.severity, f.verdict.check.rule.code, [x.figure.text for x in f.verdict.check.facts]) for f in report.findings
    ]
    assert found == [("error", "ST107", ["110.7", "32.0", "30.0"])]
    assert sums(report) == [("TB102", "holds", "100.0 = 80.0 + 20.0"), ("TB102", "holds", "102.0 = 84.0 + 18.0")]


def test_tables_of_one_document_with_like_titles() -> None:
    """A table of projects and one in detail are no tables of the whole expenditure."""
    spending = grid("""
    科目编码|科目名称|本年支出合计|基本支出|项目支出
    213|农林水支出|100.00|40.00|60.00
    |合计|100.00|40.00|60.00
    """)
    projects = grid("""
    科目编码|科目名称|金额
    213|农林水支出|60.00
    |合计|60.00
    """)
    detail = grid("""
    科目编码|科目名称|合计|工资福利支出|公务接待费|其他支出
    213|农林水支出|100.00|38.00|2.00|60.00
    |合计|100.00|38.00|2.00|60.00
    """)
    hospitality = grid("项目|决算数\n合计|1.50\n公务接待费|1.50")
    report = lint(
        TITLE,
        *("一般公共预算财政拨款支出决算表\n单位：万元", spending),
        *("一般公共预算财政拨款项目支出决算表\n单位：万元", projects),
        *("一般公共预算财政拨款支出决算明细表\n单位：万元", detail),
        *("财政拨款“三公”经费支出决算表\n单位：万元", hospitality),
    )
    assert [row for row in named(report) if row[0] in ("60.00", "2.00")] == [
        ("60.00", "project_expenditure", "amount", "2023", "function=213 fund=general"),
        ("60.00", "project_expenditure", "amount", "2023", "fund=general"),
        ("60.00", "project_expenditure", "amount", "2023", "function=213 fund=general"),
        ("60.00", "project_expenditure", "amount", "2023", "fund=general"),
        ("2.00", "", "amount", "2023", "fund=general"),
        ("60.00", "", "amount", "2023", "fund=general"),
        ("2.00", "", "amount", "2023", "fund=general"),
        ("60.00", "", "amount", "2023", "fund=general"),
    ]
    assert report.findings == ()
