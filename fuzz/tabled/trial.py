"""A brief with its table in; what is printed otherwise than the oracle says, and every other fault, out."""

from __future__ import annotations

import io
import re
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.blocks.charts import with_marks
from briefgen.edition.publication import Publication
from briefgen.model.scene import Chart, Page, TableItem, Text, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from fuzz import opened, seen
from fuzz.choice import Choice
from fuzz.tabled.asked import squeezed
from fuzz.tabled.briefs import Tabled, tabled
from fuzz.trial import OURS

READ_BACK = 4
"""One of so many briefs is painted, and its deck and page are read by other readers."""
MOST_TOLD = 70
BULLETS = "•·– \u2068\u2066\u2067"
ANSWER = re.compile(rf"[{BULLETS}]*\bP[a-z]{{2}}:")
LONGEST_S = 10.0
"""Processor seconds of one brief: what takes longer hangs."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What came of a brief."""

    verdict: str = "built"
    faults: list[str] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    answers: int = 0


def tried(folder: Path, made: Tabled, *, paint: bool) -> Outcome:
    """Build a brief and hold what it prints against the oracle; ``paint``: deck and page are read back."""
    (folder / made.table.name).write_bytes(made.table.data)
    path = folder / "brief.yaml"
    path.write_text(made.yaml, encoding="utf-8")
    outcome, start = Outcome(), time.process_time()
    try:
        laid = lay_out(path)
        outcome.problems = laid.problems
        _judge(made, laid, outcome)
        if paint:
            _read_back(made, laid, outcome)
    except BriefError as error:
        outcome.verdict, outcome.problems = "refused", error.problems
        outcome.faults += _refusal_faults(made, error.problems)
    except Exception:
        outcome.faults.append(traceback.format_exc())
    if (seconds := time.process_time() - start) > LONGEST_S:
        outcome.faults.append(f"it took {seconds:.0f} s")
    outcome.faults += [f"no message for a user: {each}" for each in outcome.problems if _is_unclear(each)]
    if outcome.faults:
        outcome.verdict = "failed"
    return outcome


def _is_unclear(problem: Problem) -> bool:
    return not problem.message.strip() or bool(OURS.search(f"{problem.message} {problem.hint}"))


def _refusal_faults(made: Tabled, problems: tuple[Problem, ...]) -> Iterator[str]:
    if not problems:
        yield "refused without a problem"
    for each in problems:
        if not each.place.file:
            yield f"no place: {each}"
        if (
            each.code == "claim"
            and each.severity == "error"
            and not made.must_refuse
            and not made.world.wrong
        ):
            yield f"a true claim or total is refused: {each}"


def _judge(made: Tabled, laid: Publication, outcome: Outcome) -> None:
    if made.must_refuse:
        outcome.faults.append(f"it is built though {made.must_refuse}")
    pages = [*laid.deck.pages, *laid.page.pages]
    texts = [item.text for page in pages for item in walk(page.items) if isinstance(item, Text)]
    outcome.faults += _answers(made, texts, outcome, "the scene")
    for page in laid.deck.pages:
        outcome.faults += _chart_faults(made, page)
        outcome.faults += _table_faults(made, page)
    outcome.faults += _each_faults(made, laid.deck.pages, outcome)
    deck = with_marks(laid.deck, natives=False)
    outcome.faults += seen.faults(with_marks(laid.page, natives=True)) + seen.faults(deck)


def _answers(made: Tabled, texts: list[str], outcome: Outcome, where: str) -> Iterator[str]:
    paragraphs = [part for text in texts for part in text.splitlines()]
    for ask in made.asks:
        found = [part for part in paragraphs if part.lstrip(BULLETS).startswith(f"{ask.mark}:")]
        if not found:
            yield f"{where} has no answer to {ask.mark} {ask.written}"
            continue
        outcome.answers += 1
        for part in found:
            if fault := ask.fault(part.partition(":")[2], loose=where == "the page"):
                yield f"{where}: {fault}"


def _chart_faults(made: Tabled, page: Page) -> Iterator[str]:
    for chart in (item for item in walk(page.items) if isinstance(item, Chart)):
        labels = [*chart.categories] if len(chart.categories) > 1 else [row.name for row in chart.series]
        groups = chart.groups or tuple("" for _ in labels)
        pairs = Counter(zip(groups, map(squeezed, labels), strict=False))
        for (_, label), count in pairs.items():
            if count > 1:
                yield f"{page.title}: {chart.word} has {count} members called {label!r}"
        if page.title in made.charts:
            known = {squeezed(label): numbers for label, numbers in made.charts[page.title].items()}
            drawn = list(_drawn(chart))
            if not any(squeezed(label) in known for label, _ in drawn):
                continue  # one metric over time
            for label, value in drawn:
                true = known.get(squeezed(label))
                if true is None:
                    yield f"{page.title}: nobody is called {label!r}"
                elif value is not None and not any(
                    abs(float(number) - float(value)) < 1e-9 for number in true
                ):
                    yield f"{page.title}: {label!r} is drawn at {value}, {sorted(true)} is true"


