"""What somebody did by hand in a deck or a page is kept when the brief is built again."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from fault_kit import contents, small
from kept_kit import TODAY, build, edit_deck, edit_page, saved_again
from office import SOFFICE
from PIL import Image
from pptx import Presentation
from pptx_scenes import gallery

from briefgen.cli.app import main
from briefgen.render.pptx import paint as paint_deck
from briefgen.render.pptx.archive import archived
from briefgen.runtime import seal
from briefgen.runtime.atomic_write import write_whole
from briefgen.runtime.seal import is_sealed


@pytest.fixture(autouse=True)
def begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go on as a process does that begins: it has painted nothing yet, and looks into each file."""
    monkeypatch.setattr(seal, "_NOTED", {})


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a brief and all that can be built of it."""
    folder = tmp_path_factory.mktemp("sound")
    words = ("--format", "pptx,pdf,png", "--print", "--grey", "--manifest", "--attach")
    assert main(["build", str(small(folder)), "--out", str(folder / "out"), "--quiet", *words]) == 0
    return folder


@pytest.fixture
def built(sound: Path, tmp_path: Path) -> Path:
    """Return a copy of it: a brief, and its deck and page in `out`."""
    (tmp_path / "out").mkdir()
    shutil.copy(sound / "brief.yaml", tmp_path)
    for name in ("brief.pptx", "brief.pdf"):
        shutil.copy(sound / "out" / name, tmp_path / "out")
    return tmp_path


def test_all_that_a_build_writes_for_people_knows_that_it_is_as_it_was_written(sound: Path) -> None:
    files = contents(sound / "out")
    kinds = {name.rpartition(".")[2] for name in files}
    assert kinds == {"pptx", "pdf", "png", "json"}
    assert {name for name, data in files.items() if not is_sealed(data)} == {"brief.manifest.json"}


@pytest.mark.parametrize("name", ["brief.pptx", "brief.pdf", "brief-page.png"])
def test_no_byte_can_be_changed_without_being_seen(name: str, sound: Path) -> None:
    data = (sound / "out" / name).read_bytes()
    for part in range(1, 60):
        at = len(data) * part // 60
        changed = data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]
        held = name.endswith(".pptx") and _holds_the_same(data, changed)
        assert held or not is_sealed(changed), at
    assert name.endswith(".pptx") or not is_sealed(data + b"\n% more")
    assert not is_sealed(data[:-30])


def _holds_the_same(one: bytes, other: bytes) -> bool:
    """Say whether a byte belongs to what a zip says of its entries, such as their dates."""
    try:
        before, after = zipfile.ZipFile(io.BytesIO(one)), zipfile.ZipFile(io.BytesIO(other))
        return {n: before.read(n) for n in before.namelist()} == {n: after.read(n) for n in after.namelist()}
    except Exception:  # zipfile has many words for a broken archive
        return False


def test_a_deck_that_was_only_packed_anew_is_still_as_it_was_written(sound: Path) -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(sound / "out" / "brief.pptx") as deck,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as other,
    ):
        for name in deck.namelist():
            other.writestr(name, deck.read(name))
    assert is_sealed(packed.getvalue())


def test_a_brief_that_is_built_again_leaves_no_more_files_than_before(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(built, "--quiet") == 0
    assert sorted(contents(built / "out")) == ["brief.pdf", "brief.pptx"]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("quiet", [(), ("--quiet",)], ids=["loud", "quiet"])
@pytest.mark.parametrize("edit", [edit_deck, saved_again])
def test_a_deck_that_was_edited_is_kept_under_a_name_with_the_date(
    edit: Callable[[Path], bytes], quiet: tuple[str, ...], built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = built / "out"
    mine = edit(out / "brief.pptx")
    assert build(built, *quiet) == 0
    kept = out / f"brief.kept-{TODAY}.pptx"
    assert kept.read_bytes() == mine
    assert is_sealed((out / "brief.pptx").read_bytes())
    assert len(list(out.iterdir())) == 3
    said = capsys.readouterr().err
    assert (
        f"{out / 'brief.pptx'} was edited since it was built, or came from elsewhere: kept as {kept}" in said
    )


def test_the_words_written_by_hand_can_be_read_in_what_is_kept(built: Path) -> None:
    edit_deck(built / "out" / "brief.pptx", "我自己写的标题")
    assert build(built, "--quiet") == 0
    kept = Presentation(built / "out" / f"brief.kept-{TODAY}.pptx")
    assert kept.slides[0].shapes.title.text == "我自己写的标题"
    assert Presentation(built / "out" / "brief.pptx").slides[0].shapes.title.text == "科技企业简报"


def test_the_date_is_that_of_the_last_edit(built: Path) -> None:
    mine = edit_deck(built / "out" / "brief.pptx")
    day = time.mktime((2025, 3, 9, 12, 0, 0, 0, 0, -1))
    os.utime(built / "out" / "brief.pptx", (day, day))
    assert build(built, "--quiet") == 0
    assert (built / "out" / "brief.kept-2025-03-09.pptx").read_bytes() == mine


def test_edits_of_one_day_are_all_kept_and_counted(built: Path) -> None:
    out = built / "out"
    edits = []
    for number in range(3):
        edits.append(edit_deck(out / "brief.pptx", f"Edit {number}"))
        assert build(built, "--quiet", value=9000 + number) == 0
    names = [f"brief.kept-{TODAY}{more}.pptx" for more in ("", "-2", "-3")]
    assert [(out / name).read_bytes() for name in names] == edits
    assert sorted(contents(out)) == sorted(["brief.pdf", "brief.pptx", *names])


def test_what_is_kept_already_is_not_kept_twice(built: Path) -> None:
    out = built / "out"
    mine = edit_deck(out / "brief.pptx")
    assert build(built, "--quiet") == 0
    (out / "brief.pptx").write_bytes(mine)
    assert build(built, "--quiet") == 0
    assert [path.name for path in out.glob("*.kept-*")] == [f"brief.kept-{TODAY}.pptx"]
    assert is_sealed((out / "brief.pptx").read_bytes())


def test_a_page_that_was_edited_is_kept_and_the_deck_beside_it_is_replaced(built: Path) -> None:
    mine = edit_page(built / "out" / "brief.pdf")
    assert build(built, "--quiet") == 0
    assert sorted(contents(built / "out")) == ["brief.kept-" + TODAY + ".pdf", "brief.pdf", "brief.pptx"]
    assert (built / "out" / f"brief.kept-{TODAY}.pdf").read_bytes() == mine


def test_a_remark_that_a_reader_appended_to_a_page_is_kept(built: Path) -> None:
    page = built / "out" / "brief.pdf"
    mine = page.read_bytes() + b"9 0 obj\n<</Type/Annot>>\nendobj\nstartxref\n9\n%%EOF\n"
    page.write_bytes(mine)
    assert build(built, "--quiet") == 0
    assert (built / "out" / f"brief.kept-{TODAY}.pdf").read_bytes() == mine


def test_a_picture_that_was_drawn_upon_is_kept(sound: Path, built: Path) -> None:
    name = "brief-page.png"
    with Image.open(sound / "out" / name) as picture:
        picture.putpixel((0, 0), (255, 0, 0))
        picture.save(built / "out" / name)
    mine = (built / "out" / name).read_bytes()
    assert build(built, "--quiet", "--format", "png") == 0
    assert (built / "out" / f"brief-page.kept-{TODAY}.png").read_bytes() == mine


@pytest.mark.parametrize("content", [b"", b"not a deck", b"PK\3\4 broken", b"%PDF-1.7\n%%EOF\n"])
def test_a_file_of_another_origin_is_kept(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for name in ("brief.pptx", "brief.pdf"):
        (tmp_path / "out" / name).write_bytes(content)
    assert build(tmp_path, "--quiet") == 0
    found = contents(tmp_path / "out")
    assert found[f"brief.kept-{TODAY}.pptx"] == found[f"brief.kept-{TODAY}.pdf"] == content
    assert len(found) == 4


def test_a_deck_of_another_brief_is_its_brief_s_to_keep(built: Path) -> None:
    """A deck that briefgen wrote and nobody changed can be built again, whatever it is called."""
    shutil.copy(built / "out" / "brief.pptx", built / "out" / "other.pptx")
    other = built / "other.yaml"
    other.write_text(small(built).read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["build", str(other), "--out", str(built / "out"), "--quiet", "--format", "pptx"]) == 0
    assert not list((built / "out").glob("*kept*"))


def test_a_copied_folder_still_knows_what_was_edited(built: Path) -> None:
    edit_deck(built / "out" / "brief.pptx")
    moved = built / "moved"
    moved.mkdir()
    shutil.copytree(built / "out", moved / "out")
    assert build(moved, "--quiet") == 0
    assert [path.name for path in (moved / "out").glob("*.kept-*")] == [f"brief.kept-{TODAY}.pptx"]


def test_overwrite_keeps_nothing(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_deck(built / "out" / "brief.pptx")
    edit_page(built / "out" / "brief.pdf")
    assert build(built, "--overwrite", "--quiet") == 0
    assert sorted(contents(built / "out")) == ["brief.pdf", "brief.pptx"]
    assert all(map(is_sealed, contents(built / "out").values()))
    assert capsys.readouterr() == ("", "")


def test_in_a_batch_each_edited_deck_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = small(tmp_path).read_text(encoding="utf-8")
    paths = [tmp_path / f"{name}.yaml" for name in ("east", "西部", "south")]
    for path in paths:
        path.write_text(text, encoding="utf-8")
    words = ["build", *map(str, paths), "--out", str(tmp_path / "out"), "--format", "pptx"]
    assert main([*words, "--quiet"]) == 0
    for name in ("east", "西部"):
        edit_deck(tmp_path / "out" / f"{name}.pptx", name)
    capsys.readouterr()
    assert main(words) == 0
    kept = {path.name for path in (tmp_path / "out").glob("*.kept-*")}
    assert kept == {f"east.kept-{TODAY}.pptx", f"西部.kept-{TODAY}.pptx"}
    assert capsys.readouterr().err.count("kept as") == 2


def test_a_brief_with_errors_touches_no_edited_deck(built: Path) -> None:
    mine = edit_deck(built / "out" / "brief.pptx")
    (built / "bad.yaml").write_text("meta: 12", encoding="utf-8")
    assert main(["build", str(built / "bad.yaml"), "--out", str(built / "out")]) == 2
    assert (built / "out" / "brief.pptx").read_bytes() == mine
    assert not list((built / "out").glob("*kept*"))


def test_many_kept_files_are_counted_instead_of_listed(
    sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(sound / "out", tmp_path / "out")
    monkeypatch.setattr("briefgen.cli.progress.MOST_KEPT_SHOWN", 2)
    pictures = sorted((tmp_path / "out").glob("*.png"))
    for path in pictures:
        path.write_bytes(path.read_bytes() + b"more")
    assert build(tmp_path, "--quiet", "--format", "png", "--grey") == 0
    said = capsys.readouterr().err
    assert said.count(": kept as ") == 2
    assert f"and {len(pictures) - 2} more file" in said


def test_a_name_too_long_for_a_date_is_cut(tmp_path: Path) -> None:
    name = "报" * 83 + ".pptx"
    (tmp_path / name).write_bytes(b"mine")
    outcome = write_whole(tmp_path, {name: b"new"})
    assert contents(tmp_path) == {name: b"new", outcome.kept[0].kept_as.name: b"mine"}
    assert re.fullmatch(rf"报+\.kept-{TODAY}\.pptx", outcome.kept[0].kept_as.name)


@pytest.mark.slow
@pytest.mark.seen
def test_a_deck_saved_by_libreoffice_is_kept(built: Path) -> None:
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    deck = built / "out" / "brief.pptx"
    profile = f"-env:UserInstallation={(built / 'profile').as_uri()}"
    words = [
        SOFFICE,
        profile,
        "--headless",
        "--convert-to",
        "pptx",
        "--outdir",
        str(built / "saved"),
        str(deck),
    ]
    subprocess.run(words, capture_output=True, check=True, timeout=300)
    shutil.copy(built / "saved" / "brief.pptx", deck)
    mine = deck.read_bytes()
    assert build(built, "--quiet") == 0
    assert (built / "out" / f"brief.kept-{TODAY}.pptx").read_bytes() == mine


def test_a_page_that_qpdf_wrote_anew_is_kept(built: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    page = built / "out" / "brief.pdf"
    subprocess.run(["qpdf", "--linearize", "--replace-input", str(page)], check=True)
    mine = page.read_bytes()
    assert build(built, "--quiet") == 0
    assert (built / "out" / f"brief.kept-{TODAY}.pdf").read_bytes() == mine


def test_a_process_knows_the_decks_that_it_painted_and_unpacks_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    deck = paint_deck(gallery())
    monkeypatch.setattr(seal, "_is_sealed_deck", lambda data: data == b"PK asked for")
    assert seal.is_sealed(deck)
    assert not seal.is_sealed(deck[:-1] + b"x")
    assert seal.is_sealed(b"PK asked for")


def test_a_process_notes_some_decks_and_no_more() -> None:
    for number in range(seal.MOST_NOTED + 9):
        seal.noted(b"PK %d" % number)
    assert len(seal._NOTED) == seal.MOST_NOTED
    assert not seal.is_sealed(b"PK 0")


def test_a_deck_that_unpacks_to_a_thousandfold_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    seal = b"<dc:identifier>briefgen-" + b"0" * 64 + b"</dc:identifier>"
    bomb = archived({"docProps/core.xml": seal, "bomb.xml": bytes(2 << 20)})
    monkeypatch.setattr("briefgen.runtime.seal.MOST_UNPACKED_BYTES", 1 << 20)
    monkeypatch.setattr(zipfile.ZipFile, "read", read_no_bomb(zipfile.ZipFile.read))
    assert not is_sealed(bomb)


def read_no_bomb(read: Callable[..., bytes]) -> Callable[..., bytes]:
    def checked(archive: zipfile.ZipFile, name: str) -> bytes:
        assert name != "bomb.xml"
        return read(archive, name)

    return checked
