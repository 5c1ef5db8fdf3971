"""A new rule: a file that works as it stands, to be changed piece by piece."""

from __future__ import annotations

import re
from pathlib import Path

from budget_lint.errors import BudgetLintError
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset
from budget_lint.reports.words import Words

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FIRST = 101
_FAMILY = "HR"


def skeleton(name: str, ruleset: Ruleset, lexicon: Lexicon, lang: str) -> str:
    """The text of a rule of this name with a code that no rule has. Raises BudgetLintError: rule-name, rule-there."""
    if not _NAME.fullmatch(name):
        message = f"'{name}' is no name of a rule: write lower-case words joined by hyphens, such as meals-within-limit"
        raise BudgetLintError(message, "rule-name", named=name)
    if ruleset.by_code(name) is not None:
        raise BudgetLintError(f"there is a rule '{name}' already; take another name", "rule-there", named=name)
    taken = {rule.code for rule in ruleset.rules}
    code = next(code for number in range(FIRST, 10**5) if (code := f"{_FAMILY}{number}") not in taken)
    text = Words.of(lexicon, lang).texts[lang]["kit.skeleton"]
    return text.replace("@name@", name).replace("@code@", code)


def write(folder: Path, name: str, text: str) -> Path:
    """The new file ``NAME.yaml`` in a folder that is made where needed. Raises BudgetLintError: rule-file, output."""
    path = folder / f"{name}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        message = f"{path} is there already; take another name, or remove it first"
        raise BudgetLintError(message, "rule-file", path=path) from None
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise BudgetLintError(message, "output", path=path, reason=error.strerror) from error
    return path
