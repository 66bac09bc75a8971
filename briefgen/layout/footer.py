"""A page's items in, its footnotes and its source line out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefgen.base.compile_late import compile_late
from briefgen.base.locale import is_chinese
from briefgen.base.messages import messages
from briefgen.blocks.charts.parts.grade_look import grade_key, signs_in
from briefgen.blocks.parts.runs import footnote_mark, phrase_runs
from briefgen.edition.edition import Edition
from briefgen.facts.basis import is_nominal
from briefgen.facts.derivation import formula_of
from briefgen.facts.format import period_label
from briefgen.facts.ledger import Fact, Ledger
from briefgen.layout.status_notes import interval_notes, status_notes
from briefgen.model.context import Setting
from briefgen.model.scene import Chart, Item, Run, Style, TableItem, Text, walk

MOST_NAMED = 3
"""Figures that a footnote names individually."""
MOST_FORMULAS = 4
"""Formulas that a footnote repeats."""
LONGEST_FORMULA = 48
"""Characters of a formula that a footnote repeats: the list of sources has all of it."""
_UP_OR_DOWN = compile_late(r"(?<= )[+−](?= \d[\d.,]* × )")


def printed_facts(items: Iterable[Item], ledger: Ledger) -> tuple[Fact, ...]:
    """Return the facts that items print, each once, in reading order."""
    return _printed(walk(items), ledger)


def _printed(walked: Iterable[Item], ledger: Ledger) -> tuple[Fact, ...]:
    """Return the facts that items print which were walked before."""
    known = map(ledger.facts.get, dict.fromkeys(_fact_ids(walked)))
    return tuple(fact for fact in known if fact is not None)


def _fact_ids(walked: Iterable[Item]) -> Iterator[str]:
    for item in walked:
        if isinstance(item, Text):
            yield from _text_ids(item)
        elif isinstance(item, Chart):
            for series in item.series:
                yield from (identity for identity in series.facts if identity)
            yield from (level.fact for level in item.levels if level.fact)
            yield from _fact_ids(walk(item.overlay))
        elif isinstance(item, TableItem):
            for cell in item.cells:
                yield from _text_ids(cell.text)


def _text_ids(text: Text) -> Iterator[str]:
    for paragraph in text.paragraphs:
        yield from (run.fact for run in paragraph.runs if run.fact)


def footnotes(items: Iterable[Item], setting: Setting) -> tuple[str, ...]:
    """Return a page's footnotes: numbered ones, worked back values, changes without values, and statuses."""
    walked = tuple(walk(items))
    facts = _printed(walked, setting.ledger)
    if noted := [fact for fact in facts if fact.note]:
        charted = set(_fact_ids(item for item in walked if isinstance(item, Chart)))
        for fact in noted:
            if fact.id in charted:
                footnote_mark(fact, setting)
    derived = [fact for fact in facts if _is_back_calculated(fact, setting.ledger)]
    vocabulary, notes = messages(setting.language), list[str]()
    if derived:
        periods = dict.fromkeys(
            period_label(fact.period, setting.language, setting.ledger.as_of) for fact in derived
        )
        notes.append(vocabulary.derived.format(period=vocabulary.list_comma.join(periods)))
    notes += _by_formula(facts, setting)
    notes += _unchecked(facts, setting)
    notes += interval_notes(walked, setting)
    notes += _signs(walked, setting)
    if any(fact.status for fact in facts):
        outside = (item for item in walked if not isinstance(item, TableItem))
        notes += status_notes(_printed(outside, setting.ledger), facts, setting)
    line = vocabulary.semicolon.join(notes)
    return (*setting.footnotes.lines(), *([line[:1].upper() + line[1:]] if notes else ()))


def _signs(items: Iterable[Item], setting: Setting) -> Iterator[str]:
    """Yield what the signs of status in charts mean; tables have their own key, tiles the words."""
    labels = (
        label for item in items if isinstance(item, Chart) for row in item.series for label in row.labels
    )
    if found := signs_in(labels):
        pairs = (f"{sign} {word}" for sign, word in grade_key(found, setting.language))
        yield messages(setting.language).list_comma.join(pairs)


