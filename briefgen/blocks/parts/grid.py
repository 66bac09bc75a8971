"""Cells of a table as runs of text, each with the number that it states."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from briefgen.base.catalogue import is_native
from briefgen.base.compile_late import compile_late
from briefgen.base.conventions import conventions
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.messages import messages
from briefgen.base.number_reading import in_english
from briefgen.base.phrase import place_of
from briefgen.base.translate import tr
from briefgen.blocks.base import note
from briefgen.blocks.charts.parts.data import bracketed
from briefgen.blocks.charts.parts.error_bars import interval_text
from briefgen.blocks.charts.parts.grade_look import grade, grade_key, sign_run, status_runs
from briefgen.blocks.parts.period_columns import common_period, dated, most_are_of, period_head
from briefgen.blocks.parts.runs import best_claim, comparison_runs, note_mark
from briefgen.blocks.parts.value_marks import MarkMeaning, mark_runs, missing_marks, status_marks
from briefgen.blocks.parts.versus_column import VERSUS, versus_cell, versus_head
from briefgen.facts.currency import money_of
from briefgen.facts.format import abbreviated, figure, short_period
from briefgen.facts.ledger import Fact
from briefgen.facts.member_labels import measured, told_apart
from briefgen.facts.missing import DASH, MissingValue, is_mark
from briefgen.facts.relative_period import WORDS
from briefgen.facts.target import SET
from briefgen.facts.wording import aside
from briefgen.model.context import Setting
from briefgen.model.scene import Run, Style

NONE: Mapping[str, str] = {}
FEWEST_OF_TREND = 3
"""Two values are a difference, which has a column of its own."""
_BLANK = compile_late(r"[#*xX/\\·.]{1,3}|nil|无|不适用|空缺|待定|tbd", re.IGNORECASE)
"""What else stands for a number that there is not: it does not make its column one of words."""
_WHOLE_PART = compile_late(r"[^\d.]*(?:\d[\d,  ]*)?(?<! )")
_DECIMALS = compile_late(r"\.\d+")


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A cell: its runs and the number that they state, or the values of its sparkline."""

    runs: tuple[Run, ...] = ()
    number: float | None = None
    trend: tuple[Fact, ...] = ()
    marks: tuple[MarkMeaning, ...] = ()
    """What its marks mean, for the key below the table."""

    def restyled(self, change: Callable[[Style], Style]) -> TableEntry:
        """Return the cell with all its runs in another style."""
        return replace(self, runs=tuple(replace(run, style=change(run.style)) for run in self.runs))

    @property
    def text(self) -> str:
        """The characters of all runs."""
        return "".join(run.text for run in self.runs)

    @property
    def said(self) -> str:
        """The characters without raised marks."""
        return "".join(run.text for run in self.runs if not run.style.rise).strip()

    def tail(self, language: str) -> tuple[Run, ...]:
        """Return the runs behind the whole part of the number: decimals, unit, raised marks."""
        whole = _WHOLE_PART.match(in_english(self.text, language))
        skipped, kept = whole.end() if whole else 0, []
        for run in self.runs:
            text = run.text[skipped:]
            skipped = max(0, skipped - len(run.text))
            if text:
                kept.append(replace(run, text=text))
        return tuple(kept)

    def unit(self, language: str) -> str:
        """Return what follows the number, without raised marks."""
        behind = "".join(run.text for run in self.tail(language) if not run.style.rise)
        if not is_native(language) and behind.startswith(conventions(language).decimal):
            behind = f".{behind[1:]}"
        return _DECIMALS.sub("", behind, count=1).strip()


Grid = list[list[TableEntry]]
"""Rows of cells, the header first."""


