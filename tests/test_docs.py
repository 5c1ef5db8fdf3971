"""The documentation says what the program does: its examples run, its tables are complete, its links lead on.

An example is a fenced block below a comment ``<!-- example: KIND -->``. The kinds: ``lexicon`` (a part of the
lexicon), ``phrases``, ``rule`` (with examples of its own), ``statements``, ``python``, ``file PATH`` and ``sh``
(files and commands of one page, in order), ``output`` (of the command or program before it).
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, get_args

import click
import pytest
import yaml

from budget_lint import reports, ruleset
from budget_lint.cli import cli
from budget_lint.errors import InputError, RuleError
from budget_lint.model.check import Arithmetic, Check, Verdict
from budget_lint.model.document import Document
from budget_lint.model.fact import Fact, Figure, Measure, Reading, Statement
from budget_lint.model.finding import DocumentReport, Finding, Report, Suspect
from budget_lint.model.lexicon import Lexicon
from budget_lint.model.quantity import Quantity
from budget_lint.model.rule import Outcome, Rule, Ruleset
from budget_lint.model.span import Location
from budget_lint.pipeline import Linter, load_waivers
from budget_lint.ruleset import assertion, builder, lexicon_shapes, shapes
from budget_lint.ruleset.marked import Marked
from budget_lint.ruleset.source import Scalar, Source
from budget_lint.ruleset.statements import STATEMENTS
from budget_lint.ruleset.translate import Translator
from tests.readers.pdfs import Sheet, pdf

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
GENERATED = DOCS / "reference" / "rules"  # held to the rules by tests/kit/test_rule_pages.py
PAGES = sorted(path for path in DOCS.rglob("*.md") if path.parent != GENERATED)
ERRORS = ROOT / "fixtures" / "final-accounts-with-errors.txt"
_EXAMPLE = re.compile(r"^<!-- example: (.*?) -->\n```[a-z]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")
_ROW = re.compile(r"^\| (`.*?) \|", re.MULTILINE)


class Example(NamedTuple):
    kind: str
    argument: str
    text: str


def name(page: Path) -> str:
    return page.relative_to(DOCS).as_posix()


def examples(page: Path) -> list[Example]:
    found = _EXAMPLE.findall(page.read_text(encoding="utf-8"))
    return [Example(kind.partition(" ")[0], kind.partition(" ")[2], text) for kind, text in found]


def every(kind: str) -> list[Any]:
    """All examples of a kind as parameters of a test."""
    return [
        pytest.param(example.text, id=f"{name(page)}-{number}")
        for page in PAGES
        for number, example in enumerate(examples(page), 1)
        if example.kind == kind
    ]


def page(path: str) -> str:
    return (DOCS / path).read_text(encoding="utf-8")


def section(path: str, heading: str) -> str:
    """A part of a page, up to the next heading of any rank."""
    parts = re.split(r"^#+ (.*)$", page(path), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[heading]


def listed(text: str) -> list[str]:
    """The words in code style in the first columns of tables."""
    return [word for cell in _ROW.findall(text) for word in re.findall(r"`([^`]+)`", cell)]


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def lint(linter: Linter, folder: Path, text: str) -> DocumentReport:
    path = folder / "example.txt"
    path.write_text(text + "\n", encoding="utf-8")
    return linter.check([str(path)]).documents[0]


# --- pages ----------------------------------------------------------------------------------------------------


def anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("source", [*PAGES, ROOT / "README.md", ROOT / "README.zh-CN.md"], ids=lambda p: p.name)
def test_links_lead_to_pages_and_headings(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    lost = []
    for target, anchor in _LINK.findall(text):
        path = source.parent / target if target else source
        if not path.exists() or (anchor and anchor not in anchors(path.read_text(encoding="utf-8"))):
            lost.append(f"{target}#{anchor}")
    assert lost == []


def test_the_index_names_every_page() -> None:
    linked = {(DOCS / target).resolve() for target, _ in _LINK.findall(page("index.md"))}
    assert [name(path) for path in PAGES if path.resolve() not in linked] == ["index.md"]


@pytest.mark.parametrize("source", PAGES, ids=name)
def test_every_example_is_of_a_known_kind(source: Path) -> None:
    kinds = {"lexicon", "phrases", "rule", "statements", "python", "file", "sh", "output"}
    text = source.read_text(encoding="utf-8")
    assert {example.kind for example in examples(source)} <= kinds
    assert text.count("<!-- example:") == len(examples(source))


# --- examples -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", every("lexicon"))
def test_parts_of_a_lexicon_load(text: str, tmp_path: Path) -> None:
    (tmp_path / "part.yaml").write_text(text, encoding="utf-8")
    assert ruleset.load([ruleset.default_folder(), tmp_path]) != ruleset.load([ruleset.default_folder()])


@pytest.mark.parametrize("text", every("phrases"))
def test_phrases_fit_what_the_page_says(text: str, linter: Linter) -> None:
    translate = Translator(linter.lexicon.folding, linter.lexicon.words)
    for entry in yaml.safe_load(text):
        phrase = entry["phrase"]
        pattern = re.compile(translate(Marked(phrase, Scalar(Source("page", phrase), 1, 1, phrase, "'"))))
        fits = [word for word in (*entry["fits"], *entry["fails"]) if pattern.fullmatch(translate.spell(word))]
        assert (phrase, fits) == (phrase, entry["fits"])


@pytest.mark.parametrize("text", every("rule"))
def test_rules_give_the_outcomes_of_their_examples(text: str, tmp_path: Path) -> None:
    wanted = yaml.safe_load(text)["rule"]
    (tmp_path / f"{wanted}.yaml").write_text(text, encoding="utf-8")
    linter = Linter([tmp_path])
    rule = linter.ruleset.by_code(wanted)
    assert rule is not None
    assert rule.examples
    for example in rule.examples:
        verdicts = [v for v in lint(linter, tmp_path, example.text).verdicts if v.check.rule.name == wanted]
        silent = rule.wording and example.outcome == "holds"
        assert {verdict.outcome for verdict in verdicts} == (set() if silent else {example.outcome}), example.text
        if example.figures:
            figures = [sorted(fact.figure.text for fact in verdict.check.facts) for verdict in verdicts]
            assert figures == [sorted(example.figures)]


@pytest.mark.parametrize("text", every("statements"))
def test_texts_make_the_statements_of_the_page(text: str, linter: Linter, tmp_path: Path) -> None:
    shown = set()
    for entry in yaml.safe_load(text):
        reading = lint(linter, tmp_path, entry.pop("text")).reading
        made = [(statement.kind, as_printed(statement)) for statement in reading.statements]
        shown |= set(entry)
        assert [kind for kind, roles in entry.items() if (kind, roles) not in made] == []
    assert shown == set(STATEMENTS) - {"contradiction"}  # no text makes that one, the other checks do


def as_printed(statement: Statement) -> dict[str, list[str]]:
    return {role: [fact.figure.text for fact in facts] for role, facts in statement.roles}


@pytest.mark.parametrize("source", PAGES, ids=name)
def test_python_examples_run(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for example, following in pairwise([*examples(source), Example("", "", "")]):
        if example.kind == "python":
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(example.text, name(source), "exec"), names)
            assert following.kind != "output" or printed.getvalue() == following.text


@pytest.mark.parametrize("source", [p for p in PAGES if any(e.kind == "sh" for e in examples(p))], ids=name)
def test_commands_print_what_the_page_shows(source: Path, tmp_path: Path) -> None:
    shown = examples(source)
    for example, following in pairwise([*shown, Example("", "", "")]):
        if example.kind == "file":
            path = tmp_path / example.argument
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(example.text, encoding="utf-8")
        elif example.kind == "sh":
            printed = "".join(run(line, tmp_path) for line in example.text.splitlines())
            assert following.kind != "output" or following.text.strip() in printed


def run(command: str, folder: Path) -> str:
    program, *arguments = command.split()
    assert program == "budget-lint"
    environ = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "budget_lint", *arguments],
        capture_output=True, encoding="utf-8", env=environ, cwd=folder, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


# --- the lexicon and the rules --------------------------------------------------------------------------------


def used_lists() -> set[str]:
    """The word lists that the program itself asks for."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "budget_lint").rglob("*.py"))
    return set(re.findall(r"words\.get\(\s*[\"'](\w+)[\"']", code))


