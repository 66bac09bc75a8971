"""Multiples in English: doubled, rose tenfold, twice the 2020 figure, three times as many A as B."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from briefgen.words.annotated_text import AnnotatedText, Clause
from briefgen.words.late_pattern import LatePattern
from briefgen.words.multiple_said import MultipleSaid, mention_in, multiple
from briefgen.words.portion import HOW_EN, how_en, portion
from briefgen.words.scope import head_is_plain
from briefgen.words.share_said import MENTION, TAIL_EN, party
from briefgen.words.window import period_in

_NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twenty",
    "hundred",
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_PERIOD = rf"(?:(?:Q[1-4]|H[12]|FY|{_MONTH})[ -]?)?(?:19|20)\d\d(?:/\d\d|Q[1-4]|H[12])?(?![\d%]|,\d|\.\d)"
_NUMBER = rf"(?P<n>{'|'.join(_NUMBERS[:10])}|\d{{1,3}}(?:\.\d+)?)(?P<half> and a half)?"
_TIMES = (
    rf"(?:\b(?P<how>{HOW_EN})\s+)?\b(?P<times>(?P<twice>twice|double)|(?P<thrice>thrice|triple|treble)"
    rf"|(?P<halfof>half)|{_NUMBER} times)"
)
_AS = r"(?:many|much|high|large|big|great|numerous|strong|long|heavy|expensive|low|small)"
_FILLED = (
    rf"(?:(?:as (?:{_AS} )?(?:as )?|(?P<more>(?:more|higher|larger|greater|bigger) than )|the |its "
    rf"|their |our |that |those "
    r"|of |in |for |what (?:it|they) (?:was|were|had been|stood at) |back |as |than |size |level "
    r"|number |figure |value |total"
    r" )*+)"
)
_VERBS = LatePattern(r"\b(?P<verb>doubl|tripl|trebl|quadrupl|quintupl|halv)(?:ed|es|ing)\b")
_HOW_AHEAD = LatePattern(rf"\b(?P<how>{HOW_EN})\s+$")
_OBJECT = LatePattern(r"\s+(?:the|its|their|our|his|her|a|an|up|down|back|as)\b|\s+\x00|-")
_FOLD = LatePattern(
    rf"(?:\b(?P<how>{HOW_EN})\s+)?\b(?:an? )?(?P<n>{'|'.join(_NUMBERS)}"
    rf"|\d{{1,3}})[- ]?fold\b(?P<noun> (?:increase|rise|growth|jump"
    r"|decrease|fall|drop|decline|reduction))?"
)
_OVER_TIME = LatePattern(
    rf"{_TIMES}\s+{_FILLED}(?:(?P<period>{_PERIOD})|(?P<ago>a year (?:ago|earlier|before)"
    rf"|(?:year before|previous year)))"
    r"(?:['’]s)?(?: (?:figures?|levels?|numbers?|totals?|values?|count|rate|amount))?"
)
_OF_OTHER = LatePattern(rf"{_TIMES}\s+{_FILLED}(?P<other>{MENTION})s?")
_AS_MANY = LatePattern(
    rf"{_TIMES} as (?:many|much) (?P<one>{MENTION})s?(?: [a-z]+){{0,3}}? (?:as|than) (?:there were "
    rf"|in )?(?:(?P<other>{MENTION})s?(?: (?:were|was) [a-z]+)?"
    rf"|(?P<period>{_PERIOD})|(?P<ago>a year (?:ago|earlier|before)))"
)
_OF_PAIR = LatePattern(
    rf"(?<=[:,(–—])\s*(?:that is |or )?{_TIMES}(?: as (?:much|many|high|large"
    rf"|big))?(?=\s*(?:$|[.;:!)]))"
)
_BEFORE = LatePattern(
    rf"(?P<party>{MENTION})(?:,? (?:at|with) \x00+,?)?\s+(?:(?:now|still|also|already|alone)\s+)*(?:is"
    rf"|are|was|were|came to"
    r"|comes? to|has|have|had|carr(?:y|ies|ied)|made|makes?|stood at|stands? at|reach(?:es|ed)?"
    r"|amount(?:s|ed)? to"
    r"|account(?:s|ed)? for|cost(?:s)?|drew|attract(?:s|ed)?)\s+(?:(?:now|still|already|also|to)\s+)*$"
)
_STEMS = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5, "halv": 2}
_MOVED_AHEAD = LatePattern(
    r"\b(?:rose|risen|rises?|grew|grown|grows?|increased|increases?|climbed|jumped|surged|soared|up"
    r"|expanded|multiplied|fell"
    r"|fallen|dropped|declined|decreased|down|shrank|shrunk)(?:\s+by)?(?:\s+more than|\s+almost"
    r"|\s+nearly|\s+about)?\s*$"
)
_DOWN = LatePattern(r"decrease|fall|fell|drop|declin|reduc|decreas|shr[iau]nk")
_TIMED = (
    "twice",
    "double ",
    "thrice",
    "triple ",
    "treble ",
    " times",
    "half the",
    "half as",
    "half its",
    "half their",
    "half what",
)
HINTS = (
    "doubl",
    "tripl",
    "trebl",
    "quadrupl",
    "quintupl",
    "halv",
    "fold",
    "twice",
    "thrice",
    "times",
    "half",
)
"""Without one of these a text names no multiple."""


def multiples(passage: AnnotatedText, clause: Clause, hidden: str) -> Iterator[MultipleSaid]:
    """Yield the multiples that a clause states, the longest forms first; they may overlap."""
    text = hidden[clause.start : clause.end].lower()
    for pattern, read, hints in (
        (_AS_MANY, _of, ("as many", "as much")),
        (_OVER_TIME, _of, _TIMED),
        (_OF_OTHER, _of, _TIMED),
        (_OF_PAIR, _of_pair, ("twice", "double", "triple", "treble", " times", "half as")),
        (_VERBS, _verb, tuple(_STEMS)),
        (_FOLD, _fold, ("fold",)),
    ):
        if not any(hint in text for hint in hints):
            continue
        for found in pattern.finditer(hidden, clause.start, clause.end):
            said = read(passage, clause, found)
            if said is not None:
                yield said


def _number(found: re.Match[str]) -> tuple[Fraction, Fraction | None]:
    """Return what a number of times is, and one unit of its last digit where it is typed with decimals."""
    named = found.groupdict()
    if named.get("twice") or named.get("halfof"):
        return Fraction(2), None
    if named.get("thrice"):
        return Fraction(3), None
    word = named["n"].lower()
    if word[0].isdecimal():
        step = Fraction(1, 10 ** len(word.partition(".")[2])) if "." in word else None
        return Fraction(word), step
    value = {"twenty": 20, "hundred": 100}.get(word) or _NUMBERS.index(word) + 1
    return Fraction(value) + (Fraction(1, 2) if named.get("half") else 0), None


def _of(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> MultipleSaid | None:
    """Read twice the figure of 2020, twice as many A as B, A is three times B."""
    named = found.groupdict()
    halved = bool(named.get("halfof"))
    other = mention_in(passage, found, "other")
    if halved and not re.search(r"\bas (?:many|much|high|large|big)\b|(?:19|20)\d\d", found[0]):
        return None  # half of B is a fraction
    value, step = _number(found)
    how = how_en(named.get("how") or "")
    sizes = [portion(Fraction(1, 2), how, 0, 0) if halved else multiple(value, how, step=step)]
    if named.get("more"):
        sizes.append(multiple(value + 1, how, step=step))
    one = mention_in(passage, found, "one")
    hidden, plain = found.string, bool(TAIL_EN.match(found.string, found.end(), clause.last))
    start = found.start()
    if named.get("one"):
        plain = plain and one is not None and head_is_plain(passage, clause.first, found.start())
    elif named.get("other"):
        before = _BEFORE.search(hidden[clause.first : found.start()])
        parts = before and party(
            passage, clause.first + before.start("party"), clause.first + before.end("party")
        )
        if before is None or not parts or len(parts) != 1:
            return None
        one = parts[0]
        plain = plain and head_is_plain(passage, clause.first, clause.first + before.start("party"))
    if named.get("other") and (other is None or (one and one.metric == other.metric)):
        return None
    return MultipleSaid(
        sizes=tuple(sizes), start=start, end=found.end(), one=one, other=other,
        period=period_in(named.get("period") or ""), ago=bool(named.get("ago")), plain=plain,
    )  # fmt: skip


def _of_pair(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> MultipleSaid | None:
    """Read twice as much, behind two values that a sentence prints."""
    value, step = _number(found)
    how = how_en(found["how"] or "")
    size = portion(Fraction(1, 2), how, 0, 0) if found["halfof"] else multiple(value, how, step=step)
    start = found.start("how") if found["how"] else found.start("times")
    return MultipleSaid(sizes=(size,), start=start, end=found.end(), paired=True)


def _verb(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> MultipleSaid:
    """Read doubled, more than tripled, nearly halved."""
    verb = found["verb"].lower()
    ahead = _HOW_AHEAD.search(found.string[clause.start : found.start()])
    how = how_en(ahead["how"]) if ahead else ""
    start = clause.start + ahead.start() if ahead else found.start()
    plain = not _OBJECT.match(found.string, found.end(), clause.last)
    size = multiple(Fraction(_STEMS[verb]), how)
    return MultipleSaid(sizes=(size,), start=start, end=found.end(), inverse=verb == "halv", plain=plain)


def _fold(passage: AnnotatedText, clause: Clause, found: re.Match[str]) -> MultipleSaid:
    """Read rose fivefold, a tenfold increase: so many times, or by so many times."""
    value, _ = _number(found)
    how = how_en(found["how"] or "")
    moved = _MOVED_AHEAD.search(found.string[clause.start : found.start()])
    around = found.string[max(clause.start, found.start() - 30) : found.start()] + (found["noun"] or "")
    sizes = (multiple(value, how), multiple(value + 1, how))
    start = clause.start + moved.start() if moved else found.start()
    return MultipleSaid(sizes=sizes, start=start, end=found.end(), inverse=bool(_DOWN.search(around)))
