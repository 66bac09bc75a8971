"""`briefgen update`: what it writes, keeps, says and returns."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import update_edits_slides  # noqa: F401
from hostile_decks import many_slides
from lxml import etree
from ooxml_lint import faults
from ooxml_package import P, Package
from update_edits import EDITS, named, saying, slide_titled
from update_folder import edited_in, run
from update_kit import BRIEF, MORE, NOW, THEN, opened, saved, stored, then


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the brief of now, and a deck of then whose title was changed by hand."""
    return edited_in(tmp_path)


def test_the_deck_is_brought_up_to_date_and_the_old_one_is_kept(folder: Path) -> None:
    before = (folder / "library.pptx").read_bytes()
    assert run(folder) == 3
    assert (folder / "library.before-update.pptx").read_bytes() == before
    new = opened((folder / "library.pptx").read_bytes())
    assert saying(new, "Ours").text_frame.text == "Ours: 1,108 thousand, 755 thousand, 512 seats."


def test_a_second_update_moves_nothing_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(folder)
    after = (folder / "library.pptx").read_bytes()
    capsys.readouterr()
    assert run(folder) == 0
    assert (folder / "library.pptx").read_bytes() == after
    assert "nothing to move" in capsys.readouterr().out
    assert len(list(folder.iterdir())) == 3


def test_a_kept_deck_is_never_overwritten(folder: Path) -> None:
    (folder / "library.before-update.pptx").write_bytes(b"older")
    run(folder)
    assert (folder / "library.before-update.pptx").read_bytes() == b"older"
    assert (folder / "library.before-update-2.pptx").exists()


def test_a_figure_that_is_not_found_is_told_with_its_slide_and_shape_and_marked_by_a_comment(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "--json") == 3
    said = json.loads(capsys.readouterr().out)
    (conflict,) = said["conflicts"]
    assert (conflict["slide"], conflict["shape"], conflict["code"]) == (2, "Title", "gone")
    assert "“23%” is “32%” now" in conflict["message"]
    package = Package.of((folder / "library.pptx").read_bytes())
    (comment,) = package.tree("ppt/comments/comment1.xml")
    assert "32%" in comment.findtext(f"{P}text")
    assert not list(faults(package))


def test_parts_that_nothing_moved_in_are_the_same_to_the_byte(folder: Path) -> None:
    deck = (folder / "library.pptx").read_bytes()
    run(folder)
    old, new = (zipfile.ZipFile(BytesIO(d)) for d in (deck, (folder / "library.pptx").read_bytes()))
    kept = [n for n in old.namelist() if n.startswith(("ppt/theme", "ppt/slideMaster", "ppt/slideLayout"))]
    assert kept
    assert all(old.read(name) == new.read(name) for name in [*kept, "docProps/core.xml"])


def test_the_next_update_begins_from_what_was_generated_last(folder: Path) -> None:
    run(folder)
    later = {**NOW, "visits": 1200, "growth": 43, "seats": 520}
    (folder / "library.yaml").write_text(BRIEF.format(**later), encoding="utf-8")
    run(folder)
    new = opened((folder / "library.pptx").read_bytes())
    assert saying(new, "Ours").text_frame.text == "Ours: 1,200 thousand, 755 thousand, 520 seats."


def test_a_new_slide_is_put_behind_its_predecessor(folder: Path) -> None:
    (folder / "library.yaml").write_text(BRIEF.format(**{**NOW, "more": MORE}), encoding="utf-8")
    run(folder)
    new = (folder / "library.pptx").read_bytes()
    titles = [slide.shapes.title.text for slide in opened(new).slides]
    assert titles[3:5] == ["Loans and readers", "Loans alone"]
    assert not list(faults(Package.of(new)))
    assert len(stored(new)["slides"]) == 7


def test_a_slide_without_its_source_is_kept_and_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = BRIEF.format(**NOW)
    cut = text[: text.index('  - title: "Readers"')] + text[text.index('  - title: "Seats for all"') :]
    (folder / "library.yaml").write_text(cut, encoding="utf-8")
    assert run(folder) == 3
    assert "[vanished]" in capsys.readouterr().out
    assert slide_titled(opened((folder / "library.pptx").read_bytes()), "Readers")


def test_a_deck_that_nobody_edited_is_what_is_built_now(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "library.pptx").write_bytes(then())
    assert run(folder) == 0
    assert "nobody edited it" in capsys.readouterr().out


def _without_track(deck: bytes) -> bytes:
    """Return a deck whose custom part was lost."""
    old = zipfile.ZipFile(BytesIO(deck))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name.startswith("customXml"):
                continue
            content = old.read(name)
            if name in ("ppt/_rels/presentation.xml.rels", "[Content_Types].xml"):
                entries = [b"<" + each for each in content.split(b"<")[1:] if b"customXml" not in each]
                content = b"".join(entries)
            new.writestr(name, content)
    return stream.getvalue()


def test_a_deck_that_lost_track_needs_its_base(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "library.pptx").write_bytes(_without_track((folder / "library.pptx").read_bytes()))
    assert run(folder) == 2
    assert "--base FILE" in capsys.readouterr().err


