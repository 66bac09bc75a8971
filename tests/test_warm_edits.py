"""A brief that is edited at random and built after each edit in one process: each build is as one alone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import BRIEFS
from picture_files import drawn, saved
from PIL import Image

from briefgen.base.diagnostics import BriefError
from briefgen.layout import deck, masthead
from briefgen.model.memory import MEMORY, own_memory
from briefgen.model.scene import Chart, walk
from briefgen.pipeline.build import Options, make
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import with_charts
from briefgen.runtime import input_state

HEAD = """\
meta:
  {title: 'Clinics of the county: {beds}', language: en, publisher: The board, date: 2026-01-15,
  page_picture: {file: q.png, alt: a wall}}
sources: {s: {title: Returns, publisher: The board}, t: {title: Survey}}
metrics:
  visits:
    {label: Visits, unit: thousand visits, kind: amount, source: s, values: {2023: 84, 2024: 91, 2025: 103}}
  beds: {label: Beds, unit: beds, kind: count, source: s, values: {2023: 310, 2024: 322, 2025: 340}}
  wait: {label: Wait, unit: minutes, kind: amount, source: t, note: at the desk, values: {2024: 36, 2025: 41}}
deck:
"""
SLIDES = (
    "  - {kind: cover, picture: {file: q.png, alt: a wall}}\n",
    "  - {kind: section, title: Use, subtitle: How much}\n",
    "  - {title: 'It reached {visits}', blocks: [{column: visits}, {prose: 'They were {visits.2024}.'}]}\n",
    "  - {title: Beds, blocks: [{row: [{kpi: beds}, {kpi: wait}]}], notes: Begin with beds.}\n",
    "  - {title: A table, blocks: [{table: {metrics: [visits, beds], columns: [2024, 2025]}}]}\n",
    "  - {title: To do, blocks: [{bullets: [Open earlier, Train nurses, Ask again]}]}\n",
    "  - {title: A picture, blocks: [{picture: {file: p.png, alt: a house}}]}\n",
    "  - {title: Waits, blocks: [{line: visits}, {prose: 'Waits are {wait} now.'}]}\n",
    "  - {kind: sources, title: Sources}\n",
)
WORDS = ("early", "late", "soon", "often", "again", "more", "less")
THEMES = ("govblue", "newsprint", "")
BUILDS = 12
"""Of each run."""

Edit = Callable[[str, random.Random], str]


def pictured(path: Path, colour: str) -> None:
    """Save a drawing on a ground of a colour; a cover has a scrim as dense as its lightest part needs."""
    image = Image.new("RGB", (900, 600), colour)
    image.paste(drawn(), (20, 20))
    path.write_bytes(saved(image, "PNG"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with both pictures; its clock is exact, so that they count as old at once."""
    monkeypatch.setattr(input_state, "COARSEST_CLOCK_NS", 0)
    for name in ("p.png", "q.png"):
        pictured(tmp_path / name, "#203040")
    return tmp_path


def swapped(text: str, chance: random.Random) -> str:
    """Let two slides change places."""
    head, _, deck = text.partition("deck:\n")
    slides = deck.splitlines(keepends=True)
    one, other = (chance.randrange(len(slides)) for _ in range(2))
    slides[one], slides[other] = slides[other], slides[one]
    return f"{head}deck:\n{''.join(slides)}"


def repeated(text: str, chance: random.Random) -> str:
    """Say a slide again, so that later ones have other numbers; or leave one out."""
    head, _, deck = text.partition("deck:\n")
    slides = deck.splitlines(keepends=True)
    at = chance.randrange(len(slides))
    if len(slides) > 4 and chance.random() < 0.5:
        del slides[at]
    else:
        slides.insert(chance.randrange(len(slides)), slides[at])
    return f"{head}deck:\n{''.join(slides)}"


def _changed(pattern: str, new: Callable[[random.Random], str]) -> Edit:
    def edit(text: str, chance: random.Random) -> str:
        found = list(re.finditer(pattern, text))
        if not found:
            return text
        spot = chance.choice(found)
        return text[: spot.start()] + new(chance) + text[spot.end() :]

    return edit


