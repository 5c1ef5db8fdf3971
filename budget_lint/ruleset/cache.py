"""The loaded rules, kept between runs in a file of the user's cache folder.

There is one file for each list of folders. It says what it was made from: the content of the rule files, the
program and the interpreter. A file that is not exactly what this run would write counts for nothing, and
trouble of any kind only means that the rules are loaded as if there were no cache.

The file is a pickle that is read with a reader of its own: it can make fractions and records of the data
model and refuses every other name before it is looked up, so it cannot run code.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from budget_lint.errors import RuleError
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Ruleset
from budget_lint.ruleset.files import MAX_BYTES, yaml_files
from budget_lint.version import __version__

Loaded = tuple[Lexicon, Ruleset]
SWITCH = "BUDGET_LINT_NO_CACHE"
MAX_SIZE = 64_000_000
_MAGIC = b"budget-lint rules 1\n"
_DIGEST = 32
_MODEL = "budget_lint.model."


def load(folders: Sequence[Path], loader: Callable[[Sequence[Path]], Loaded]) -> Loaded:
    """What ``loader`` gives for ``folders``, from the cache where possible. Raises what ``loader`` raises."""
    path = _file(folders)
    key = fingerprint(folders) if path else b""
    if path is None or not key:
        return loader(folders)
    found = recall(path, key)
    if found is None:
        found = loader(folders)
        # A file that was saved meanwhile is in one of the two fingerprints only.
        if fingerprint(folders) == key:
            keep(path, key, found)
    return found


def cache_folder(environ: Mapping[str, str], platform: str, home: str) -> str:
    """The program's folder by the platform's convention, empty where there is none or it is not wanted."""
    if environ.get(SWITCH, "") not in ("", "0"):
        return ""
    if platform == "win32":
        base = environ.get("LOCALAPPDATA", "")
    elif platform == "darwin":
        base = os.path.join(home, "Library", "Caches")  # noqa: PTH118 - text until it is known to be absolute
    else:
        base = environ.get("XDG_CACHE_HOME", "")
        base = base if os.path.isabs(base) else os.path.join(home, ".cache")  # noqa: PTH117, PTH118
    return os.path.join(base, "budget-lint") if os.path.isabs(base) else ""  # noqa: PTH117, PTH118


def _file(folders: Sequence[Path]) -> Path | None:
    """The file for these folders: a name of its own for each interpreter and each list of folders."""
    place = cache_folder(os.environ, sys.platform, os.path.expanduser("~"))  # noqa: PTH111 - never raises
    if not place:
        return None
    named = "\n".join(os.path.abspath(folder) for folder in folders)  # noqa: PTH100 - links stay as they are
    name = hashlib.blake2b(os.fsencode(named), digest_size=8).hexdigest()
    return Path(place, f"rules-{name}.{sys.implementation.cache_tag}")


def fingerprint(folders: Sequence[Path]) -> bytes:
    """What the loaded rules depend on, as a digest; empty where that cannot be told."""
    digest = hashlib.blake2b(digest_size=_DIGEST)
    try:
        for part in _ingredients(folders):
            digest.update(len(part).to_bytes(8, "big") + part)
    except (OSError, RuleError):
        return b""
    return digest.digest()


def _ingredients(folders: Sequence[Path]) -> Iterator[bytes]:
    yield f"{__version__} {sys.version}".encode()
    # A changed program of the same version, as in a working tree, must not find what another one left.
    package = Path(__file__).parent
    for place in (package, package.parent / "model"):
        with os.scandir(place) as entries:
            states = [(e.name, e.stat().st_size, e.stat().st_mtime_ns) for e in entries if e.is_file()]
        yield repr(sorted(states)).encode()
    for folder in folders:
        yield os.fsencode(folder)
        for path in yaml_files(folder):
            yield os.fsencode(path)
            with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - the quickest way, and many files
                yield stream.read(MAX_BYTES + 1)


def recall(path: Path, key: bytes) -> Loaded | None:
    """What ``keep`` wrote under ``key``, None where that is not what the file holds."""
    head = _MAGIC + key
    try:
        with path.open("rb") as stream:
            state = os.fstat(stream.fileno())
            if not _trusted(state) or stream.read(len(head)) != head:
                return None
            digest, data = stream.read(_DIGEST), stream.read()
        if _digest(data) != digest:
            return None
        found = _Reader(io.BytesIO(data)).load()
    except Exception:  # whatever a damaged file may lead to
        return None
    return found if _shaped(found) else None


def keep(path: Path, key: bytes, loaded: Loaded) -> None:
    """Writes the file as a whole or not at all; a folder that cannot be written to stays as it is."""
    stream = io.BytesIO()
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        _Writer(stream, pickle.HIGHEST_PROTOCOL).dump(loaded)
        data = stream.getvalue()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with open(draft, "xb", opener=_private) as file:
                file.write(_MAGIC + key + _digest(data) + data)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, pickle.PicklingError, TypeError):
        return


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def _trusted(state: os.stat_result) -> bool:
    """False for a file that somebody else owns or may change, where the system tells; and for a huge one."""
    user = getattr(os, "getuid", None)
    own = user is None or (state.st_uid == user() and not state.st_mode & 0o022)
    return own and state.st_size <= MAX_SIZE


def _shaped(found: object) -> bool:
    match found:
        case (Lexicon(), Ruleset()):
            return True
        case _:
            return False


class _Writer(pickle.Pickler):
    """Writes a record as its class and its fields, which is quicker to read than the state of its slots."""

    def reducer_override(self, value: Any) -> Any:
        if is_dataclass(value) and not isinstance(value, type):
            return type(value), tuple(getattr(value, field.name) for field in fields(value) if field.init)
        return NotImplemented


class _Reader(pickle.Unpickler):
    """Knows fractions and the records of the data model, nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("fractions", "Fraction"):
            return Fraction
        if module.startswith(_MODEL) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and is_dataclass(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a cache of rules")
