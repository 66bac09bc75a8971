"""`briefgen build --attach`: a page that carries its brief and its figures, and nothing unless asked."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdf
import pytest
from pdf_scenes import opened

from briefgen.cli.app import main

BRIEF = """\
meta: {title: 科技企业简报, date: 2025-12-04}
metrics:
  sme: {label: 科技型中小企业, unit: 家, values: {2020: 5284, 2025: 9776}}
"""


@pytest.fixture
def brief(brief_file) -> Path:
    return brief_file(BRIEF)


def built(brief: Path, out: Path, *options: str) -> bytes:
    assert main(["build", str(brief), "--out", str(out), "--format", "pdf", "--quiet", *options]) == 0
    return (out / "brief.pdf").read_bytes()


def part(pdf: bytes) -> str:
    with opened(pdf).open_metadata() as metadata:
        return f"{metadata['pdfaid:part']}{metadata['pdfaid:conformance'].lower()}"


def test_a_page_carries_nothing_unless_asked(brief, tmp_path):
    pdf = built(brief, tmp_path)
    assert part(pdf) == "2u"
    assert not pypdf.PdfReader(io.BytesIO(pdf)).attachments
    assert "/AF" not in opened(pdf).Root


def test_it_carries_the_brief_as_it_is_and_the_ledger_that_the_command_prints(brief, tmp_path, capsysbinary):
    pdf = built(brief, tmp_path, "--attach")
    found = pypdf.PdfReader(io.BytesIO(pdf)).attachments
    assert sorted(found) == ["brief.yaml", "facts.csv"]
    assert found["brief.yaml"] == [brief.read_bytes()]
    capsysbinary.readouterr()
    assert main(["facts", str(brief), "--format", "csv"]) == 0
    assert found["facts.csv"] == [capsysbinary.readouterr().out]
    assert part(pdf) == "3u"
    related = {str(file.UF): str(file.AFRelationship) for file in opened(pdf).Root.AF}
    assert related == {"brief.yaml": "/Source", "facts.csv": "/Data"}


def test_another_tool_takes_the_same_bytes_out(brief, tmp_path):
    if shutil.which("pdfdetach") is None:
        pytest.skip("poppler is not installed")
    built(brief, tmp_path, "--attach")
    command = ["pdfdetach", "-saveall", "-o", str(tmp_path / "taken"), str(tmp_path / "brief.pdf")]
    (tmp_path / "taken").mkdir()
    subprocess.run(command, check=True, capture_output=True)
    assert (tmp_path / "taken" / "brief.yaml").read_bytes() == brief.read_bytes()


def test_it_is_the_same_twice_and_dated_by_the_brief_or_the_environment(brief, tmp_path, monkeypatch):
    first = built(brief, tmp_path / "one", "--attach")
    assert built(brief, tmp_path / "two", "--attach") == first
    assert {str(file.EF.F.Params.ModDate) for file in opened(first).Root.AF} == {"D:20251204"}
    brief.write_text(BRIEF.replace(", date: 2025-12-04", ""), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = built(brief, tmp_path / "three", "--attach")
    assert {str(file.EF.F.Params.ModDate) for file in opened(dated).Root.AF} == {"D:20231114"}


def test_what_goes_to_a_press_or_a_grey_printer_carries_nothing(brief, tmp_path):
    built(brief, tmp_path, "--attach", "--print", "--grey")
    for name in ("brief-print.pdf", "brief-grey.pdf"):
        assert "/AF" not in opened((tmp_path / name).read_bytes()).Root


def test_verify_reads_what_is_carried_and_finds_what_was_exchanged(brief, tmp_path, capsys):
    pdf = opened(built(brief, tmp_path, "--attach", "--verify"))
    assert main(["verify", str(brief), str(tmp_path)]) == 0
    pdf.attachments["facts.csv"] = pikepdf.AttachedFileSpec(pdf, b"key,label\nsme,9777", filename="facts.csv")
    pdf.attachments["more.txt"] = pikepdf.AttachedFileSpec(pdf, b"more", filename="more.txt")
    pdf.save(tmp_path / "brief.pdf")
    capsys.readouterr()
    assert main(["verify", str(brief), str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "attachment 'facts.csv': the attached file is not the brief's own" in said
    assert "attachment 'more.txt': it carries a file that the brief does not give" in said
