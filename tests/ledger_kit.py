"""Small ledgers, written as metrics of a brief, go in; what follows from them comes out as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import yaml
from figures_kit import Figures

from briefgen.base.diagnostics import Place, Problem
from briefgen.brief.decode import decode
from briefgen.brief.source import parse
from briefgen.brief.vocabulary import word as class_of
from briefgen.facts.derivation import derivation_text, reasoning
from briefgen.facts.disputes import about, disputes, remarks
from briefgen.facts.fact import Fact
from briefgen.facts.fiscal_year import FiscalYear
from briefgen.facts.format import figure
from briefgen.facts.honesty import PlottedData, check
from briefgen.facts.interval import Interval
from briefgen.facts.ledger import Ledger
from briefgen.facts.summary import sentence, stated as stated_by, summary

LEDGERS = Path(__file__).parent / "ledgers"
PLACE = Place("b.yaml", 1, 1)
SOURCES = {
    key: {"title": title} for key, title in (("panel", "信息图"), ("text", "正文"), ("annual", "统计公报"))
}


def rendered(book: Path) -> str:
    """Return what follows from each ledger of a book: facts, problems and sentences, in lines."""
    ledgers = yaml.load(book.read_text(encoding="utf-8"), yaml.BaseLoader)
    return "\n".join(line for name, ledger in ledgers.items() for line in _ledger(name, ledger))


def _ledger(name: str, stated: dict) -> Iterator[str]:
    yield f"=== {name}"
    body = yaml.safe_dump(
        {"metrics": stated["metrics"], "sources": SOURCES}, allow_unicode=True, sort_keys=False
    )
    figures = decode(parse(body.encode(), "b.yaml"), Figures)
    ledger = Ledger.of(
        figures.metrics, figures.sources, language=stated.get("language", "zh-CN"),
        as_of=stated.get("as_of", "2025"),
        fiscal_year=FiscalYear.from_scalar(stated["fiscal_year"], PLACE) if "fiscal_year" in stated else None,
    )  # fmt: skip
    shown = dict(ledger.facts)
    yield from (_fact(fact, ledger.language) for fact in shown.values())
    yield from ("overruled: " + _fact(fact, ledger.language) for fact in ledger.overruled)
    yield from (_problem(problem) for problem in ledger.problems)
    yield from _worded(ledger)
    for metric in figures.metrics:
        yield f"says: {sentence(metric, ledger)} | {summary(metric, ledger)}"
    for reference in stated.get("ask", ()):
        yield f"{{{reference}}}: {_found(ledger, reference)}"
    for drawn in stated.get("draw", ()):
        yield f"drawn: {', '.join(f'{key} {value}' for key, value in drawn.items())}"
        yield from ("    " + _problem(problem) for problem in check(_picture(drawn, ledger)))
    yield ""


def _picture(drawn: dict, ledger: Ledger) -> PlottedData:
    """Return a chart of metrics, or of bare numbers, as a ledger's ``draw`` describes it."""
    facts = [fact for key in drawn.get("of", "").split() for fact in ledger.series(key)]
    numbers = drawn["values"].split() if "values" in drawn else [str(fact.number) for fact in facts]
    printed = [figure(fact, ledger.language).text for fact in facts]
    yes_or_no = ("second", "axis_reversed", "log_axis", "log_told", "even_steps")
    return PlottedData(
        word=drawn["word"],
        nature=class_of(drawn["word"]).NATURE,
        values=[None if number == "-" else Decimal(number) for number in numbers],
        periods=drawn["periods"].split() if "periods" in drawn else [fact.period for fact in facts],
        facts=facts,
        labels=drawn["labels"].split() if "labels" in drawn else printed,
        label_factor=int(drawn.get("label_factor", 1)),
        axis_min=None if drawn.get("axis_min") == "-" else float(drawn.get("axis_min", 0)),
        axis_values=[Decimal(number) for number in drawn.get("axis_values", "").split()],
        widths=[float(width) for width in drawn.get("widths", "").split()],
        place=Place("b.yaml", 1, 1),
        **{key: drawn[key] == "yes" for key in yes_or_no if key in drawn},
    )


def _worded(ledger: Ledger) -> Iterator[str]:
    """Yield what each fact states in words, and what the sources disagree about."""
    for fact in (*ledger.facts.values(), *ledger.overruled):
        what, said = about(fact, ledger.language)
        yield f"states: {stated_by(fact, ledger.language)} ({what}: {said})"
    for dispute in disputes(ledger):
        others = ", ".join(fact.id for fact in dispute.overruled)
        yield f"dispute: {dispute.taken.id} over {others}, {dispute.settle.reason}"
    for fact, note in remarks(ledger):
        yield f"remark on {fact.id}: {note}"


def _found(ledger: Ledger, reference: str) -> str:
    try:
        fact = ledger.find(reference)
        return f"{_fact(fact, ledger.language)}; states: {stated_by(fact, ledger.language)}"
    except LookupError as error:
        return str(error.args[0])


def _fact(fact: Fact, language: str) -> str:
    fields = (
        f"{fact.id}: {fact.label} {fact.kind} of {fact.measure}, {fact.number} {fact.unit or '-'}",
        fact.qualifier,
        f"in {_interval(fact.interval)}",
        f"at {fact.period or '-'} since {fact.since or '-'}",
        f"by {'+'.join(fact.sources) or '-'} ({fact.origin})",
        f"scope {fact.scope}" if fact.scope else "",
        f"whole {fact.whole}" if fact.whole else "",
        f"line {fact.place.line}",
        derivation_text(fact, language),
        f"reasoned {reasoning(fact, language)}" if fact.derivation else "",
        f"basis {fact.basis}" if fact.basis else "",
        f"unchecked {fact.unchecked}" if fact.unchecked else "",
        f"course {fact.course}" if fact.course else "",
        f"note {fact.note}" if fact.note else "",
    )  # fmt: skip
    return "; ".join(field for field in fields if field)


def _interval(interval: Interval) -> str:
    opening, closing = "[("[interval.low_open], "])"[interval.high_open]
    return f"{opening}{_number(interval.low)}, {_number(interval.high)}{closing}"


def _number(number: Fraction) -> str:
    exact = number.denominator < 10**6
    return str(number) if exact else f"{float(number):.10g}"


def _problem(problem: Problem) -> str:
    return f"{problem.place.line}: {problem.severity} [{problem.code}] {problem.message} | {problem.hint}"


def main() -> None:
    """Write the recorded text of every book anew; read the difference before it is committed."""
    for book in sorted(LEDGERS.glob("*.yaml")):
        book.with_suffix(".txt").write_text(rendered(book), encoding="utf-8")


if __name__ == "__main__":
    main()
