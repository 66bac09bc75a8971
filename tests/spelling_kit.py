"""Periods, numbers and texts as people write them go in; what is read of each comes out, a line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from figures_kit import ledger_of

from briefgen.base.diagnostics import Place
from briefgen.facts.number_text import read_number
from briefgen.facts.numerals import trace
from briefgen.facts.period import parse, period_in_words
from briefgen.facts.prose import resolve

SPELLINGS = Path(__file__).parent / "spellings"
METRICS = """
firms: {label: 企业, unit: 家, values: {2020: 200, 2025: 370}, claims: [{growth: 85, since: 2020}]}
output: {label: 产值, unit: 亿元, kind: amount, values: {2020: 10, 2025: 12.5}}
gone: {label: 缺数, unit: 家, values: {2025: null}}
place: {label: 排名, kind: rank, values: {2020: 69, 2025: 34}}
people: {label: 人才, unit: 万人, kind: amount, values: {2025: 超300}}
buses: {label: 公交车, unit: 辆, values: {2025: 4800余}}
rate: {label: 使用率, unit: "%", kind: share, values: {2025: 90以上}}
loss: {label: 净亏损, unit: 亿元, kind: balance, values: {2025: -48}}
shops: {label: 门店, unit: 家, values: {2025: 88}}
malls: {label: 商场, unit: 家, values: {2025: 88}}
gases: {label: 排放, unit: Mt CO2e, kind: amount, values: {2025: 30.5}}
young: {label: 12岁以下儿童, unit: 名, values: {2025: 77}}
settled:
  {label: 收入, unit: 亿元, kind: amount, settle: {claim: value, source: text, reason: 以正文为准},
   values: {2025: [{value: 160, source: text}, {value: 165, source: panel}]}}
"""
ENGLISH = {
    "万人": "million people",
    "家": "firms",
    "亿元": "billion",
    "企业": "Firms",
    "排名": "Place",
    "辆": "buses",
    "名": "children",
    "门店": "Shops",
    "商场": "Malls",
    "12岁以下儿童": "Children under 12",
    "超": "over ",
    "余": "",
    "以上": "",
}
METRICS_EN = METRICS
for han, english in ENGLISH.items():
    METRICS_EN = METRICS_EN.replace(han, english)
PLACE = Place("b.yaml", 1, 1)


def rendered(book: Path) -> str:
    """Return what is read of each spelling of a book, in lines."""
    stated = yaml.load(book.read_text(encoding="utf-8"), yaml.BaseLoader)
    return "\n".join(READERS[book.stem](stated)) + "\n"


def _periods(keys: list[str]) -> Iterator[str]:
    for key in keys:
        try:
            period = parse(key)
        except ValueError as error:
            yield f"{key}: {error}"
        else:
            said = f"{period_in_words(period, 'zh-CN')} | {period_in_words(period, 'en')}"
            told = f"{said} | {period.start} to {period.end}"
            yield f"{key}: {period.kind} {period.key} {period.parts} | {told}"


def _numbers(texts: list[str]) -> Iterator[str]:
    for text in texts:
        try:
            yield f"{text}: {read_number(text)}"
        except ValueError as error:
            yield f"{text}: {error}"


def _texts(texts: dict[str, list[str]]) -> Iterator[str]:
    for language, each in texts.items():
        metrics = METRICS if language == "zh-CN" else METRICS_EN
        for text in each:
            ledger = ledger_of(metrics, language=language)
            pieces, problems = resolve(text, ledger, PLACE)
            numerals, untraced = trace(pieces, ledger, PLACE)
            yield f"{text}: " + "".join(f"[{p.text}={p.fact.id}]" if p.fact else p.text for p in pieces)
            for numeral in numerals:
                yield f"    {numeral}"
            for problem in (*problems, *untraced):
                yield f"    {problem}"
                assert problem.place == PLACE


READERS: dict[str, Callable[[Any], Iterator[str]]] = {
    "periods": _periods,
    "numbers": _numbers,
    "texts": _texts,
}


def main() -> None:
    """Write the recorded lines of every book anew; read the difference before it is committed."""
    for book in sorted(SPELLINGS.glob("*.yaml")):
        book.with_suffix(".txt").write_text(rendered(book), encoding="utf-8")


if __name__ == "__main__":
    main()