def test_every_word_list_of_the_program_is_documented() -> None:
    assert set(listed(section("reference/lexicon.md", "`words`"))) == used_lists() != set()


def test_every_other_word_list_is_named_and_used_by_a_phrase(linter: Linter) -> None:
    rules = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "rules").rglob("*.yaml"))
    others = set(linter.lexicon.words) - used_lists()
    assert others == {word for word in others if f"<{word}>" in rules}
    assert [word for word in sorted(others) if f"`{word}`" not in page("reference/lexicon.md")] == []


def test_every_key_of_the_lexicon_has_a_section() -> None:
    titles = re.findall(r"^## (`.*)$", page("reference/lexicon.md"), flags=re.MULTILINE)
    keys = {key for title in titles for key in re.findall(r"`(\w+)`", title)}
    assert keys == set(builder.keys(lexicon_shapes.LexiconFile))


SHAPES = {
    "`units`": lexicon_shapes.UnitShape,
    "`not_figures`": lexicon_shapes.NotFiguresShape,
    "`concepts`": lexicon_shapes.ConceptShape,
    "`scopes`": lexicon_shapes.ScopeShape,
    "`completeness`": lexicon_shapes.CompletenessShape,
}


@pytest.mark.parametrize("heading", SHAPES)
def test_tables_of_the_lexicon_have_all_keys(heading: str) -> None:
    assert set(listed(section("reference/lexicon.md", heading))) == set(builder.keys(SHAPES[heading]))


