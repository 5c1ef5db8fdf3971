"""Waiver files: what is read, and the message for each kind of mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from budget_lint.errors import RuleError
from budget_lint.model.waiver import Waiver
from budget_lint.ruleset import load_waivers

REASON = "reason: agreed with the treasury, by: Wang Fang, until: 2026-12-31"


def load(folder: Path, text: str) -> tuple[Waiver, ...]:
    path = folder / "waivers.yaml"
    path.write_bytes(text.encode("utf-8"))
    return load_waivers(path)


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        pytest.param("waiver: []", "unknown key 'waiver'; did you mean 'waivers'?", (1, 1), id="wrong key"),
        pytest.param("- a", "expected a mapping with waivers, found a list", (1, 1), id="a list"),
        pytest.param("waivers: 3", "expected a list, found a number (3)", (1, 10), id="no list"),
        pytest.param("waivers:\n  - {by: Wang, until: never}", "the key 'reason' is missing", (2, 5), id="no reason"),
        pytest.param(
            "waivers:\n  - {fingerprint: 0123456789abcdef, reason: a, until: never}",
            "the key 'by' is missing",
            (2, 5),
            id="nobody",
        ),
        pytest.param(
            "waivers:\n  - {fingerprint: 0123456789abcdef, reason: a, by: Wang}",
            "the key 'until' is missing",
            (2, 5),
            id="no expiry",
        ),
        pytest.param(
            'waivers:\n  - {fingerprint: 0123456789abcdef, reason: " ", by: Wang, until: never}',
            "the waiver has no reason; say why, and who accepts the finding",
            (2, 46),
            id="blank reason",
        ),
        pytest.param(
            "waivers:\n  - {fingerprint: 0123456789abcdef, reason: a, by: Wang, until: 2026-13-01}",
            "expected a date such as 2026-12-31, or never, found '2026-13-01'",
            (2, 65),
            id="no such month",
        ),
        pytest.param(
            "waivers:\n  - {fingerprint: 0123456789abcdef, reason: a, by: Wang, until: [2026]}",
            "expected a date, found a list",
            (2, 65),
            id="a list for a date",
        ),
        pytest.param(
            f"waivers:\n  - {{fingerprint: 0123, {REASON}}}",
            "a fingerprint is 16 hexadecimal digits; take it from the report (--format json)",
            (2, 19),
            id="short fingerprint",
        ),
        pytest.param(
            f"waivers:\n  - {{{REASON}}}",
            "the waiver names no finding; give its 'fingerprint', or 'rule' with a place",
            (2, 14),
            id="about nothing",
        ),
        pytest.param(
            f"waivers:\n  - {{rule: CN201, {REASON}}}",
            "the waiver needs 'document', 'figure' or 'place' beside 'rule'; to leave out the rule as a whole, "
            "put it into 'ignore' of the configuration",
            (2, 12),
            id="a whole rule",
        ),
        pytest.param(
            f"waivers:\n  - {{rule: CN201, place: {{lines: 3}}, {REASON}}}",
            "unknown key 'lines' of a place; did you mean 'line'?",
            (2, 27),
            id="no such place",
        ),
    ],
)
def test_mistakes_are_told_with_their_place(text: str, message: str, place: tuple[int, int], tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load(tmp_path, text)
    error = caught.value
    assert (error.line, error.column) == place
    assert str(error).split("\n")[0] == f"{error.path}:{error.line}:{error.column}: {message} [{error.code}]"
    assert error.code
    assert error.excerpt == text.split("\n")[error.line - 1]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot read the file"):
        load_waivers(tmp_path / "none.yaml")
    with pytest.raises(RuleError, match="cannot read the file"):
        load_waivers(tmp_path)
    (tmp_path / "waivers.yaml").write_bytes("waivers: [] # 豁免".encode("gb18030"))
    with pytest.raises(RuleError, match="is not UTF-8; save it as UTF-8"):
        load_waivers(tmp_path / "waivers.yaml")


def test_an_empty_file_waives_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, "# none so far\n") == ()
    assert load(tmp_path, "waivers: []\n") == ()


def test_waivers_are_read_with_their_places(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        "waivers:\n"
        f"  - {{fingerprint: 0123456789012345, {REASON}}}\n"
        "  - rule: CN201\n"
        "    document: 2023/*.txt\n"
        "    figure: 12.50\n"
        "    place: {line: 3, sheet: 1-2表}\n"
        "    by: 王芳\n"
        "    until: never\n"
        "    reason: 口径不同\n",
    )
    path = str(tmp_path / "waivers.yaml")
    assert found == (
        Waiver(
            reason="agreed with the treasury",
            by="Wang Fang",
            until=date(2026, 12, 31),
            fingerprints=("0123456789012345",),
            path=path,
            line=2,
            column=45,
        ),
        Waiver(
            reason="口径不同",
            by="王芳",
            until=None,
            rule="CN201",
            document="2023/*.txt",
            figure="12.50",
            place={"line": 3, "sheet": "1-2表"},
            path=path,
            line=9,
            column=13,
        ),
    )
