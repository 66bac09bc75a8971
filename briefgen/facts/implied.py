"""Prose with its figures goes in; comparisons whose words name another base than the figure has come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.translate import tr
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.facts.kinds import COMPARISONS
from briefgen.facts.period import YEAR_DAYS, years_between

if TYPE_CHECKING:
    from briefgen.facts.ledger import Ledger

_ZH = compile_late(
    r"(?:(?P<year>同比|[较比](?:上年|去年)(?:同期)?)|(?P<next>环比|[较比]上(?:月|季度|季))"
    r"|[较比](?P<named>\d{4}年(?:\d{1,2}[-–—至]\d{1,2}月|\d{1,2}月末?|第?[一二三四]季度?|[上下]半年|第\d{1,2}周|[末底])?"
    r"|\d{4}(?:/\d\d)?(?:财年|学年|会计年度)(?:第?[一二三四]季度?|[上下]半年)?)(?P<same>同期)?)[^，。；、：,;:。（）()\d]{0,8}$"
)
_EN = compile_late(
    r"^\s*(?:(?P<year>year[- ]on[- ]year|yoy\b|y/y\b|on (?:last|the previous) year"
    r"|(?:from|than) a year (?:ago|earlier))"
    r"|(?P<next>(?:month|quarter)[- ]on[- ](?:month|quarter))"
    r"|(?:since|on|from|compared with|more than in|less than in) "
    r"(?P<named>(?:FY ?\d{4}(?:/\d\d)?|\d{4}/\d\d)(?: [QH][1-4])?|week \d{1,2} of \d{4}"
    r"|(?:the )?end of (?:[A-Z][a-z]{2,8} )?\d{4}|[A-Z][a-z]{2,8}(?:[-–—]| to )[A-Z][a-z]{2,8} \d{4}"
    r"|(?:Q[1-4] |H[12] |[A-Z][a-z]{2,8} )?\d{4})\b(?![-–—/.]\d)(?P<same>\x00)?)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of a prose, and the fact it prints; None: the author's own words."""

    text: str
    fact: Fact | None = None


def contradictions(pieces: Sequence[Piece], ledger: Ledger, place: Place) -> Iterator[Problem]:
    """Yield a problem for each comparison whose words name another period than it was made with."""
    for index, piece in enumerate(pieces):
        fact = piece.fact
        if fact is None or fact.kind not in COMPARISONS or not fact.period:
            continue
        before = pieces[index - 1].text if index and pieces[index - 1].fact is None else ""
        after = pieces[index + 1].text if index + 1 < len(pieces) else ""
        for found in (_ZH.search(before), _EN.match(after)):
            if found and _differs(found, fact, ledger):
                since, period = (period_label(key, ledger.language) for key in (fact.since, fact.period))
                yield Problem(
                    place,
                    tr(
                        "“{found}” stands beside {text}, but {id} compares {period} with {since}",
                        found=found[0].strip(),
                        text=piece.text,
                        id=fact.id,
                        period=period,
                        since=since,
                    ),
                    tr(
                        "correct the words, or name the period: `{{{metric}.{kind}@2020}}`",
                        metric=fact.metric,
                        kind=fact.kind,
                    ),
                    "reference",
                )


def _differs(found: re.Match[str], fact: Fact, ledger: Ledger) -> bool:
    """Return whether words that name a base name another one than a fact has."""
    since, current = ledger.context.period(fact.since), ledger.context.period(fact.period)
    if found["year"]:
        return years_between(since, current) != 1
    if found["next"]:
        return since.end != current.start or current.end - current.start >= YEAR_DAYS
    try:
        named = ledger.context.period(found["named"])
    except ValueError:
        return False
    if found["same"]:  # 较2023年同期: the like period of that year
        return not (named.start <= since.start and since.end <= named.end)
    return not since.is_when(named)
