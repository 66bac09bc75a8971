"""What a table says of time in, the key of a period out: dates, numbers of days, a year beside a month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product

from briefgen.base.compile_late import compile_late
from briefgen.base.translate import tr
from briefgen.data.grid import FIRST_DAY
from briefgen.facts.period import NotAPeriod, Period, is_period, key_of, parse
from briefgen.facts.period_words import FORMS
from briefgen.facts.selection import DatedBy
from briefgen.facts.status import Status, parted, status_of

_SERIAL = compile_late(r"[2-7]\d{4}(?:\.0+)?")
"""Days from 1954 to 2119, as workbooks count them; no period is written in five digits."""
_FLOATED = compile_late(r"([12]\d{3})\.0+")
_YEAR_ABOVE = compile_late(r"((?:19|20)\d\d)年? (.*\D.*)")
"""A year, and below it a part of it that is more than a number: 1 may be a month or a quarter."""
_LETTERED = compile_late(r"((?:19|20)\d\d) ?([pref])", re.IGNORECASE)
"""A year with the letter of its status: 2025p."""
_STATED = compile_late(r"(.*\d[年月季]?)[ _]?([^\W\d_年月季]+)")
"""A period with the word of its status, if it is one: 2025 estimate, 2025年预计."""
_NOTED = compile_late(r"(.*\w)\s*([*†‡§¶#]+|\[\w{1,3}\]|[(（]\w[)）]|[¹²³⁰⁴-⁹ᵃ-ᶻ①-⑳]+)")
"""What may be a period, with the mark of a note behind it."""
_YEAR = compile_late(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMERIC = compile_late(r"[\d\s./年月日季–-]*\d[\d\s./年月日季–-]*")
_SEAMS = " \t\n_-–—,:;/()（）[]，：·|"
"""What may stand between the name and the period of a head."""
_BRACKETED = compile_late(r"(.*\S)\s*([（(][^（()）]+[)）])")
_LONGEST_HEAD = 80
_QUARTERLY = compile_late(r"季|quarter|^q", re.IGNORECASE)


def is_dated(text: str) -> bool:
    """Return whether a cell holds a period, or the number of a day."""
    return bool(_SERIAL.fullmatch(text)) or is_period(text)


def period_of(texts: Sequence[str], heads: Sequence[str], epoch: date = FIRST_DAY) -> Period:
    """Return the period that a cell, or two, spell; NotAPeriod where they spell none."""
    first = _plain(texts[0], epoch)
    if len(texts) == 1:
        return parse(first)
    rest = [_plain(text, epoch) for text in texts[1:]]
    for form in _forms([first, *rest], heads):
        try:
            return parse(form)
        except NotAPeriod:
            continue
    return parse(" ".join([first, *rest]))


def period_of_head(head: str, epoch: date = FIRST_DAY) -> tuple[Period, Status] | None:
    """Return the period that a head spells, or two above each other, 2025 and 7月; and its status, 2025 (p).

    None where the head is not about a period; NotAPeriod where it is, and nobody can say about which.
    """
    text, status = parted(head)
    found = _LETTERED.fullmatch(text) or _STATED.fullmatch(text)
    if found and status_of(found[2]):
        text, status = found[1], status_of(found[2])
    try:
        return period_of([text], [text], epoch), status
    except NotAPeriod as error:
        if (found := _NOTED.fullmatch(text)) and is_period(found[1]):
            hint = tr(
                "the mark of a note may say that it is a forecast: rename it, or say `marks: ['{found}']`",
                found=found[2],
            )
            raise NotAPeriod(
                tr("{head!r} is {found!r} with a mark", head=head, found=found[1]), hint
            ) from None
        if (found := _YEAR_ABOVE.fullmatch(text)) is None:
            if error.hint in ("", FORMS) and not _NUMERIC.fullmatch(text):
                return None
            raise
    try:
        return period_of([found[1], found[2]], ["", ""], epoch), status
    except NotAPeriod:
        return None


def named_period(head: str) -> tuple[str, str] | None:
    """Return the name and the period that a head has: visits 2024, 访客2024年, 2024 visits (people).

    None where it has not both; of several readings the one with the longest period.
    """
    if (bracket := _BRACKETED.fullmatch(head.strip())) and not _YEAR.search(bracket[2]):
        found = named_period(bracket[1])
        return found and (f"{found[0]} {bracket[2]}", found[1])
    text = head.strip(_SEAMS)
    if not _YEAR.search(text) or len(text) > _LONGEST_HEAD:
        return None
    for size in range(len(text) - 1, 3, -1):
        for period, name in ((text[:size], text[size:]), (text[-size:], text[:-size])):
            if not (is_whole_word(period, name) and _YEAR.search(period)):
                continue
            called, when = name.strip(_SEAMS), period.strip(_SEAMS)
            if re.search(r"[^\W\d_]", called) and _is_period_head(when):
                return called, when
    return None


def _is_period_head(text: str) -> bool:
    try:
        return period_of_head(text) is not None
    except NotAPeriod:
        return False


def is_whole_word(period: str, name: str) -> bool:
    """Return whether two parts of a head part where a word ends."""
    left, right = (period, name) if period[:1].isdigit() else (name, period)
    return not (left[-1:].isdigit() and right[:1].isdigit())


def passed_over(heads: Sequence[str], epoch: date = FIRST_DAY) -> Iterator[int]:
    """Yield the indices of heads that name a year and are no periods: Budget 2025."""
    for index, head in enumerate(heads):
        try:
            if _YEAR.search(head) and period_of_head(head, epoch) is None:
                yield index
        except NotAPeriod:
            continue


def _plain(text: str, epoch: date) -> str:
    text = text.strip()
    if _SERIAL.fullmatch(text):
        return (epoch + timedelta(days=int(text.partition(".")[0]))).isoformat()
    floated = _FLOATED.fullmatch(text)
    return floated[1] if floated else text


def _forms(texts: Sequence[str], heads: Sequence[str]) -> Sequence[str]:
    """Return the spellings that a year and a part of it may mean together, the likeliest first."""
    forms = []
    for (one, head), (other, _) in product(zip(texts[1:], heads[1:], strict=True), [(texts[0], heads[0])]):
        bare = re.fullmatch(r"(\d{1,2})(?:\.0+)?", one)
        if bare and _QUARTERLY.search(head):
            forms.append(f"{other}Q{int(bare[1])}")
        elif bare:
            forms.append(f"{other}-{int(bare[1]):02d}")
        forms += [f"{other} {one}", f"{one} {other}", f"{other}{one}", f"{other}年{one}"]
    return forms


def standing_for(day: Period, dates: DatedBy) -> str:
    """Return the key of the period that a day stands for; that of any other period as it is."""
    if day.kind != "day" or dates == "day":
        return day.key
    year, month, number = day.parts
    match dates:
        case "week":
            iso = date(year, month, number).isocalendar()
            return key_of("week", (iso.year, iso.week))
        case "month":
            return key_of("month", (year, month))
        case "quarter":
            return key_of("quarter", (year, (month + 2) // 3))
    return key_of("year", (year,))
