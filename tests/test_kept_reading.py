"""A brief and a theme that were read before: the same bytes are not read again, and others are."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.brief import kept_reading, read, theme_file
from briefgen.brief.kept_reading import LastReading
from briefgen.brief.read import read_draft
from briefgen.brief.theme_file import load_theme
from briefgen.runtime.files_read import files_noted
from briefgen.runtime.guest import Guest, as_guest

BRIEF = """
meta: {title: Schools of Ayton, language: en, publisher: Ayton Council, date: 2025-12-04}
parameters: {town: {label: The town, default: Ayton}}
sources: {council: {title: Annual report}}
metrics: {schools: {label: "Schools of ${town}", unit: schools, values: {2025: 40}, source: council}}
deck:
  - {title: "Ayton has {schools}", blocks: [{kpi: schools}]}
"""
TABLE = """
data: {figures: {file: figures.csv}}
metrics: {pupils: {label: Pupils, unit: pupils, from: {table: figures, value: pupils, period: year}}}
"""


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> LastReading:
    """Give each test a memory of its own."""
    fresh = LastReading()
    for module in (kept_reading, read, theme_file):
        monkeypatch.setattr(module, "READING", fresh)
    return fresh


def test_the_same_bytes_are_read_once(reading: LastReading, tmp_path: Path) -> None:
    path, content = tmp_path / "brief.yaml", BRIEF.encode()
    first = read_draft(path, content)
    assert first.brief is not None
    assert reading.has_news()
    assert read_draft(path, content) is first
    changed = read_draft(path, content.replace(b"40", b"41"))
    assert changed.brief is not None
    assert changed.brief.metrics["schools"] != first.brief.metrics["schools"]


def test_another_value_of_a_parameter_or_another_path_is_another_brief(
    reading: LastReading, tmp_path: Path
) -> None:
    content = BRIEF.encode()
    labels = [
        draft.brief.metrics["schools"].label
        for settings in ({}, {"town": "Byton"}, {})
        if (draft := read_draft(tmp_path / "brief.yaml", content, settings)).brief is not None
    ]
    assert labels == ["Schools of Ayton", "Schools of Byton", "Schools of Ayton"]
    other = read_draft(tmp_path / "other.yaml", content)
    assert other.brief is not None
    assert other.brief.meta.place.file == str(tmp_path / "other.yaml")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(BRIEF.replace("deck:", "palette: 1\ndeck:"), id="an unknown key"),
        pytest.param(BRIEF.replace("${town}", "Ayton"), id="a warning"),
    ],
)
def test_a_brief_with_something_to_say_of_it_says_it_each_time(
    content: str, reading: LastReading, tmp_path: Path
) -> None:
    told = [read_draft(tmp_path / "brief.yaml", content.encode()) for _ in range(2)]
    assert told[0] is not told[1]
    assert (told[0].problems, told[0].warnings) == (told[1].problems, told[1].warnings)
    assert told[1].problems or told[1].warnings


def test_tables_are_looked_at_each_time(reading: LastReading, tmp_path: Path) -> None:
    content = BRIEF.partition("parameters:")[0] + TABLE
    values = []
    for pupils in ("300", "400"):
        (tmp_path / "figures.csv").write_text(f"year,pupils\n2025,{pupils}\n", encoding="utf-8")
        with files_noted() as noted:
            draft = read_draft(tmp_path / "brief.yaml", content.encode())
        assert draft.brief is not None
        assert draft.problems == ()
        assert tmp_path / "figures.csv" in noted
        given = draft.brief.metrics["pupils"].values.values()
        values.append([value.value for each in given for value in each])
    assert values[0] != values[1]
    assert not reading.has_news()


def test_what_a_guest_reads_is_no_one_elses(reading: LastReading, tmp_path: Path) -> None:
    with as_guest(Guest()):
        read_draft(tmp_path / "brief.yaml", BRIEF.encode())
    assert not reading.has_news()


def test_a_theme_that_comes_along_is_read_once_while_its_files_stay(
    reading: LastReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    with files_noted() as first:
        theme = load_theme("govblue")
    with files_noted() as again:
        assert load_theme("govblue") is theme
    assert again == {path for path in first if path.is_file()}
    assert load_theme("govblue") != load_theme(next(n for n in theme_file.theme_names() if n != "govblue"))
    monkeypatch.setattr(kept_reading, "are_unchanged", lambda _: False)
    anew = load_theme("govblue")
    assert anew is not theme
    assert anew == theme
