"""The examples of forms as tests: each is a document of its own, and one figure of it must be stated in the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from budget_lint.errors import BudgetLintError
from budget_lint.model.fact import Fact, Reading
from budget_lint.model.lexicon import Form, FormExample
from budget_lint.pipeline import Linter


@dataclass(frozen=True, slots=True)
class FormResult:
    """What was understood of the figure of an example: pairs of what and how, empty where it is no such fact."""

    form: Form
    example: FormExample
    found: tuple[tuple[str, str], ...]

    @property
    def passed(self) -> bool:
        """Whether the figure has the form, and all that the example expects of it."""
        found = dict(self.found)
        wanted = (("form", self.form.id), *self.example.expected)
        return bool(found) and all(found.get(key) == value for key, value in wanted)


def try_forms(linter: Linter, forms: Iterable[Form]) -> Iterator[FormResult]:
    """Runs every example of ``forms``, which are among those of ``linter``, with its whole lexicon in force."""
    for form in forms:
        for example in form.examples:
            reading = linter.check_text(example.text, f"{form.path}:{example.line}").reading
            yield FormResult(form, example, _understood(reading, example))


def bare(forms: Iterable[Form]) -> list[Form]:
    """The forms without an example."""
    return [form for form in forms if not form.examples]


def forms_below(forms: Sequence[Form], folders: Sequence[Path]) -> tuple[Form, ...]:
    """The forms whose files lie below ``folders``, all where none are given.

    Raises BudgetLintError: no-forms, for a folder without forms in force.
    """
    if not folders:
        return tuple(forms)
    roots = [folder.resolve() for folder in folders]
    places = {form.id: Path(form.path).resolve() for form in forms}
    for folder, root in zip(folders, roots, strict=True):
        if not any(place.is_relative_to(root) for place in places.values()):
            raise BudgetLintError(f"no form in force lies in {folder}", "no-forms", path=folder)
    return tuple(form for form in forms if any(places[form.id].is_relative_to(root) for root in roots))


def _understood(reading: Reading, example: FormExample) -> tuple[tuple[str, str], ...]:
    """What is known of the figure of an example, in the order of its keys."""
    named = [fact for fact in reading.facts if _digits(fact.figure.text) == _digits(example.figure)]
    places = list(dict.fromkeys(fact.figure.index for fact in named))
    if len(places) < example.nth:
        return ()
    fact = next(fact for fact in named if fact.figure.index == places[example.nth - 1])
    return (
        ("form", fact.form),
        ("value", format(fact.quantity.value, "f") + fact.quantity.unit.name),
        ("measure", fact.measure),
        ("label", fact.label),
        ("concept", fact.concept),
        ("whole", _whole(reading, fact)),
        ("period", fact.period),
        ("scope", " ".join(f"{dimension}={value}" for dimension, value in fact.scope)),
        ("basis", fact.basis),
        ("bound", fact.quantity.bound),
    )


def _whole(reading: Reading, share: Fact) -> str:
    """The digits of the whole of a share, empty where none was found."""
    for statement in reading.statements:
        if statement.kind == "share" and share in statement.role("share"):
            return next((_digits(fact.figure.text) for fact in statement.role("whole")), "")
    return ""


def _digits(text: str) -> str:
    return "".join(text.split())
