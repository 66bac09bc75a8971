"""What people name as a brief: folders, patterns, misspelled files, and files of every other kind."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest
from fault_kit import contents, small
from PIL import Image
from pptx import Presentation

from briefgen import __version__
from briefgen.cli.app import main

COMPOSED = "caf\u00e9 \u30c7\u30fc\u30bf"
"""é and デ as one character each; macOS stores them as two."""


def said_of(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what `check` says of a file; it is no brief."""
    assert main(["check", name]) == 2
    return capsys.readouterr().out


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder: a brief, and two further ones in `districts`."""
    monkeypatch.chdir(tmp_path)
    text = small(tmp_path).read_text(encoding="utf-8")
    (tmp_path / "districts").mkdir()
    for name in ("west.yaml", "East.YML"):
        (tmp_path / "districts" / name).write_text(text, encoding="utf-8")
    for name in (".hidden.yaml", "theme.yaml", "notes.txt", "table.csv"):
        (tmp_path / "districts" / name).write_text("nothing of a brief", encoding="utf-8")
    (tmp_path / "districts" / "archive.yaml").mkdir()
    return tmp_path


@pytest.mark.parametrize("word", ["districts", "districts/", "districts/*.[yY]*[lL]", "dist*/[eEw]*"])
def test_a_folder_or_a_pattern_means_every_brief_in_it(
    word: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", word, "-o", "out", "--format", "pdf"]) == 0
    assert sorted(contents(folder / "out")) == ["East.pdf", "west.pdf"]
    assert "2 briefs: 2 built, 0 not built" in capsys.readouterr().out


def test_a_brief_in_a_folder_that_is_named_too_is_built_once(folder: Path) -> None:
    words = ["build", "brief.yaml", "districts", "districts/west.yaml", "districts/*.yaml"]
    assert main([*words, "--out", "out", "--format", "pdf", "--quiet"]) == 0
    assert sorted(contents(folder / "out")) == ["East.pdf", "brief.pdf", "west.pdf"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "brief.yaml").rename(folder / "brief[1].yaml")
    assert main(["build", "brief[1].yaml", "--format", "pdf", "--quiet"]) == 0
    assert sorted(contents(folder / "out")) == ["brief[1].pdf"]


def test_a_folder_without_a_brief_says_where_there_are_some(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "brief.yaml").unlink()
    said = said_of(".", capsys)
    assert "this is a folder without a brief" in said
    assert "there are briefs in districts" in said


def test_a_pattern_that_nothing_matches_is_called_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = said_of("*.yamll", capsys)
    assert "no file matches this pattern" in said
    assert "YAML files there: brief.yaml" in said


def test_where_one_brief_is_wanted_a_folder_names_those_in_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["facts", "districts"]) == 2
    said = capsys.readouterr().err
    assert "this is a folder, not a brief" in said
    assert "name a brief in it: East.YML" in said


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Brief.yaml", "brief.yaml"),
        ("brief.yml", "brief.yaml"),
        ("brief", "brief.yaml"),
        ("breif.yaml", "brief.yaml"),
        ("districts\\west.yaml", "districts/west.yaml"),
        ("Districts\\West.yaml", "districts/west.yaml"),
        ("district/west.yaml", "districts/west.yaml"),
        ("./districts/../Brief.yaml", "districts/../brief.yaml"),
    ],
)
def test_a_misspelled_name_is_answered_with_the_right_one(
    written: str, meant: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = said_of(written, capsys)
    assert f"{written}: error: there is no such file" in said or "there is no such file" in said
    assert f"did you mean '{meant}'?" in said


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("something-else.yaml", "YAML files there: brief.yaml"),
        ("clef.yaml", "YAML files there: brief.yaml"),
        ("nowhere/at/all.yaml", "the folder does not exist either"),
        ("districts/south-and-north.yaml", "YAML files there: East.YML"),
    ],
)
def test_a_missing_brief_is_answered_with_those_there_are(
    written: str, hint: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = said_of(written, capsys)
    assert "there is no such file" in said
    assert hint in said


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_a_name_is_found_in_either_form_of_unicode_and_written_in_one(
    on_disk: str, typed: str, folder: Path
) -> None:
    place = folder / unicodedata.normalize(on_disk, COMPOSED)
    place.mkdir()
    (folder / "brief.yaml").rename(place / unicodedata.normalize(on_disk, f"{COMPOSED}.yaml"))
    name = unicodedata.normalize(typed, f"{COMPOSED}/{COMPOSED}.yaml")
    assert main(["build", name, "--quiet"]) == 0
    assert sorted(contents(folder / "out")) == [f"{COMPOSED}.pdf", f"{COMPOSED}.pptx"]
    assert main(["verify", name]) == 0


def office(kind: str) -> bytes:
    data = io.BytesIO()
    if kind == "xlsx":
        openpyxl.Workbook().save(data)
    elif kind == "pptx":
        Presentation().save(data)
    else:
        parts = {"docx": "word/document.xml", "zip": "a.txt"}
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr(parts[kind], b"<x/>" * 9)
    return data.getvalue()


def picture(kind: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (9, 9)).save(data, kind)
    return data.getvalue()


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FOREIGN = {
    "figures.xlsx": (office("xlsx"), "a workbook (.xlsx)", "write the figures as `metrics:"),
    "deck.pptx": (office("pptx"), "a PowerPoint deck (.pptx)", "a text file in YAML"),
    "report.docx": (office("docx"), "a Word document (.docx)", "a text file in YAML"),
    "all.zip": (office("zip"), "a zip archive", "unpack it"),
    "old.xls": (OLD_OFFICE, "an old workbook (.xls)", "write the figures as `metrics:"),
    "locked.xlsx": (OLD_OFFICE, "old or locked with a password", "a text file in YAML"),
    "page.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF", "a text file in YAML"),
    "table.csv": ("年,值\n2025,3\n".encode(), "a table of comma-separated values", "`metrics:"),
    "table.tsv": ("年\t值\n".encode("gbk"), "a table of tabbed values", "`metrics:"),
    "photo.png": (picture("PNG"), "a picture (PNG)", "`picture: {file:"),
    "photo.jpg": (picture("JPEG"), "a picture (JPEG)", "`picture: {file:"),
    "page.html": (b"\xef\xbb\xbf<!DOCTYPE html><html>", "a page of HTML or XML", "a text file in YAML"),
    "logo.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "HTML or XML", "a text file in YAML"),
    "program": (b"\x7fELF\2\1\1" + bytes(range(256)) * 9, "a binary file", "a text file in YAML"),
    "wrongly-called.yaml": (office("xlsx"), "a workbook (.xlsx)", "`metrics:"),
    "large.xlsx": (office("xlsx") + bytes(5 << 20), "a workbook (.xlsx)", "`metrics:"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_of_another_kind_is_told_what_it_is_and_what_to_do(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, what, way_out = FOREIGN[name]
    (tmp_path / name).write_bytes(data)
    said = said_of(str(tmp_path / name), capsys)
    assert f"{what}" in said
    assert ", not a YAML file [kind]" in said
    assert way_out in said
    assert "UTF-" not in said


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("title", ["A brief in English", "科技企业简报"])
def test_a_text_in_utf_16_is_still_called_that(
    codec: str, title: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "brief.yaml").write_bytes(f"meta: {{title: {title}}}\n".encode(codec))
    assert "it looks like UTF-16" in said_of(str(tmp_path / "brief.yaml"), capsys)


def test_a_deck_given_as_a_brief_is_answered_with_its_brief(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "brief.yaml", "--quiet"]) == 0
    for ending in ("pptx", "pdf"):
        said = said_of(f"out/brief.{ending}", capsys)
        assert "name the brief that it is built from: brief.yaml" in said


def test_a_brief_can_come_from_standard_input(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (folder / "brief.yaml").read_bytes()
    assert main(["build", "brief.yaml", "--out", "named", "--quiet", "--attach"]) == 0
    for words, code in ((["build", "-", "--quiet", "--attach"], 0), (["check", "-"], 0)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))
        assert main(words) == code
    assert contents(folder / "out") == contents(folder / "named")
    assert "-: clean" in capsys.readouterr().out


def test_short_options_mean_what_they_mean_elsewhere(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "brief.yaml", "-o", "there", "--format", "pdf", "--quiet"]) == 0
    assert main(["facts", "brief.yaml", "-o", "there/facts.csv", "--format", "csv"]) == 0
    assert sorted(contents(folder / "there")) == ["brief.pdf", "facts.csv"]
    with pytest.raises(SystemExit):
        main(["-V"])
    assert __version__ in capsys.readouterr().out
