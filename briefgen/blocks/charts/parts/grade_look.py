"""How a value's status looks: a sign, a word and a colour, so that it is told without the colour, too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from briefgen.base.colour import LEAST_TEXT_CONTRAST, contrast, mixed
from briefgen.base.copier import replace
from briefgen.base.messages import messages
from briefgen.facts.fact import Fact
from briefgen.facts.grading import grade_of, grade_word
from briefgen.facts.thresholds import GRADES, Grade
from briefgen.model.context import Setting
from briefgen.model.scene import Run, Style

SIGNS: dict[Grade, str] = {"good": "●", "watch": "▲", "poor": "◆"}
"""A circle, a triangle and a diamond: they differ in black and white, and point neither up nor down."""
SIGN_ORDER = {sign: number for number, sign in enumerate(SIGNS.values())}
_HUES: dict[Grade, str] = {"good": "#1D7A3E", "watch": "#B8690B", "poor": "#C42B2B"}
STEP = 0.06
_FADES: dict[Grade, float] = {"good": 0.86, "watch": 0.62, "poor": 0.38}
"""How far towards paper the ground of a cell lies: the worse, the darker, so that greys tell it too."""


class HasFacts(Protocol):
    """A row of a chart: its name and its values."""

    @property
    def label(self) -> str:
        """Its name."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Its values."""


def grade(fact: Fact, setting: Setting) -> Grade | None:
    """Return what a fact is by the thresholds of its metric; None without them."""
    account = setting.ledger.accounts.get(fact.metric)
    return grade_of(fact, account) if account else None


@lru_cache(maxsize=256)
def grade_colour(found: Grade, ink: str, *grounds: str) -> str:
    """Return the colour of a status that reads on all of some grounds: its hue, moved towards ink."""
    share = 0.0
    while share < 1.0:
        colour = mixed(_HUES[found], ink, share)
        if all(contrast(colour, ground) >= LEAST_TEXT_CONTRAST for ground in grounds):
            return colour
        share += STEP
    return ink


def status_fill(found: Grade | None, paper: str, ink: str) -> str:
    """Return the ground of a cell with a status: the worse, the darker."""
    if found is None:
        return paper
    return mixed(grade_colour(found, ink, paper), paper, _FADES[found])


def grade_style(found: Grade, setting: Setting, style: Style, *grounds: str) -> Style:
    """Return a style in the colour of a status, on paper and on other grounds."""
    palette = setting.theme.palette
    return replace(style, colour=grade_colour(found, palette.ink, palette.paper, *grounds))


def sign_run(fact: Fact, setting: Setting, style: Style) -> tuple[Run, ...]:
    """Return the sign before a value, with the space between them; nothing for a value without status."""
    found = grade(fact, setting)
    if found is None:
        return ()
    return (Run(text=f"{SIGNS[found]} ", style=replace(grade_style(found, setting, style), weight=400)),)


def status_runs(fact: Fact, setting: Setting, style: Style, *grounds: str) -> tuple[Run, ...]:
    """Return a value's status as sign and word: ● Good; nothing for a value without."""
    found = grade(fact, setting)
    if found is None:
        return ()
    own = grade_style(found, setting, style, *grounds)
    word = grade_word(found, setting.language)
    return (Run(text=f"{SIGNS[found]} {word[:1].upper()}{word[1:]}", style=replace(own, weight=700)),)


def signed_label(label: str, found: Grade | None) -> str:
    """Return a chart's label with the sign of its value's status before it."""
    return f"{SIGNS[found]} {label}".rstrip() if found else label


def grades_in_words(rows: Sequence[HasFacts], setting: Setting, at: int = 0) -> str:
    """Return the names of a chart's rows by the status of their value at an index: good: A; poor: C."""
    vocabulary, named = messages(setting.language), dict[Grade, list[str]]()
    for row in rows:
        if found := grade(row.facts[at], setting):
            named.setdefault(found, []).append(row.label)
    return vocabulary.semicolon.join(
        f"{grade_word(each, setting.language)}{vocabulary.colon}{vocabulary.list_comma.join(named[each])}"
        for each in GRADES
        if each in named
    )


def signs_in(labels: Iterable[str]) -> set[Grade]:
    """Return the statuses whose signs stand in a chart's labels."""
    first = {label[:1] for label in labels if label}
    return {found for found, sign in SIGNS.items() if sign in first}


def grade_key(found: Iterable[Grade], language: str) -> tuple[tuple[str, str], ...]:
    """Return the signs of some statuses with their words, the best first."""
    some = set(found)
    return tuple((SIGNS[each], grade_word(each, language)) for each in GRADES if each in some)
