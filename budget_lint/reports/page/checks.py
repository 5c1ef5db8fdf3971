"""What a click on a figure shows: every check that the figure is in, as data for the page's script."""

from __future__ import annotations

from typing import Any

from budget_lint.model.check import Verdict
from budget_lint.model.fact import Figure
from budget_lint.model.finding import DocumentReport
from budget_lint.reports.arithmetic import arithmetic_text
from budget_lint.reports.characters import clean
from budget_lint.reports.numbers import printed
from budget_lint.reports.page.states import STATES, states
from budget_lint.reports.places import short_place
from budget_lint.reports.suspects import suspect_unit
from budget_lint.reports.words import Words


def checks(report: DocumentReport, words: Words) -> dict[str, Any]:
    """``rules`` (code, title), ``checks`` (rule, outcome, said, figures), ``figures`` by index, ``states`` counted."""
    known = states(report)
    rules: dict[str, int] = {}
    titles: list[list[str]] = []
    listed = []
    for verdict in report.verdicts:
        rule = verdict.check.rule
        if rule.code not in rules:
            rules[rule.code] = len(titles)
            titles.append([rule.code, clean(words.pick(rule.title))])
        figures = [fact.figure.index for fact in verdict.check.facts]
        listed.append([rules[rule.code], verdict.outcome, _said(report, verdict, words), list(dict.fromkeys(figures))])
    counted = list(known.values())
    return {
        "rules": titles,
        "checks": listed,
        "figures": {
            figure.index: _figure(report, figure, words) for figure in report.reading.figures if figure.index in known
        },
        "states": {state: counted.count(state) for state in STATES},
    }


def _said(report: DocumentReport, verdict: Verdict, words: Words) -> str:
    if verdict.outcome == "undecided":
        return words.say(f"reason.{verdict.reason}") if verdict.reason else ""
    if verdict.check.quote:
        return clean(verdict.check.quote.text)
    return clean(arithmetic_text(report.document, verdict, words))


def _figure(report: DocumentReport, figure: Figure, words: Words) -> list[str]:
    """As printed, its label, what it measures, its period, its place."""
    fact = report.facts.get(figure.index)
    place = short_place(report.document.locate(figure.span.start, figure.span.end), words)
    if fact is None:
        return ["".join(figure.text.split()) + suspect_unit(figure), "", "", "", place]
    measure = words.say(f"measure.{fact.measure}") if fact.measure else ""
    return [clean(printed(fact)), clean(fact.label or fact.concept), measure, clean(fact.period), place]