def test_the_tables_of_forms_have_all_keys_and_roles(linter: Linter) -> None:
    roles = {form.role for form in linter.lexicon.forms if form.role}
    keys = {*builder.keys(lexicon_shapes.FormShape), *builder.keys(lexicon_shapes.FormExampleShape)}
    assert set(listed(section("reference/lexicon.md", "`forms`"))) == keys | roles


def test_every_key_of_a_rule_is_documented() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", section("reference/rule-language.md", "A rule file"), re.MULTILINE)
    assert {key for key, _ in rows} == set(builder.keys(shapes.RuleFile))
    assert {key for key, needed in rows if needed == "yes"} == set(builder.required(shapes.RuleFile))
    roles = listed(section("reference/rule-language.md", "Rules over roles"))
    assert set(roles) == set(builder.keys(shapes.RoleShape))


def test_the_table_of_statements_is_that_of_the_program() -> None:
    text = section("reference/rule-language.md", "Rules over statements")
    rows = re.findall(r"^\| `(\w+)` \| (`.*?`) \|", text, flags=re.MULTILINE)
    assert {kind: tuple(re.findall(r"`(.*?)`", roles)) for kind, roles in rows} == dict(STATEMENTS)


def test_every_function_is_documented() -> None:
    text = " ".join(listed(section("reference/rule-language.md", "The assertion language")))
    assert set(re.findall(r"(\w+)\(", text)) == set(assertion.FUNCTIONS)


def test_outcomes_and_reasons_are_documented(linter: Linter) -> None:
    reasons = [key.removeprefix("reason.") for key in linter.lexicon.texts["en"] if key.startswith("reason.")]
    text = section("reference/rule-language.md", "Outcomes")
    assert sorted(listed(text)) == sorted([*get_args(Outcome), *reasons])


# --- the interfaces -------------------------------------------------------------------------------------------


def options(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        yield from (option for option in (*parameter.opts, *parameter.secondary_opts) if option.startswith("-"))
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from options(inner)


def test_every_option_is_documented() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((DOCS / "reference").glob("*.md")))
    shown = set(re.findall(r"(?<![\w-])--?[a-zA-Z][a-z-]*", text))
    assert [option for option in dict.fromkeys(options(cli)) if option not in shown] == []


def test_no_other_option_is_documented() -> None:
    known = {*options(cli), "--help"}
    shown = re.findall(r"(?<![\w-])--[a-z][a-z-]*", page("reference/command-line.md"))
    assert [option for option in shown if option not in known] == []


