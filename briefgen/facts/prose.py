"""Prose with references goes in; pieces of text, each with the fact it prints, come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from briefgen.base.catalogue import is_native
from briefgen.base.compile_late import compile_late
from briefgen.base.conventions import conventions
from briefgen.base.copier import replace
from briefgen.base.diagnostics import Place, Problem, did_you_mean, excerpt, nearest, parted
from briefgen.base.locale import is_chinese
from briefgen.base.translate import tr
from briefgen.facts.as_read import as_read
from briefgen.facts.extremes import extremes
from briefgen.facts.fact import Fact
from briefgen.facts.format import figure, magnitude, numeral, period_label, plain, short_period, signed
from briefgen.facts.gap_said import gap_contradictions
from briefgen.facts.gap_wording import GAP
from briefgen.facts.grading import grade_of, grade_word
from briefgen.facts.implied import Piece, contradictions
from briefgen.facts.missing import MissingValue
from briefgen.facts.relative_period import NOW, WORDS
from briefgen.facts.short_form import shortened

if TYPE_CHECKING:
    from briefgen.facts.ledger import Ledger

STYLES: dict[str, Callable[[Fact, str], str]] = {
    "number": numeral,
    "signed": signed,
    "plain": plain,
    "magnitude": magnitude,
    "short": lambda fact, language: figure(shortened(fact, language), language).text,
}
"""Behind ``|``: without unit, with sign, without qualifier, without sign, rounded to its largest unit."""
NAMES = frozenset({"label", "unit", "period", "since", "member", "status"})
"""Parts of a metric that are words and not figures."""

MOMENTS = (NOW, *WORDS)
"""References to the periods that the brief as a whole is of and before."""

_TOKEN = compile_late(r"\{\{|\}\}|\{(?P<inside>[^{}]*)\}|[{}]|[^{}]+")


def resolve(text: str, ledger: Ledger, place: Place) -> tuple[tuple[Piece, ...], tuple[Problem, ...]]:
    """Put figures in the place of references; ``{{`` and ``}}`` are braces.

    What a reference does not find is a problem and stays as it was written. A value that is missing on
    purpose is printed as its mark where the reference is all of the text, as in a cell.
    """
    pieces: list[Piece] = []
    problems: list[Problem] = []
    for piece in _pieces(text, ledger, place, problems):
        if pieces and piece.fact is None and pieces[-1].fact is None:
            pieces[-1] = Piece(pieces[-1].text + piece.text)
        else:
            pieces.append(piece)
    if is_native(ledger.language) or is_chinese(ledger.language):
        read = [replace(each, text=as_read(each.text, ledger.language)) for each in pieces]
        problems += contradictions(read, ledger, place)
        problems += gap_contradictions(read, ledger.language, place)
    return tuple(pieces), tuple(problems)


def _pieces(text: str, ledger: Ledger, place: Place, problems: list[Problem]) -> Iterator[Piece]:
    for token in _TOKEN.finditer(text):
        found = token[0]
        if found in {"{{", "}}"}:
            yield Piece(found[0])
        elif found in {"{", "}"}:
            problems.append(
                Problem(
                    place,
                    tr(
                        "a brace {found} without its other half: “{excerpt}”",
                        found=found,
                        excerpt=excerpt(text, *token.span()),
                    ),
                    tr("write {{ or }} for a brace itself"),
                    "reference",
                )
            )
            yield Piece(found)
        elif token["inside"] is None:
            yield Piece(found)
        else:
            yield _referred(token["inside"], found, ledger, place, problems, alone=found == text.strip())


def _referred(
    inside: str, written: str, ledger: Ledger, place: Place, problems: list[Problem], *, alone: bool
) -> Piece:
    reference, bar, style = (part.strip() for part in inside.partition("|"))
    if bar and style not in STYLES:
        hint = did_you_mean(style, STYLES)
        problems.append(
            Problem(
                place,
                tr("{written}: unknown style {style!r}", written=written, style=style),
                hint,
                "reference",
            )
        )
        return Piece(written)
    metric, _, part = reference.rpartition(".")
    if reference in MOMENTS and reference not in ledger.metrics:
        return _moment(reference, style, written, ledger, place, problems)
    try:
        if part in NAMES and metric:
            return Piece(_name(metric, part, ledger))
        fact = ledger.find(reference)
    except LookupError as error:
        if isinstance(error, MissingValue) and alone:
            return Piece(error.gap.mark)
        message, hint = parted(error)
        problems.append(
            Problem(place, f"{written}: {message}", hint or _known(reference, ledger), "reference")
        )
        return Piece(written)
    if style:
        return Piece(STYLES[style](fact, ledger.language), fact)
    if fact.kind == GAP:  # how far it lies: above or below is said in words
        return Piece(magnitude(fact, ledger.language), fact)
    return Piece(figure(fact, ledger.language).text, fact)


def _moment(
    word: str, style: str, written: str, ledger: Ledger, place: Place, problems: list[Problem]
) -> Piece:
    """Return the period that a word stands for, of the brief as a whole: October 2025, or short Oct 2025."""
    if style not in ("", "short"):
        hint = tr("a period is written as {{{word}}}, or {{{word}|short}}", word=word)
        problems.append(
            Problem(
                place,
                tr("{written}: a period has no style {style!r}", written=written, style=style),
                hint,
                "reference",
            )
        )
    elif word not in ledger.moments:
        hint = tr("name the period") if ledger.as_of else tr("give a metric a dated value, or set meta.as_of")
        to = tr(" to {period}", period=ledger.as_of) if ledger.as_of else ""
        problems.append(
            Problem(
                place, tr("{written}: there is no such period{to}", written=written, to=to), hint, "reference"
            )
        )

    else:
        named = short_period if style else period_label
        return Piece(named(ledger.moments[word], ledger.language))
    return Piece(written)


def _known(reference: str, ledger: Ledger) -> str:
    if nearest(reference, ledger.metrics):
        return did_you_mean(reference, ledger.metrics)
    if ledger.metrics:
        return tr("metrics are listed under `metrics`")
    return tr("the brief has no metrics")


def _name(reference: str, part: str, ledger: Ledger) -> str:
    """Return a metric's word: label, unit, member, status, the period of its value or of a claim's base."""
    if part in {"label", "unit"}:
        ledger.series(reference.split(".")[0])
        metric = ledger.metrics[reference.split(".")[0]]
        return metric.label if part == "label" else metric.unit
    if part == "member":
        return _members(reference, ledger)
    if part == "status":
        return _status(ledger.find(reference), ledger)
    if part == "period":
        return period_label(ledger.find(reference).period, ledger.language, ledger.as_of)
    since = ledger.since(reference)
    if not since:
        raise LookupError(tr("{reference} is compared with no earlier period", reference=reference))
    return period_label(since, ledger.language, ledger.as_of)


def _members(reference: str, ledger: Ledger) -> str:
    """Return what the member of a metric is called; several where their values are equally high or low."""
    tied = extremes(reference, ledger.families, ledger.accounts, ledger.context)
    members = [ledger.metrics[fact.metric].membership for fact in tied or (ledger.find(reference),)]
    names = [member.label for member in members if member is not None]
    if not names:
        raise LookupError(
            tr("{reference} is of no member; a family has them: `by` in its `from`", reference=reference)
        )
    return conventions(ledger.language).listed(names)


def _status(value: Fact, ledger: Ledger) -> str:
    """Return what a value is by the thresholds of its metric; LookupError where they do not say."""
    found = grade_of(value, ledger.accounts[value.metric])
    if found is None:
        raise LookupError(tr("{id} has no status; give its metric `thresholds`", id=value.id))
    return grade_word(found, ledger.language)
