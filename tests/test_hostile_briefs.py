"""Briefs, pictures and themes from anyone: a clear answer within limits; nothing but outputs is touched."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from hostile_books import PARQUET, WORKBOOKS
from hostile_cases import META, TEXT_CASES
from hostile_drawings import DRAWINGS
from hostile_kit import Server, note, unharmed
from hostile_maps import MAPS
from hostile_pictures import PICTURE_CASES
from hostile_queries import QUERIES
from hostile_tables import TABLES
from hostile_templates import TEMPLATES
from hostile_themes import THEMES

DOORS = DRAWINGS | MAPS | TABLES | WORKBOOKS | PARQUET | QUERIES | THEMES | TEMPLATES
CASES = TEXT_CASES | PICTURE_CASES | DOORS


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if CASES[name].loads else []) for name in CASES]
)
def test_a_hostile_brief_gets_a_clear_answer(name: str, hostile: Server, tmp_path: Path) -> None:
    case = CASES[name]
    out, temporary = tmp_path / "out", tmp_path / "tmp"
    temporary.mkdir()
    brief = case.write(tmp_path / "in")
    where = {"TMPDIR": str(temporary)}
    outcome = hostile.run("build", brief, "--out", out, beside=out, environment=where)
    note(name, outcome, case.loads)
    unharmed(outcome, case.mib)
    assert list(temporary.iterdir()) == []
    assert outcome.code == case.code, outcome.said
    for words in case.says:
        assert words in outcome.said
    written = sorted(path.name for path in out.iterdir()) if out.exists() else []
    assert written == ([] if case.code else ["brief.pdf", "brief.pptx"])


def test_a_pipe_in_the_place_of_a_picture_is_not_waited_for(hostile: Server, tmp_path: Path) -> None:
    brief = PICTURE_CASES["picture of a Windows drive"].write(tmp_path / "in")
    brief.write_text(brief.read_text(encoding="utf-8").replace("C:\\\\", ""), encoding="utf-8")
    os.mkfifo(brief.with_name("a.png"))
    outcome = hostile.build(brief, tmp_path / "out")
    unharmed(outcome)
    assert "it is not a file" in outcome.said


@pytest.mark.parametrize(
    "name", [b"\xff\xfe.yaml", b"-rf.yaml", b"a b;c$d.yaml", "甲🚀.yaml".encode(), b"..yaml"]
)
def test_a_strange_file_name_is_only_a_name(name: bytes, hostile: Server, tmp_path: Path) -> None:
    brief = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    brief.write_text(META, encoding="utf-8")
    outcome = hostile.build(brief, tmp_path / "out")
    unharmed(outcome)
    assert outcome.code in (0, 1)


@pytest.mark.parametrize(
    "start", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/C calc'!A0", '=HYPERLINK("http://x")']
)
def test_no_text_becomes_a_formula_in_a_workbook(start: str, hostile: Server, tmp_path: Path) -> None:
    text = start.replace("'", "''")
    brief = tmp_path / "brief.yaml"
    brief.write_text(
        f"{META}metrics:\n  a: {{label: '{text}', unit: '=2', values: {{2020: 1, 2025: 2}}}}\n"
        "  b: {label: '=3', values: {2020: 1, 2025: 2}}\n"
        "deck:\n  - {title: 甲, blocks: [{column: [a, b]}]}\n",
        encoding="utf-8",
    )
    outcome = hostile.build(brief, tmp_path / "out")
    unharmed(outcome)
    assert outcome.code == 0, outcome.said
    deck = zipfile.ZipFile(tmp_path / "out" / "brief.pptx")
    books = [name for name in deck.namelist() if name.endswith(".xlsx")]
    assert books
    for name in books:
        book = zipfile.ZipFile(io.BytesIO(deck.read(name)))
        for part in book.namelist():
            assert not re.search(rb"<f[ >]|<hyperlink|externalLink", book.read(part)), f"{name}/{part}"
