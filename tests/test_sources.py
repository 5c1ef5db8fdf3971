from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from budget_lint.errors import InputError
from budget_lint.sources import Source, expand

FILES = (
    "b.txt", "a 文件.txt", "notes.md", "B.TXT", ".hidden.txt", "~$a.txt", "子/c.txt", "子/深/d.txt", ".git/e.txt",
    "out/f.txt", "子/out/g.txt",
)  # fmt: skip


def known() -> frozenset[str]:
    return frozenset({".txt"})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        path = tmp_path / "稿 1" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paths(arguments: Sequence[str], exclude: Sequence[str] = ()) -> list[str]:
    return [Path(source.path).as_posix() for source in expand(arguments, known, exclude)]


def test_what_is_named_is_taken_as_it_is() -> None:
    def never() -> frozenset[str]:
        raise AssertionError("no folder was named")

    assert expand(["no such.pdf", "-", "./x.txt", "./x.txt"], never) == [
        Source("no such.pdf", "no such.pdf"), Source("-", "-"), Source("./x.txt", "x.txt"), Source("./x.txt", "x.txt"),
    ]  # fmt: skip


@pytest.mark.usefixtures("folder")
def test_a_folder_gives_what_is_read_sorted_by_path() -> None:
    found = ["B.TXT", "a 文件.txt", "b.txt", "out/f.txt", "子/c.txt", "子/out/g.txt", "子/深/d.txt"]
    assert paths(["稿 1"]) == [f"稿 1/{name}" for name in found]
    assert [Path(source.below).as_posix() for source in expand(["稿 1"], known)] == found


@pytest.mark.parametrize(
    ("pattern", "left_out"),
    [
        ("b.txt", {"b.txt"}),
        ("out", {"out/f.txt", "子/out/g.txt"}),
        ("out/", {"out/f.txt", "子/out/g.txt"}),
        ("子/*", {"子/c.txt", "子/out/g.txt", "子/深/d.txt"}),
        ("子/out", {"子/out/g.txt"}),
        ("*文件*", {"a 文件.txt"}),
        ("nothing", set()),
    ],
)
@pytest.mark.usefixtures("folder")
def test_exclude(pattern: str, left_out: set[str]) -> None:
    whole = set(paths(["稿 1"]))
    assert whole - set(paths(["稿 1"], [pattern])) == {f"稿 1/{name}" for name in left_out}


@pytest.mark.usefixtures("folder")
def test_exclude_leaves_what_is_named_alone() -> None:
    assert paths(["稿 1/b.txt"], ["b.txt"]) == ["稿 1/b.txt"]


@pytest.mark.usefixtures("folder")
def test_patterns_are_expanded_whatever_the_extension() -> None:
    assert paths(["稿 1/*.txt"])[-2:] == ["稿 1/a 文件.txt", "稿 1/b.txt"]
    assert paths(["稿 1/**/?.txt"]) == [
        "稿 1/b.txt",
        "稿 1/out/f.txt",
        "稿 1/子/c.txt",
        "稿 1/子/out/g.txt",
        "稿 1/子/深/d.txt",
    ]
    assert paths(["稿 1/*.md"]) == ["稿 1/notes.md"]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a[1].txt").write_text("x", encoding="utf-8")
    Path("a1.txt").write_text("x", encoding="utf-8")
    assert paths(["a[1].txt"]) == ["a[1].txt"]


@pytest.mark.usefixtures("folder")
def test_nothing_is_taken_twice_because_it_is_found_twice() -> None:
    assert paths(["稿 1/out/f.txt", "稿 1/out", "稿 1/o*/*.txt"]) == ["稿 1/out/f.txt"]
    assert len(paths(["稿 1/子", "稿 1"])) == len(paths(["稿 1"]))


@pytest.mark.parametrize("argument", ["稿 1/*.pdf", "空"])
def test_what_gives_nothing_is_an_error(argument: str, folder: Path) -> None:
    (folder / "空").mkdir()
    with pytest.raises(InputError) as raised:
        expand([argument], known)
    assert (raised.value.key, raised.value.values) == ("no-documents", {"path": argument})
