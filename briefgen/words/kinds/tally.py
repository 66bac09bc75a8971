"""Counts of figures in words: three of the five indicators rose, both fell, 三项均下降."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.unit import is_percent
from briefgen.words import movement
from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.fact_checker import FactChecker, Statement
from briefgen.words.history import Way, ways
from briefgen.words.judgement import Judgement, Verdict
from briefgen.words.late_pattern import LatePattern
from briefgen.words.scope import only_adverbs, why_open
from briefgen.words.share_said import TAIL_EN, TAIL_ZH
from briefgen.words.standing import parts_of
from briefgen.words.tally_said import TallySaid, tallies_said
from briefgen.words.window import Unknown, Window, pairs

KIND = "tally"
_MAY_COUNT = {
    False: LatePattern(
        r"\b(?:all|both|neither|none|no|most|half|majority)\b|\b(?:one|two|three|four|five|six|seven"
        r"|eight|nine|ten|\d\d?)"
        r" (?:of|out of|in) (?:the|these|our|its|those|two|three|four|five|six|seven|eight|nine|ten|\d)"
    ),
    True: LatePattern(
        r"(?:[一二两三四五六七八九十\d](?:大类|[项个类种大])|指标).*(?:[中里]|均|都|全|双双|悉数|一致"
        r"|同步|齐)|全部|双双|悉数|[项各有]指标"
        r"|没有.?一项|无一|(?:多数|以上|过半数?|一半|半数|部分)的?.{0,6}指标"
    ),
}
"""Without one of these a text counts nothing."""
_GAP_ZH = LatePattern(
    r"(?:实现|出现|呈现?|保持|同比|环比|[较比](?:上年|去年|上月)|均|都|全部|有所|明显|稳步|继续|了|分别"
    r"|双双|已|也|全|大幅|小幅|持续|进一步|有)*"
)


def find(checker: FactChecker, passage: AnnotatedText, clause: Clause) -> Iterator[Judgement]:
    """Yield what was found of each count of figures that a clause says to have gone one way."""
    if not _MAY_COUNT[passage.chinese].search(passage.text, clause.start, clause.end):
        return
    words = list(movement.words_in(passage, clause.start, clause.end))
    if not words:
        return
    for said in tallies_said(passage, clause):
        word = next((each for each in words if each.start() >= said.end), None)
        if word is None or not _leads(passage, said, word):
            continue
        statement = Statement(kind=KIND, passage=passage, clause=clause, start=said.start, end=word.end())
        if not (TAIL_ZH if passage.chinese else TAIL_EN).match(passage.text, word.end(), clause.last):
            yield statement.judged("open", tr("what they did is not plain"))
        elif why := _why_open(passage, clause, said, word):
            yield statement.judged("open", why)
        else:
            yield _counted(checker, statement, said, movement.way_of(word))


def _leads(passage: AnnotatedText, said: TallySaid, word: re.Match[str]) -> bool:
    """Return whether nothing but adverbs lies between a count and what is said of it."""
    between = passage.blotted(said.end, word.start())
    if not passage.chinese and re.search(
        r"\b(?:single|last|but|other|than|first)\s+$", passage.text[: said.start], re.I
    ):
        return False
    if passage.chinese:
        return _GAP_ZH.fullmatch(between) is not None
    return "\x00" not in between and only_adverbs(between)


def _why_open(passage: AnnotatedText, clause: Clause, said: TallySaid, word: re.Match[str]) -> str:
    """Return why a count cannot be judged; neither and none deny it by themselves."""
    if said.how == "none":
        return why_open(passage, clause, said.start, said.start)
    if re.search(r"(?:\bnot|n't|并非|不是|未必)\s*$", passage.text[: said.start], re.I):
        return tr("it is denied")
    return why_open(passage, clause, said.start, word.end())


def _counted(checker: FactChecker, statement: Statement, said: TallySaid, way: Way) -> Judgement:
    """Judge a count by each group of metrics that may be meant."""
    everything = tuple(checker.ledger.metrics)
    told = tuple(dict.fromkeys(_groups(checker, statement, said)))
    may_be_all = said.of in (None, len(everything)) and not said.named
    groups = tuple(dict.fromkeys((*told, everything))) if may_be_all else told
    window = movement.own_window(statement)
    found = [_verdict(checker, group, said, way, window) for group in groups]
    verdicts = [verdict for verdict, *_ in found]
    if not told and "holds" not in verdicts:
        return statement.judged("open", tr("which figures are meant is not plain"))
    if "holds" in verdicts:
        return statement.judged("holds")
    if "open" in verdicts:
        return statement.judged("open", found[verdicts.index("open")][1])
    _, reason, right = found[0]
    return statement.judged("contradicted", reason, right if checker.chinese else "")


def _groups(checker: FactChecker, statement: Statement, said: TallySaid) -> Iterator[tuple[str, ...]]:
    """Yield the groups of metrics that a count may be of, as many as it says they are."""
    if said.named:
        yield said.named
        return
    passage, clause = statement.passage, statement.clause
    in_sentence = _distinct(passage, clause.first, clause.last)
    earlier = _distinct(passage, 0, clause.first) if not in_sentence else ()
    known: list[tuple[str, ...]] = []
    if said.whole is not None:
        parts = parts_of(checker, said.whole.metric)
        known.append(tuple(key for key in checker.ledger.metrics if key in parts))
        in_sentence = tuple(each for each in in_sentence if each != said.whole.metric)
    known += [in_sentence, earlier, passage.near]
    for group in known:
        if len(group) == said.of or (said.of is None and len(group) >= 2):
            yield group


def _distinct(passage: AnnotatedText, start: int, end: int) -> tuple[str, ...]:
    """Return the metrics that a part of a text names, each once."""
    return tuple(dict.fromkeys(each.metric for each in passage.within(start, end)))


def _verdict(
    checker: FactChecker, group: tuple[str, ...], said: TallySaid, way: Way, window: Window
) -> tuple[Verdict, str, str]:
    """Return whether as many of a group went a way as is said, how many did, and that in Chinese."""
    known = {metric: _ways(checker, metric, window) for metric in group}
    possible = {metric: found or frozenset({-1, 0, 1}) for metric, found in known.items()}
    surely = [metric for metric, found in possible.items() if found == {way}]
    least, most, size = len(surely), sum(way in found for found in possible.values()), len(group)
    fits = {
        "exactly": least <= said.count <= most,
        "at least": most >= said.count,
        "all": most == size,
        "none": least == 0,
        "most": 2 * most > size,
        "at most": least <= said.count,
        "about": least <= said.count + 1 and most >= said.count - 1,
        "half": 2 * least <= size <= 2 * most,
    }[said.how]
    unknown = next((metric for metric, found in known.items() if not found), None)
    if fits and unknown:
        return "open", tr("{label}: which way it went is not known", label=checker.label(unknown)), ""
    names = ", ".join(checker.label(metric) for metric in surely) or tr("none")
    counts = str(least) if least == most else tr("{least} to {most}", least=least, most=most)
    told = tr(_TOLD[way], counts=counts, size=size, names=names)
    return ("holds", "", "") if fits else ("contradicted", told, _right(least, most, size, way))


_TOLD: dict[Way, str] = {
    1: N_("{counts} of {size} rose: {names}"),
    -1: N_("{counts} of {size} fell: {names}"),
    0: N_("{counts} of {size} stayed the same: {names}"),
}


def _right(surely: int, possible: int, size: int, way: Way) -> str:
    """Return a count of the kind 2 of 3 in Chinese; empty where it is not one number."""
    verb = {1: "上升", -1: "下降", 0: "持平"}[way]
    return f"{size}项中有{surely}项{verb}" if surely == possible else ""


def _ways(checker: FactChecker, metric: str, window: Window) -> frozenset[Way]:
    """Return which ways a metric may be said to have gone; none where nothing is known of it."""
    nothing: frozenset[Way] = frozenset()
    compared = pairs(checker.history(metric), window)
    if isinstance(compared, Unknown):
        return nothing
    found = nothing
    for base, current in compared:
        if base.number < 0 and current.number < 0 and current.measure in ("balance", "profit"):
            return nothing  # a loss may be said to rise: which is meant is not plain
        found |= ways(base, current)
        if base.number and abs(current.number - base.number) * 100 <= abs(base.number):
            found |= {0}
        if is_percent(current.unit) and current.measure != "share":  # a rate may be a change itself
            found |= {(current.number > 0) - (current.number < 0)}
    return found
