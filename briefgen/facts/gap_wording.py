"""How far a value lies from its target, limit or benchmark in words: 12 minutes above the average."""

from __future__ import annotations

import re
from typing import Final

from briefgen.base.catalogue import is_native
from briefgen.base.compile_late import compile_late
from briefgen.base.locale import is_chinese
from briefgen.base.marked import both
from briefgen.base.say import say
from briefgen.facts.benchmark import BENCHMARK
from briefgen.facts.fact import Fact
from briefgen.facts.format import magnitude, short_period
from briefgen.facts.target import SET

GAP: Final = "gap"
"""The kind of the fact: a value less what it is held against."""
_COMMON = compile_late(
    r"average|benchmark|mean|median|national|regional|local|provincial|county|city|district|state|group|peer"
    r"|sector|industry|network|overall|system",
    re.IGNORECASE,
)
"""Words that English writes small within a sentence where they begin a benchmark's label."""


def gap_clause(fact: Fact, language: str, shown: str = "") -> str:
    """Return the distance as a clause: 高于全国平均12分钟, 12 minutes above the national average."""
    before, own, after = gap_aside(fact, language, shown)
    return f"{before}{own}{after}" if is_chinese(language) else " ".join(filter(None, (before, own, after)))


def gap_aside(fact: Fact, language: str, shown: str = "") -> tuple[str, str, str]:
    """Return the text before the figure, the figure, and the text after it; a figure of nothing is words."""
    name, own = aim_name(fact, language), shown or magnitude(fact, language)
    ranked = fact.measure == "rank"
    if not fact.number:
        said = say(language, "|与{aim}持平|", "|level|with {aim}")
    elif ranked:
        said = (
            say(language, "领先{aim}|{own}|", "|{own}|ahead of {aim}")
            if fact.number > 0
            else say(language, "落后{aim}|{own}|", "|{own}|behind {aim}")
        )
    elif fact.number > 0:
        said = say(language, "高于{aim}|{own}|", "|{own}|above {aim}")
    else:
        said = say(language, "低于{aim}|{own}|", "|{own}|below {aim}")
    before, figure, after = (part.format(aim=name, own=own) for part in said.split("|"))
    return before, figure, after


def aim_name(fact: Fact, language: str, *, article: bool = True) -> str:
    """Return what a value is held against, as a sentence names it: 2030年目标, the national average."""
    aim = aim_in(fact)
    period = short_period(aim.period, language) if aim.period not in ("", fact.period) else ""
    if aim.kind == BENCHMARK:
        return _benchmark(aim.label, period, language, article=article)
    chinese, english = SET[aim.kind]
    if is_chinese(language):
        return period + say(language, chinese, "")
    if not is_native(language):
        said = _THE[aim.kind][1] if article else english
        return say(language, "", said) if not period else _dated(say(language, "", said), period, language)
    the = "the " if article and (period or aim.kind != "target") else ""
    return f"{the}{period} {english}" if period else f"{the}{english}"


_THE = {"target": both("", "the target"), "limit": both("", "the limit")}


def _dated(name: str, period: str, language: str) -> str:
    return say(language, "{name}（{period}）", "{name} ({period})", name=name, period=period)


def aim_in(fact: Fact) -> Fact:
    """Return the target, limit or benchmark that a gap is measured from."""
    assert fact.derivation is not None
    return fact.derivation.operands[0]


def _benchmark(label: str, period: str, language: str, *, article: bool) -> str:
    if not is_native(language) or is_chinese(language):
        return _dated(label, period, language) if period else label
    first, _, rest = label.partition(" ")
    common = bool(_COMMON.fullmatch(first))
    named = common or bool(_COMMON.fullmatch(rest.rpartition(" ")[2]))
    small = f"{first.lower()} {rest}".strip() if common else label
    return (f"the {small}" if named and article else small) + (f" ({period})" if period else "")
