"""Many documents and many reports in one run of the real program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from budget_lint import batch, cli
from budget_lint.batch import Done, Order, Workshop
from budget_lint.job import Job
from budget_lint.reports.form import Screen

ROOT = Path(__file__).parents[1]
CLEAN = "2024年度本年支出合计30.00万元，其中：基本支出20.00万元，项目支出10.00万元。\n"
BROKEN = "2024年度本年支出合计30.00万元，其中：基本支出20.00万元，占99.99%。\n"


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents of which one is broken, one clean, one cannot be read, one is in a folder."""
    folder = tmp_path / "稿 件"
    (folder / "子").mkdir(parents=True)
    (folder / "a.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\x00\x01\x02binary")
    (folder / "c.txt").write_text(BROKEN, encoding="utf-8")
    (folder / "子" / "a.txt").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BUDGET_LINT_LANG", "en")
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.usefixtures("drafts")
def test_one_broken_file_does_not_stop_the_rest(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "稿 件", "--format", "json"]) == 2
    out, err = capfd.readouterr()
    report = json.loads(out)
    assert [(Path(d["path"]).as_posix(), len(d["findings"])) for d in report["documents"]] == [
        ("稿 件/a.txt", 0), ("稿 件/c.txt", 1), ("稿 件/子/a.txt", 1),
    ]  # fmt: skip
    (error,) = report["errors"]
    assert error["message"].startswith(error["path"])
    assert err == f"budget-lint: error: {error['message']}\n"


@pytest.mark.usefixtures("drafts")
def test_the_table_at_the_end(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "稿 件", "--exclude", "c.txt"]) == 2
    out = capfd.readouterr().out.replace("\\", "/")
    table = out[out.index("2 documents") :]
    assert table.startswith("""\
2 documents
  document        errors  warnings  notes  undecided  figures  checked
  稿 件/a.txt          0         0      0""")
    assert "\n1 document could not be read:\n  稿 件/b.txt is binary" in table


@pytest.mark.usefixtures("drafts")
def test_several_reports_in_one_run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    reports = [f"--report={name}={tmp_path / name}" for name in ("json", "sarif", "junit", "xlsx", "csv", "markdown")]
    assert cli.run(["check", "稿 件/c.txt", "--format", "plain", *reports]) == 1
    out, err = capfd.readouterr()
    assert (len(out.splitlines()), err) == (1, "")
    assert cli.run(["check", "稿 件/c.txt", "--format", "json"]) == 1
    assert capfd.readouterr().out == (tmp_path / "json").read_text(encoding="utf-8")
    assert files(tmp_path)[:6] == ["csv", "json", "junit", "markdown", "sarif", "xlsx"]


@pytest.mark.parametrize("output", ["out", "out/"])
@pytest.mark.usefixtures("drafts")
def test_a_report_for_each_document(output: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    if output == "out":
        (tmp_path / "out").mkdir()
    arguments = ["check", "稿 件", "稿 件/a.txt", "--format", "json", "-o", output]
    assert cli.run(arguments) == 2
    assert files(tmp_path / "out") == ["a.txt-2.json", "a.txt.json", "c.txt.json", "子/a.txt.json"]
    found = json.loads((tmp_path / "out" / "子" / "a.txt.json").read_text(encoding="utf-8"))
    assert [Path(d["path"]).as_posix() for d in found["documents"]] == ["稿 件/子/a.txt"]
    assert capfd.readouterr().out.startswith("4 documents\n")


@pytest.mark.usefixtures("drafts")
def test_a_report_in_a_folder_takes_no_document_s_place() -> None:
    Path("稿 件", "a.txt.txt").write_text(CLEAN, encoding="utf-8")
    assert cli.run(["check", "稿 件/a.txt", "稿 件/a.txt.txt", "-o", "稿 件"]) == 0
    assert Path("稿 件", "a.txt.txt").read_text(encoding="utf-8") == CLEAN
    assert [name for name in files(Path("稿 件")) if name.startswith("a")] == [
        "a.txt", "a.txt-2.txt", "a.txt.txt", "a.txt.txt.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--report", "xml=a"], "'xml' is not one of"),
        (["--report", "json"], "'json' is not of the form FORMAT=FILE"),
        (["--report", "json="], "'json=' is not of the form FORMAT=FILE"),
        (["--report", "json=稿 件/../稿 件/a.txt"], "would overwrite a document"),
        (["--report", "json=x", "--report", "csv=./x"], "Two reports would go to ./x"),
        (["--report", "json=-"], "Two reports would go to -"),
        (["--format", "xlsx"], "--format xlsx needs --output"),
        (["--jobs", "-1"], "-1 is not in the range"),
    ],
    ids=str,
)
@pytest.mark.usefixtures("drafts")
def test_usage(arguments: list[str], message: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "稿 件/a.txt", *arguments]) == 2
    out, err = capfd.readouterr()
    assert not out
    assert message in " ".join(err.split())


@pytest.mark.usefixtures("drafts")
def test_no_document(capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "*.pdf", "--lang", "zh"]) == 2
    assert capfd.readouterr() == ("", "budget-lint: error: *.pdf 中没有可读取的文件\n")


