"""Where rule files lie."""

from __future__ import annotations

import os
from pathlib import Path

from budget_lint.errors import RuleError

MAX_BYTES = 1_000_000


def default_folder() -> Path:
    """The rules that come with the package: inside it when installed, beside it in a source tree."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "_rules"
    return packaged if packaged.is_dir() else package.parent / "rules"


def yaml_files(folder: Path) -> list[Path]:
    """All ``*.yaml`` files below a folder, in the order of their paths; hidden ones are left out.

    Raises RuleError for a folder that is missing and for files named ``*.yml``.
    """
    if not folder.is_dir():
        raise RuleError("RF101 no such folder of rules", str(folder))
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [os.path.join(place, name) for name in files if not name.startswith(".")]  # noqa: PTH118
    wrong = sorted(path for path in found if path.endswith(".yml"))
    if wrong:
        raise RuleError("RF102 rename the file to '.yaml'; files of this name are not read", wrong[0])
    return sorted((Path(path) for path in found if path.endswith(".yaml")), key=lambda path: path.as_posix())
