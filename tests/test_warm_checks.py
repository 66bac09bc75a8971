"""A brief that is edited at random, in one process: after each edit the checks say what they say alone.

What they found is remembered by the text or page and by the figures that were read for it; lines that move,
figures that make a sentence elsewhere false, and numerals that no figure is any more must not escape them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.base.translate import use_language
from briefgen.model.memory import MEMORY, own_memory
from briefgen.pipeline.lay_out import lay_out

BRIEF = """\
meta: {title: 'Visits rose to {visits}', language: en, as_of: 2025, date: 2026-01-15}
numerals: [Route 66]
says: [{words: fell sharply, reason: it is of another town}]
accept: [{warning: untraced, reason: a draft}]
sources: {s: {title: Returns of 17 clinics}, t: {title: Survey}}
metrics:
  visits: {label: Visits, unit: thousand visits, kind: amount, values: {2023: 84, 2024: 91, 2025: 103}}
  under: {label: Children under 12, unit: children, source: s, values: {2024: 36, 2025: 41}}
  beds: {label: Beds, unit: beds, kind: count, source: s, values: {2023: 310, 2024: 322, 2025: 340}}
  north: {label: Beds in the north, unit: beds, values: {2025: 180}, claims: [{share: 53%, whole: beds}]}
  south: {label: Beds in the south, unit: beds, source: t, values: {2025: 160}}
  wait: {label: Wait, unit: minutes, kind: amount, source: t, target: 38, values: {2024: 36, 2025: 41}}
deck:
  - title: 'Visits grew by {visits.growth}'
    blocks: [{column: visits}, {prose: 'Visits have risen every year and are at a record high.'}]
  - title: Beds
    notes: 'There are 340 beds, and 17 wards. Route 66 leads to them.'
    blocks: [{doughnut: [north, south]}, {prose: 'More than half of the beds are in the north.'}]
  - title: Waits missed the target
    blocks: [{kpi: wait}, {prose: 'The wait rose to 41 minutes. Beds fell sharply.'}]
  - title: The young
    blocks: [{column: under}, {bullets: ['Children under 12 rose', 'They were 41 children', '3 of 4 rose']}]
  - title: Both
    blocks: [{row: [{kpi: visits}, {kpi: beds}]}, {prose: '10 million visits are twice as many as beds.'}]
"""
BUILDS = 14
"""Of each run."""
Edit = Callable[[str, random.Random], str]


def _changed(pattern: str, *new: str) -> Edit:
    def edit(text: str, chance: random.Random) -> str:
        found = list(re.finditer(pattern, text, re.MULTILINE))
        spot = chance.choice(found) if found else None
        return text[: spot.start()] + chance.choice(new) + text[spot.end() :] if spot else text

    return edit


def _figure(text: str, chance: random.Random) -> str:
    spot = chance.choice(list(re.finditer(r"(?<=20\d\d: )\d+", text)))
    moved = int(spot[0]) + chance.choice((-20, -1, 0, 1, 1, 30))
    return text[: spot.start()] + str(max(moved, 1)) + text[spot.end() :]


EDITS: dict[str, Edit] = {
    "figure": _figure,
    "figure again": _figure,
    "direction": _changed(r"\b(rose|fell|grew|shrank)\b", "rose", "fell", "grew", "shrank"),
    "quantity": _changed(r"More than half|Most|Less than half", "More than half", "Most", "Less than half"),
    "numeral": _changed(r"\b(340|17|41|10|18)(?= [a-z])", "340", "17", "41", "18"),
    "line above": _changed(r"^meta:", "# a remark\nmeta:"),
    "line in the deck": _changed(r"^  - title:", "\n  - title:"),
    "line in the metrics": _changed(r"^  (?=[a-z]+: \{label)", "\n  "),
    "column": _changed(r"prose: +'", "prose:  '", "prose: '"),
    "name with a number": _changed(r"numerals: \[.*\]", "numerals: []", "numerals: [Route 66, 17 wards]"),
    "what stands": _changed(r"words: [a-z ]+", "words: fell sharply", "words: every year", "words: nothing"),
    "what is accepted": _changed(
        r"warning: [a-z]+", "warning: untraced", "warning: honesty", "warning: chart"
    ),
    "label": _changed(r"label: (Wait|Delay|Children under 1\d)", "label: Wait", "label: Children under 14"),
    "unit": _changed(r"unit: (minutes|hours)", "unit: minutes", "unit: hours"),
    "target": _changed(r"target: \d+", "target: 38", "target: 50"),
    "as of": _changed(r"as_of: \d+", "as_of: 2025", "as_of: 2024", "as_of: 2026"),
    "language": _changed(r"language: \w+", "language: en", "language: en", "language: de"),
    "source": _changed(r"title: (Survey|Census)", "title: Survey", "title: Census"),
    "fewer metrics": _changed(r"^  under: .*\n", ""),
    "near": _changed(r"\{kpi: (wait|beds)\}", "{kpi: wait}", "{kpi: beds}"),
    "chart": _changed(r"(column|line|doughnut): (visits|under|beds)", "column: beds", "line: visits"),
    "parts": _changed(r"\[north, south\]", "[north, south, beds]", "[south, north]", "[north, south]"),
}


def told(path: Path) -> tuple[str, ...]:
    """Return all problems of a brief, as they are printed."""
    try:
        return tuple(map(str, lay_out(path).problems))
    except BriefError as error:
        return tuple(map(str, error.problems))


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no process before this one have found a text sound, and none after this be told in Chinese."""
    monkeypatch.setenv("BRIEFGEN_CACHE", "")
    MEMORY.clear()
    yield
    use_language("en")
    MEMORY.clear()