def _by_formula(facts: Iterable[Fact], setting: Setting) -> Iterator[str]:
    """Yield of what the printed metrics with a formula were computed, of many only that they were."""
    vocabulary = messages(setting.language)
    formulas = _two_sided({fact.label: formula for fact in facts if (formula := formula_of(fact))}, setting)
    if len(formulas) > MOST_FORMULAS:
        yield vocabulary.by_long_formula.format(name=_listed(formulas, setting))
        return
    for name, formula in formulas.items():
        note = vocabulary.by_formula if len(formula) <= LONGEST_FORMULA else vocabulary.by_long_formula
        yield note.format(name=name, formula=formula)


def _two_sided(formulas: Mapping[str, str], setting: Setting) -> dict[str, str]:
    """Return formulas by names; two that go a multiple up and down from one figure are one with ±."""
    names: dict[str, list[str]] = {}
    for name, formula in formulas.items():
        names.setdefault(_UP_OR_DOWN.sub("±", formula), []).append(name)
    comma, found = messages(setting.language).list_comma, dict[str, str]()
    for formula, own in names.items():
        if len(own) == len({formulas[name] for name in own}) > 1:
            found[comma.join(own)] = formula
        else:
            found |= {name: formulas[name] for name in own}
    return found


def _unchecked(facts: Iterable[Fact], setting: Setting) -> Iterator[str]:
    """Yield, for each base period, the printed changes that no values confirm.

    A change whose base is printed as back-calculated from it needs no note, nor one whose footnote names its
    basis and says so.
    """
    vocabulary = messages(setting.language)
    printed = {fact.id for fact in facts}
    by_period: dict[str, dict[str, None]] = {}
    for fact in facts:
        noted = not is_nominal(fact) or f"{fact.metric}.{fact.since}" in printed
        if fact.unchecked and fact.since and not noted:
            by_period.setdefault(fact.since, {})[fact.label] = None
    shares = dict.fromkeys(fact.label for fact in facts if fact.unchecked and fact.kind == "share")
    if shares:
        yield vocabulary.unchecked_share.format(names=_listed(shares, setting))
    for since, labels in by_period.items():
        period = period_label(since, setting.language, setting.ledger.as_of)
        yield vocabulary.unchecked.format(names=_listed(labels, setting), period=period)


def _listed(labels: Iterable[str], setting: Setting) -> str:
    """Return a few names, and how many more there are."""
    vocabulary, named = messages(setting.language), list(labels)
    names = vocabulary.list_comma.join(named[:MOST_NAMED])
    if (more := len(named) - MOST_NAMED) > 0:
        names += vocabulary.and_more.format(number=len(named) if is_chinese(setting.language) else more)
    return names


def _is_back_calculated(fact: Fact, ledger: Ledger) -> bool:
    """Say whether a value follows from published growth; a sum, a mean or a count does not."""
    if fact.origin != "derived" or fact.kind != "value" or not fact.derivation:
        return False
    metric = ledger.metrics.get(fact.metric)
    return metric is None or not any(claim.parts for claim in metric.claims)


def foot_lines(
    edition: Edition, setting: Setting, style: Style, items: Iterable[Item]
) -> tuple[list[tuple[Run, ...]], list[str]]:
    """Return the lines below a page's items, sources and notes; and the credits: its date, its publisher."""
    meta, foot, shown = edition.brief.meta, edition.page.foot, tuple(items)
    if foot is not None and foot.source is not None:
        source = phrase_runs(foot.source, setting, style)
    else:
        source = (Run(text=source_line(shown, setting), style=style),)
    notes: list[tuple[Run, ...]] = [(Run(text=line, style=style),) for line in footnotes(shown, setting)]
    notes += [phrase_runs(note, setting, style) for note in (foot.notes if foot else ())]
    lines = [runs for runs in (source, *notes) if any(run.text for run in runs)]
    credits = [line for line in (meta.publisher, edition.folio) if line]
    if meta.as_of:
        label = period_label(setting.ledger.as_of, setting.language)
        credits.insert(0, messages(setting.language).as_of.format(period=label))
    return lines, credits


def source_line(items: Iterable[Item], setting: Setting) -> str:
    """Return “来源：…” for the figures that are printed, empty where none has a source."""
    vocabulary = messages(setting.language)
    facts = printed_facts(items, setting.ledger)
    titles = setting.ledger.titles(dict.fromkeys(key for fact in facts for key in fact.sources))
    return vocabulary.source + vocabulary.semicolon.join(titles) if titles else ""
