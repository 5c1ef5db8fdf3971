"""The cache of the loaded rules: never wrong, never in the way."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

import pytest

from budget_lint.errors import RuleError
from budget_lint.ruleset import cache, default_folder, load
from tests.ruleset.conftest import Write
from tests.ruleset.samples import RULE, rule

Loader = Callable[[Sequence[Path]], cache.Loaded]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of a user who has none yet."""
    folder = tmp_path / "缓存 cache" / "budget-lint"
    monkeypatch.setattr(cache, "cache_folder", lambda *_: str(folder))
    return folder


@pytest.fixture
def loads() -> list[int]:
    return []


@pytest.fixture
def loader(loads: list[int]) -> Loader:
    """Loads, and counts how often it was asked to."""

    def counted(folders: Sequence[Path]) -> cache.Loaded:
        loads.append(len(folders))
        return load(folders)

    return counted


def only_file(place: Path) -> Path:
    (path,) = place.iterdir()
    return path


def damage(path: Path, at: int, data: bytes) -> None:
    held = path.read_bytes()
    path.write_bytes(held[:at] + data + held[at + len(data) :] if data else held[:at])


DAMAGES: dict[str, Callable[[Path], None]] = {
    "empty": lambda path: damage(path, 0, b""),
    "cut_in_the_head": lambda path: damage(path, 30, b""),
    "cut_in_the_data": lambda path: damage(path, 300, b""),
    "another_program": lambda path: damage(path, 0, b"X"),
    "another_content": lambda path: damage(path, 30, b"\0\0\0\0"),
    "a_flipped_byte": lambda path: damage(path, 300, b"\0\0\0\0"),
}


@pytest.mark.parametrize("harm", DAMAGES.values(), ids=DAMAGES)
def test_damaged_files_are_replaced(
    write: Write, place: Path, loader: Loader, loads: list[int], harm: Callable[[Path], None]
) -> None:
    folder = write("r", rule())
    cache.load([folder], loader)
    whole = only_file(place).read_bytes()
    harm(only_file(place))
    assert cache.load([folder], loader) == load([folder])
    assert (loads, only_file(place).read_bytes()) == ([1, 1], whole)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="the system has no owners of this kind")
def test_a_file_that_others_may_change_is_not_read(
    write: Write, place: Path, loader: Loader, loads: list[int]
) -> None:
    folder = write("r", rule())
    cache.load([folder], loader)
    only_file(place).chmod(0o666)
    cache.load([folder], loader)
    assert loads == [1, 1]


class Harmful:
    """Runs something when an ordinary reader of pickles meets it."""

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return os.mkdir, ("harm",)


@pytest.mark.parametrize(
    "value",
    [Harmful(), load, PurePosixPath("a"), (1, 2), "text"],
    ids=["code", "function", "class", "pair", "text"],
)
def test_other_things_are_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    monkeypatch.chdir(tmp_path)
    path, key, data = tmp_path / "file", b"k" * 32, pickle.dumps(value)
    path.write_bytes(cache._MAGIC + key + cache._digest(data) + data)
    path.chmod(0o600)
    assert cache.recall(path, key) is None
    assert list(tmp_path.iterdir()) == [path]


def test_mistakes_are_told_as_ever(write: Write, place: Path, loader: Loader) -> None:
    folder = write("r", rule())
    cache.load([folder], loader)
    write("r", rule("staff + running", "staff + runing"))
    for folders in ([folder], [folder, folder / "none"], [folder / "none"]):
        with pytest.raises(RuleError) as plain:
            load(folders)
        with pytest.raises(RuleError) as caught:
            cache.load(folders, loader)
        assert str(caught.value) == str(plain.value)
    assert len(list(place.iterdir())) == 1


def test_a_change_of_the_rules_counts_at_once(
    write: Write, place: Path, loader: Loader, loads: list[int]
) -> None:
    folder = write("r", rule())
    for severity in ("error", "note", "note"):
        path = folder / "rules" / "sample.yaml"
        times = path.stat()
        path.write_text(
            RULE.replace("severity: error", f"severity: {severity}"), encoding="utf-8", newline="\n"
        )
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert cache.load([folder], loader)[1].rules[0].severity == severity
    assert (loads, len(list(place.iterdir()))) == ([1, 1], 1)


def test_a_file_saved_while_loading_is_not_kept(write: Write, place: Path) -> None:
    folder = write("r", rule())

    def slow(folders: Sequence[Path]) -> cache.Loaded:
        found = load(folders)
        write("r", rule("severity: error", "severity: note"))
        return found

    cache.load([folder], slow)
    assert not place.exists()


def test_folders_have_files_of_their_own(write: Write, place: Path, loader: Loader, loads: list[int]) -> None:
    first, second = write("first", rule()), write("second", {"a.yaml": ""})
    for folders in ([first], [first, second], [second, first], [first], [first, second]):
        assert cache.load(folders, loader) == load(folders)
    assert (loads, len(list(place.iterdir()))) == ([1, 2, 2], 3)


def test_the_packaged_rules_come_back_as_they_were(place: Path, loader: Loader, loads: list[int]) -> None:
    folders = [default_folder()]
    assert cache.load(folders, loader) == cache.load(folders, loader) == load(folders)
    assert (loads, len(list(place.iterdir()))) == ([1], 1)


def test_a_folder_that_cannot_be_made_is_done_without(
    write: Write, place: Path, loader: Loader, loads: list[int]
) -> None:
    place.parent.mkdir()
    place.write_text("a file stands where the folder should")
    folder = write("r", rule())
    assert cache.load([folder], loader) == cache.load([folder], loader) == load([folder])
    assert loads == [1, 1]


@pytest.mark.parametrize(
    ("environ", "platform", "home", "folder"),
    [
        ({}, "linux", "/h", "/h/.cache/budget-lint"),
        ({"XDG_CACHE_HOME": "/c"}, "linux", "/h", "/c/budget-lint"),
        ({"XDG_CACHE_HOME": "c"}, "linux", "/h", "/h/.cache/budget-lint"),
        ({}, "darwin", "/h", "/h/Library/Caches/budget-lint"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/h", "/l/budget-lint"),
        ({}, "win32", "/h", ""),
        ({}, "linux", "~", ""),
        ({"BUDGET_LINT_NO_CACHE": "1"}, "linux", "/h", ""),
        ({"BUDGET_LINT_NO_CACHE": "0"}, "linux", "/h", "/h/.cache/budget-lint"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="absolute paths look different there")
def test_cache_folder(environ: dict[str, str], platform: str, home: str, folder: str) -> None:
    assert cache.cache_folder(environ, platform, home) == folder


def test_a_start_from_the_cache_reads_no_yaml(tmp_path: Path) -> None:
    script = (
        "import sys; from budget_lint.pipeline import Linter; Linter();"
        "print(sorted({'yaml', 'difflib', 'rich', 'typing_extensions'} & set(sys.modules)))"
    )
    base = {name: str(tmp_path) for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME")}
    root = str(Path(__file__).parents[2])
    environ = {**os.environ, **base, "PYTHONPATH": root, "BUDGET_LINT_NO_CACHE": "0"}
    command = [sys.executable, "-c", script]
    printed = [
        subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", check=True).stdout.strip()
        for _ in range(2)
    ]
    assert printed == ["['difflib', 'yaml']", "[]"]