def metric_grid(
    metrics: Sequence[str], columns: Sequence[str], setting: Setting, place: Place, *, units_apart: bool,
    intervals: bool = False,
) -> Grid:  # fmt: skip
    """Return a row a metric: its label, then what the columns ask for; its unit behind the label if apart.

    ``intervals``: values with their confidence intervals behind them.
    """
    vocabulary = messages(setting.language)
    shares = "share" in columns
    base = _common_base(metrics, setting, shares=shares) if "change" in columns else ""
    titles = {
        "latest": vocabulary.latest,
        "status": vocabulary.status,
        "period": vocabulary.as_of.format(period="").strip(),
        "change": vocabulary.change_since.format(period=base) if base else vocabulary.change,
        "share": vocabulary.share,
        "target": vocabulary.target.strip().capitalize(),
        "limit": vocabulary.limit,
        "source": vocabulary.source.rstrip("： :"),
        "trend": vocabulary.trend,
    }
    known = [fact for each in metrics if (fact := setting.find(each, place_of(each, place)))]
    shared = {column: common_period(metrics, column, setting) for column in columns if column in WORDS}
    parted = [column for column, period in shared.items() if not period]
    if "latest" in columns and "period" not in columns:
        shared |= most_are_of(dated(fact.period, setting) for fact in known)
    heads = {each: versus_head(each, metrics, setting) for each in columns if each.startswith(VERSUS)}
    parted += [each for each, (_, common) in heads.items() if not common]
    titles |= {each: title for each, (title, _) in heads.items()}
    named = [titles.get(column) or period_head(column, metrics, setting) for column in columns]
    style = setting.style("label", setting.theme.palette.muted, bold=True)
    asked = [fact.metric for fact in known], setting.ledger.metrics, setting.language
    labels, first = told_apart(*asked), measured(*asked) or vocabulary.metric
    grid = [[TableEntry((Run(text=title, style=style),)) for title in (first, *named)]]
    for fact in known:
        name: tuple[Run, ...] = (Run(text=labels[fact.metric], style=setting.style("body")),)
        unit = unit_of(fact, setting) if units_apart else ""
        if unit:
            shown = f"{vocabulary.open_bracket}{unit}{vocabulary.close_bracket}"
            name += (Run(text=shown, style=setting.style("label", setting.theme.palette.muted)),)
        cells = (
            _asked(
                fact, column, setting, place, based=bool(base), shares=shares, parted=parted, shared=shared
            )
            for column in columns
        )
        stated = (_without(unit, cell) for cell in cells)
        grid.append([TableEntry(name), *(_sure(cell, setting) if intervals else cell for cell in stated)])
    for index, column in enumerate(columns, 1):
        if column not in titles and len(grid) > 1:
            _refuse_empty([row[index] for row in grid[1:]], column, metrics, setting, place)
    return grid


def _sure(entry: TableEntry, setting: Setting) -> TableEntry:
    """Return a cell with the confidence interval of its value behind it; its level is told in the key."""
    first = next((run for run in entry.runs if run.fact), None)
    fact = setting.ledger.facts[first.fact] if first and first.fact else None
    if fact is None or first is None or fact.confidence is None:
        return entry
    shown = interval_text(fact, setting)
    style = replace(first.style, weight=400, colour=setting.theme.palette.muted)
    meaning = messages(setting.language).confidence.format(level=f"{fact.confidence.level:f}")
    marks = (*entry.marks, (messages(setting.language).in_brackets, meaning))
    return replace(entry, runs=(*entry.runs, Run(text=shown, style=style)), marks=marks)


def _refuse_empty(
    cells: Sequence[TableEntry], column: str, metrics: Sequence[str], setting: Setting, place: Place
) -> None:
    """Note a period that no metric of the table has a value for: a gap in one row is not a mistake."""
    if any(cell.number is not None or cell.text != DASH for cell in cells):
        return
    named = dict.fromkeys(metric.partition(".")[0] for metric in metrics)
    keys = [key for key in named if key in setting.ledger.metrics]
    known = {fact.period for key in keys for fact in setting.ledger.series(key)}
    if not any(column in setting.ledger.missing(key) for key in keys):
        message = tr(
            "no metric of this table has a value for {column}: {names}", column=column, names=", ".join(keys)
        )
        hint = tr("they have values for {names}", names=", ".join(sorted(known)))
        hint = hint if known else tr("give them values")
        note(setting, Problem(place_of(column, place), message, hint, "unknown-period"))


