"""Loading whole folders: what comes out, and that every mistake is found with its place."""

from __future__ import annotations

from fractions import Fraction

import pytest

from budget_lint.errors import RuleError
from budget_lint.model.expression import Arithmetic, Comparison, Name
from budget_lint.model.lexicon import Concept, Form, ScopeValue
from budget_lint.model.quantity import Unit
from budget_lint.model.rule import Example, Role, Rule
from budget_lint.ruleset import default_folder, load
from tests.ruleset.conftest import Write
from tests.ruleset.samples import RULE, WORDS, rule, wording, words

ROLES = RULE[RULE.index("roles:") : RULE.index("assert:")]
MISTAKES = {
    "not_yaml": ({"a.yaml": "a: [1\nb"}, "not YAML"),
    "tab": ({"a.yaml": "folding:\n\t- a"}, ":2:1: not YAML"),
    "control_character": ({"a.yaml": "words: {a: [\x01]}"}, "not YAML"),
    "two_documents": ({"a.yaml": "noise: []\n---\nnoise: []"}, ":3:1: one file holds one document"),
    "anchor": ({"a.yaml": "noise: &x []"}, ":1:8: anchors and aliases"),
    "alias": ({"a.yaml": "noise: *x"}, "anchors and aliases"),
    "tag": ({"a.yaml": "noise: [!!python/name:os.system x]"}, ":1:9: tags (!) are not allowed"),
    "depth": ({"a.yaml": "noise: " + "[" * 40}, "nested deeper than 32"),
    "duplicate_key": (
        {"a.yaml": "noise: []\nnoise: []"},
        ":2:1: the key 'noise' stands twice; it is in line 1",
    ),
    "size": ({"a.yaml": "#" * 1_000_001}, "larger than 1000000 bytes"),
    "a_list": ({"a.yaml": "- a"}, ":1:1: expected a mapping"),
    "yml": ({"a.yml": ""}, "rename the file to '.yaml'"),
    "unknown_key": ({"a.yaml": "conceps: {}"}, ":1:1: unknown key 'conceps'; did you mean 'concepts'?"),
    "unknown_inner_key": (
        rule("concept: staff", "concep: staff"),
        ":10:11: unknown key 'concep'; did you mean",
    ),
    "missing_key": (rule("severity: error\n"), ":1:1: the key 'severity' is missing"),
    "number_for_text": (rule('"0.1"', "0.1"), ':4:8: expected text, found a number; put it in quotes: "0.1"'),
    "truth_for_text": (words("[减,", "[no,"), 'expected text, found true or false; put it in quotes: "no"'),
    "date_for_text": (rule('"0.1"', "2024-01-01"), "found a date; put it in quotes"),
    "nothing_for_text": (rule("family: identities", "family:"), ":3:8: expected text, found nothing"),
    "text_for_list": (
        {"a.yaml": "noise: x"},
        "expected a list, found text (x)",
    ),
    "text_for_truth": (
        rule("optional: true", "optional: yes"),
        "expected true or false, found yes",
    ),
    "text_for_number": (
        {"a.yaml": "headings: [{style: a, phrase: b, rank: '1'}]"},
        "expected a whole number",
    ),
    "choice": (
        rule("severity: error", "severity: eror"),
        "'eror' is none of error, warning, note; did you mean",
    ),
    "list_for_mapping": ({"a.yaml": "words: [a]"}, "expected a mapping (name: value), found a list"),
    "rule_name": (rule("rule: sample", "rule: simple"), "is named 'simple' but its file 'sample'"),
    "rule_code": (rule("CN101", "cn-1"), ":2:7: a code is capital letters and digits"),
    "no_roles": (rule(ROLES), "needs 'over'"),
    "both": (rule("roles:", "over: share\nroles:"), ":8:7: a rule has either 'over' or 'roles'"),
    "kind": (rule(ROLES, "over: shar\n"), "unknown kind of statement 'shar'; did you mean 'share'?"),
    "concept": (rule("concept: staff", "concept: stuff"), "unknown concept 'stuff'; did you mean 'staff'?"),
    "scope": (
        rule("fund: general", "found: general"),
        "unknown scope dimension 'found'; did you mean 'fund'?",
    ),
    "scope_value": (
        rule("fund: general", "fund: genral"),
        "unknown value 'genral' of fund; did you mean 'general'?",
    ),
    "assertion": (
        rule("staff + running", "staf + running"),
        ":12:18: unknown role 'staf'; did you mean 'staff'?",
    ),
    "placeholder": (rule("{difference}", "{diference}"), "unknown placeholder {diference}; did you mean"),
    "idle_role": (rule(" + running", ""), "the role 'running' is not used"),
    "optional_first": (rule("total == staff + running", "running == staff + total"), "cannot be optional"),
    "requires": (rule("assert:", "requires: [complete]\nassert:"), "'requires' needs 'over'"),
    "no_assertion": (rule("assert: total == staff + running\n"), ":1:7: the key 'assert' is missing"),
    "words_for_figures": (rule("assert:", "forbidden: [甲]\nassert:"), "'forbidden' needs 'over: wording'"),
    "kind_of_document": (rule("assert:", "kinds: [budgt]\nassert:"), "unknown kind of document 'budgt'"),
    "wording_with_assertion": (wording("assert: 甲"), "has no 'assert'; write 'forbidden' or 'required'"),
    "wording_of_nothing": (wording(""), "needs one of forbidden, required, unclosed"),
    "wording_of_both": (wording("forbidden: [甲]\nrequired: [乙]"), "needs one of forbidden, required, unclosed"),
    "wording_required_unless": (wording("required: [甲]\nunless: [乙]"), "go with 'forbidden'"),
    "wording_without_word": (wording('forbidden: ["[甲]#"]'), ":9:14: a phrase of a rule needs a word"),
    "wording_too_long": (wording('forbidden: ["甲{a:80}乙{b:80}丙{c:80}"]'), "200 characters at most, this 243"),
    "wording_guard": (wording('forbidden: ["甲{year}乙"]\nwhen: yaer == period'), "did you mean 'year'?"),
    "wording_message": (wording('forbidden: ["甲"]', "{fund}"), "unknown placeholder {fund}; did you mean 'found'?"),
    "wording_brackets": (wording('unclosed: ["(("]'), "'unclosed' takes pairs of brackets"),
    "folding": (words('"萬万"', '"萬"'), ":1:12: 'folding' takes pairs of characters"),
    "factor": (words('"10000"', '"1e4"'), "a factor is a number"),
    "unit_twice": (words("spellings: [圆]", "spellings: [万]"), "'万' is given twice"),
    "form_twice": (words("form: fall", "form: share"), "'share' is given twice; first in"),
    "follows": (words("follows: [share]", "follows: [shaer]"), "unknown form 'shaer'; did you mean 'share'?"),
    "word_list": (words('"<down>"', '"x<dwn>"'), "unknown word list 'dwn'; did you mean 'down'?"),
    "no_names": (words("{names: [人员经费]}", "{contextual: true}"), "the concept 'staff' has no names"),
    "part_of": (words("part_of: total", "part_of: totel"), "unknown concept 'totel'; did you mean 'total'?"),
    "inside": (words("inside: fiscal", "inside: fisc"), "unknown value 'fisc' of fund"),
}


