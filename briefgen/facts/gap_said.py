"""Prose with its figures in; distances whose words say another side or aim than theirs out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.base.compile_late import compile_late
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.locale import is_chinese
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.gap_wording import GAP, aim_in, gap_clause
from briefgen.facts.implied import Piece
from briefgen.facts.target import SET

_EN = compile_late(
    r"^\s*(?:(?P<above>above|over|higher than|more than|longer than|ahead of)"
    r"|(?P<below>below|under|lower than|less than|fewer than|shorter than|short of|behind))"
    r"\b(?P<aim>[^,.;:()]*)",
    re.IGNORECASE,
)
_ZH = compile_late(
    r"(?:(?P<above>高于|高出|超过|超出|领先|多于)|(?P<below>低于|落后|少于|不及))(?P<aim>[^，。；：、]*)$"
)


def gap_contradictions(pieces: Sequence[Piece], language: str, place: Place) -> Iterator[Problem]:
    """Yield a problem for each distance with words beside it that say what it does not."""
    for index, piece in enumerate(pieces):
        fact = piece.fact
        if fact is None or fact.kind != GAP:
            continue
        before = pieces[index - 1].text if index and pieces[index - 1].fact is None else ""
        after = pieces[index + 1].text if index + 1 < len(pieces) else ""
        found = _ZH.search(before) if is_chinese(language) else _EN.match(after)
        if found and (_other_side(found, fact) or _other_aim(found["aim"], fact, language)):
            said = " ".join(found[0].split())
            message = tr(
                "“{said}” stands beside {text}, but it is {gap_clause}",
                said=said,
                text=piece.text,
                gap_clause=gap_clause(fact, language),
            )
            yield Problem(place, message, tr("correct the words, or name another: `gap@target`"), "reference")


def _other_side(found: re.Match[str], fact: Fact) -> bool:
    return not fact.number or bool(found["above"]) != (fact.number > 0)


def _other_aim(said: str, fact: Fact, language: str) -> bool:
    """Return whether words name a target or a limit, and the distance is from something else."""
    aim, other = aim_in(fact), not is_chinese(language)
    named = [kind for kind in SET if SET[kind][other] in said.lower()]
    return bool(named) and aim.kind not in named and SET[named[0]][other] not in aim.label.lower()
