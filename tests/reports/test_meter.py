"""The line that shows how far the reading has come."""

from __future__ import annotations

import io

import pytest

from budget_lint import ruleset
from budget_lint.model.lexicon import Lexicon
from budget_lint.reports import meter as module
from budget_lint.reports.meter import Meter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return ruleset.load([ruleset.default_folder()])[0]


def shown(lexicon: Lexicon, seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> str:
    """What the meter prints for a document of as many pages as there are times."""
    terminal, clock = Terminal(), iter([0.0, 0.0, *seconds])
    monkeypatch.setattr(module, "monotonic", lambda: next(clock, 9.0))
    monkeypatch.setenv("TERM", "xterm")
    with Meter(terminal, lexicon, "en") as meter:
        for page in range(len(seconds)):
            meter("a\x1b[2J b.pdf", page, len(seconds))
        meter("a\x1b[2J b.pdf", len(seconds), len(seconds))
    return terminal.getvalue()


def test_a_short_document_shows_nothing(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(lexicon, [0.1, 0.2, 0.3], monkeypatch) == ""


def test_a_long_document_shows_a_bar_and_takes_it_away(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = shown(lexicon, [0.1, 0.6, 0.7, 0.8], monkeypatch)
    assert "reading a[2J b.pdf" in printed
    assert "4" in printed
    assert printed.endswith("\x1b[2K")
