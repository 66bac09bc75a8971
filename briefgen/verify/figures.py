"""A text in, the figures it states out: number, sign, qualifier and unit as one, however they are typed.

Also figures: what turns a number round (增长 or 下降, up or down), numerals in characters that count
something (第一, 翻一番, 三成), and names with digits (BG136). The same figure typed in another way (9,776家,
９７７６ 家) has the same ``key``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.base.dataclass import dataclass

_FULL_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}
_FULL_WIDTH |= {code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)}
_FULL_WIDTH |= dict(
    zip(
        map(ord, "％＋－．−﹣‑\u00a0\u2002\u2003\u2009\u202f\u3000"),
        map(ord, "%+-.---" + " " * 6),
        strict=True,
    )
)
_LIGATURES = {0xFB00 + at: text for at, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
"""Letters set as one sign, which readers of pages spell out."""
_PLAIN = _FULL_WIDTH | _LIGATURES
_DROPPED = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD))

_BEFORE = {
    "近": "近", "接近": "近", "将近": "近", "nearly": "近", "almost": "近",
    "约": "约", "大约": "约", "about": "约", "around": "约",
    "超": "超", "超过": "超", "逾": "超", "over": "超", "more than": "超",
    "不足": "不足", "不到": "不足", "under": "不足", "less than": "不足",
    "至少": "以上", "at least": "以上", "至多": "以下", "at most": "以下",
}  # fmt: skip
_UP = (
    "增长|增加|提升|提高|上升|升至|升到|跃升|新增|翻番"
    "|rise|rose|risen|grew|grown|growth|up|increased?|gained|higher|more"
)
_DOWN = (
    "下降|减少|降低|下滑|回落|降至|降到|跌至|减至|缩减"
    "|fall|fell|fallen|down|decreased?|decline[ds]?|lost|lower|fewer|less"
)
_HAN = "一二三四五六七八九十百两半"
_NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?!,?\d)(?:\.\d+)?|\d{1,3}(?:[,.]\d{3})+,\d+(?![,.]?\d)|\d{1,3}(?:\.\d{3}){2,}(?![,.]?\d)"
    r"|\d+(?:\.\d+)?"
)

_FIGURE = re.compile(
    rf"(?P<before>(?:{'|'.join(sorted(_BEFORE, key=len, reverse=True))})\s?)?"
    rf"(?P<order>第\s?)?(?P<sign>(?<![0-9A-Za-z.)])[-+±])?(?P<letters>(?<![A-Za-z])[A-Za-z]+[-_]?)?(?P<number>{_NUMBER})"
    rf"(?P<more>[余多几]?)(?P<unit>[百千万亿]*(?:个百分点|[%‰°℃]|\s?[A-Za-z][A-Za-z/²³·]*|[\u4e00-\u9fff])?)"
    r"(?P<last>(?:[\u4e00-\u9fff]{0,2}(?:以上|以下))?)"
    rf"|(?P<han>第[{_HAN}]+|翻[{_HAN}]+番|百分之[{_HAN}]+|[{_HAN}]+(?:成|倍|番|个百分点|[年家个项次位届名人]))"
    r"|(?P<words>\b(?:doubled|tripled|quadrupled|octupled|halved|first|second|third|fourth|fifth)\b)"
    rf"|(?P<up>(?<![A-Za-z])(?:{_UP})(?![A-Za-z]))|(?P<down>(?<![A-Za-z])(?:{_DOWN})(?![A-Za-z]))",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")
_APART = re.compile(r"(?<=\d)[\u202f’](?=\d{3}(?!\d))")
LONGEST_UNIT_REST = 2
"""Characters of a unit behind its first one: 公里, 立方米."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFigure:
    """A figure as it stands in a text, what it comes to, and the digits alone ("" where there are none)."""

    text: str
    key: str
    number: str
    start: int
    end: int


def normal(text: str) -> str:
    """Return a text with plain digits, signs and spaces, without invisible characters.

    A narrow space or an apostrophe between thousands, as French and Swiss numbers have it, is a comma.
    """
    text = _APART.sub(",", text) if "\u202f" in text or "’" in text else text
    return text.translate(_PLAIN).translate(_DROPPED)


def squeezed(text: str) -> str:
    """Return a text without white space, save one space between digits, which keeps two numbers apart."""
    plain = normal(text)
    return _SPACES.sub(lambda match: " " if _between_digits(plain, match) else "", plain).strip()


def _between_digits(text: str, match: re.Match[str]) -> bool:
    before, behind = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    return before.isdigit() and behind.isdigit()


def has_number(text: str) -> bool:
    """Return whether a text states a number, in digits or in characters."""
    return any(stated.number or stated.key.startswith("han:") for stated in figures(text))


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[TextFigure, ...]:
    """Return the figures of a text in their order; words of direction only beside a number."""
    plain = normal(text)
    found = [_stated(match) for match in _FIGURE.finditer(plain)]
    if any(stated.number or stated.key.startswith("han:") for stated in found):
        return tuple(found)
    return ()


def bare(text: str) -> bool:
    """Return whether a text is a figure and nothing else, so that what it means stands beside it."""
    found, whole = figures(text), squeezed(text)
    if len(found) != 1 or not found[0].number:
        return False
    figure = squeezed(found[0].text)
    return whole.startswith(figure) and len(whole) <= len(figure) + LONGEST_UNIT_REST


def _stated(match: re.Match[str]) -> TextFigure:
    text = match[0].strip()
    if match["number"] is None:
        kind = match.lastgroup or ""
        key = {"up": "up", "down": "down", "words": f"han:{text.lower()}"}.get(kind, f"han:{text}")
        return TextFigure(text=text, key=key, number="", start=match.start(), end=match.end())
    number = match["number"].replace(",", "")
    before = _BEFORE.get((match["before"] or "").strip().lower(), "")
    unit = _SPACES.sub("", match["unit"] or "")
    parts = (before, (match["order"] or "").strip(), match["sign"] or "", match["letters"] or "", number)
    key = "|".join((*parts, match["more"], unit, match["last"]))
    return TextFigure(text=text, key=key, number=number, start=match.start(), end=match.end())
