"""What in prose is written in digits and is no figure: dates, names, telephone numbers, standards, units."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.base.compile_late import compile_late
from briefgen.facts.period import MONTHS
from briefgen.facts.period_words import OTHER_MONTHS

BLOT = "\x00"
"""Replaces a character that is no part of a figure."""

_OTHERS = sorted((name.title() for name in OTHER_MONTHS), key=len, reverse=True)
_MONTH = "|".join((*(f"{name}|{name[:3]}" for name in MONTHS), *_OTHERS))
_UNITS = r"bn|mn|tn|pp|pct|km/h|km|kWh|MWh|GWh|kW|MW|GW|mph|kg|mm|cm|m²|m|g|t|nm|GB|TB|people|times|[a-z]{4,}"
_YEAR = r"(?:19|20)\d\d"
_BODIES = (
    r"ISO(?:/IEC)?|IEC|IEEE|EN|DIN|ANSI|ASTM|BS|JIS|RFC|ITU-T|ETSI|NIST|GB(?:/[TZ])?|DB\d{0,4}(?:/T)?|T/[A-Z]+"
    r"|JTG?(?:/T)?|CJJ?(?:/T)?|HJ(?:/T)?|JGJ?(?:/T)?|YY(?:/T)?|SN/T|QB/T|DL/T|NY/T|WS(?:/T)?|GA(?:/T)?|YD(?:/T)?"
)
"""Who numbers standards."""
_CALLED = (
    r"热线|电话|拨打|致电|传真|手机|座机|邮编|邮政编码|短信"
    r"|(?<![A-Za-z])(?:Tel|Phone|Call|Fax|Hotline|Dial|Text|Postcode|ZIP)"
)

_SCALES = r"[余多万亿个家人]|(?:bn|mn|tn|pp|pct|km|kg|people|times|thousand|million|billion|per cent)\b"
_PERIODS = (
    rf"(?<![A-Za-z\d])(?:FY|AY)\s?(?:{_YEAR}|\d\d)(?:[-–/](?:\d\d)?\d\d)?(?!\d)",  # FY2025, FY24/25
    rf"(?<![\d.,/]){_YEAR}[-–—]\d\d(?![\d%％]|[.,/–-]\d|\s?(?:{_SCALES}))",  # 2024-25
    rf"(?<![\d.,]){_YEAR}-?M\d\d?(?:[-–—]M?\d\d?)?(?!\d)",  # 2025M1-10
    r"前\s?\d{1,2}\s?(?:个月|个?季度)|连续\s?\d{1,2}\s?(?:个?月|个?季度|周|天|期)",
    r"(?:最近|近|过去)\s?\d{1,2}\s?(?:个月|个?季度|年|周|天)(?!\w*[来以]上)",
    r"\b(?:[Ll]ast|[Pp]ast|[Ll]atest|[Pp]revious)\s\d{1,2}\s(?:months|quarters|years|weeks|days)\b",
    r"\b(?:[Ff]irst\s\d{1,2}\smonths|\d{1,2}\smonths\s(?:to|ended|ending))\b",
    r"\b[Ww]eeks\s\d{1,2}(?:\s?(?:[-–]|to|and)\s?\d{1,2})?\b|第\s?\d{1,2}\s*[-–—至到]\s*\d{1,2}\s*周",
)
"""Financial and academic years, months up to a month, weeks."""
_CALENDAR = (
    r"\d{4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}(?!\d)",  # 2025-12-04
    rf"(?<!\d){_YEAR}\s*[-–—~至到]\s*{_YEAR}(?!\d)\s*年?",  # 2020—2025年
    rf"(?<![\d/]){_YEAR}/(?:\d\d)?\d\d(?![\d/])|\b[Ww]eek\s\d{{1,2}}\b",  # 2024/25
    rf"(?<!\d){_YEAR}\s*年(?:\s*\d{{1,2}}\s*月(?:\s*\d{{1,2}}\s*[日号])?)?",
    rf"(?<!\d)(?:{_YEAR}\s*年\s*)?\d{{1,2}}\s*月?\s*[-–—~至到]\s*\d{{1,2}}\s*月份?",  # 1—9月
    r"(?<!\d)\d{1,2}\s*世纪(?:\s*\d0\s*年代)?|(?<!\d)(?:(?:19|20)\d)?\d0\s*年代|\b24/7\b",
    r"(?<!\d)\d{1,2}\s*月\s*\d{1,2}\s*[日号](?!线)|(?<!\d)\d{1,2}\s*月份?|(?<!\d)\d{1,2}\s*[日号](?!\w)",
    rf"\b\d{{1,2}}(?:\.|er)?\s+(?i:{_MONTH})\b(?:,?\s+\d{{4}})?",
    rf"\b(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?|\b(?i:{_MONTH})\.?\s+\d{{4}}\b",
    rf"\b[1-4](?:\.|er|e)\s(?:Quartal|Halbjahr|trimestre|semestre)\b(?:\s{_YEAR}\b)?|\bT[1-4]\s{_YEAR}\b|\b(?:KW|S)\s?\d{{1,2}}\b",
    rf"\b(?:[QH][1-4]|FY)\s*{_YEAR}\b|\b{_YEAR}\s*[QH][1-4]\b",
    r"(?<!\d)\d{1,2}[:：]\d{2}(?::\d{2})?(?!\d)",
)
_NUMBERED = (
    r"https?://\S+|www\.\S+|(?<![\w.])[\w.]+@[\w.]+",
    rf"(?i:{_CALLED})[^\W\d_A-Za-z]{{0,2}}[.:：\s]*[+(]?\d[\d\s()+-]*\d(?!\d|[.,]\d)",  # 电话 010-6512 3456
    r"(?<!\d)\d{3,6}(?=\S{0,6}(?:热线|hotline))",  # 12345政务服务热线
    r"(?<![\d.])\+\d[\d\s()-]{6,}\d(?!\d)",  # +86 532 8591 2345
    r"(?<![\d.,])(?:\(0\d{2,4}\)|0\d{2,4}[\s-])\s?\d{3,4}[\s-]?\d{3,4}(?!\d)",
    r"(?<![\d.,])(?:1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|[48]00[\s-]\d{3}[\s-]?\d{4}|\d{3}-\d{3}-\d{4})(?!\d)",
    r"\(\d{3}\)\s?\d{3}-\d{4}(?!\d)",
    rf"\b(?:{_BODIES})\s?\d+(?:[.\-–—:：]\d+)*",  # GB/T 19001-2016, ISO 9001:2015
    r"[〔［\[【（(]\s*\d{4}\s*[〕］\]】）)]\s*第?\s*\d{1,4}\s*号",  # 国发〔2025〕12号
    r"\d{4}\s*[〔［]\s*\d{1,4}\s*[〕］]\s*号?",
    r"第\s*\d+\s*(?![\d位名])|(?<!\d)\d{1,2}\s*号(?:线|楼|馆|院|门|令|文)",  # 第3场; 第34位 is a figure
    r"§+\s?\d[\d.]*|\b(?:[Aa]rt|[Ff]ig|[Ss]ect?|[Cc]hap|[Pp]p?|[Vv]er|[Vv]ol)\.\s?\d+(?:\.\d+)*\b",
    r"\b(?:Article|Section|Chapter|Table|Figure|Annex|Appendix|Version|Volume|Room|Route|Line|Platform|Gate"
    r"|Phase|Page|Step|Part|Tier|Level|Stage|Grade|Zone|Class|Form)\s\d+(?:\.\d+)*\b",
    r"(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])",  # 3.11.2
    r"(?m:^\s*(?:[(（]\d{1,2}[)）]|\d{1,2}[.、)）](?!\d)))",  # 1. and （1） at the head of a line
    r"\d+(?:\+\d+)+",  # “10+1”
    rf"(?<!\d){_YEAR}\s*年?\s*[=＝]\s*100(?![\d.])",  # 2015=100, the base of an index
    rf"(?<![\d.,])\d[\d.,]*(?!\s?(?:{_UNITS})(?![A-Za-z]))(?!(?:st|nd|rd|th)\b)[A-Za-z][A-Za-z\d]*",  # 8K
    r"[A-Za-z]+[-_/]?\d[A-Za-z\d.]*",  # BG136, COVID-19
)
_NOT_FIGURES = compile_late("|".join((*_NUMBERED[:3], *_PERIODS, *_CALENDAR, *_NUMBERED[3:])))


def blotted(
    text: str,
    names: Iterable[str],
    units: Iterable[str],
    labels: Iterable[str] = (),
    within: Iterable[str] = (),
) -> tuple[str, frozenset[int]]:
    """Return the text with what is no figure blotted out, and the positions of digits in units and labels.

    A name blots whole words only: 20 is no part of 2024. Units and the labels of what is measured
    (Children under 12) stay, since they say which figure is meant; so does what patterns of ``within`` find.
    """
    shown = text
    for name in sorted((name for name in names if name and name in text), key=len, reverse=True):
        shown = re.sub(_whole(name), lambda found: BLOT * len(found[0]), shown)
    shown = _NOT_FIGURES.sub(lambda found: BLOT * len(found[0]), shown)
    inside: set[int] = set()
    patterns = (*map(_beside, units), *(f"(?i:{_whole(label)})" for label in labels), *within)
    for pattern in patterns:
        for found in re.finditer(pattern, text):
            inside.update(range(*found.span()))
    whole = "".join(text[at] if at in inside else mark for at, mark in enumerate(shown)) if inside else shown
    return whole, frozenset(at for at in inside if text[at].isdigit())


def _whole(name: str) -> str:
    """Return a pattern of a name where no letter or digit beside it makes it another word."""
    before = r"(?<!\d)(?<!\d[.,])" if name[0].isdigit() else r"(?<![A-Za-z])" if name[0].isascii() else ""
    behind = r"(?!\d|[.,]\d)" if name[-1].isdigit() else r"(?![A-Za-z])" if name[-1].isascii() else ""
    return before + re.escape(name) + behind


def _beside(unit: str) -> str:
    before = r"(?<!\d)" if unit[0].isdigit() else r"(?<![A-Za-z])"
    return before + re.escape(unit).replace(r"\ ", r"\s*") + r"(?![A-Za-z\d])"
