"""The assertion language of rules: text -> expression tree, checked for names and kinds. Nothing is executed.

Kinds: a ``number``, a ``list`` of numbers (a role of several facts, or arithmetic on one), a ``truth``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from budget_lint.errors import RuleError
from budget_lint.model.expression import (
    Arithmetic,
    Call,
    Comparison,
    Expression,
    Logic,
    Name,
    Negation,
    Number,
)
from budget_lint.ruleset.builder import nearest
from budget_lint.ruleset.marked import Marked

MAX_NESTING = 20
MAX_TOKENS = 400
# function -> (kind of its arguments, how many at most, its own kind)
FUNCTIONS: Mapping[str, tuple[str, int, str]] = {
    "sum": ("list", 1, "number"),
    "count": ("list", 1, "number"),
    "agree": ("list", 1, "truth"),
    "abs": ("number", 1, "number"),
    "sign": ("number", 1, "number"),
    "zero": ("number", 1, "truth"),
    "min": ("number", 9, "number"),
    "max": ("number", 9, "number"),
    "power": ("number", 2, "number"),
    "given": ("role", 1, "truth"),
}
TRUE, FALSE = Logic("and", ()), Logic("or", ())
_TOKEN = re.compile(r"\s*(?:([0-9]+(?:\.[0-9]+)?)|([A-Za-z_][A-Za-z0-9_]*)|(==|!=|<=|>=|[-+*/<>(),]))")
_COMPARISONS = {"==", "!=", "<=", ">=", "<", ">"}
_BINDING = {"or": 1, "and": 2, "+": 5, "-": 5, "*": 6, "/": 6} | dict.fromkeys(_COMPARISONS, 4)
_NOT, _MINUS = 3, 7
_HINTS = {"=": "; write ==", "±": "; a tolerance has a name, see 'tolerance' in the reference"}


class Token(NamedTuple):
    text: str
    offset: int
    kind: str  # number, name, sign, end


class Typed(NamedTuple):
    tree: Expression
    kind: str
    offset: int


def parse(text: Marked, roles: Mapping[str, bool]) -> Expression:
    """The tree of an assertion or a guard over ``roles`` (name -> it binds several facts).

    Raises RuleError at the token that is wrong.
    """
    parser = _Parser(text, roles)
    whole = parser.expression(0)
    if parser.token.kind != "end":
        raise parser.error(f"RF404 unexpected '{parser.token.text}'", parser.token.offset)
    parser.need(whole, "truth", "the assertion")
    return whole.tree


def _tokens(text: Marked) -> list[Token]:
    found, at = [], 0
    end = len(text.text.rstrip())
    while at < end:
        match = _TOKEN.match(text.text, at)
        if match is None:
            at += len(text.text[at:]) - len(text.text[at:].lstrip())
            hint = _HINTS.get(text.text[at], "")
            raise text.error(f"RF405 unexpected '{text.text[at]}'{hint}", at)
        kind = ("number", "name", "sign")[(match.lastindex or 1) - 1]
        found.append(Token(match[match.lastindex or 0], match.start(match.lastindex or 0), kind))
        at = match.end()
    if len(found) > MAX_TOKENS:
        raise text.error("RF406 the assertion is too long; make it several rules")
    return [*found, Token("the end", end, "end")]


class _Parser:
    def __init__(self, text: Marked, roles: Mapping[str, bool]) -> None:
        self.text, self.roles = text, roles
        self.tokens, self.at, self.depth = _tokens(text), 0, 0

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def error(self, message: str, offset: int) -> RuleError:
        return self.text.error(message, offset)

    def need(self, part: Typed, kind: str, of: str) -> None:
        if part.kind != kind:
            hint = "; put it in sum()" if (part.kind, kind) == ("list", "number") else ""
            wanted = "a role of several figures" if kind == "list" else f"a {kind}"
            raise self.error(f"RF407 {of} must be {wanted}, this is a {part.kind}{hint}", part.offset)

    def expression(self, least: int) -> Typed:
        """Precedence climbing: an operand, then all operators that bind tighter than ``least``."""
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise self.error("RF408 nested too deeply", self.token.offset)
        left = self._operand()
        while (strength := _BINDING.get(self.token.text, 0)) > least and self.token.kind != "end":
            operator = self._next()
            right = self.expression(strength)
            left = self._joined(operator, left, right)
            if operator.text in _COMPARISONS and self.token.text in _COMPARISONS:
                raise self.error("RF409 comparisons do not chain; join them with 'and'", self.token.offset)
        self.depth -= 1
        return left

    def _next(self) -> Token:
        token = self.token
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token

    def _operand(self) -> Typed:
        token = self._next()
        if token.kind == "number":
            return Typed(Number(Fraction(token.text)), "number", token.offset)
        if token.text == "(":
            inner = self.expression(0)
            self._close(token)
            return Typed(inner.tree, inner.kind, token.offset)
        if token.text == "-":
            part = self.expression(_MINUS)
            self._numeric(part, "what is negated")
            return Typed(Negation(part.tree), part.kind, token.offset)
        if token.text == "not":
            part = self.expression(_NOT)
            self.need(part, "truth", "what follows 'not'")
            return Typed(Logic("not", (part.tree,)), "truth", token.offset)
        if token.text in ("true", "false"):
            return Typed(TRUE if token.text == "true" else FALSE, "truth", token.offset)
        if token.kind != "name" or token.text in ("and", "or"):
            raise self.error(f"RF410 expected a role, a number or a function, found '{token.text}'", token.offset)
        return self._call(token) if self.token.text == "(" else self._role(token)

    def _close(self, opened: Token) -> None:
        if self.token.text != ")":
            raise self.error(f"RF411 '(' is not closed before '{self.token.text}'", opened.offset)
        self._next()

    def _role(self, token: Token) -> Typed:
        if token.text not in self.roles:
            hint = "" if token.text in FUNCTIONS else nearest(token.text, self.roles)
            raise self.error(f"RF412 unknown role '{token.text}'{hint}", token.offset)
        return Typed(Name(token.text), "list" if self.roles[token.text] else "number", token.offset)

    def _call(self, name: Token) -> Typed:
        if name.text not in FUNCTIONS:
            raise self.error(f"RF413 unknown function '{name.text}'{nearest(name.text, FUNCTIONS)}", name.offset)
        wanted, most, kind = FUNCTIONS[name.text]
        opened = self._next()
        arguments = [self.expression(0)]
        while self.token.text == ",":
            self._next()
            arguments.append(self.expression(0))
        self._close(opened)
        if len(arguments) > most:
            raise self.error(f"RF414 {name.text}() takes {most} at most", arguments[most].offset)
        if name.text == "power" and len(arguments) != most:
            raise self.error("RF418 power() takes a number and how many times it is multiplied", name.offset)
        for part in arguments:
            self._argument(name.text, wanted, part)
        return Typed(Call(name.text, tuple(part.tree for part in arguments)), kind, name.offset)

    def _argument(self, function: str, wanted: str, part: Typed) -> None:
        if function in ("given", "agree", "count") and not isinstance(part.tree, Name):
            raise self.error(f"RF415 {function}() takes the name of a role", part.offset)
        if wanted != "role":
            self.need(part, wanted, f"the argument of {function}()")

    def _numeric(self, part: Typed, of: str) -> None:
        if part.kind == "truth":
            self.need(part, "number", of)

    def _joined(self, operator: Token, left: Typed, right: Typed) -> Typed:
        symbol = operator.text
        for part in (left, right):
            if symbol in ("and", "or"):
                self.need(part, "truth", f"a side of '{symbol}'")
            elif symbol in _COMPARISONS:
                self.need(part, "number", f"a side of '{symbol}'")
            else:
                self._numeric(part, f"a side of '{symbol}'")
        if symbol in ("and", "or"):
            return Typed(Logic(symbol, (left.tree, right.tree)), "truth", left.offset)
        if symbol in _COMPARISONS:
            return Typed(Comparison(symbol, left.tree, right.tree), "truth", left.offset)
        kind = "list" if "list" in (left.kind, right.kind) else "number"
        return Typed(Arithmetic(symbol, left.tree, right.tree), kind, left.offset)