def _table_faults(made: Tabled, page: Page) -> Iterator[str]:
    for table in (item for item in walk(page.items) if isinstance(item, TableItem)):
        rows = [[cell.text.text for cell in row.cells] for row in table.rows]
        told = [(squeezed(texts[0]), texts[-1]) for texts in rows if len(texts) > 1]
        for label, numbers in made.tables.get(page.title, {}).items():
            found = [text for name, text in told if name == squeezed(label)]
            wanted = {f"{number:,f}".replace("-", "−") for number in numbers}
            if len(found) != 1 or not any(
                each.replace(",", "") in found[0].replace(",", "") for each in wanted
            ):
                yield f"{page.title}: the row of {label!r} says {found}, {sorted(wanted)} is true"


def _drawn(chart: Chart) -> Iterator[tuple[str, float | None]]:
    """Yield members with their last values: rows of one period, or series over several; none of one alone."""
    if chart.levels or chart.time:
        return
    if len(chart.series) == 1 and len(chart.categories) > 1:
        yield from zip(chart.categories, chart.series[0].values, strict=True)
    elif len(chart.series) > 1:
        yield from ((row.name, row.values[-1]) for row in chart.series)


def _each_faults(made: Tabled, pages: tuple[Page, ...], outcome: Outcome) -> Iterator[str]:
    if not made.each:
        return
    told = {squeezed(page.title): page for page in pages}
    for name, (mark, number) in made.each.items():
        page = told.get(squeezed(name))
        if page is None:
            yield f"no slide is called {name!r}"
            continue
        texts = [item.text for item in walk(page.items) if isinstance(item, Text)]
        lines = [
            part
            for text in texts
            for part in text.splitlines()
            if part.lstrip(BULLETS).startswith(f"{mark}: ")
        ]
        outcome.answers += 1
        if not lines or f"{abs(number):f}" not in lines[0].replace(",", ""):
            yield f"the slide of {name!r} says {lines}, {number} is true"


def _read_back(made: Tabled, laid: Publication, outcome: Outcome) -> None:
    """Read deck and page with readers that are not the product's."""
    from pptx import Presentation

    deck, page = with_marks(laid.deck, natives=True), with_marks(laid.page, natives=True)
    written = painted(replace(laid, deck=deck, page=page), "brief", ("pptx", "pdf"))
    texts: list[str] = []
    if data := written.get("brief.pptx"):
        outcome.faults += opened.deck_faults(data, deck)
        for slide in Presentation(io.BytesIO(data)).slides:
            for shape in slide.shapes:
                if shape.has_text_frame:
                    texts += [paragraph.text for paragraph in shape.text_frame.paragraphs]
        slides = replace_asks(made, "Q")
        outcome.faults += _answers(slides, texts, outcome, "the deck")
    if data := written.get("brief.pdf"):
        outcome.faults += opened.page_faults(data, page)
        outcome.faults += _answers(replace_asks(made, "P"), _lines_of(data), outcome, "the page")


def replace_asks(made: Tabled, first: str) -> Tabled:
    """Return a brief with those questions alone whose marks begin so."""
    asks = tuple(ask for ask in made.asks if ask.mark.startswith(first))
    return replace(made, asks=asks)


def _lines_of(data: bytes) -> list[str]:
    """Return the bullets of a page; a long one goes on in the lines below it."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        text = "\n".join(page.get_textpage().get_text_range().replace("\r", "") for page in document)
    lines: list[str] = []
    for line in ANSWER.sub(r"\n\g<0>", text.replace("\ufffe", "-")).splitlines():
        if ANSWER.match(line) or not lines:
            lines.append(line)
        else:
            lines[-1] += f" {line}"
    return lines


def run(first: int, count: int) -> tuple[Counter[str], dict[int, list[str]], Counter[str]]:
    """Return what was counted, the faults of each seed that has some, and why briefs were refused."""
    counts: Counter[str] = Counter(tried=0, built=0, refused=0, failed=0)
    why: Counter[str] = Counter()
    failed: dict[int, list[str]] = {}
    with tempfile.TemporaryDirectory() as name:
        for seed in range(first, first + count):
            made = tabled(of_seed(seed))
            outcome = tried(Path(name), made, paint=seed % READ_BACK == 0)
            counts["tried"] += 1
            counts[outcome.verdict] += 1
            counts["answers"] += outcome.answers
            counts["rightly refused"] += outcome.verdict == "refused" and bool(made.must_refuse)
            errors = [each for each in outcome.problems if each.severity == "error"]
            if outcome.verdict == "refused" and not made.must_refuse:
                why[f"{errors[0].code}: {errors[0].message[:MOST_TOLD]}"] += 1
            if outcome.faults:
                failed[seed] = outcome.faults
    return counts, failed, why


def of_seed(seed: int) -> Choice:
    """Return the decisions of a seed."""
    return Choice.of_seed(f"tabled {seed}")
