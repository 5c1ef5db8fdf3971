"""The way of the data, from files to a report. This is the page to read first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from budget_lint import checks, diagnosis, facts, figures, readers, ruleset
from budget_lint.model.document import Document
from budget_lint.model.finding import DocumentReport, Report
from budget_lint.model.progress import Progress, silent


def packaged_rules() -> Path:
    """The folder of the rules that come with the program."""
    return ruleset.default_folder()


def waive(report: Report, files: Sequence[Path], today: date) -> Report:
    """The report with the findings marked that waiver files accept. Raises ``RuleError`` for a broken file."""
    waivers = [waiver for file in files for waiver in ruleset.load_waivers(file)]
    return diagnosis.waive(report, waivers, today)


def extensions() -> frozenset[str]:
    """The extensions of the files that are read, with their dot, in lower case."""
    return readers.extensions()


class Linter:
    """Lints documents with the packaged rules and those of further folders.

    ``folders`` add to the packaged rules, or replace what has the same name. Raises ``RuleError`` for a
    broken rule file.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self.lexicon, self.ruleset = ruleset.load_cached([packaged_rules(), *folders])

    def check(
        self, paths: Sequence[str], kind: str = "", stdin: BinaryIO | None = None, progress: Progress = silent
    ) -> Report:
        """Reads and lints documents in their order; ``-`` is ``stdin``. Raises ``InputError``.

        ``progress`` is called with a path, the parts of it that are read, and their number.
        """
        return Report(tuple(self.lint(readers.read(path, stdin, progress), kind) for path in paths))

    def check_text(self, text: str, path: str = "", kind: str = "") -> DocumentReport:
        """Lints a text as a document of its own; ``path`` is its name in reports."""
        return self.lint(readers.from_text(text, path), kind)

    def lint(self, document: Document, kind: str = "") -> DocumentReport:
        """Lints one document that has been read. ``kind`` overrides the recognised kind of document."""
        folded = figures.fold(document, self.lexicon)
        marks = figures.find(document, folded, self.lexicon)
        reading = facts.understand(folded, marks, self.lexicon, kind)
        verdicts = checks.run(self.ruleset, reading, self.lexicon, folded)
        findings = diagnosis.diagnose(document, verdicts, checks.evaluate)
        return DocumentReport(document, reading, verdicts, findings)
