"""How many findings there are of each rule, over all documents of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from budget_lint.model.rule import Ruleset
from budget_lint.reports.characters import clean
from budget_lint.reports.layout import hanging
from budget_lint.reports.tally import Tally, total
from budget_lint.reports.words import Words


def statistics(tallies: Sequence[Tally], rules: Ruleset, words: Words, width: int) -> Iterator[Text]:
    """The rules by the number of their findings, with the number of documents that these are in."""
    counts = total([tally.rules for tally in tallies])
    yield Text(words.say("statistics.heading"), style="heading")
    if not counts:
        yield Text("  " + words.say("tally.clean"))
    size = max((len(str(count)) for count in counts.values()), default=0)
    widest = max((cell_len(code) for code in counts), default=0)
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        documents = sum(code in tally.rules for tally in tallies)
        rule = rules.by_code(code)
        title = clean(words.pick(rule.title)) if rule else ""
        said = words.count("statistics.documents", documents) if len(tallies) > 1 else ""
        label = Text.assemble(f"  {count:>{size}} ", (code.ljust(widest), "heading"), " ")
        yield from hanging(label, Text(f"{title} {said}".strip()), width, cell_len(label.plain))