@pytest.mark.parametrize(("files", "message"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes(write: Write, files: dict[str, str], message: str) -> None:
    with pytest.raises(RuleError) as caught:
        load([write("规则 folder", files)])
    assert message in str(caught.value)


def test_error_shows_the_line(write: Write) -> None:
    folder = write("r", rule("staff + running", "staff + runing"))
    with pytest.raises(RuleError) as caught:
        load([folder])
    path = str(folder / "rules" / "sample.yaml")
    error = caught.value
    assert (error.path, error.line, error.column) == (path, 12, 26)
    assert str(error) == (
        f"{path}:12:26: unknown role 'runing'; did you mean 'running'? [RF412]\n"
        "    assert: total == staff + runing\n"
        "                             ^"
    )


def test_missing_folder(write: Write) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        load([write("r", {}) / "none"])


def test_not_utf8(write: Write) -> None:
    folder = write("r", {"a.yaml": ""})
    (folder / "b.yaml").write_bytes("noise: []\nwords: {a: [减]}".encode("gb18030"))
    with pytest.raises(RuleError, match=r"b\.yaml:2:0: the file is not UTF-8"):
        load([folder])


def test_duplicate_code(write: Write) -> None:
    other = RULE.replace("rule: sample", "rule: other")
    with pytest.raises(RuleError, match="'CN101' is given twice; first in"):
        load([write("r", {**rule(), "rules/other.yaml": other})])


def test_duplicate_rule_in_one_folder(write: Write) -> None:
    with pytest.raises(RuleError, match="'sample' is given twice"):
        load([write("r", {**rule(), "again/sample.yaml": RULE})])


def test_rule(write: Write) -> None:
    folder = write("r", rule())
    _, ruleset = load([folder])
    assert ruleset.rules == (
        Rule(
            name="sample",
            code="CN101",
            family="identities",
            severity="error",
            assertion=Comparison("==", Name("total"), Arithmetic("+", Name("staff"), Name("running"))),
            title={"zh": "不等", "en": "Not equal"},
            why={"zh": "理由", "en": "Reason"},
            message={"zh": "{staff}＋{running}＝{computed}", "en": "{difference}"},
            roles={
                "total": Role(("total",)),
                "staff": Role(("staff",)),
                "running": Role(("running", "staff"), optional=True, scope={"fund": "general"}),
            },
            since="0.1",
            examples=(Example("甲", "holds", line=15), Example("乙", "holds", ("1", "2"), line=15)),
            path=str(folder / "rules" / "sample.yaml"),
        ),
    )


def test_lexicon(write: Write) -> None:
    lexicon, _ = load([write("r", words())])
    people, many = (
        Unit("人次", "count", Fraction(1), "人次"),
        Unit("万人次", "count", Fraction(10000), "人次"),
    )
    ten_thousand = Unit("万元", "money", Fraction(10000))
    assert lexicon.units == {
        "辆": Unit("辆", "count", Fraction(1), "辆"),
        "万辆": Unit("万辆", "count", Fraction(10000), "辆"),
        "人次": people,
        "人次数": people,
        "万人次": many,
        "万人次数": many,
        "元": Unit("元", "money"),
        "圆": Unit("元", "money"),
        "万元": ten_thousand,
        "万圆": ten_thousand,
        "万": ten_thousand,
        "%": Unit("%", "percent"),
    }
    assert lexicon.scopes == (
        ScopeValue("fund", "fiscal", ("财政",)),
        ScopeValue("fund", "general", ("一般公共预算",), "fiscal"),
    )
    assert lexicon.concepts == {
        "total": Concept("total", ("基本支出",), fixed={"fund": "general"}),
        "staff": Concept("staff", ("人员经费",)),
        "running": Concept("running", ("公用经费",), part_of="total"),
    }
    gap = "(?:(?!。)[^,;:!?\\n]){0,40}?"
    assert lexicon.forms == (
        Form("share", ("percent",), f"占(?P<whole>{gap})(?:的)?(?:比重|比例)", measure="share"),
        Form("fall", ("percent", "money"), "(?:减少|减)", sign=-1, follows=("share",)),
    )


def test_later_folder_adds_and_replaces(write: Write) -> None:
    first = write("first", rule())
    second = write("second", {
        "more.yaml": "concepts: {staff: {names: [薪酬]}}\nwords: {down: [降]}",
        "sample.yaml": RULE.replace("severity: error", "severity: note"),
    })  # fmt: skip
    lexicon, ruleset = load([first, second])
    assert list(lexicon.concepts) == ["total", "staff", "running"]
    assert lexicon.concepts["staff"].names == ("薪酬",)
    assert lexicon.words == {"down": ("减", "减少", "降")}
    assert [(rule.name, rule.severity) for rule in ruleset.rules] == [("sample", "note")]


def test_byte_order_mark_empty_and_hidden_files(write: Write) -> None:
    folder = write(
        "r", {"a.yaml": "\ufeff" + WORDS, "b.yaml": "# nothing\n", ".c.yaml": "?", ".d/e.yaml": "?"}
    )
    assert load([folder])[0].words == {"down": ("减", "减少")}


def test_default_folder_is_beside_the_package() -> None:
    assert default_folder().is_dir()
    assert next(default_folder().rglob("*.yaml"), None) is not None
