"""A brief and its finished pages in, a Problem for every numeral that no fact of the ledger states out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import zip_longest

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.diagnostics import Problem
from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.base.translate import tr, tr_n
from briefgen.brief.model import Slide
from briefgen.brief.parameters import values_of
from briefgen.edition.edition import Edition
from briefgen.facts.numerals import NumbersInNames
from briefgen.layout.stated_texts import NAME, PROSE, stated_by_metrics, stated_by_sources, stated_in
from briefgen.layout.text_tracer import TextTracer, TracedText, Untraced
from briefgen.model.memory import memory
from briefgen.model.scene import Chart, Page, walk

_NAMED = compile_late(r"(?=.*\d).*[^\W\d_]")
"""A name with letters and digits; digits alone may be any figure."""
MOST_LINES = 8
"""Other places of a numeral that are listed; the rest are counted."""


def check_numerals(edition: Edition, slides: tuple[Slide, ...], pages: Iterable[Page]) -> tuple[Problem, ...]:
    """Return the untraced numerals of the brief's texts, then of chart labels and alternative texts.

    A text of the brief is checked once, at its line and column, not on each page that prints it.
    """
    brief, ledger = edition.brief, edition.ledger
    sheets = edition.pages or (edition.page,)
    shown = tuple(stated_in((sheets, slides), brief.place))
    texts = (
        *stated_in(brief.meta, brief.place),
        *shown,
        *stated_by_sources(brief.sources.values()),
        *stated_by_metrics(brief.metrics.values()),
    )
    prose = dict.fromkeys(phrase for kind, phrase in texts if kind == PROSE)
    known, allowed = NumbersInNames.of(ledger), (*brief.numerals, *_given_names(edition))
    tracer = TextTracer(ledger=ledger, known=known, allowed=allowed)
    written = tracer.untraced(TracedText(each.text, each.place, refers=True) for each in prose)
    named = {each.numeral for each in written}
    members = (metric.membership.label for metric in ledger.metrics.values() if metric.membership)
    names = {*members, *(phrase.text for kind, phrase in shown if kind == NAME)}
    tracer = TextTracer(ledger=ledger, known=known, allowed=(*allowed, *names))
    drawn = tracer.untraced(_drawn(pages, ledger.language))
    further = [each for each in drawn if each.numeral not in named]
    return (*one_a_numeral(written), *one_a_numeral(further))


def _given_names(edition: Edition) -> frozenset[str]:
    """Return the names with digits of members, and those that parameters are set to: Ward 3, 第三中学2部."""
    names = values_of(edition.brief).values()
    families = edition.brief.families.values()
    members = (name for family in families for along in family.members.values() for name in along)
    return frozenset(name for name in (*names, *members) if _NAMED.search(name))


def one_a_numeral(found: Iterable[Untraced]) -> tuple[Problem, ...]:
    """Return a Problem for each numeral with what it counts, which names the first place and the others."""
    causes: dict[tuple[str, str, str], dict[Problem, None]] = {}
    for each in found:
        causes.setdefault((each.numeral, each.behind, each.problem.hint), {})[each.problem] = None
    return tuple(_with_others(*problems) for problems in causes.values())


def _with_others(first: Problem, *others: Problem) -> Problem:
    lines = dict.fromkeys(tr("line {number}", number=other.place.line) for other in others)
    if not others:
        return first
    named = ", ".join(list(lines)[:MOST_LINES]) + (", …" if len(lines) > MOST_LINES else "")
    message = tr_n(
        "{message}; and {number} other place: {named}",
        "{message}; and {number} other places: {named}",
        len(others),
        message=first.message,
        named=named,
    )
    return replace(first, message=message)


def _drawn(pages: Iterable[Page], language: str) -> Iterator[TracedText]:
    """Yield the texts that layout itself makes: labels of points without a fact, alternative texts."""
    for page in pages:
        yield from memory().painted.made_of((page,), (_drawn_on, language), _drawn_on, page, language)


def _drawn_on(page: Page, language: str) -> tuple[TracedText, ...]:
    """Return the texts that layout made for a page.

    How many parts it has added up, as in 5 others, is counted and no figure; so is how many values are drawn.
    """
    others, found = _counted_others(language), list[TracedText]()
    for item in walk(page.items):
        series = item.series if isinstance(item, Chart) else ()
        counted = item.thinning.text if isinstance(item, Chart) and item.thinning else ""
        pairs = (pair for each in series for pair in zip_longest(each.labels, each.facts))
        for text in (item.alt.removesuffix(counted), *(label for label, fact in pairs if fact is None)):
            if text:
                found.append(TracedText(others.sub("", text), page.place_of(item), refers=False))
    return tuple(found)


@cache
def _counted_others(language: str) -> re.Pattern[str]:
    """Return how a language says how many others there are."""
    pattern = re.escape(messages(language).other_items).replace(re.escape("{rest}"), r"\d+")
    return re.compile(pattern if is_chinese(language) else rf"(?<![\d.,]){pattern}(?!\w)")
