"""Random accounts that are consistent to the last yuan."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

FUNCTIONS = (
    "一般公共服务支出",
    "公共安全支出",
    "教育支出",
    "科学技术支出",
    "文化旅游体育与传媒支出",
    "社会保障和就业支出",
    "卫生健康支出",
    "节能环保支出",
    "城乡社区支出",
    "农林水支出",
    "交通运输支出",
    "住房保障支出",
)


@dataclass(frozen=True)
class Department:
    """The final accounts of a department, in yuan. ``functions`` make up ``general_outlay``."""

    year: int
    general: int
    funds: int
    business: int
    other: int
    carried_in: int
    carried_out: int
    personnel: int
    running: int
    last_total: int
    last_general: int
    last_personnel: int
    last_running: int
    functions: dict[str, int]
    function_budgets: dict[str, int]
    travel: int
    purchase: int
    vehicle_running: int
    hospitality: int
    last_vehicles: int
    last_hospitality: int
    travel_budget: int
    vehicles_budget: int
    hospitality_budget: int
    goods: int
    works: int
    services: int
    sme: int
    micro: int

    @property
    def income(self) -> int:
        return self.general + self.funds + self.business + self.other

    @property
    def total(self) -> int:
        return self.income + self.carried_in

    @property
    def outlay(self) -> int:
        return self.total - self.carried_out

    @property
    def basic(self) -> int:
        return self.personnel + self.running

    @property
    def project(self) -> int:
        return self.outlay - self.basic

    @property
    def general_outlay(self) -> int:
        return sum(self.functions.values())

    @property
    def vehicles(self) -> int:
        return self.purchase + self.vehicle_running

    @property
    def three(self) -> int:
        return self.travel + self.vehicles + self.hospitality

    @property
    def three_budget(self) -> int:
        return self.travel_budget + self.vehicles_budget + self.hospitality_budget

    @property
    def procurement(self) -> int:
        return self.goods + self.works + self.services


def amount(random: Random, low: int, high: int) -> int:
    """Yuan and cents do not matter below 10000; sizes are spread over the powers of ten."""
    exponent = random.uniform(0, 1)
    return int(low * (high / low) ** exponent)


def near(random: Random, value: int, within: float = 0.3) -> int:
    return max(1, int(value * (1 + random.uniform(-within, within))))


def split(random: Random, total: int, count: int) -> list[int]:
    """``count`` positive parts of a total."""
    weights = [random.uniform(0.2, 3) for _ in range(count)]
    parts = [int(total * weight / sum(weights)) for weight in weights[:-1]]
    return [*parts, total - sum(parts)]


def department(random: Random, scale: int = 10**7) -> Department:
    """Accounts of which ``scale`` yuan is the size."""
    general = amount(random, scale // 3, scale * 3)
    funds = random.choice((0, amount(random, scale // 50, scale // 3)))
    business, other = amount(random, scale // 100, scale // 5), amount(random, scale // 1000, scale // 20)
    carried_in = amount(random, scale // 1000, scale // 10)
    total = general + funds + business + other + carried_in
    outlay = total - int(total * random.uniform(0.001, 0.05))
    basic = int(outlay * random.uniform(0.4, 0.9))
    personnel = int(basic * random.uniform(0.7, 0.95))
    general_outlay = int(min(general, outlay) * random.uniform(0.9, 0.995))
    names = random.sample(FUNCTIONS, random.randint(3, 7))
    functions = dict(zip(names, split(random, general_outlay, len(names)), strict=True))
    cars = amount(random, scale // 200, scale // 40)
    travel = random.choice((0, amount(random, scale // 400, scale // 60)))
    hospitality = amount(random, scale // 500, scale // 80)
    purchase = int(cars * random.uniform(0.3, 0.7))
    procurement = amount(random, scale // 20, scale // 2)
    goods, works, services = split(random, procurement, 3)
    sme = int(procurement * random.uniform(0.5, 0.95))
    return Department(
        year=random.randint(2018, 2025),
        general=general,
        funds=funds,
        business=business,
        other=other,
        carried_in=carried_in,
        carried_out=total - outlay,
        personnel=personnel,
        running=basic - personnel,
        last_total=near(random, total),
        last_general=near(random, general_outlay),
        last_personnel=near(random, personnel),
        last_running=near(random, basic - personnel),
        functions=functions,
        function_budgets={name: near(random, value, 0.1) for name, value in functions.items()},
        travel=travel,
        purchase=purchase,
        vehicle_running=cars - purchase,
        hospitality=hospitality,
        last_vehicles=near(random, cars),
        last_hospitality=near(random, hospitality),
        travel_budget=int(travel * random.uniform(1.01, 1.5)),
        vehicles_budget=int(cars * random.uniform(1.01, 1.5)),
        hospitality_budget=int(hospitality * random.uniform(1.01, 1.5)),
        goods=goods,
        works=works,
        services=services,
        sme=sme,
        micro=int(sme * random.uniform(0.4, 0.95)),
    )
