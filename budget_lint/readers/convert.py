"""Formats that only LibreOffice reads: it converts a copy, apart from the user's own settings, and runs no macro."""

# ruff: noqa: PLC0415 - a program is started for such files only

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from budget_lint.model.document import Document
from budget_lint.readers.problems import problem
from budget_lint.readers.source import PACKED_LIMIT, Source

PATIENCE = 180  # seconds for one document
_PROGRAMS = ("soffice", "libreoffice")
_WORD = ("docx", "docx:MS Word 2007 XML")
_EXCEL = ("xlsx", "xlsx:Calc MS Excel 2007 XML")
_FILTERS = {".xlsb": _EXCEL}  # all other formats become Word documents

# Macros off, and no look at what documents link to.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>"""
_SETTING = (
    '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_SET = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),
)


def converted(source: Source, form: str, ending: str, read: Callable[[Source], Document]) -> Document:
    """The document of a file that LibreOffice converts first.

    ``ending`` tells it the format, ``read`` reads the result. Raises InputError: no-office where it is not
    installed, office-failed, and what ``read`` raises.
    """
    program = find()
    if program is None:
        raise problem("no-office", path=source.path, form=form)
    with tempfile.TemporaryDirectory(prefix="budget-lint-", ignore_cleanup_errors=True) as folder:
        data = _convert(program, source, Path(folder), ending)
    if data is None:
        raise problem("office-failed", path=source.path, form=form)
    return read(source._replace(data=data))


def find() -> str | None:
    """The program of LibreOffice: on the path, else where its installers put it."""
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found:
            return found
    return next((str(path) for path in _usual_places() if path.is_file()), None)


def _usual_places() -> Sequence[Path]:
    if sys.platform == "win32":
        roots = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432")]
        return [Path(root, "LibreOffice", "program", "soffice.exe") for root in roots if root]
    if sys.platform == "darwin":
        return [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]
    return [*sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True), Path("/snap/bin/libreoffice")]


def _convert(program: str, source: Source, folder: Path, ending: str) -> bytes | None:
    """The bytes of the converted file; None where none came out."""
    made, name = _FILTERS.get(ending, _WORD)
    profile, given, out = folder / "profile", folder / f"document{ending}", folder / "out"
    (profile / "user").mkdir(parents=True)
    settings = "".join(_SETTING.format(*setting) for setting in _SET)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(settings), encoding="utf-8")
    given.write_bytes(source.data)
    source.progress(source.path, 0, 1)
    quiet = ("--headless", "--norestore", "--nolockcheck", "--nodefault")
    own = f"-env:UserInstallation={profile.as_uri()}"
    _run([program, own, *quiet, "--convert-to", name, "--outdir", str(out), str(given)], folder)
    source.progress(source.path, 1, 1)
    result = out / f"document.{made}"
    try:
        with result.open("rb") as stream:
            return stream.read(PACKED_LIMIT)
    except OSError:
        return None


def _run(command: Sequence[str], folder: Path) -> None:
    """Runs a command to its end, or to the end of patience; what it started ends with it."""
    import subprocess

    nothing = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=nothing, stdout=nothing, stderr=nothing, cwd=folder, start_new_session=os.name != "nt"
        )
    except OSError:
        return
    try:
        process.wait(PATIENCE)
    except BaseException as error:
        _end(process.pid)
        process.kill()
        process.wait()
        if not isinstance(error, subprocess.TimeoutExpired):
            raise


def _end(process: int) -> None:
    """Ends a process and those that it started."""
    import signal
    import subprocess

    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process)], capture_output=True, check=False)
        return
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:
        return