SENTENCE = r"\b(Open|Train|Begin|They|earlier|nurses|reached)\b"
EDITS: dict[str, Edit] = {
    "figure": _changed(r"(?<=20\d\d: )\d+", lambda chance: str(chance.randrange(30, 400))),
    "sentence": _changed(SENTENCE, lambda chance: chance.choice(WORDS)),
    "title": _changed(r"(?<=title: )(Beds|A table|To do|Use)\b", lambda chance: f"On {chance.choice(WORDS)}"),
    "label": _changed(r"(?<=label: )\w+", lambda chance: chance.choice(("Calls", "Rooms", "Delay"))),
    "unit": _changed(r"(?<=unit: )beds", lambda chance: "places"),
    "footnote": _changed(r"(?<=note: )at the \w+", lambda chance: f"at the {chance.choice(WORDS)}"),
    "further footnote": _changed(r"(?<=kind: count), s", lambda chance: ", note: staffed, s"),
    "fewer footnotes": _changed(r" note: staffed,", lambda chance: ""),
    "source": _changed(r"(?<=title: )(Returns|Survey)", lambda chance: chance.choice(("Returns", "Census"))),
    "publisher": _changed(r"(?<=publisher: )The \w+", lambda chance: f"The {chance.choice(WORDS)}"),
    "meta title": _changed(r"(?<=Clinics )of the \w+", lambda chance: f"of the {chance.choice(WORDS)}"),
    "line above": lambda text, chance: f"# a remark\n{text}",
    "order": swapped,
    "number": repeated,
    "chart": _changed(r"\b(column|line)(?=: visits)", lambda chance: chance.choice(("column", "line"))),
    "language": _changed(r"(?<=language: )\w+", lambda chance: chance.choice(("en", "de", "zh"))),
    "nothing": lambda text, chance: text,
}


def outcome(path: Path, theme: str) -> tuple[object, ...]:
    """Return the files of a brief and what is told of it, or its problems."""
    try:
        made = make(path, Options(theme=theme))
    except BriefError as error:
        return error.problems
    return made.files, made.laid.problems, made.laid.deck, made.laid.page, made.notes


@pytest.mark.parametrize("seed", range(4))
def test_edits_at_random_leave_no_stale_slide(folder: Path, seed: int) -> None:
    chance, text, theme = random.Random(seed), HEAD + "".join(SLIDES), "govblue"
    path = folder / "brief.yaml"
    done, built = list[str](), 0
    for _ in range(BUILDS):
        for what in chance.choices(list(EDITS), k=chance.choice((1, 1, 1, 3))):
            text = EDITS[what](text, chance)
            done.append(what)
        if chance.random() < 0.1:
            theme = chance.choice(THEMES)
        if chance.random() < 0.25:
            done.append(name := chance.choice(("p.png", "q.png")))
            pictured(folder / name, chance.choice(("#203040", "#D0E0F0", "#808080")))
        path.write_text(text, encoding="utf-8")
        remembered = outcome(path, theme)
        with own_memory():
            assert outcome(path, theme) == remembered, (seed, done, theme)
        built += isinstance(remembered[0], dict)
    assert built > BUILDS / 2


def test_pages_that_an_edit_leaves_alone_are_the_very_pages(folder: Path) -> None:
    path = folder / "brief.yaml"
    path.write_text(text := HEAD + "".join(SLIDES), encoding="utf-8")
    before = lay_out(path)
    painted = with_charts(before, ("pptx", "pdf", "png")).deck.pages
    path.write_text(text.replace("Train nurses", "Train doctors"), encoding="utf-8")
    after = lay_out(path)
    again = with_charts(after, ("pptx", "pdf", "png")).deck.pages
    for one, other in ((before.deck.pages, after.deck.pages), (painted, again)):
        assert [at for at, (old, new) in enumerate(zip(one, other, strict=True)) if old is not new] == [5]
    assert again[5] is after.deck.pages[5]  # it has no chart
    charts = [item for page in again for item in walk(page.items) if isinstance(item, Chart)]
    assert len(charts) == 2
    assert all(chart.marks for chart in charts)


