"""Files that are not what they should be: a clear word, no traceback, nothing that fills the memory."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from briefgen.cli.app import main
from briefgen.edition.publication import Publication
from briefgen.pipeline.build import Options, build, refuse_differing
from briefgen.pipeline.lay_out import lay_out
from briefgen.runtime import package
from briefgen.runtime.atomic_write import OutputError
from briefgen.verify.passage import UnreadableError
from briefgen.verify.proof import prove
from briefgen.verify.read_pdf import read_pages
from briefgen.verify.read_pptx import read_deck

BASE = Path(__file__).parent / "faults" / "base.yaml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(BASE, Options(out=folder, verify=True))
    return folder


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    for path in built.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def test_figures_over_a_web_are_found_where_they_stand(tmp_path: Path) -> None:
    metrics = "".join(
        f"  {key}: {{label: {name}, unit: km, kind: amount, values: {{2020: {n}, 2025: {n + 2}}}}}\n"
        for n, (key, name) in enumerate((("a", "Ant"), ("b", "Bee"), ("c", "Cat")), 10)
    )
    brief = tmp_path / "brief.yaml"
    deck = "deck: [{title: X, blocks: [{radar: [a, b, c]}]}]\n"
    brief.write_text(f"meta: {{title: T, language: en}}\nmetrics:\n{metrics}{deck}", encoding="utf-8")
    build(brief, Options(out=tmp_path, verify=True))


@cache
def laid_base() -> Publication:
    return lay_out(BASE)


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not an Office file"),
        (b"not a deck", "not an Office file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked with a password"),
        (zipped({}), "not a PowerPoint presentation"),
        (zipped({"a.txt": b"hello"}), "not a PowerPoint presentation"),
    ],
)
def test_what_is_no_deck_is_said_to_be_none(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_deck(content, "deck.pptx")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_deck_cut_short_is_said_to_be_broken(built: Path, share: float) -> None:
    content = (built / "base.pptx").read_bytes()
    with pytest.raises(UnreadableError, match=r"cut short|broken"):
        read_deck(content[: int(len(content) * share)], "deck.pptx")


@pytest.mark.parametrize(
    "part",
    [
        "ppt/presentation.xml",
        "ppt/slides/slide2.xml",
        "ppt/charts/chart1.xml",
        "ppt/slides/_rels/slide2.xml.rels",
    ],
)
@pytest.mark.parametrize("content", [b"", b"<a", b"\xff\xfe\x00", b"<x/>"])
def test_a_broken_part_is_named_or_its_figures_are_missing(built: Path, part: str, content: bytes) -> None:
    parts = parts_of((built / "base.pptx").read_bytes()) | {part: content}
    proof = prove(laid_base(), {"base.pptx": zipped(parts)})
    assert proof.differs or "base.pptx" in proof.unreadable[0]


def test_a_part_that_is_not_there_is_named(built: Path) -> None:
    parts = parts_of((built / "base.pptx").read_bytes())
    del parts["ppt/slides/slide3.xml"]
    with pytest.raises(UnreadableError, match=r"refers to ppt/slides/slide3\.xml, which is not in it"):
        read_deck(zipped(parts), "deck.pptx")


def test_a_bomb_is_not_unpacked(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PART_BYTES", 2**20)
    parts = parts_of((built / "base.pptx").read_bytes()) | {"ppt/slides/slide2.xml": bytes(2**22)}
    with pytest.raises(UnreadableError, match="unpacks to far more than a deck"):
        read_deck(zipped(parts), "deck.pptx")


def test_a_part_that_defines_entities_is_not_parsed(built: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "9999">]><p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">&a;</p:presentation>'
    parts = parts_of((built / "base.pptx").read_bytes()) | {"ppt/presentation.xml": bomb}
    with pytest.raises(UnreadableError, match=r"presentation\.xml defines entities"):
        read_deck(zipped(parts), "deck.pptx")


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\nbroken"])
def test_what_is_no_page_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"not a PDF file|is broken"):
        read_pages(content, "page.pdf")


def test_a_locked_page_is_said_to_be_locked(built: Path) -> None:
    stream = io.BytesIO()
    with pikepdf.open(built / "base.pdf") as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnreadableError, match="locked with a password"):
        read_pages(stream.getvalue(), "page.pdf")


def test_the_command_says_that_both_files_state_the_brief(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(BASE), str(built)]) == 0
    assert "base.pptx and base.pdf state the figures of the brief, and no others" in capsys.readouterr().out


def test_the_command_names_the_place_of_a_changed_figure(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = copy / "base.pptx"
    parts = parts_of(deck.read_bytes())
    slide = parts["ppt/slides/slide2.xml"].decode().replace("9776家", "9767家", 1)
    deck.write_bytes(zipped(parts | {"ppt/slides/slide2.xml": slide.encode()}))
    assert main(["verify", str(BASE), str(copy)]) == 1
    said = capsys.readouterr().out
    assert "slide 2, shape 'Title': 9767家 stands where the brief says 9776家 (firms 2025年)" in said
    assert main(["verify", str(BASE), str(copy), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["same"], found["findings"][0]["code"]) == (False, "figure")


def test_the_command_ends_with_2_where_a_file_cannot_be_read(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy / "base.pdf").write_bytes(b"nothing")
    assert main(["verify", str(BASE), str(copy)]) == 2
    assert "base.pdf is not a PDF file" in capsys.readouterr().out


def test_the_command_ends_with_2_where_there_is_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(BASE), str(tmp_path)]) == 2
    assert "build the brief first" in capsys.readouterr().err


def test_the_command_ends_with_2_where_the_brief_has_errors(
    built: Path, brief_file: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = brief_file(BASE.read_text(encoding="utf-8").replace("growth: 85", "growth: 58"))
    (faulty.parent / "brief.pdf").write_bytes((built / "base.pdf").read_bytes())
    assert main(["verify", str(faulty), str(faulty.parent)]) == 2
    assert "[claim]" in capsys.readouterr().err


def test_wrong_bytes_are_never_put_into_place(built: Path) -> None:
    laid = lay_out(BASE)
    parts = parts_of((built / "base.pptx").read_bytes())
    chart = parts["ppt/charts/chart1.xml"].replace(b"<c:v>9776</c:v>", b"<c:v>9767</c:v>")
    with pytest.raises(OutputError, match="9767 stands where the brief says 9776"):
        refuse_differing(laid, {"base.pptx": zipped(parts | {"ppt/charts/chart1.xml": chart})})


@pytest.mark.parametrize("name", ["base.pptx", "base.pdf"])
def test_bytes_changed_anywhere_never_end_in_a_traceback(built: Path, name: str) -> None:
    content = (built / name).read_bytes()
    chance = random.Random(7)
    for _ in range(40):
        changed = bytearray(content)
        for _ in range(chance.randint(1, 40)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        prove(laid_base(), {name: bytes(changed)})


@pytest.mark.parametrize("value", ["1e308", "1e999", "NaN", "12,5", "", "９"])
def test_a_strange_number_in_a_chart_is_a_difference(built: Path, value: str) -> None:
    parts = parts_of((built / "base.pptx").read_bytes())
    chart = parts["ppt/charts/chart1.xml"].decode().replace("<c:v>9776</c:v>", f"<c:v>{value}</c:v>")
    assert prove(
        laid_base(), {"base.pptx": zipped(parts | {"ppt/charts/chart1.xml": chart.encode()})}
    ).differs


UNITS = """\
meta: {title: Emissions, language: en}
metrics:
  gas: {label: Emissions, unit: Mt CO2e, kind: amount, values: {2023: 12.5, 2024: 11.9}}
  ill: {label: Cases, unit: "per 1,000", kind: amount, values: {2023: 21, 2024: 10}}
