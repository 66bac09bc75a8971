"""The heads and names of a table in, the language that its brief is drafted in out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.base.locale import has_han

_TRADITIONAL = frozenset("區縣鄉鎮國學數單萬億門診醫療計時間開車費資訊護類總體產業長處會稅務歲員點級與發電滿")
_SIMPLIFIED = frozenset("区县乡镇国学数单万亿门诊医疗计时间开车费资讯护类总体产业长处会税务岁员点级与发电满")
"""Characters of heads that only one of the two scripts has, as far as the other lacks them."""
_GERMAN = re.compile(
    r"\b(?:jahre?|monate?|quartale?|datum|anzahl|werte?|einheit|kennzahl|anteil|standorte?|bezirke?|gemeinden?|kosten"
    r"|umsatz|einnahmen|ausgaben|besuche?|und|der|die|das|je|nach|für)\b|ß|\b\w*(?:ungen|keit|schaft)\b",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    r"\b(?:années?|mois|trimestres?|dates?|nombre|valeurs?|unités?|indicateurs?|parts?|communes?|coûts?|recettes"
    r"|dépenses|et|du|de|des|les?|la|par|pour|taux)\b|[œçêè]",
    re.IGNORECASE,
)
LEAST = 2
"""Words of a language that a table has beyond doubt: one may stand in English, too."""


def language_of(texts: Iterable[str]) -> str:
    """Return zh, zh-TW, de or fr where the texts of a table say so; en otherwise."""
    whole = "\n".join(texts)
    if has_han(whole):
        return "zh-TW" if set(whole) & (_TRADITIONAL - _SIMPLIFIED) else "zh"
    counts = {"de": len(_GERMAN.findall(whole)), "fr": len(_FRENCH.findall(whole))}
    found = max(counts, key=lambda tag: counts[tag])
    return found if counts[found] >= LEAST and len(set(counts.values())) > 1 else "en"