@pytest.mark.parametrize("seed", range(3))
def test_after_edits_at_random_the_checks_say_what_they_say_alone(tmp_path: Path, seed: int) -> None:
    chance, text, path = random.Random(seed), BRIEF, tmp_path / "brief.yaml"
    done, seen = list[str](), set[tuple[str, ...]]()
    for number in range(BUILDS):
        for what in chance.choices(list(EDITS), k=chance.choice((1, 1, 1, 2))) if number else ():
            text = EDITS[what](text, chance)
            done.append(what)
        path.write_text(text, encoding="utf-8")
        use_language("zh" if chance.random() < 0.1 else "en")
        remembered = told(path)
        with own_memory():
            assert told(path) == remembered, (seed, done)
        seen.add(remembered)
    assert len(seen) > BUILDS / 3


def lines_of(path: Path, text: str, code: str) -> list[int]:
    """Return the lines of a text's problems of one code, which are what they are alone."""
    path.write_text(text, encoding="utf-8")
    remembered = told(path)
    with own_memory():
        assert told(path) == remembered
    found = (re.match(r".*?:(\d+):\d+: .*\[(\S+)\]", each) for each in remembered)
    return [int(each[1]) for each in found if each and each[2] == code]


CALM = BRIEF.replace("accept:", "# accept:").replace("says:", "# says:").replace("fell sharply", "rose")
EDGE = CALM.replace("340 beds, and 17 wards. Route 66", "340 beds. Route 66")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("2025: 103", "2025: 89", "statement"),  # risen every year
        ("38, values: {2024: 36", "38, values: {2024: 45", "statement"),  # the wait rose
        ("2025: 340}", "2025: 341}", "untraced"),  # 340 beds
        ("Children under 12, unit", "Children under 14, unit", "untraced"),
    ],
)
def test_what_an_edit_elsewhere_makes_wrong_is_told_at_its_line_wherever_that_moves(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    path = tmp_path / "brief.yaml"
    assert old in EDGE
    sound, wrong = EDGE, EDGE.replace(old, new, 1)
    before = lines_of(path, sound, code)
    told_at = lines_of(path, wrong, code)
    assert len(told_at) > len(before)
    assert lines_of(path, wrong.replace("deck:", "deck:\n"), code) == [line + (line > 13) for line in told_at]
    assert lines_of(path, f"# a remark\n{wrong}", code) == [line + 1 for line in told_at]
    assert lines_of(path, sound, code) == before