def _period(column: str, setting: Setting) -> str:
    return short_period(column, setting.language, setting.ledger.as_of)


def _claim(fact: Fact, setting: Setting, *, shares: bool) -> Fact | None:
    """Return what a figure compares with; its change where its share has a column of its own."""
    claim = best_claim(fact, setting) if fact.kind == "value" else None
    return setting.ledger.change(fact) if shares and claim and claim.kind == "share" else claim


def _common_base(metrics: Sequence[str], setting: Setting, *, shares: bool) -> str:
    """Return the period that all changes of a table compare with, if each is a figure alone; else nothing."""
    found = []
    for metric in metrics:
        try:
            fact = setting.ledger.find(metric)
        except LookupError:
            continue
        claim = _claim(fact, setting, shares=shares)
        found += [claim] if claim else []
    plain = all(not "".join(aside(claim, setting.language, "")[::2]).strip() for claim in found)
    since = {claim.since for claim in found}
    return _period(since.pop(), setting) if plain and len(found) > 1 and len(since) == 1 else ""


def _change(fact: Fact, setting: Setting, *, based: bool, shares: bool) -> TableEntry:
    """Return a figure's change; its number alone where the column's head says what it compares with."""
    claim = _claim(fact, setting, shares=shares)
    if claim is None:
        return TableEntry()
    body = setting.style("body")
    if not based:
        return TableEntry(comparison_runs(claim, setting, body, 0.0))
    _, shown, _ = aside(abbreviated(claim), setting.language, "")
    runs = (Run(text=shown, style=body, fact=claim.id), *note_mark(claim, setting, body))
    return TableEntry(runs, float(claim.number))


def _asked(
    fact: Fact,
    column: str,
    setting: Setting,
    place: Place,
    *,
    based: bool = False,
    shares: bool = False,
    parted: Sequence[str] = (),
    shared: Mapping[str, str] = NONE,
) -> TableEntry:
    """Return what a column shows of a figure."""
    body = setting.style("body")
    if column == "latest":
        strong = replace(body, weight=700, colour=setting.accent_of(fact.metric).words)
        entry = _value(fact, setting, Run(text="", style=strong))
        late = dated(fact.period, setting) != shared.get(column, dated(fact.period, setting))
        return _with_period(entry, fact, setting, body) if late else entry
    if column == "status":
        return TableEntry(status_runs(fact, setting, body))
    if column == "period":
        return TableEntry((Run(text=_period(fact.period, setting), style=body),))
    if column == "source":
        said = messages(setting.language).list_comma.join(setting.ledger.titles(fact.sources))
        return TableEntry((Run(text=said, style=setting.style("label")),) if said else ())
    if column == "trend":
        known = setting.ledger.series(fact.metric)
        drawn = len(known) >= FEWEST_OF_TREND and not any(each.span for each in known)
        return TableEntry(trend=tuple(known) if drawn else ())
    if column in ("share", "change", *SET) or column.startswith(VERSUS):
        apart = column in parted
        return _related(fact, column, setting, body, based=based, shares=shares, apart=apart)
    try:
        found = setting.ledger.find(f"{fact.metric}.{column}")
        entry = _value(found, setting, Run(text="", style=body))
        apart = column in parted or (column in WORDS and found.period != shared.get(column))
        return _with_period(entry, found, setting, body) if apart else entry
    except MissingValue as missing:
        return _missing(missing, setting, body)
    except LookupError:
        return TableEntry((Run(text=DASH, style=body),))


