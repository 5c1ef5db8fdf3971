"""Lists of parts, other periods, what figures share, and where they stand: which figures a rule over roles takes."""

from __future__ import annotations

import pytest

from budget_lint.checks import run
from budget_lint.model.expression import Name
from budget_lint.model.fact import Fact, Scope
from budget_lint.model.rule import Role, Rule
from tests.checks.facts import LEXICON, call, equal, fact, reading, rule, ruleset

Found = list[tuple[list[int], str, str]]
TOTAL = Role(("total",))
OPENS = equal(Name("opening"), Name("closing"))
ADDS = equal(Name("total"), call("sum", Name("parts")))
GENERAL: Scope = (("fund", "general"),)
CITY: Scope = (("fund", "general"), ("level", "city"))
FISCAL: Scope = (("fund", "fiscal"),)


def parts(**values: object) -> Rule:
    """total == sum(parts), the parts being one figure of each of a, b and c."""
    roles = {"total": TOTAL, "parts": Role(("a", "b", "c"), each=True, **values)}  # type: ignore[arg-type]
    return rule(ADDS, roles=roles, lists=("parts",))


def carried(same: tuple[str, ...] | None = None, **values: object) -> Rule:
    """opening == closing, the closing balance being that of the year before unless told otherwise."""
    closing = Role(("out",), **{"period": "previous", **values})  # type: ignore[arg-type]
    return rule(OPENS, roles={"opening": Role(("in",)), "closing": closing}, same=same)


SUM = [fact("6", 1, "total"), fact("1", 2, "a"), fact("2", 3, "b"), fact("3", 4, "c")]
LAST, THIS, NEXT = (fact("5", 2 + number, "out", period=str(2021 + number)) for number in range(3))
OPENING = fact("5", 1, "in")
CASES: dict[str, tuple[Rule, list[Fact], Found]] = {
    "parts": (parts(), SUM, [([1, 2, 3, 4], "holds", "")]),
    "a_part_is_missing": (parts(), SUM[:3], [([1, 2, 3], "undecided", "missing")]),
    "no_part_at_all": (parts(), SUM[:1], []),
    "a_part_is_not_understood": (
        parts(zero_if_absent=True, optional=True),
        [*SUM[:3], fact("3", 4, "c", certain=False)],
        [([1, 2, 3], "undecided", "uncertain")],
    ),
    "absent_is_nought": (parts(zero_if_absent=True, optional=True), SUM[:3], [([1, 2, 3], "broken", "")]),
    "absent_may_be": (parts(optional=True), SUM[:3], [([1, 2, 3], "broken", "")]),
    "parts_of_another_year": (
        parts(),
        [*SUM[:3], fact("3", 4, "c", period="2021")],
        [([1, 2, 3], "undecided", "missing")],
    ),
    "the_year_before": (carried(), [OPENING, LAST, THIS, NEXT], [([1, 2], "holds", "")]),
    "the_year_after": (carried(period="next"), [OPENING, LAST, THIS, NEXT], [([1, 4], "holds", "")]),
    "the_same_year": (carried(period="same"), [OPENING, LAST, THIS, NEXT], [([1, 3], "holds", "")]),
    "another_year_is_none_of_it": (carried(), [OPENING, THIS, NEXT], []),
    "months_of_the_year_before": (
        carried(),
        [
            fact("5", 1, "in", period="2022-1..5"),
            fact("5", 2, "out", period="2021"),
            fact("5", 3, "out", period="2021-1..5"),
        ],
        [([1, 3], "holds", "")],
    ),
    "without_a_year": (carried(), [fact("5", 1, "in", period=""), fact("5", 2, "out", period="")], []),
    "other_scope": (
        carried(),
        [fact("5", 1, "in", scope=CITY), fact("9", 2, "out", period="2021", scope=GENERAL)],
        [],
    ),
    "scope_that_is_not_shared": (
        carried(("period", "fund")),
        [fact("5", 1, "in", scope=CITY), fact("9", 2, "out", period="2021", scope=GENERAL)],
        [([1, 2], "broken", "")],
    ),
    "scope_that_is_shared": (
        carried(("period", "fund")),
        [fact("5", 1, "in", scope=CITY), fact("9", 2, "out", period="2021", scope=FISCAL)],
        [],
    ),
    "nothing_shared": (
        carried((), period="same"),
        [fact("5", 1, "in", scope=CITY), fact("9", 2, "out", period="2015", scope=FISCAL)],
        [([1, 2], "broken", "")],
    ),
    "a_scope_of_its_own_is_kept": (
        carried(("period",), scope={"fund": "fiscal"}),
        [fact("5", 1, "in", scope=GENERAL), fact("9", 2, "out", period="2021", scope=GENERAL)],
        [],
    ),
    "in_a_table": (
        carried(place="table", period="same"),
        [OPENING, fact("9", 2, "out"), fact("7", 3, "out", section=-1)],
        [([1, 3], "broken", "")],
    ),
    "in_the_text": (
        carried(place="text", period="same"),
        [OPENING, fact("7", 2, "out", section=-1), fact("9", 3, "out")],
        [([1, 3], "broken", "")],
    ),
}


@pytest.mark.parametrize(("the_rule", "facts", "expected"), CASES.values(), ids=CASES)
def test_which_figures(the_rule: Rule, facts: list[Fact], expected: Found) -> None:
    verdicts = run(ruleset(the_rule), reading(facts), LEXICON)
    assert [([f.figure.index for f in v.check.facts], v.outcome, v.reason) for v in verdicts] == expected
