"""Measures how far the rules fit the cases that they were tried on, and which of them only one case needs.

    python -m tests.halves [--cases DIR] [--script FILE] [--seeds 3] [--alone]

The cases are split into halves: by odd and even numbers, then at random, once for each seed. Out of the rules is
taken every alternative that one half does not need, that is whose loss changes nothing in how that half is scored;
with what is left the other half is scored, and with all rules. Between the two stand the paradigms of what is
left: all words of a list, all names of a thing and all alternatives of a bracket of which one is needed; then these
with the names of all other things.

``--alone`` lists instead the alternatives that a single case needs, and scores each case without those that it alone
needs.

Takes ten to twenty minutes for thirty cases. The same cases and seeds give the same numbers.
"""

# ruff: noqa: T201 - it prints what it measured

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from tests.halves.alternatives import Alternative, Place, Rules
from tests.halves.learning import Learner
from tests.halves.scoring import CASES, SCORER, Case, Marks, Scorer, load, shares

HEAD = """| learnt from | scored on | needed | needed alone | with paradigms | and all names | all rules |
|---|---|---|---|---|---|---|"""


def main() -> None:
    cli = argparse.ArgumentParser(description="Measures how far the rules fit the cases that they were tried on.")
    cli.add_argument("--cases", type=Path, default=CASES)
    cli.add_argument("--script", type=Path, default=SCORER)
    cli.add_argument("--seeds", type=int, default=3)
    cli.add_argument("--alone", action="store_true")
    args = cli.parse_args()
    cases = load(args.cases) if args.cases.is_dir() and args.script.is_file() else {}
    if not cases:
        print(f"skipped: no cases in {args.cases}, or no {args.script}")
        return
    rules, scorer = Rules(), Scorer(args.script)
    if args.alone:
        alone(rules, scorer, cases)
        return
    print(HEAD)
    for name, half in splits(sorted(cases), args.seeds):
        learnt = [case for number, case in cases.items() if number in half]
        others = [case for number, case in cases.items() if number not in half]
        print(f"| {name} {_row(rules, scorer, learnt, others)}", flush=True)


def splits(numbers: Sequence[int], seeds: int) -> Iterator[tuple[str, set[int]]]:
    """The halves to learn from: odd, even, and both halves of each random split."""
    yield "odd numbers", {number for number in numbers if number % 2}
    yield "even numbers", {number for number in numbers if not number % 2}
    for seed in range(seeds):
        half = set(Random(seed).sample(numbers, len(numbers) // 2))
        yield f"random half {seed}", half
        yield f"its other half {seed}", set(numbers) - half


def _row(rules: Rules, scorer: Scorer, learnt: Sequence[Case], others: Sequence[Case]) -> str:
    removed = Learner(rules, scorer, learnt).learn(rules.alternatives)
    names = {alternative.place for alternative in rules.alternatives if alternative.group == "names"}
    spread = removed - paradigms(rules, removed)
    kept = len(rules.alternatives) - len(removed)
    cells = [f"{len(learnt)} cases", f"{len(others)} cases", f"{kept} of {len(rules.alternatives)}"]
    cells += [_said(rules, scorer, others, places) for places in (removed, spread, spread - names, set[Place]())]
    return f"({cells[0]}) | {' | '.join(cells[1:])} |"


def paradigms(rules: Rules, removed: set[Place]) -> set[Place]:
    """The alternatives of the lists, things and brackets that have one left; forms stand for themselves."""
    listed = [alternative.place for alternative in rules.alternatives if len(alternative.place) > 3]
    left = {_list_of(place) for place in listed if place not in removed}
    return {place for place in listed if _list_of(place) in left}


def _list_of(place: Place) -> Place:
    """The list, thing or bracket that an alternative belongs to; files add to each other's lists of words."""
    return place[1:-1] if place[1] == "words" else place[:-1]


def _said(rules: Rules, scorer: Scorer, cases: Sequence[Case], removed: set[Place]) -> str:
    extraction, relations, false = shares(_scored(rules, scorer, cases, removed))
    return f"{extraction:.1f} / {relations:.1f}" + (f", {false} false" if false else "")


def _scored(rules: Rules, scorer: Scorer, cases: Sequence[Case], removed: set[Place]) -> list[Marks]:
    scorer.use(rules.without(removed))
    return [scorer.score(case) for case in cases]


# --- what one case needs alone -------------------------------------------------------------------------------


def alone(rules: Rules, scorer: Scorer, cases: dict[int, Case]) -> None:
    """Prints the alternatives that one case needs alone, and the scores without them."""
    removed = Learner(rules, scorer, list(cases.values())).learn(rules.alternatives)
    own: dict[int, list[Alternative]] = defaultdict(list)
    shared = 0
    for alternative in rules.alternatives:
        if alternative.place not in removed:
            needing = list(_needing(rules, scorer, cases, removed, alternative))
            shared += len(needing) > 1
            if len(needing) == 1:
                own[needing[0]].append(alternative)
    for number in sorted(own):
        print(f"case {number}")
        for alternative in own[number]:
            print(f"    {'/'.join(map(str, alternative.place))}  {alternative.text}")
    print(f"needed by one case: {sum(map(len, own.values()))}, by more: {shared}")
    for said, base in (("all rules but those", set[Place]()), ("only what the other cases need", removed)):
        marks = [
            mark
            for number, case in cases.items()
            for mark in _scored(rules, scorer, [case], base | {alternative.place for alternative in own[number]})
        ]
        extraction, relations, false = shares(marks)
        print(f"each case with {said}: extraction {extraction:.1f} relations {relations:.1f} false {false}")


def _needing(
    rules: Rules, scorer: Scorer, cases: dict[int, Case], removed: set[Place], alternative: Alternative
) -> Iterator[int]:
    """The cases that are scored otherwise without an alternative than with all that is needed."""
    before = dict(zip(cases, _scored(rules, scorer, list(cases.values()), removed), strict=True))
    after = _scored(rules, scorer, list(cases.values()), removed | {alternative.place})
    yield from (number for number, mark in zip(cases, after, strict=True) if mark != before[number])


if __name__ == "__main__":
    main()