def test_pages_of_earlier_builds_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    for number in range(5):
        slides = f"deck: [{{title: N{number}, blocks: [{{prose: Words}}]}}]"
        path.write_text(f"meta: {{title: T}}\n{slides}\n", "utf-8")
        lay_out(path)
        assert sum(map(len, MEMORY.pages._alike.values())) <= 4
        assert len(MEMORY.slides._known) <= 2  # of this build, and of the one before
    with pytest.raises(BriefError):
        lay_out(tmp_path / "none.yaml", content=b"meta: {title: [}\n")
    assert not MEMORY.pages._alike
    assert not MEMORY.slides._known


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note the numbers of slides that are laid out."""
    laid: list[int] = []

    def counted(edition: Any, slide: Any, pillar: int | None, number: int, page: Any = deck._page) -> Any:
        laid.append(number)
        return page(edition, slide, pillar, number)

    monkeypatch.setattr(deck, "_page", counted)
    return laid


def test_after_an_edit_only_the_slides_that_it_touches_are_laid_out(folder: Path, laid: list[int]) -> None:
    text = HEAD + "".join(SLIDES)
    edits = {
        "nothing": ("deck:", "deck: # slides", []),
        "sentence": ("Train nurses", "Train doctors", [6]),
        "figure": ("2024: 36", "2024: 37", [4, 8, 9]),
        "notes": ("Begin with beds", "End with beds", [4]),
        "title of the document": ("Clinics of", "Wards of", list(range(1, 10))),
        "place": ("deck:", "# slides\ndeck:", list(range(1, 10))),
    }
    path = folder / "brief.yaml"
    for what, (old, new, touched) in edits.items():
        for before in (f"{text}# once\n", text):  # a first build does not look how old pictures are
            path.write_text(before, encoding="utf-8")
            lay_out(path)
        laid.clear()
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        lay_out(path)
        assert laid == touched, what


def test_a_picture_that_was_exchanged_is_laid_out_where_it_is_shown(
    folder: Path, laid: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    heads: list[object] = []
    compose = masthead._composed
    monkeypatch.setattr(masthead, "_composed", lambda *of: heads.append(of) or compose(*of))
    path, text = folder / "brief.yaml", HEAD + "".join(SLIDES)
    exchanged: tuple[tuple[str, list[int]], ...] = (("", []), ("p.png", [7]), ("q.png", [1]), ("", []))
    for number, (name, touched) in enumerate(exchanged):
        for again in range(3):
            path.write_text(f"{text}# {number} {again}\n", encoding="utf-8")
            if again == 2 and name:
                pictured(folder / name, "#F0F0F0")
            laid.clear()
            heads.clear()
            lay_out(path)
        assert laid == touched, name
        assert bool(heads) == (name == "q.png")


PILLARS = """\
meta: {title: Clinics, language: en, date: 2026-01-15}
metrics:
  beds: {label: Beds, unit: beds, kind: count, values: {2023: 310, 2024: 322, 2025: 340}}
onepager:
  pillars:
    - {key: care, title: Care, message: More beds, tags: [wards],
       modules: [{title: Beds, blocks: [{kpi: beds}]}]}
    - {key: staff, title: 'Staff for {beds}', modules: [{title: Nurses, blocks: [{prose: They came.}]}]}
deck:
  - {kind: cover}
  - {kind: section, pillar: care}
  - {title: Beds, pillar: care, blocks: [{kpi: beds}]}
  - {kind: section, pillar: staff, subtitle: Nurses}
  - {title: A sentence, layout: title-only}
"""


def test_openings_show_what_was_edited_in_the_pillars(folder: Path) -> None:
    path, text = folder / "brief.yaml", PILLARS
    edits = (
        ("title: Care", "title: Caring"),
        ("More beds", "Fewer beds"),
        ("[wards]", "[wards, theatres]"),
        ("2025: 340", "2025: 341"),
        ("They came", "They went"),
        ("key: staff,", "key: staff, accent: red,"),
        ("key: care,", "key: care, picture: {file: q.png, alt: a wall},"),
        ("A sentence", "Another sentence"),
        ("subtitle: Nurses", "subtitle: Doctors"),
    )
    for theme in ("govblue", "newsprint"):
        for old, new in (*edits, *((new, old) for old, new in edits)):
            assert old in text
            text = text.replace(old, new, 1)
            path.write_text(text, encoding="utf-8")
            remembered = outcome(path, theme)
            with own_memory():
                assert outcome(path, theme) == remembered, (new, theme)
            assert isinstance(remembered[0], dict), remembered


class Told:
    """Something whose attributes, when they are asked for, are noted."""

    def __init__(self, whole: Any, asked: set[str], **others: Any) -> None:
        self._whole, self._asked, self._others = whole, asked, others

    def __getattr__(self, name: str) -> Any:
        self._asked.add(name)
        return self._others.get(name) or getattr(self._whole, name)


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_content_slides_depend_on_nothing_that_is_not_looked_at(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_edition, of_brief = set[str](), set[str]()

    def told(edition: Any, slide: Any, pillar: int | None, number: int, page: Any = deck._page) -> Any:
        if slide.kind in ("content", "sources"):
            edition = Told(edition, of_edition, brief=Told(edition.brief, of_brief))
        return page(edition, slide, pillar, number)

    monkeypatch.setattr(deck, "_page", told)
    lay_out(path, parts=frozenset({"deck"}))
    assert of_brief == {"meta"}
    assert of_edition <= {"accent", "brief", "ledger", "setting", "theme"}  # the ledger for the title alone
