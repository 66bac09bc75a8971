"""A head or a name of a row in, with numbers below it; label, unit and kind guessed out of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from briefgen.base.dataclass import dataclass
from briefgen.facts.interval import is_whole
from briefgen.facts.measure import Kind
from briefgen.facts.reading import Reading
from briefgen.facts.unit import PERCENT, dimension, split

_BRACKETS = re.compile(
    r"(?P<label>.*?\S)\s*[（(\[【]\s*(?:单位[:：]\s*|in )?(?P<unit>[^()（）\[\]【】]{1,24}?)\s*[)）\]】]"
)
_BEHIND = re.compile(r"(?P<label>.*?\S)(?:\s*[,，/／_]\s*|\s+)(?P<unit>%|％|‰|\S{1,8})")
_NO_UNIT = re.compile(
    r"\d+|mean|average|median|total|all|new|provisional|revised|estimated?|adjusted|[pref]"
    r"|mittel(?:wert)?|gesamt|vorläufig|geschätzt|moyenne?|médiane?|provisoire|estimée?"
    r"|同比|累[计計]|初步|[当當]月|均值|中位[数數]|其中",
    re.I,
)
_SAME = {
    "thousands": "thousand",
    "millions": "million",
    "billions": "billion",
    "pct": "%",
    "％": "%",
    "min": "minutes",
    "mins": "minutes",
    "hrs": "hours",
}
_SHARE = re.compile(r"\b(?:share|proportion|percentage|part)\b|anteil|比重|[占佔]比|份[额額]", re.I)
_RANK = re.compile(r"\b(?:rank(?:ing)?|rang|platz)\b|排名|[位名]次", re.I)
_INDEX = re.compile(r"index\b|\bindice\b|指[数數]", re.I)
_INTENSIVE = re.compile(
    r"\b(?:mean|average|median|rate|price|ratio|index|per|score|temperature|duration|wait(?:ing)?|length)\b"
    r"|durchschnitt|\bmittler|\b(?:quote|preis|dauer|temperatur|je|pro)\b|(?:quote|preis|dauer|zeit|index)\b"
    r"|\b(?:moyenne?|médiane?|taux|prix|durée|attente|température|par|indice)\b"
    r"|平均|均[价價]|人均|中位|[单單][价價]|[价價]格|[率温溫]|[时時][长長]|[时時][间間]|指[数數]|[评評]分|得分|[满滿]意度",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What is measured, as far as its name and its numbers tell."""

    label: str
    unit: str
    kind: Kind
    adds_up: bool
    """Whether a sum of several is one of all."""


def measured(name: str, readings: Sequence[Reading], unit: str = "") -> Measured:
    """Return what a column or row measures; ``unit`` is what a column beside it says."""
    label, own = parted_unit(name)
    unit = _SAME.get(unit.casefold(), unit) or own or _written(readings)
    kind = _kind(label, unit, readings)
    adds_up = kind in ("count", "amount") and not _INTENSIVE.search(label)
    label = re.sub(r"_+", " ", label).strip() or name
    label = label[:1].upper() + label[1:] if label[:2].islower() else label
    return Measured(label=label, unit="" if kind == "rank" else unit, kind=kind, adds_up=adds_up)


def parted_unit(name: str) -> tuple[str, str]:
    """Return a name without the unit at its end, and the unit: Visits (thousand), 满意度（%）, Rate %."""
    text = " ".join(unicodedata.normalize("NFC", name).split())
    if (found := _BRACKETS.fullmatch(text)) and not _NO_UNIT.fullmatch(found["unit"]):
        return found["label"], _SAME.get(found["unit"].casefold(), found["unit"])
    if (found := _BEHIND.fullmatch(text)) and _is_known(found["unit"]):
        return found["label"], _SAME.get(found["unit"].casefold(), found["unit"])
    return text, ""


def _is_known(unit: str) -> bool:
    """Return whether a word is a unit beyond doubt: one of measures longer than a letter, or per cent."""
    return (
        unit in PERCENT or unit in ("‰", "％") or (len(unit) > 1 and dimension(unit) not in ("count", "rank"))
    )


def _written(readings: Sequence[Reading]) -> str:
    """Return the unit that most numbers have beside them; empty where they have none."""
    units = Counter(reading.unit for reading in readings)
    return units.most_common(1)[0][0] if units else ""


def _kind(label: str, unit: str, readings: Sequence[Reading]) -> Kind:
    numbers = [reading.number for reading in readings if reading.number is not None]
    if unit in PERCENT:
        within = all(0 <= number <= 100 for number in numbers)
        return "share" if within and _SHARE.search(label) else "rate"
    if _RANK.search(label):
        return "rank"
    if _INDEX.search(label):
        return "index"
    counted = split(unit)[0] == 1 and dimension(unit) == "count"
    whole = all(is_whole(number) and number >= 0 for number in numbers)
    return "count" if counted and whole and not _INTENSIVE.search(label) else "amount"
