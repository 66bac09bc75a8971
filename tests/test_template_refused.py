"""Files that cannot serve as template: refused with the reason and what to do, and never with a traceback."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import template_parts as made

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.template.named import plan_of
from briefgen.template.read import read_template

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
MAIN = "ppt/presentation.xml"


def refused(path: Path) -> Problem:
    with pytest.raises(BriefError) as caught:
        read_template(path)
    (problem,) = caught.value.problems
    return problem


def as_file(folder: Path, data: bytes, name: str = "house.potx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def macros(kind: str) -> dict[str, bytes]:
    parts = made.parts()
    types = made.content_types(parts).replace(
        made.TYPE + "presentationml.presentation.main+xml",
        f"application/vnd.ms-powerpoint.{kind}.macroEnabled.main+xml",
    )
    return {**parts, "[Content_Types].xml": types.encode()}


def without(name: str) -> dict[str, bytes]:
    return {part: data for part, data in made.parts().items() if part != name}


def with_(name: str, data: bytes) -> dict[str, bytes]:
    return {**made.parts(), name: data}


def changed(name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    parts = made.parts()
    assert old in parts[name]
    return {**parts, name: parts[name].replace(old, new)}


@pytest.mark.parametrize(
    ("data", "said", "hint"),
    [
        (b"", "is empty", "fetch it again"),
        (b"not a zip at all", "is not an Office file", "save it as .potx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password", "remove the password"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "2003 or older", "save it as .potx"),
        (OLE, "an old Office file", "save it as .potx"),
        (made.zipped(made.parts())[:-200], "cut short", "save it as .potx"),
        (made.zipped({"a.txt": b"hello"}), "no presentation", "name a .potx"),
        (
            made.zipped({"mimetype": b"application/vnd.oasis.opendocument.presentation", "content.xml": b""}),
            "OpenDocument",
            "save it as .potx",
        ),
        (made.zipped({"theme/theme/themeManager.xml": b"<x/>"}), "Office theme", "apply it"),
        (made.zipped({"word/document.xml": b"<x/>"}), "Word document", "name a .potx"),
    ],
)
def test_another_kind_of_file_is_named(tmp_path: Path, data: bytes, said: str, hint: str) -> None:
    problem = refused(as_file(tmp_path, data))
    assert said in problem.message
    assert hint in problem.hint
    assert problem.place.file.endswith("house.potx")


@pytest.mark.parametrize("kind", ["presentation", "template", "slideshow"])
def test_macros_are_refused_with_what_to_do(tmp_path: Path, kind: str) -> None:
    problem = refused(made.written(tmp_path, macros(kind), "house.potm"))
    assert "carries macros" in problem.message
    assert "save it in PowerPoint as .potx" in problem.hint


def test_macros_under_another_ending_are_found_by_their_part(tmp_path: Path) -> None:
    assert "ppt/vbaProject.bin" in refused(made.written(tmp_path, with_("ppt/vbaProject.bin", b"x"))).message


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (without(LAYOUT), LAYOUT),
        (without(MASTER), MASTER),
        (without(MAIN), MAIN),
        (without("[Content_Types].xml"), "[Content_Types].xml"),
        (with_(LAYOUT, b"<p:sldLayout"), LAYOUT),
        (with_(MASTER, b""), MASTER),
        (with_(LAYOUT, b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'), "defines entities"),
        (with_(LAYOUT, '<?xml version="1.0" encoding="utf-16"?><x/>'.encode("utf-16")), "not UTF-8"),
        (with_(MAIN, b"<other/>"), "another element"),
        (changed(MAIN, b"<p:sldMasterId ", b"<p:other "), "no slide layout"),
        (changed(MAIN, b'r:id="rId1"', b'r:id="rId7"'), "names a master"),
        (changed(MASTER, b"<p:sldLayoutIdLst>", b"<p:other>").copy(), "is not XML"),
    ],
)
def test_a_broken_template_names_the_part(tmp_path: Path, parts: dict[str, bytes], said: str) -> None:
    assert said in refused(made.written(tmp_path, parts)).message


def test_a_strict_file_is_named_as_such(tmp_path: Path) -> None:
    plain = b"http://schemas.openxmlformats.org/presentationml/2006/main"
    parts = changed(MAIN, plain, b"http://purl.oclc.org/ooxml/main")
    assert "Strict Open XML" in refused(made.written(tmp_path, parts)).message


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in made.parts().items():
            archive.writestr(name, bytes(40 << 20) if name == LAYOUT else data)
    assert "unpacks to far more" in refused(as_file(tmp_path, stream.getvalue())).message


@pytest.mark.parametrize(("size", "said"), [((10, 540), "10 × 540 pt"), ((0, 0), "0 × 0 pt")])
def test_slides_of_impossible_sizes_are_refused(tmp_path: Path, size: tuple[float, float], said: str) -> None:
    assert said in refused(made.written(tmp_path, made.parts(size=size))).message


def test_a_missing_template_names_the_nearest(tmp_path: Path) -> None:
    made.written(tmp_path, made.parts(), "corporate.potx")
    assert "corporate.potx" in refused(tmp_path / "corporat.potx").hint
    assert "this is a folder" in refused(tmp_path).message
    assert "too long" in refused(tmp_path / f"{'a' * 300}.potx").message


LOST_PICTURE = made.picture((0, 0, 960, 540), "rId5").encode()
ODD: dict[str, Callable[[dict[str, bytes]], dict[str, bytes]]] = {
    "no theme": lambda parts: {name: data for name, data in parts.items() if "theme1" not in name},
    "an empty theme": lambda parts: {**parts, "ppt/theme/theme1.xml": b"<x/>"},
    "no shape tree": lambda parts: {**parts, LAYOUT: b"<x/>"},
    "numbers that are none": lambda parts: edited(parts, MASTER, b'cx="', b'cx="wide'),
    "a lost picture": lambda parts: edited(parts, LAYOUT, b"<p:grpSpPr/>", b"<p:grpSpPr/>" + LOST_PICTURE),
    "no colour map": lambda parts: edited(parts, MASTER, b"<p:clrMap ", b"<p:other "),
    "no styles": lambda parts: edited(parts, MASTER, b"Style>", b"Look>"),
}


def edited(parts: dict[str, bytes], name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    return {**parts, name: parts[name].replace(old, new)}


@pytest.mark.parametrize("what", ODD)
def test_an_odd_template_is_read_all_the_same(tmp_path: Path, what: str) -> None:
    assert read_template(made.written(tmp_path, ODD[what](made.parts()))).layouts


def test_a_pdf_and_a_folder_are_told_for_what_they_are(tmp_path):
    assert refused(as_file(tmp_path, b"%PDF-1.7", "page.pdf")).message == "this is a PDF, not a template"
    assert refused(tmp_path).message == "this is a folder, not a template"
    (tmp_path / "theme.yaml").touch()
    assert refused(tmp_path).message == "this is a theme, not a template"


def test_a_theme_yaml_as_template_yaml_is_one_error(tmp_path):
    path = as_file(tmp_path, b"extends: govblue\npalette: {}\n", "theme.yaml")
    with pytest.raises(BriefError) as caught:
        plan_of(path)
    (problem,) = caught.value.problems
    assert problem.message == "this is a theme, not a template.yaml: it has 'extends' and no 'file'"
