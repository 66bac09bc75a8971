"""A build whose inputs are as they were gives what it gave, at once; one of anything else is made anew."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from kept_kit import edit_deck, edit_page
from picture_files import drawn, saved

from briefgen.base.diagnostics import BriefError
from briefgen.base.translate import use_language
from briefgen.data import content
from briefgen.data.frames import table_of_frame
from briefgen.data.given import tables_given
from briefgen.model.memory import MEMORY
from briefgen.pipeline.build import Options, Report, build
from briefgen.pipeline.chosen import Chosen
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import Extras
from briefgen.runtime import input_state
from briefgen.runtime.files_read import ELSEWHERE, files_noted, note_file
from briefgen.runtime.guest import Guest, as_guest

TEMPLATES = sorted((Path(__file__).parent / "templates").iterdir())
HEAD = (
    "parameters: {site: {label: Site, default: Northgate}}\nmeta: {title: 'Waits at ${site}', language: en}\n"
)
PICTURE = HEAD + "deck: [{title: P, blocks: [{picture: {file: p.png, alt: p}}]}]\n"
WORDS = HEAD + "deck: [{title: P, blocks: [{prose: Words}]}]\n"
BASE = 'sql: "select month, value from waits", database: w.db'
ROWS = "month,value\n2025-{},{}\n"


def figures(table: str) -> str:
    """Return a brief whose figures are of a table."""
    taken = "{table: t, value: value, period: month}"
    metric = f"{{label: Wait, unit: minutes, kind: amount, source: s, from: {taken}}}"
    deck = "deck: [{title: Waits, blocks: [{column: m}]}]"
    return f"{HEAD}sources: {{s: {{title: S}}}}\ndata: {{t: {{{table}}}}}\nmetrics: {{m: {metric}}}\n{deck}\n"


@pytest.fixture(autouse=True)
def _exact_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Believe that a file is still which was written right before a build: clocks are exact here."""
    monkeypatch.setattr(input_state, "COARSEST_CLOCK_NS", 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of each kind that a brief may read."""
    (tmp_path / "t.csv").write_text(ROWS.format("09", 39), "utf-8")
    (tmp_path / "many").mkdir()
    (tmp_path / "many" / "a.csv").write_text(ROWS.format("09", 38), "utf-8")
    with closing(sqlite3.connect(tmp_path / "w.db")) as base:
        base.execute("create table waits (month text, value real)")
        base.execute("insert into waits values ('2025-09', 37)")
        base.commit()
    (tmp_path / "p.png").write_bytes(saved(drawn(), "PNG"))
    for name, text in (("ours/theme.yaml", "extends: ../base\n"), ("base/_brand.yml", BLUE)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
    shutil.copy(TEMPLATES[0], tmp_path / "t.pptx")
    return tmp_path


def written(folder: Path, text: str) -> Path:
    """Write a brief; return its path."""
    (path := folder / "brief.yaml").write_text(text, "utf-8")
    return path


BLUE, GREEN = (f"color: {{primary: '#{colour}'}}\n" for colour in ("0b5394", "38761d"))
KEPT_OPEN: list[sqlite3.Connection] = []


def add_to_base(folder: Path) -> None:
    """Add a row that stands in the log beside a database, and not in its file."""
    base = sqlite3.connect(folder / "w.db")
    base.execute("pragma journal_mode = wal")
    base.execute("insert into waits values ('2025-08', 42)")
    base.commit()
    KEPT_OPEN.append(base)  # closed, it would write the log into its file


CHANGES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "brief": (WORDS, lambda at: written(at, WORDS.replace("Words", "Other words"))),
    "table": (figures("file: t.csv"), lambda at: (at / "t.csv").write_text(ROWS.format("09", 362), "utf-8")),
    "table of equal size, time and place": (
        figures("file: t.csv"),
        lambda at: same_stamp(at / "t.csv", ROWS.format("09", 36)),
    ),
    "file of a pattern": (
        figures("file: 'many/*.csv'"),
        lambda at: (at / "many" / "a.csv").write_text(ROWS.format("09", 36), "utf-8"),
    ),
    "further file of a pattern": (
        figures("file: 'many/*.csv'"),
        lambda at: (at / "many" / "b.csv").write_text(ROWS.format("10", 36), "utf-8"),
    ),
    "further file of a pattern of one letter": (
        figures("file: 'many/?.csv'"),
        lambda at: (at / "many" / "b.csv").write_text(ROWS.format("10", 36), "utf-8"),
    ),
    "database": (figures(BASE), lambda at: changed_base(at / "w.db")),
    "log of a database": (figures(BASE), add_to_base),
    "picture": (PICTURE, lambda at: (at / "p.png").write_bytes(saved(drawn("L"), "PNG"))),
    "theme": (
        WORDS + "theme: ./ours\n",
        lambda at: (at / "ours" / "theme.yaml").write_text("extends: govblue\n", "utf-8"),
    ),
    "theme that is extended": (
        WORDS + "theme: ./ours\n",
        lambda at: (at / "base" / "_brand.yml").write_text(GREEN, "utf-8"),
    ),
    "theme that takes the place of a brand": (
        WORDS + "theme: ./ours\n",
        lambda at: (at / "base" / "theme.yaml").write_text("extends: govblue\n", "utf-8"),
    ),
    "template": (WORDS + "template: t.pptx\n", lambda at: shutil.copy(TEMPLATES[1], at / "t.pptx")),
}


def changed_base(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute("update waits set value = 36")
        base.commit()


def same_stamp(path: Path, text: str) -> None:
    """Write a text into a file whose size, number and moment of change stay."""
    state = path.stat()
    assert len(text) == state.st_size
    path.write_text(text, "utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def told(report: Report) -> tuple[object, ...]:
    return (
        report.slides,
        report.sheets,
        report.problems,
        report.notes,
        report.counts,
        report.pixels,
        contents(report),
    )


def contents(report: Report) -> dict[str, bytes]:
    return {each.path.name: each.path.read_bytes() for each in report.files}


def test_what_is_as_it_was_is_given_again(folder: Path) -> None:
    path = written(folder, figures("file: t.csv") + "theme: ./ours\n")
    options = Options(out=folder / "out", extras=Extras(manifest=True, attach=True), verify=True)
    first = build(path, options)
    before = told(first)
    laid = lay_out(path)
    assert lay_out(path) is laid
    again = build(path, options)
    assert told(again) == before
    assert again == first
    MEMORY.clear()
    assert told(build(path, options)) == before


@pytest.mark.parametrize("what", CHANGES)
def test_a_file_that_changed_is_read_again(folder: Path, what: str) -> None:
    text, change = CHANGES[what]
    path = written(folder, text)
    laid = lay_out(path)
    assert lay_out(path) is laid
    change(folder)
    changed = lay_out(path)
    assert (changed.deck, changed.page) != (laid.deck, laid.page)
    MEMORY.clear()
    assert lay_out(path) == changed


def test_a_link_that_leads_elsewhere_is_followed_again(tmp_path: Path) -> None:
    for name, mode in (("one", "RGB"), ("two", "L")):
        (tmp_path / f"{name}.png").write_bytes(saved(drawn(mode), "PNG"))
    (tmp_path / "p.png").symlink_to("one.png")
    path = written(tmp_path, PICTURE)
    laid = lay_out(path)
    assert lay_out(path) is laid
    (tmp_path / "p.png").unlink()
    (tmp_path / "p.png").symlink_to("two.png")
    assert lay_out(path).deck != laid.deck


def test_what_is_asked_for_is_heeded(folder: Path) -> None:
    path = written(folder, WORDS.replace("prose: Words", "prose: 'Words of ${site}'"))
    asked = (
        {"settings": {"site": "Quayside"}}, {"theme": "newsprint"}, {"template": str(TEMPLATES[1])},
        {"parts": frozenset({"deck"})}, {"chosen": Chosen(embed_fonts=True)}, {"content": WORDS.encode()},
    )  # fmt: skip
    for each in asked:
        laid = lay_out(path)
        other = lay_out(path, **each)  # type: ignore[arg-type]
        assert (other.deck, other.page) != (laid.deck, laid.page), each
    with pytest.raises(BriefError):
        lay_out(written(folder, WORDS.replace("Words", "''")), strict=True)


def test_the_environment_the_folder_and_the_language_are_heeded(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(folder, WORDS)
    laid = lay_out(path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400000")
    dated = lay_out(path)
    assert dated.deck.imprint.date != laid.deck.imprint.date
    monkeypatch.chdir(folder)
    there = lay_out(path)
    assert there is not dated
    use_language("zh")
    try:
        assert lay_out(path) is not there
    finally:
        use_language("en")


def test_files_follow_from_the_options_too(tmp_path: Path) -> None:
    path, out = written(tmp_path, WORDS), tmp_path / "out"
    assert set(contents(build(path, Options(out=out, formats=("pptx",))))) == {"brief.pptx"}
    assert set(contents(build(path, Options(out=out, formats=("pptx",), stem="named")))) == {"named.pptx"}
    plain = contents(build(path, Options(out=out)))
    attached = contents(build(path, Options(out=out, extras=Extras(attach=True))))
    assert attached["brief.pdf"] != plain["brief.pdf"]
    assert contents(build(path, Options(out=out))) == plain


def test_outputs_that_were_edited_are_kept_and_those_that_are_gone_come_back(tmp_path: Path) -> None:
    path, out = written(tmp_path, WORDS), tmp_path / "out"
    whole = contents(build(path, Options(out=out)))
    edited = {"brief.pptx": edit_deck(out / "brief.pptx"), "brief.pdf": edit_page(out / "brief.pdf")}
    again = build(path, Options(out=out))
    assert contents(again) == whole
    assert {each.path.name: each.kept_as.read_bytes() for each in again.kept} == edited
    (out / "brief.pdf").unlink()
    assert contents(build(path, Options(out=out))) == whole


def test_what_was_written_while_it_was_read_is_laid_out_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(folder, PICTURE)
    assert lay_out(path) is lay_out(path)
    monkeypatch.setattr(input_state, "COARSEST_CLOCK_NS", 60_000_000_000)
    path = written(folder, PICTURE + "#\n")
    assert lay_out(path) is not lay_out(path)


def test_what_a_database_answers_is_asked_for_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a brief asks a server: that it did is noted, and nobody knows what it would say."""
    path = written(folder, figures("file: t.csv"))
    read = content.path_of

    def of_a_server(name: str, home: Path) -> Path:
        note_file(ELSEWHERE)
        return read(name, home)

    monkeypatch.setattr("briefgen.data.open_table.path_of", of_a_server)
    assert lay_out(path) is not lay_out(path)


def test_what_a_program_hands_over_is_laid_out_again(folder: Path) -> None:
    path = written(folder, figures("file: t.csv"))
    with tables_given({"t": table_of_frame("t", [{"month": "2025-09", "value": 12}])}):
        assert lay_out(path).deck != lay_out(path, content=path.read_bytes().replace(b"Waits", b"Times")).deck
        assert not MEMORY._results
    with as_guest(Guest()):
        assert lay_out(path) is not lay_out(path)


def test_errors_are_found_again(tmp_path: Path) -> None:
    path = written(tmp_path, PICTURE)
    with pytest.raises(BriefError):
        lay_out(path)
    (tmp_path / "p.png").write_bytes(saved(drawn(), "PNG"))
    assert lay_out(path).problems == ()


def test_the_files_that_a_brief_reads_are_noted_though_they_are_not_read(folder: Path) -> None:
    path = written(folder, PICTURE + "theme: ./ours\n")
    with files_noted() as first:
        laid = lay_out(path)
    with files_noted() as again:
        assert lay_out(path) is laid
    assert again == first
    assert {"p.png", "_brand.yml"} <= {each.name for each in again}


def test_files_noted_inside_are_noted_outside(tmp_path: Path) -> None:
    with files_noted() as outer:
        with files_noted() as inner:
            note_file(tmp_path / "a")
        note_file(tmp_path / "b")
    assert (inner, outer) == ({tmp_path / "a"}, {tmp_path / "a", tmp_path / "b"})


def test_another_brief_takes_the_place_of_what_is_kept(tmp_path: Path) -> None:
    build(written(tmp_path, WORDS), Options(out=tmp_path / "out"))
    assert len(MEMORY._results) == 2
    (tmp_path / "two.yaml").write_text("meta: {title: [}\n", "utf-8")
    with pytest.raises(BriefError):
        build(tmp_path / "two.yaml", Options(out=tmp_path / "out"))
    assert not MEMORY._results
