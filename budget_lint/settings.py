"""The configuration behind the command line: read once, when the first option asks for it."""



from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from budget_lint import config as configuration
from budget_lint.errors import RuleError
from budget_lint.job import Failure, Job
from budget_lint.model.policy import EVERYTHING, Policies, Policy, Word

if TYPE_CHECKING:
    from budget_lint.config.settings import Config

C = TypeVar("C", bound=Callable[..., Any])
WAIVERS = "budget-lint-waivers.yaml"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_KEY, _WANTED = "budget_lint.config", "budget_lint.config.wanted"


def settings() -> Config | None:
    """The configuration of the command that runs, None where there is none."""
    context = click.get_current_context(silent=True)
    if context is None:
        return None
    if _KEY not in context.meta:
        context.meta[_KEY] = _load(*context.meta.get(_WANTED, (None, False)))
    found: Config | None = context.meta[_KEY]
    return found


def _load(wanted: Path | None, none: bool) -> Config | None:
    try:
        path = None if none else wanted or configuration.find(Path.cwd())
        return configuration.load(path) if path else None
    except RuleError as error:
        raise Failure(str(error)) from error
    except OSError:  # there is no working folder any more
        return None


def configured(key: str, known: Iterable[str]) -> str | None:
    """A word of the configuration that must be one of ``known``; None where it does not say."""
    config = settings()
    word: Word | None = getattr(config, key) if config else None
    if word is None:
        return None
    if word.text not in known:
        message = f"'{word.text}' is none of {', '.join(known)}"
        raise Failure(str(RuleError(message, word.path, word.line, word.column, word.excerpt)))
    return word.text


def folders() -> tuple[Path, ...]:
    """The folders of rules that the configuration adds."""
    config = settings()
    return config.folders if config else ()


def policies(select: Iterable[str], ignore: Iterable[str], kind: str) -> Policies:
    """Those of the configuration, and over them what the command line says."""
    config = settings()
    named = Word(kind, "--kind") if kind else None
    asked = Policy(tuple(_words(select, "--select")), tuple(_words(ignore, "--ignore")), kind=named)
    return replace(config.policies if config else EVERYTHING, last=asked)


def _words(given: Iterable[str], option: str) -> Iterable[Word]:
    return (Word(code.strip(), option) for text in given for code in text.split(",") if code.strip())


def waiver_files(given: Iterable[Path]) -> tuple[Path, ...]:
    """The waiver files: those given and configured, else the one with the usual name beside the configuration."""
    config, chosen = settings(), tuple(given)
    if config and config.waivers:
        return (*config.waivers, *chosen)
    usual = (Path(config.path).parent if config else Path()) / WAIVERS
    none = click.get_current_context().meta.get(_WANTED, (None, False))[1]
    return (usual, *chosen) if not chosen and not none and usual.is_file() else chosen


def with_waivers(job: Job, given: Iterable[Path], today: str | None) -> Job:
    """The job with its waiver files, and the day that they are held against."""
    files = waiver_files(given)
    return job._replace(waivers=files, today=day(today)) if files or today else job


def day(text: str | None) -> date:
    """The day that waivers are held against: the one given, that of SOURCE_DATE_EPOCH (in UTC), or today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if text:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise click.BadParameter(f"'{text}' is no date such as 2026-12-31.", param_hint="--today") from None
    if not epoch:
        return date.today()
    try:
        return (_EPOCH + timedelta(seconds=int(epoch))).date()
    except (ValueError, OverflowError):
        raise Failure(f"SOURCE_DATE_EPOCH is '{epoch}', not a number of seconds since 1970") from None


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    path, none = context.meta.get(_WANTED, (None, False))
    if parameter.name == "config":
        path = value
    else:
        none = bool(value)
    if path and none:
        raise click.UsageError("--config and --no-config exclude each other.")
    context.meta[_WANTED] = (path, none)
    return value


def config_options(command: C) -> C:
    """``--config`` and ``--no-config``; ``settings()`` gives what comes of them."""
    for option in (
        click.option(
            "--no-config", is_flag=True, is_eager=True, expose_value=False, callback=_remember,
            help="Read no configuration.",
        ),
        click.option(
            "--config", metavar="FILE", type=click.Path(path_type=Path), is_eager=True, expose_value=False,
            callback=_remember, help="Configuration, else budget-lint.toml or pyproject.toml, looked for upwards.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command