def test_a_report_that_cannot_be_written_leaves_nothing(drafts: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    before = files(tmp_path)
    arguments = ["check", str(drafts / "c.txt"), "-o", str(tmp_path / "x"), "--report", f"csv={tmp_path / 'no' / 'y'}"]
    assert cli.run(arguments) == 2
    assert files(tmp_path) == before


def test_a_report_takes_the_place_of_an_older_one(drafts: Path, tmp_path: Path) -> None:
    target = tmp_path / "report"
    target.write_text("x" * 10_000, encoding="utf-8")
    target.chmod(0o640)
    mode = target.stat().st_mode
    assert cli.run(["check", str(drafts / "c.txt"), "--format", "plain", "-o", str(target)]) == 1
    assert len(target.read_text(encoding="utf-8").splitlines()) == 1
    assert target.stat().st_mode == mode


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(drafts: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("report")
    assert cli.run(["check", str(drafts / "c.txt"), "--format", "plain", "-o", str(tmp_path / "link")]) == 1
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "report").read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="there is no such device")
def test_a_device_stays_a_device(drafts: Path) -> None:
    assert cli.run(["check", str(drafts / "c.txt"), "-o", "/dev/null"]) == 1
    assert Path("/dev/null").is_char_device()


# --- several processes --------------------------------------------------------------------------------------------


def program(arguments: list[str], folder: Path, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "budget_lint", *arguments],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "BUDGET_LINT_LANG": "en", **environ},
        check=False,
    )


def test_jobs_change_nothing(drafts: Path, tmp_path: Path) -> None:
    for number in range(20):
        (drafts / f"n{number}.txt").write_text(BROKEN if number % 3 else CLEAN, encoding="utf-8")
    runs = []
    for jobs in ("1", "3"):
        reports = [f"--report={name}={tmp_path / name}-{jobs}" for name in ("json", "xlsx", "sarif", "junit")]
        done = program(["check", str(drafts), "--jobs", jobs, "--statistics", *reports], tmp_path)
        written = [(tmp_path / f"{name}-{jobs}").read_bytes() for name in ("json", "xlsx", "sarif", "junit")]
        runs.append((done.returncode, done.stdout, done.stderr, written))
    assert runs[0] == runs[1]
    assert runs[0][0] == 2


def order() -> Order:
    return Order(Job((), "plain", "en", ()), (("plain", Screen()),))


def test_standard_input_is_read_by_the_first_process(drafts: Path) -> None:
    arguments = ["check", str(drafts / "a.txt"), "-", str(drafts / "c.txt"), "--jobs", "2", "--format", "plain"]
    done = subprocess.run(
        [sys.executable, "-m", "budget_lint", *arguments],
        input=BROKEN.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "BUDGET_LINT_LANG": "en"},
        check=False,
    )
    names = [line.partition(":1:")[0] for line in done.stdout.decode("utf-8").splitlines()]
    assert (names, done.stderr) == (["-", str(drafts / "c.txt")], b"")


def test_a_process_that_dies_takes_one_document_along(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [str(drafts / name) for name in ("a.txt", "c.txt")] * 3
    paths.insert(2, str(drafts / "deadly.txt"))
    monkeypatch.setattr(batch, "_work", _deadly)
    found = list(batch.run(Workshop(order()), order(), paths, 2))
    assert [done.path for done in found] == paths
    lost = [done for done in found if done.trouble]
    assert [done.path for done in lost] == [paths[2]]
    assert lost[0].trouble is not None
    assert "BrokenProcessPool" in lost[0].trouble.message
    assert sum(bool(done.tally and done.tally.severities) for done in found) == 3


def _deadly(path: str) -> Done:
    if path.endswith("deadly.txt"):
        os._exit(9)
    return batch._work(path)


def test_a_bug_on_one_document_is_told_of_it(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = Workshop(order())

    def broken(*_: object, **__: object) -> None:
        raise ValueError("odd")

    monkeypatch.setattr(workshop.linter, "check", broken)
    done = workshop.check(str(drafts / "a.txt"))
    assert done.trouble is not None
    assert "a.txt: internal error in version" in done.trouble.message
    monkeypatch.setenv("BUDGET_LINT_DEBUG", "1")
    with pytest.raises(ValueError, match="odd"):
        workshop.check(str(drafts / "a.txt"))


def test_outcomes_are_not_kept(drafts: Path) -> None:
    """No more documents are under way than the processes need."""
    asked = 0

    class Counted(list[str]):
        def __iter__(self) -> Iterator[str]:
            nonlocal asked
            for path in [str(drafts / "a.txt")] * 60:
                asked += 1
                yield path

    outcomes = batch.run(Workshop(order()), order(), Counted([""] * 60), 2)
    next(outcomes)
    assert asked <= 2 * batch.AHEAD
    assert sum(1 for _ in outcomes) == 59


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be sent Ctrl-C alone there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_leaves_nothing_half_written(jobs: str, tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    text = (ROOT / "fixtures" / "final-accounts-clean.txt").read_text(encoding="utf-8")
    for number in range(400):
        (drafts / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "out.json").write_text("the report before", encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, "-m", "budget_lint", "check", "drafts", "--jobs", jobs, "--format", "json", "-o", "out.json",
         "--report", "csv=each/"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while len(list((tmp_path / "each").glob("*.csv"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(started.pid, signal.SIGINT)  # as the terminal does
    out, err = started.communicate(timeout=30)
    assert (started.returncode, out, err.strip()) == (130, b"", b"")
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == "the report before"
    assert {path.suffix for path in (tmp_path / "each").iterdir()} == {".csv"}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert all(path.read_bytes().endswith(b"\r\n") for path in (tmp_path / "each").iterdir())
