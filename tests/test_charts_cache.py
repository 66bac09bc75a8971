"""Drawn marks are kept, and a bad cache is no cache."""

from __future__ import annotations

import fcntl
import hashlib
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from charts_fixtures import GII, HERE, SME, TALENT, block_of, drawn, setting

from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Word
from briefgen.blocks.charts import with_marks
from briefgen.blocks.charts.drawing import cache
from briefgen.model.frame import absolute
from briefgen.model.scene import Chart, Group, Imprint, Page, Scene
from briefgen.runtime.cache import NEW, SEAL_BYTES, load, store

READ_BACK = """
import sys
sys.path.insert(0, {tests!r})
from charts_fixtures import TALENT, drawn
assert drawn("column", TALENT).marks
print("briefgen.blocks.charts.drawing.draw" in sys.modules)
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path))
    forget()
    return tmp_path / "charts"


def forget() -> None:
    """Go on as a process does that begins: with the files alone."""
    cache._marks_at_home.cache_clear()


@pytest.fixture
def undrawable(monkeypatch):
    """Make drawing fail: what still comes was kept."""
    monkeypatch.setattr(cache, "_drawn", lambda chart: pytest.fail("drawn anew"))


def chart_of(word, metric) -> Chart:
    (chart,) = block_of(word)(metrics=(metric.key,), place=HERE).compose(setting(metric), 200.0).items
    return chart


def scene_of(*items) -> Scene:
    imprint = Imprint(title="", language="zh-CN", author="", subject="", keywords="", date="2025-01-01")
    page = Page(number=1, kind="content", title="", items=items)
    return Scene(width=600, height=800, pages=(page,), imprint=imprint, colours=(), office_fonts=())


def test_kept_marks_equal_drawn_ones(monkeypatch):
    first = drawn("column", TALENT).marks
    forget()
    monkeypatch.setattr(cache, "_drawn", lambda chart: pytest.fail("drawn anew"))
    assert drawn("column", TALENT).marks == first


def test_a_chart_that_only_moved_is_not_drawn_anew(request):
    chart = chart_of("column", TALENT)
    here = cache.marks(chart)
    request.getfixturevalue("undrawable")
    there = cache.marks(absolute([chart], 100.0, 50.0)[0])
    assert [mark.box for mark in there] == [mark.box.moved(100.0, 50.0) for mark in here]


def test_what_a_process_had_is_neither_drawn_nor_read_again(request, folder):
    chart = chart_of("column", TALENT)
    good = cache.marks(chart)
    request.getfixturevalue("undrawable")
    for path in folder.iterdir():
        path.unlink()
    assert cache.marks(chart_of("column", TALENT)) == good


def test_a_process_keeps_the_marks_of_some_charts_and_no_more():
    chart = chart_of("column", TALENT)
    for number in range(cache.MOST_DRAWINGS + 5):
        style = replace(chart.style, label_size=5 + number / 100)
        cache.marks(replace(chart, style=style))
    assert cache._marks_at_home.cache_info().currsize == cache.MOST_DRAWINGS


def test_where_in_the_brief_a_chart_is_written_is_not_drawn():
    chart = chart_of("column", TALENT)
    names = [tuple(Word(name, Place("b.yaml", line)) for name in chart.categories) for line in (1, 7)]
    assert len({cache.content_key(replace(chart, categories=each)) for each in names}) == 1


def test_another_value_size_or_colour_is_another_drawing():
    chart = chart_of("column", TALENT)
    series = chart.series[0]
    others = [
        replace(chart, series=(replace(series, values=(1.0, 2.0)),)),
        replace(chart, series=(replace(series, colours=("#000000",) * 2),)),
        replace(chart, box=replace(chart.box, width=201.0)),
    ]
    assert len({cache.content_key(each) for each in (chart, *others)}) == 4


@pytest.mark.parametrize(
    "rubbish",
    [
        b"",
        b"{",
        b"\xff\xfe",
        pickle.dumps([1, 2]),
        pickle.dumps(("Shape",)),
        pickle.dumps(HERE),
        b"cos\nsystem\n.",
    ],
)
def test_a_corrupt_cache_is_drawn_over(folder, rubbish):
    chart = chart_of("column", TALENT)
    good = cache.marks(chart)
    (path,) = folder.glob("*.marks")
    for written in (rubbish, hashlib.sha256(rubbish).digest() + rubbish):
        path.write_bytes(written)
        forget()
        assert cache.marks(chart) == good
        assert path.read_bytes() not in (rubbish, written)


def test_no_cut_and_no_fallen_digit_of_a_kept_file_is_believed(folder):
    chart = chart_of("column", TALENT)
    good = cache.marks(chart)
    (path,) = folder.glob("*.marks")
    whole = path.read_bytes()
    digit = next(at for at in range(SEAL_BYTES, len(whole)) if whole[at : at + 1].isdigit())
    fallen = whole[:digit] + bytes((whole[digit] ^ 1,)) + whole[digit + 1 :]
    assert load(path) == whole[SEAL_BYTES:]
    for damaged in (fallen, *(whole[:length] for length in range(0, len(whole), 97))):
        path.write_bytes(damaged)
        assert load(path) is None
    forget()
    assert cache.marks(chart) == good
    assert path.read_bytes() == whole


def test_what_a_killed_build_was_writing_is_removed_and_what_another_writes_is_not(tmp_path):
    dead, alive = tmp_path / f"{NEW}dead", tmp_path / f"{NEW}alive"
    dead.write_bytes(b"half")
    with alive.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        store(tmp_path / "entry", b"whole")
    assert load(tmp_path / "entry") == b"whole"
    assert sorted(path.name for path in tmp_path.iterdir()) == [alive.name, "entry"]


def test_an_impossible_cache_folder_is_no_error(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("BRIEFGEN_CACHE", str(blocked))
    assert drawn("column", TALENT).marks


def test_no_half_written_file_is_left(folder):
    drawn("column", TALENT)
    assert [path.suffix for path in folder.iterdir()] == [".marks"]


def test_another_process_draws_nothing_when_the_marks_are_kept(tmp_path):
    code = READ_BACK.format(tests=str(Path(__file__).parent))
    root = str(Path(__file__).parent.parent)
    said = []
    for _ in range(2):
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True,
            env={**os.environ, "BRIEFGEN_CACHE": str(tmp_path), "PYTHONPATH": root},
        )  # fmt: skip
        said.append(run.stdout.strip())
    assert said == ["True", "False"]


def test_a_page_gets_the_marks_of_all_charts_those_in_groups_too():
    column, slope = chart_of("column", TALENT), chart_of("slope", GII)
    group = Group(box=slope.box, items=(slope,))
    marked = with_marks(scene_of(column, group), natives=True).pages[0].items
    assert marked[0].marks
    assert marked[1].items[0].marks


def test_a_deck_gets_only_the_marks_powerpoint_cannot_draw():
    column, slope = chart_of("column", SME), chart_of("slope", GII)
    marked = with_marks(scene_of(column, slope), natives=False).pages[0].items
    assert not marked[0].marks
    assert marked[1].marks