deck:
  - {title: "Emissions down to {gas}", blocks: [{kpi_grid: [gas, ill]}, {prose: "Cases {ill}."}]}
"""


def test_a_digit_of_a_unit_is_no_other_figure(brief_file: Callable[[str], Path], tmp_path: Path) -> None:
    build(brief_file(UNITS), Options(out=tmp_path, verify=True))
    assert (tmp_path / "brief.pptx").exists()


def test_the_year_of_a_limit_is_no_other_figure_of_a_distance_of_nothing(
    brief_file: Callable[[str], Path], tmp_path: Path
) -> None:
    brief = (
        "meta: {title: 时速}\nmetrics:\n  a: {label: 时速, unit: km/h, values: {2025: 662.4}, "
        "limit: {value: 662.4, period: 2020}}\n"
        "deck: [{title: 页, blocks: [{kpi: {metric: a, versus: limit}}]}]\n"
    )
    build(brief_file(brief), Options(out=tmp_path, verify=True))
    slide = zipfile.ZipFile(tmp_path / "brief.pptx").read("ppt/slides/slide1.xml").decode()
    assert "与2020年限值持平" in "".join(re.findall("<a:t>([^<]*)<", slide))


def test_a_hyphen_that_ends_a_line_is_one_of_the_text(tmp_path: Path) -> None:
    words = " ".join(f"co-operation of well-known state-of-the-art {'x' * length}" for length in range(1, 12))
    pillars = "".join(f", {{key: {key}, modules: [{{blocks: [{{kpi: a}}]}}]}}" for key in "qrst")
    path = tmp_path / "brief.yaml"
    path.write_text(
        "meta: {title: T, language: en}\n"
        "metrics: {a: {label: Firms, unit: firms, kind: count, values: {2025: 3}}}\n"
        f"onepager: {{pillars: [{{key: p, modules: [{{blocks: [{{prose: '{words}'}}]}}]}}{pillars}]}}\n"
    )
    written = build(path, Options(out=tmp_path / "out", formats=("pdf",), verify=True)).files
    assert [file.path.name for file in written] == ["brief.pdf"]