@pytest.mark.parametrize("base", ["then.pptx", "then.yaml", ""])
def test_what_was_generated_is_read_from_a_deck_a_brief_or_a_deck_beside(folder: Path, base: str) -> None:
    (folder / "library.pptx").write_bytes(_without_track((folder / "library.pptx").read_bytes()))
    name = base or "library.kept-2026-01-01.pptx"
    content = BRIEF.format(**THEN).encode() if base.endswith("yaml") else then()
    (folder / name).write_bytes(content)
    assert run(folder, *(["--base", str(folder / base)] if base else [])) == 3
    new = (folder / "library.pptx").read_bytes()
    assert saying(opened(new), "Ours").text_frame.text == "Ours: 1,108 thousand, 755 thousand, 512 seats."
    assert stored(new)["slides"]


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    before = (folder / "library.pptx").read_bytes()
    assert run(folder, "--dry-run") == 3
    assert (folder / "library.pptx").read_bytes() == before
    assert len(list(folder.iterdir())) == 2


def test_what_is_no_deck_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "library.pptx").write_bytes(b"PK nonsense")
    assert run(folder) == 2
    assert "not an Office file" in capsys.readouterr().err


def test_a_figure_of_the_slide_moves_wherever_a_generated_text_was_made_to_say_it(folder: Path) -> None:
    deck = opened(then())
    slide_titled(deck, "Visits grew").shapes.title.text = "719 thousand loans, and 23% more visits"
    (folder / "library.pptx").write_bytes(saved(deck))
    assert run(folder) == 0
    new = opened((folder / "library.pptx").read_bytes())
    assert new.slides[1].shapes.title.text == "755 thousand loans, and 32% more visits"


def test_a_figure_that_moved_is_told_in_a_text_of_ones_own_which_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = opened(then())
    box = deck.slides[1].shapes.add_textbox(0, 0, 914_400, 914_400)
    box.text_frame.text = "Yes, 719 thousand!"
    (folder / "library.pptx").write_bytes(saved(deck))
    assert run(folder) == 3
    assert "“719 thousand” is “755 thousand” on this slide now" in capsys.readouterr().out
    new = opened((folder / "library.pptx").read_bytes())
    assert saying(new, "Yes").text_frame.text == "Yes, 719 thousand!"


def test_words_of_ones_own_that_the_figures_contradict_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = opened(then())
    saying(
        deck, "are open"
    ).text_frame.text = "Visits fell to 1,033 thousand, with 719 thousand loans, 480 seats."
    (folder / "library.pptx").write_bytes(saved(deck))
    assert run(folder) == 3
    assert "“fell” contradicts the figures" in capsys.readouterr().out


def test_another_file_is_written_where_one_is_named_and_none_is_overwritten(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, out = (folder / "library.pptx").read_bytes(), folder / "new.pptx"
    assert run(folder, "--out", str(out)) == 3
    assert (folder / "library.pptx").read_bytes() == before
    assert "1,108" in saying(opened(out.read_bytes()), "Ours").text_frame.text
    assert run(folder, "--out", str(out)) == 2
    assert "is there already" in capsys.readouterr().err


def test_a_deck_with_a_broken_shape_is_refused_without_a_traceback(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = opened((folder / "library.pptx").read_bytes())
    for label in list(deck.slides[1]._element.iter(f"{P}cNvPr"))[1:]:
        label.getparent().remove(label)
    (folder / "library.pptx").write_bytes(saved(deck))
    assert run(folder) == 2
    assert "not as Office writes it" in capsys.readouterr().err


def test_a_shape_that_was_moved_to_another_slide_takes_its_figures_along(folder: Path) -> None:
    deck = opened(then())
    shape = saying(deck, "three halls")._element
    deck.slides[2].shapes._spTree.append(shape)
    (folder / "library.pptx").write_bytes(saved(deck))
    run(folder)
    new = opened((folder / "library.pptx").read_bytes())
    assert [s.text_frame.text for s in new.slides[2].shapes if s.has_text_frame][-1].startswith(
        "There are 512"
    )


def test_a_comment_of_ones_own_stays_beside_that_of_a_conflict(folder: Path) -> None:
    deck = opened(then())
    EDITS["add_a_comment"].make(deck)
    slide_titled(deck, "Visits grew").shapes.title.text = "A great year"
    (folder / "library.pptx").write_bytes(saved(deck))
    run(folder)
    package = Package.of((folder / "library.pptx").read_bytes())
    said = [each.text for each in package.tree("ppt/comments/comment1.xml").iter(f"{P}text")]
    assert said[0] == "Is it 1,033?"
    assert "32%" in said[1]
    assert [author.get("id") for author in package.tree("ppt/commentAuthors.xml")] == ["3", "4"]


def test_in_another_theme_the_deck_keeps_its_looks_and_only_figures_move(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = opened((folder / "library.pptx").read_bytes())
    look = etree.tostring(named(deck, "Chip")._element.spPr)
    run(folder, "--theme", "consulting")
    new = opened((folder / "library.pptx").read_bytes())
    look_now = etree.tostring(named(new, "Chip")._element.spPr)
    assert look_now.partition(b"</a:xfrm>")[2] == look.partition(b"</a:xfrm>")[2]
    assert "512" in saying(new, "three halls").text_frame.text
    assert "the deck keeps its looks" in capsys.readouterr().out


def test_a_deck_of_ten_thousand_slides_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "library.pptx").write_bytes(many_slides((folder / "library.pptx").read_bytes()))
    assert run(folder) == 2
    assert "more than 2000 are not read" in capsys.readouterr().err
