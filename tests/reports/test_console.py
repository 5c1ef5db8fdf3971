from __future__ import annotations

import io

import pytest

from budget_lint.model.finding import Report
from budget_lint.model.lexicon import Lexicon
from budget_lint.reports import terminal
from budget_lint.reports.console import make_console, shows_colour

from .conftest import one_finding


class Terminal(io.TextIOWrapper):
    """A file that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def opened(encoding: str, terminal: bool = False) -> io.TextIOWrapper:
    return (Terminal if terminal else io.TextIOWrapper)(io.BytesIO(), encoding=encoding, newline="\n")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize(
    ("columns", "width"),
    [("", 80), ("x", 80), ("0", 40), ("7", 40), ("100", 100), ("99999", 400), ("9" * 40, 80)],
)
def test_width_in_a_pipe(columns: str, width: int) -> None:
    assert make_console(io.StringIO(), {"COLUMNS": columns}).width == width


@pytest.mark.parametrize(
    ("encoding", "sample"),
    [
        pytest.param("gbk", "支出合计[560.63万元]", id="chinese-windows"),
        pytest.param("utf-8", "支出合计‹560.63万元›", id="utf-8"),
        pytest.param("ascii", "2022?????[560.63??]", id="ascii"),
    ],
)
def test_any_encoding_will_do(encoding: str, sample: str, lexicon: Lexicon) -> None:
    file = opened(encoding)
    terminal(Report((one_finding(),)), make_console(file, {}), lexicon=lexicon, lang="en")
    file.flush()
    assert isinstance(file.buffer, io.BytesIO)
    text = file.buffer.getvalue().decode(encoding)
    assert sample in text
    assert "\x1b" not in text


def colours(monkeypatch: pytest.MonkeyPatch, lexicon: Lexicon, **environ: str) -> str:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    file = opened("utf-8", terminal=True)
    terminal(Report((one_finding(),)), make_console(file, {}), lexicon=lexicon, lang="zh")
    file.flush()
    assert isinstance(file.buffer, io.BytesIO)
    return file.buffer.getvalue().decode()


def test_colours_mark_the_figures(monkeypatch: pytest.MonkeyPatch, lexicon: Lexicon) -> None:
    text = colours(monkeypatch, lexicon)
    assert "\x1b[1;35m560.63万元\x1b[0m" in text
    assert "\x1b[1;31m615.67万元\x1b[0m" in text
    assert "「" not in text


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["no-color", "dumb"])
def test_brackets_mark_them_without_colours(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, lexicon: Lexicon
) -> None:
    text = colours(monkeypatch, lexicon, **environ)
    assert "「560.63万元」" in text
    assert "\x1b[1;35m" not in text


def test_a_closed_pipe_is_left_to_the_caller() -> None:
    console = make_console(io.StringIO(), {})
    assert not shows_colour(console)
    with pytest.raises(BrokenPipeError):
        console.on_broken_pipe()
