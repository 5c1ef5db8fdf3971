"""Rule files -> rules: names resolved, assertions parsed, messages checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any, cast, get_args

from budget_lint.model.expression import Expression, names
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.rule import Example, Outcome, Rule
from budget_lint.ruleset import wording
from budget_lint.ruleset.assertion import FALSE, parse
from budget_lint.ruleset.builder import nearest
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.roles import check_first, role_from, same_from
from budget_lint.ruleset.shapes import ExampleShape, RuleFile
from budget_lint.ruleset.statements import STATEMENTS, roles_of
from budget_lint.ruleset.translate import Translator

RESULTS = ("computed", "stated", "difference", "allowed")
CODE = re.compile(r"[A-Z]{1,4}[0-9]{1,5}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ROLE = re.compile(r"[a-z_][a-z0-9_]*")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def rule_from(shape: RuleFile, lexicon: Lexicon, translate: Translator) -> Rule:
    """The rule of a file. Raises RuleError on unknown names and on assertions that make no sense."""
    _check_names(shape)
    for kind in shape.kinds:
        translate.known(kind, (pattern.id for pattern in lexicon.kinds), "kind of document")
    if shape.over is not None and shape.over.text == wording.KIND:
        return _rule(shape, *_over_wording(shape, translate))
    return _rule(shape, *_over_figures(shape, lexicon))


def _over_wording(shape: RuleFile, translate: Translator) -> tuple[Expression, dict[str, object]]:
    """The assertion of a rule over wording, which no match meets, and the parts that only such a rule has."""
    asked = wording.wording_from(shape, translate)
    _check_messages(shape, (wording.FOUND,))
    return FALSE, {"wording": asked, "when": wording.guard_from(shape, asked)}


def _over_figures(shape: RuleFile, lexicon: Lexicon) -> tuple[Expression, dict[str, object]]:
    """The assertion of a rule over statements or roles, and the parts that only such a rule has."""
    for key in wording.KEYS:
        if getattr(shape, key):
            raise getattr(shape, key)[0].error(f"RF601 '{key}' needs 'over: {wording.KIND}'")
    if shape.assert_ is None:
        raise shape.rule.error("RF207 the key 'assert' is missing")
    roles = _roles(shape)
    described = {name: role_from(shape, name, lexicon) for name in shape.roles}
    assertion = parse(shape.assert_, roles)
    _check_messages(shape, (*roles, *RESULTS))
    _check_used(shape, shape.assert_, roles, assertion)
    return assertion, {
        "roles": described,
        "same": same_from(shape, lexicon),
        "when": parse(shape.when, roles) if shape.when else None,
        "requires": tuple(tag.text for tag in shape.requires),
        "tolerance": shape.tolerance,
        "lists": tuple(name for name, several in roles.items() if several),
    }


def _rule(shape: RuleFile, assertion: Expression, parts: Mapping[str, Any]) -> Rule:
    return Rule(
        name=shape.rule.text,
        code=shape.code.text,
        family=shape.family,
        severity=shape.severity,
        assertion=assertion,
        title=shape.title,
        why=shape.why,
        message={language: text.text for language, text in shape.message.items()},
        over=shape.over.text if shape.over else "",
        source=shape.source,
        since=shape.since,
        examples=tuple(_examples(shape)),
        never=shape.examples.never,
        path=shape.rule.node.source.path,
        kinds=tuple(kind.text for kind in shape.kinds),
        measures=shape.measures,
        **parts,
    )


def _check_names(shape: RuleFile) -> None:
    name, code = shape.rule, shape.code
    if not NAME.fullmatch(name.text):
        raise name.error("RF302 a rule's name is lower-case words joined by hyphens")
    stem = PurePath(name.node.source.path).stem
    if name.text != stem:
        raise name.error(f"RF303 the rule is named '{name.text}' but its file '{stem}'; give both the same name")
    if not CODE.fullmatch(code.text):
        raise code.error("RF304 a code is capital letters and digits, such as ST101")


def _roles(shape: RuleFile) -> dict[str, bool]:
    """The roles that the assertion may name: name -> it binds several facts."""
    if shape.over is None:
        if not shape.roles:
            raise shape.rule.error("RF305 a rule needs 'over' (a kind of statement) or 'roles'")
        for name in shape.roles:
            if not _ROLE.fullmatch(name) or name in RESULTS:
                raise shape.rule.error(f"RF306 '{name}' cannot be the name of a role")
        if shape.requires:
            raise shape.requires[0].error("RF307 'requires' needs 'over': only statements have tags")
        return {name: bool(role.each) for name, role in shape.roles.items()}
    if shape.same is not None:
        raise shape.over.error("RF316 'same' needs 'roles': the figures of a statement belong together")
    if shape.roles:
        raise shape.over.error("RF308 a rule has either 'over' or 'roles', not both")
    kind = shape.over.text
    if kind not in STATEMENTS:
        hint = nearest(kind, (*STATEMENTS, wording.KIND))
        raise shape.over.error(f"RF309 unknown kind of statement '{kind}'{hint}")
    return roles_of(kind)


def _check_messages(shape: RuleFile, known: tuple[str, ...]) -> None:
    for text in shape.message.values():
        for match in _PLACEHOLDER.finditer(text.text):
            if match[1] not in known:
                hint = nearest(match[1], known)
                raise text.error(f"RF310 unknown placeholder {{{match[1]}}}{hint}", match.start(1))


def _check_used(shape: RuleFile, text: Marked, roles: Mapping[str, bool], assertion: Expression) -> None:
    """A rule over roles starts from the first name of its assertion and uses every role."""
    if shape.over is not None:
        return
    used = dict.fromkeys(names(assertion))
    if not used:
        raise text.error("RF401 the assertion of a rule over roles must name a role")
    first = next(iter(used))
    check_first(shape.roles[first], first, text)
    idle = [name for name in roles if name not in used]
    if idle and (shape.when is None or idle[0] not in shape.when.text):
        raise shape.rule.error(f"RF403 the role '{idle[0]}' is not used by the assertion")


def _examples(shape: RuleFile) -> Iterator[Example]:
    for outcome in get_args(Outcome):
        for example in getattr(shape.examples, outcome):
            if outcome in shape.examples.never:
                raise shape.rule.error(f"RF319 an example of '{outcome}', which the rule is said never to have")
            yield _example(example, cast(Outcome, outcome))


def _example(shape: Marked | ExampleShape, outcome: Outcome) -> Example:
    if isinstance(shape, Marked):
        return Example(shape.text, outcome, line=shape.node.line)
    return Example(shape.text.text, outcome, shape.figures, shape.text.node.line, shape.words, shape.place)