def _missing(missing: MissingValue, setting: Setting, body: Style) -> TableEntry:
    run = Run(text=missing.gap.mark, style=body)
    return TableEntry((run,), marks=missing_marks(missing.gap, setting))


def _related(
    fact: Fact, column: str, setting: Setting, body: Style, *, based: bool, shares: bool, apart: bool
) -> TableEntry:
    """Return how a figure lies to others: its share, its change, its target, its distance from one."""
    if column == "share":
        return _share(fact, setting, body)
    if column == "change":
        return _change(fact, setting, based=based, shares=shares)
    if column in SET:
        return _goal(fact, column, setting, body)
    cell = versus_cell(fact, column, setting, body, based=not apart)
    return TableEntry(*cell) if cell else TableEntry((Run(text=DASH, style=body),))


def _goal(fact: Fact, column: str, setting: Setting, body: Style) -> TableEntry:
    """Return a metric's target or limit, with its period where that is another; empty for none."""
    try:
        goal = setting.ledger.find(f"{fact.metric}.{column}")
    except LookupError:
        return TableEntry()
    entry = _value(goal, setting, Run(text="", style=body))
    return entry if goal.period in ("", fact.period) else _with_period(entry, goal, setting, body)


def _with_period(entry: TableEntry, fact: Fact, setting: Setting, body: Style) -> TableEntry:
    """Return a cell with the period of its figure behind it, which is not that of its column."""
    return replace(entry, runs=(*entry.runs, Run(text=bracketed(fact.period, setting), style=body)))


def _share(fact: Fact, setting: Setting, body: Style) -> TableEntry:
    """Return a figure's share of its whole; empty for what is part of none."""
    try:
        return _value(setting.ledger.find(f"{fact.metric}.share"), setting, Run(text="", style=body))
    except LookupError:
        return TableEntry()


def missing_cell(key: str, setting: Setting) -> TableEntry:
    """Return the cell of a metric without a value: the mark that stands for it, or a dash."""
    body = setting.style("body")
    try:
        setting.ledger.find(key)
    except MissingValue as missing:
        return _missing(missing, setting, body)
    except LookupError:
        pass
    return TableEntry((Run(text=DASH, style=body),))


def unit_of(fact: Fact, setting: Setting) -> str:
    """Return a figure's unit as a row names it: 万人, US$ billion."""
    return fact.unit if money_of(fact.unit) else figure(fact, setting.language).unit.strip()


def _without(unit: str, entry: TableEntry) -> TableEntry:
    """Return a cell without the unit that its row names: 3.2 for US$3.2 billion."""
    if not unit or entry.number is None or not any(map(str.isdecimal, entry.text)):
        return entry
    money = money_of(unit)
    before, behind = (money.before, money.behind) if money else ("", unit)
    runs = (
        replace(run, text=run.text.replace(before, "", 1).removesuffix(behind).rstrip()) for run in entry.runs
    )
    return replace(entry, runs=tuple(runs))


def _value(fact: Fact, setting: Setting, look: Run) -> TableEntry:
    shown = replace(look, text=figure(fact, setting.language).text, fact=fact.id)
    body, marks = setting.style("body"), status_marks(fact, setting)
    behind = (*mark_runs(marks, setting, body), *note_mark(fact, setting, body))
    found = grade(fact, setting)
    key = (*marks, *(grade_key((found,), setting.language) if found else ()))
    return TableEntry((*sign_run(fact, setting, body), shown, *behind), float(fact.number), marks=key)


def is_numeric(grid: Grid, column: int) -> bool:
    """Say whether a column states numbers below its head, or marks where one is missing."""
    below = [row[column] for row in grid[1:]]
    numbers = [entry for entry in below if entry.number is not None]
    stated = numbers or [entry for entry in below if is_mark(entry.said)]
    others = (entry.said for entry in below if entry.number is None)
    return bool(stated) and all(not text or is_mark(text) or _BLANK.fullmatch(text) for text in others)
