"""The way of the data, from files to a report. This is the page to read first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from budget_lint import checks, diagnosis, facts, figures, readers, ruleset
from budget_lint.model.document import Document
from budget_lint.model.fact import Reading
from budget_lint.model.finding import DocumentReport, Report
from budget_lint.model.folded import Folded
from budget_lint.model.lexicon import Profile
from budget_lint.model.policy import EVERYTHING, Policies, Policy, Word
from budget_lint.model.progress import Progress, silent
from budget_lint.model.rule import Ruleset
from budget_lint.model.waiver import Waiver, WaiverTrouble

if TYPE_CHECKING:
    from budget_lint.model.strength import Strength


def packaged_rules() -> Path:
    """The folder of the rules that come with the program."""
    return ruleset.default_folder()


def rule_schema() -> dict[str, object]:
    """The JSON Schema of rule files, for editors."""
    return ruleset.schema()


def load_waivers(files: Sequence[Path]) -> tuple[Waiver, ...]:
    """The waivers of files, in their order. Raises ``RuleError`` for a broken file."""
    return tuple(waiver for file in files for waiver in ruleset.load_waivers(file))


def extensions() -> frozenset[str]:
    """The extensions of the files that are read, with their dot, in lower case."""
    return readers.extensions()


class Waived(Protocol):
    """What is known of a document and the waivers: the report on it, or its counts."""

    @property
    def waivers(self) -> frozenset[int]: ...
    @property
    def fitting(self) -> frozenset[int]: ...


class Linter:
    """Lints documents with the packaged rules and those of further folders.

    ``folders`` add to the packaged rules, or replace what has the same name; ``policies`` say which rules are
    in force for which documents, ``waivers`` which findings are accepted on the day ``today``: by default that
    of the clock, which is looked at only where there are waivers. Raises ``RuleError`` for a broken rule file,
    and for policies that speak of rules or kinds of document that there are not.
    """

    def __init__(
        self,
        folders: Sequence[Path] = (),
        policies: Policies = EVERYTHING,
        waivers: Sequence[Waiver] = (),
        today: date | None = None,
    ) -> None:
        self.lexicon, self.ruleset = ruleset.load_cached([packaged_rules(), *folders])
        self.policies = policies
        self.desk = diagnosis.Desk(waivers, today or (date.today() if waivers else date.max))
        self._chosen: dict[tuple[Policy, str], tuple[Ruleset, Ruleset]] = {}
        for policy in policies.every:
            ruleset.check_policy(self.ruleset, self.lexicon, policy)

    def check(
        self,
        paths: Sequence[str],
        kind: str = "",
        stdin: BinaryIO | None = None,
        progress: Progress = silent,
        as_one: bool = False,
    ) -> Report:
        """Reads and lints documents in their order; ``-`` is ``stdin``. Raises ``InputError``.

        ``progress`` is called with a path, the parts of it that are read, and their number. ``as_one`` takes
        the files for the parts of one document.
        """
        sources: Iterable[Document] = (readers.read(path, stdin, progress) for path in paths)
        if as_one and len(paths) > 1:
            sources = [readers.together(tuple(sources))]
        documents = tuple(self.lint(source, kind) for source in sources)
        return Report(documents, self.troubles(documents))

    def troubles(self, documents: Sequence[Waived]) -> tuple[WaiverTrouble, ...]:
        """The waivers that are expired, or that nothing in any of the documents fits.

        Where only some rules were asked for, that nothing fits says nothing.
        """
        about = frozenset[int]().union(*(document.waivers for document in documents))
        fitting = frozenset[int]().union(*(document.fitting for document in documents))
        some = bool(self.policies.last.select or self.policies.last.ignore)
        return self.desk.troubles(fitting if some else about, fitting)

    def check_text(self, text: str, path: str = "", kind: str = "") -> DocumentReport:
        """Lints a text as a document of its own; ``path`` is its name in reports."""
        return self.lint(readers.from_text(text, path), kind)

    def lint(self, document: Document, kind: str = "") -> DocumentReport:
        """Lints one document that has been read. ``kind`` overrides the recognised kind of document."""
        policy = self._policy(document.path, kind)
        asked = policy.kind.text if policy.kind else ""
        reading, folded = self._understood(document, asked)
        rules = self.in_force(policy, reading.kind)
        verdicts = checks.run(rules, reading, self.lexicon, folded)
        verdicts += diagnosis.contradictions(verdicts, rules.rules, checks.evaluate)
        findings = diagnosis.diagnose(document, verdicts, checks.evaluate)
        profile = self.lexicon.profiles.get(reading.kind, Profile())
        report = DocumentReport(document, reading, verdicts, findings, policy.kind, profile.without, why=profile.why)
        return self.desk.marked(report)

    def strength(self, report: DocumentReport, kind: str = "") -> Strength:
        """Makes every figure of a document wrong in turn: what would be noticed, named and repaired."""
        from budget_lint.diagnosis.strength import strength  # noqa: PLC0415 - for this alone

        rules = self.in_force(self._policy(report.document.path, kind), report.reading.kind)
        checked = checks.potential(rules, report.reading, self.lexicon)
        return strength(report, checked, checks.evaluate)

    def _understood(self, document: Document, kind: str) -> tuple[Reading, Folded]:
        """What the figures of a document say, and its text for rules over wording."""
        if document.given:  # somebody else has read the document
            from budget_lint.facts import given  # noqa: PLC0415 - for such files only
            from budget_lint.figures.given import take  # noqa: PLC0415 - as above

            taken = take(document, self.lexicon)
            return given.take(document, taken, self.lexicon, ruleset.STATEMENTS, kind), Folded("", ())
        folded = figures.fold(document, self.lexicon)
        marks = figures.find(document, folded, self.lexicon)
        return facts.understand(folded, marks, self.lexicon, kind, document.tables), folded

    def in_force(self, policy: Policy, kind: str) -> Ruleset:
        """The rules for documents of a kind under a policy."""
        key = (policy, kind)
        source, found = self._chosen.get(key, (None, self.ruleset))
        if source is not self.ruleset:  # somebody has put other rules in their place
            found = ruleset.chosen(self.ruleset, self.lexicon, policy, kind)
            self._chosen[key] = self.ruleset, found
        return found

    def _policy(self, path: str, kind: str) -> Policy:
        policy = self.policies.of(path)
        if not kind:
            return policy
        policy = replace(policy, kind=Word(kind, "--kind"))
        ruleset.check_policy(self.ruleset, self.lexicon, policy)
        return policy
