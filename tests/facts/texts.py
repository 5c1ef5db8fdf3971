"""Texts read up to facts and statements, each of them told in one line."""

from __future__ import annotations

from budget_lint import figures
from budget_lint.facts import understand
from budget_lint.model.fact import Fact, Reading, Statement
from tests.figures.texts import document, lexicon

TITLE = "临溪市河湾区水务局2023年度部门决算\n"


def read(text: str, kind: str = "") -> Reading:
    found = document(text)
    folded = figures.fold(found, lexicon())
    return understand(folded, figures.find(found, folded, lexicon()), lexicon(), kind)


def facts(text: str, title: str = TITLE) -> list[str]:
    """The facts of a text below a title, in its order."""
    return [told(fact) for fact in read(title + text).facts]


def statements(text: str, title: str = TITLE) -> list[str]:
    """The statements of a text below a title."""
    return [stated(statement) for statement in read(title + text).statements]


def of_kind(text: str, *kinds: str, title: str = TITLE) -> list[str]:
    """The statements of some kinds only."""
    return [line for line in statements(text, title) if line.split(":")[0] in kinds]


def told(fact: Fact) -> str:
    """``VALUE UNIT measure[/basis] NAME[?] period scope``; the concept is the name, else the words in quotes.

    A value in words stands in quotes; ``?`` marks what must not be compared; a bound and a missing unit are
    added at the end.
    """
    quantity = fact.quantity
    value = f"“{fact.figure.text}”{quantity.value}" if fact.figure.worded else format(quantity.value, "f")
    basis = f"/{fact.basis}" if fact.basis else ""
    name = fact.concept or f"“{fact.label}”"
    words = [
        value + quantity.unit.name,
        (fact.measure or "word") + basis,
        name + ("" if fact.certain else "?"),
        fact.period,
        *(f"{dimension}={value}" for dimension, value in fact.scope),
        *([quantity.bound] if quantity.bound != "exact" else []),
        *(["unit-missing"] if fact.figure.unit_missing else []),
    ]
    return " ".join(words)


def stated(statement: Statement) -> str:
    """``kind: role=FIGURE,FIGURE … #tag``."""
    roles = [f"{role}={','.join(fact.figure.text for fact in facts)}" for role, facts in statement.roles]
    tags = [f"#{tag}" for tag in sorted(statement.tags)]
    return f"{statement.kind}: {' '.join([*roles, *tags])}"