def keys_in(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield key
            yield from keys_in(inner) if key != "scope" else ()
    elif isinstance(value, list):
        for inner in value:
            yield from keys_in(inner)


MANY_KEYS = """2024年度部门决算
2024年度本年支出合计3000000.00元，其中：基本支出2000000.00元，占66.66%。
2024年度会议费12.00万元，比上年增加2.00万元，增长20.00%，决算数小于年初预算数。
2024年度培训费年初预算为15.00万元，支出决算为12.00。
2024年度公务接待费支出决算4.00万元，年初预算5.00万元，决算数大于预算数。
2024年度本年支出合计828.76万元，其中：基本支出560.63万元，占67.65%；项目支出268.13万元，占32.35%。
2024年度项目支出267.75万元，比上年增加142.27万元，增长113.38%。
2024年度项目支出267.75万元，比上年增加142.27万元，增长113.38%。
2024年度本年支出合计100.00万元，其中：教育支出5.21万元，占5.22%；\
科学技术支出6.32万元，占6.33%；文化旅游支出7.43万元，占7.44%；\
社会保障和就业支出8.54万元，占8.55%；卫生健康支出9.65万元，占9.66%；\
节能环保支出8.76万元，占8.77%；城乡社区支出7.87万元，占7.87%；\
农林水支出9.98万元，占9.98%；交通运输支出10.19万元，占10.19%；\
住房保障支出11.23万元，占11.23%；灾害防治支出6.41万元，占6.41%；\
商业服务业支出8.41万元，占8.41%。
"""


WAIVERS = """waivers:
  - {rule: CN201, document: "*.txt", reason: known, by: Wang, until: never}
  - {rule: CN201, figure: "1", reason: known, by: Wang, until: 2025-12-31}
"""


def test_every_key_of_the_json_report_is_documented(linter: Linter, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(MANY_KEYS, encoding="utf-8")
    scan = tmp_path / "scan.pdf"
    picture = Sheet().raw("q 100 0 0 100 50 50 cm /Im Do Q")
    scan.write_bytes(pdf(Sheet().text(60, 60, "本年收入合计12.00万元。"), picture))
    waivers = tmp_path / "waivers.yaml"
    waivers.write_text(WAIVERS, encoding="utf-8")
    strict = Linter(waivers=load_waivers([waivers]), today=date(2026, 1, 1))
    report = strict.check([str(ERRORS), str(other), str(scan)])
    texts = reports.json_text(report, lexicon=linter.lexicon, lang="en", verdicts=True), reports.figures_json(report)
    found = {key for text in texts for key in keys_in(json.loads(text))}
    text = page("reference/json.md")
    assert sorted(key for key in found if f"`{key}`" not in text) == []
    assert sorted(key for key in listed(text) if key not in found) == []


PUBLIC = (
    Report, DocumentReport, Finding, Suspect, Verdict, Arithmetic, Check, Reading, Statement, Fact, Figure, Quantity,
    Document, Location, Rule, Ruleset, Lexicon, InputError, RuleError, Linter,
)  # fmt: skip


@pytest.mark.parametrize("kind", PUBLIC, ids=lambda kind: kind.__name__)
def test_the_python_page_names_what_a_class_has(kind: type[Any], linter: Linter) -> None:
    text = section("reference/python-api.md", f"`{kind.__name__}`")
    shown = {re.split(r"\W", entry)[0] for entry in listed(text)}
    has = {entry for entry in dir(kind) if not entry.startswith("_")} | own(kind, linter)
    assert shown != set()
    assert sorted(shown - has) == []


def own(kind: type[Any], linter: Linter) -> set[str]:
    if kind is Linter:
        return set(vars(linter))
    if issubclass(kind, Exception):
        error = kind("message", "path") if kind is RuleError else kind("message")
        return set(vars(error))
    return {field.name for field in fields(kind)}


def test_measures_are_documented_wherever_they_are_listed() -> None:
    for path in ("reference/json.md", "reference/lexicon.md"):
        assert [measure for measure in get_args(Measure) if measure and f"`{measure}`" not in page(path)] == []
