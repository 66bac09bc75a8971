"""Hostile templates by name: a company's slides that unpack to gigabytes, fetch, run or lack something."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from hostile_cases import Case, Content, titled
from hostile_decks import Parts, laughing, unzipped, zipped

HOUSE = Path(__file__).parent / "templates" / "bank.pptx"
MAIN, MASTER = "ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml"
THEME, LAYOUT = "ppt/theme/theme1.xml", "ppt/slideLayouts/slideLayout1.xml"
OUTSIDE = (
    '<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" '
    'Target="{}" TargetMode="External"/></Relationships>'
)


def housed(content: Content, *says: str, code: int = 2, name: str = "house.pptx") -> Case:
    """Return a brief in this template."""
    return Case(titled("甲") + f"template: {name}\n", says, code, files={name: content})


def asking(name: str, *says: str, links: dict[str, str] | None = None) -> Case:
    """Return a brief that asks for a template where none may be taken from."""
    return Case(titled("甲") + f"template: '{name}'\n", says or ("[template]",), links=links or {})


def chosen(text: Content, *says: str, code: int = 2) -> Case:
    """Return a brief with a template.yaml."""
    files: dict[str, Content] = {"house.pptx": HOUSE.read_bytes, "t.yaml": text}
    return Case(titled("甲") + "template: t.yaml\n", says, code, files=files)


def changed(change: Callable[[Parts], Parts]) -> Callable[[], bytes]:
    """Return what makes a template with other parts."""
    return lambda: zipped(change(unzipped(HOUSE.read_bytes())))


def put(name: str, data: bytes) -> Callable[[], bytes]:
    """Return what makes a template with such a part."""
    return changed(lambda parts: parts | {name: data})


def without(name: str) -> Callable[[], bytes]:
    """Return what makes a template that lacks a part."""
    return changed(lambda parts: {each: data for each, data in parts.items() if each != name})


def edited(name: str, old: bytes, new: bytes) -> Callable[[], bytes]:
    """Return what makes a template of which a part says something else."""

    def change(parts: Parts) -> Parts:
        text, count = re.subn(old, new, parts[name])
        assert count, f"{old!r} is not in {name}"
        return parts | {name: text}

    return changed(change)


def leading(owner: str, kind: str, target: str) -> Callable[[], bytes]:
    """Return what makes a template with a relation that leads out of it."""
    folder, _, name = owner.rpartition("/")
    listed = f"{folder}/_rels/{name}.rels"
    return edited(listed, b"</Relationships>", OUTSIDE.format(kind, target).encode())


TEMPLATES = {
    "a sound template": housed(HOUSE.read_bytes, code=0),
    "a template above": asking("../house.pptx"),
    "a template at the root": asking("/etc/passwd"),
    "a template from the net": asking("http://192.0.2.1/house.pptx"),
    "a template behind a link": asking("h.pptx", links={"h.pptx": "/etc/hostname"}),
    "a template that is endless": asking("h.pptx", links={"h.pptx": "/dev/zero"}),
    "a template of 70 MB": housed(lambda: HOUSE.read_bytes() + bytes(70 << 20), "the limit is 64"),
    "a template whose master is of 400 MB": housed(put(MASTER, bytes(400 << 20)), "unpacks to far more"),
    "a template whose theme is of 400 MB": housed(put(THEME, bytes(400 << 20)), "unpacks to far more"),
    "a template with 400 MB of a picture": housed(put("ppt/media/town.jpeg", bytes(400 << 20)), "[template]"),
    "a template of 12,000 parts": housed(
        changed(lambda parts: parts | {f"x/{n}": b"" for n in range(12_000)}), "parts: more than"
    ),
    "a template of entities that unpack to gigabytes": housed(put(LAYOUT, laughing("laughs")), "entities"),
    "a template with an entity that reads a file": housed(put(MASTER, laughing("file")), "entities"),
    "a theme with an entity from the net": housed(put(THEME, laughing("net")), "entities"),
    "a main part with a parameter entity": housed(put(MAIN, laughing("parameter")), "entities"),
    "a layout of 3 million elements": housed(put(LAYOUT, b"<a>" + b"<b c='d'/>" * 3_000_000), "far more"),
    "a layout 100,000 deep": housed(put(LAYOUT, b"<a>" * 100_000), "is not XML"),
    "a template with macros": housed(put("ppt/vbaProject.bin", b"x" * 900), "macros"),
    "a layout with a picture from the net": housed(
        leading(LAYOUT, "image", "http://192.0.2.1/a.png"), code=0
    ),
    "a master with a picture of a share": housed(
        leading(MASTER, "image", "file://///host/share/a.png"), code=0
    ),
    "a template attached to another on the net": housed(
        leading(MAIN, "attachedTemplate", "http://192.0.2.1/a.potx"), code=0
    ),
    "a layout with an object on another machine": housed(
        leading(LAYOUT, "oleObject", "http://192.0.2.1/a.docx!x"), code=0
    ),
    "a layout with a link that runs": housed(leading(LAYOUT, "hyperlink", "javascript:alert(1)"), code=0),
    "a template without its master": housed(without(MASTER), "slideMaster1.xml"),
    "a template without its theme": housed(without(THEME), "has no theme"),
    "a template without its main part": housed(without(MAIN), "presentation"),
    "a template without its types": housed(without("[Content_Types].xml"), "Content_Types"),
    "a template whose layouts are all one": housed(
        edited("ppt/slideMasters/_rels/slideMaster1.xml.rels", rb"slideLayout\d+\.xml", b"slideLayout1.xml"),
        "[overflow]",
    ),
    "a master that is its own layout": housed(
        edited("ppt/slideMasters/_rels/slideMaster1.xml.rels", rb"\.\./slideLayouts/slideLayout\d+\.xml",
               b"slideMaster1.xml"), "[template]",
    ),
    "slides of the size of a town": housed(edited(MAIN, rb'cx="\d+"', b'cx="999999999999"'), "a side has"),
    "slides of no size": housed(edited(MAIN, rb'cx="\d+"', b'cx="0"'), "a side has"),
    "boxes of endless numbers": housed(edited(LAYOUT, rb'cx="\d+"', b'cx="' + b"9" * 400 + b'"'), code=0),
    "boxes of no numbers": housed(edited(LAYOUT, rb'cx="\d+"', b'cx="NaN"'), code=0),
    "a template cut in half": housed(lambda: HOUSE.read_bytes()[:9_000], "cut short"),
    "a template of nothing": housed(b"", "is empty"),
    "a template.yaml": chosen(b"file: house.pptx\n", code=0),
    "a template.yaml that names one above": chosen(b"file: ../house.pptx\n", "[template]"),
    "a template.yaml that names itself": chosen(b"file: t.yaml\n", "error"),
    "a template.yaml of aliases": chosen(b"file: &a house.pptx\nlayouts: {cover: *a}\n", "[alias]"),
    "a template.yaml of tags": chosen(b"file: !!python/object/apply:os.system [x]\n", "[tag]"),
    "a template.yaml of 100 MB": chosen(lambda: b"file: house.pptx\n" + b"#\n" * 50_000_000, "4 MiB"),
    "a template.yaml of broken bytes": chosen(b"\xff\xfe\x00", "UTF-8"),
    "a template.yaml 10,000 deep": chosen(b"file: " + b"[" * 10_000, "[depth]"),
}  # fmt: skip
