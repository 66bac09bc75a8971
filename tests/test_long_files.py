"""`--format long`: a picture for phones, 1080 pixels wide, as PNG and as PDF: written, read back, listed."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from long_kit import BRIEF, PIXELS, WRITTEN, long_of, texts
from pdf_scenes import opened
from PIL import Image

from briefgen.cli.app import main
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from briefgen.report.ledger import attachable
from briefgen.verify.proof import prove

Write = Callable[[str], Path]


def test_it_is_written_as_a_picture_and_as_a_page_of_the_same_size(brief_file: Write) -> None:
    brief = brief_file(BRIEF)
    out = brief.parent / "out"
    assert main(["build", str(brief), "--out", str(out), "--format", "long", "--quiet"]) == 0
    assert {path.name for path in out.iterdir() if path.suffix} == {"brief-long.pdf", "brief-long.png"}
    with Image.open(out / "brief-long.png") as picture:
        size = picture.size
    pdf = opened((out / "brief-long.pdf").read_bytes())
    assert len(pdf.pages) == 1
    assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, *size]
    assert size[0] == 1080
    assert size[1] > 1080


def test_the_build_says_how_many_pixels_it_has(brief_file: Write, capsys: pytest.CaptureFixture[str]) -> None:
    brief = brief_file(BRIEF)
    main(["build", str(brief), "--out", str(brief.parent / "out"), "--format", "pdf,long"])
    told = capsys.readouterr().out
    height = round(long_of(brief).long.height * PIXELS)
    assert told.count(f"1,080 × {height:,} pixels") == 2
    assert "brief.pdf" in told
    assert told.count("1 page") == 1


def test_two_builds_give_the_same_bytes(brief_file: Write) -> None:
    brief = brief_file(BRIEF)
    assert painted(long_of(brief), "brief", ("long",)) == painted(long_of(brief), "brief", ("long",))


def test_nobody_who_does_not_ask_for_it_gets_it(brief_file: Write) -> None:
    brief = brief_file(BRIEF)
    assert lay_out(brief).long.pages == ()
    long = long_of(brief)
    assert long.deck.pages == ()
    assert long.page.pages == ()


def test_it_is_read_back_and_another_figure_is_found(brief_file: Write) -> None:
    brief = brief_file(BRIEF)
    files = painted(long_of(brief), "brief", ("long",))
    other = long_of(brief_file(BRIEF.replace("2025: 341", "2025: 347")))
    same = prove(long_of(brief_file(BRIEF)), files, long="brief-long.pdf")
    assert (same.files, same.findings, same.unreadable) == (("brief-long.pdf",), (), ())
    assert prove(other, files, long="brief-long.pdf").differs


def test_the_command_verify_reads_it_too(brief_file: Write) -> None:
    brief = brief_file(BRIEF)
    out = str(brief.parent / "out")
    assert main(["build", str(brief), "--out", out, "--format", "long", "--verify", "--quiet"]) == 0
    assert main(["verify", str(brief), out]) == 0
    brief_file(BRIEF.replace("2025: 341", "2025: 347"))
    assert main(["verify", str(brief), out]) == 1


def test_verify_leaves_the_page_of_a_brief_of_that_name_alone(brief_file: Write) -> None:
    brief = brief_file(BRIEF)
    namesake = brief.with_name("brief-long.yaml")
    namesake.write_text(BRIEF.replace("2025: 341", "2025: 347"), encoding="utf-8")
    out = str(brief.parent / "out")
    assert main(["build", str(brief), str(namesake), "--out", out, "--quiet"]) == 0
    assert main(["verify", str(brief), out]) == 0


def test_briefs_that_would_write_one_file_are_refused(
    brief_file: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = brief_file(BRIEF)
    namesake = brief.with_name("brief-long.yaml")
    namesake.write_text(BRIEF, encoding="utf-8")
    out = ["--out", str(brief.parent / "out"), "--quiet"]
    assert main(["build", str(brief), str(namesake), "--format", "pdf,long", *out]) == 2
    assert "would write the same files" in capsys.readouterr().err
    assert main(["build", str(brief), str(namesake), "--format", "pdf", *out]) == 0


def test_the_manifest_lists_it(brief_file: Write) -> None:
    brief = brief_file(BRIEF)
    out = brief.parent / "out"
    main(["build", str(brief), "--out", str(out), "--format", "long", "--manifest", "--quiet"])
    listed = json.loads((out / "brief.manifest.json").read_text(encoding="utf-8"))
    assert {"brief-long.pdf", "brief-long.png"} <= set(listed["outputs"])
    assert listed["fonts"]


def test_it_carries_its_words_as_a_page_does(brief_file: Write) -> None:
    laid = long_of(brief_file(WRITTEN))
    pdf = painted(laid, "brief", ("long",))["brief-long.pdf"]
    document = opened(pdf)
    assert document.Root.MarkInfo.Marked
    with document.open_outline() as outline:
        (title,) = outline.root
        assert [str(child.title) for child in title.children] == texts(laid, "heading")
        tops = [float(child.destination[3]) for child in title.children]
    height = float(document.pages[0].MediaBox[3])
    assert tops == sorted(tops, reverse=True)
    assert 0 < tops[-1] < tops[0] < height
    assert not prove(laid, {"brief-long.pdf": pdf}, lambda: attachable(laid), long="brief-long.pdf").findings
    with Image.open(io.BytesIO(painted(laid, "brief", ("long",))["brief-long.png"])) as picture:
        assert picture.getpixel((2, 2)) == tuple(
            int(laid.edition.theme.palette.masthead[at : at + 2], 16) for at in (1, 3, 5)
        )


def test_a_problem_of_the_long_picture_alone_says_so(
    brief_file: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    module = "        - {title: 又一段, blocks: [{bar: [east, west]}, {prose: 有话要说}]}\n"
    head = "onepager:\n  size: A2\n  structure: chapters\n  pillars:\n    - key: 海上\n      modules:\n"
    brief = brief_file(BRIEF + head + module * 26)
    out = str(brief.parent / "out")
    assert main(["build", str(brief), "--format", "pdf", "--out", out, "--quiet"]) == 0
    assert main(["build", str(brief), "--format", "pdf,long", "--out", out, "--quiet"]) == 2
    told = capsys.readouterr().err
    assert "error: in the long picture, all bands are" in told
