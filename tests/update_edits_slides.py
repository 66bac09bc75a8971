"""Edits of slides, charts, tables, notes and the theme."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree
from ooxml_package import A, C, P, R
from pptx.dml.color import RGBColor
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Emu
from update_edits import (
    PROSE,
    Check,
    chart_of,
    edit,
    everything,
    same,
    say_in,
    saying,
    slide_titled,
    table_of,
)


@edit(stale=("719",), on="halls")
def add_a_slide(deck: Any) -> Check:
    slide = deck.slides.add_slide(deck.slides[2].slide_layout)
    slide.shapes.title.text = "Thanks to 719 volunteers"
    listed = deck.slides._sldIdLst
    listed.insert(3, listed[-1])
    return lambda new: same(new.slides[3].shapes.title.text, "Thanks to 719 volunteers")


@edit(on="halls")
def delete_a_slide(deck: Any) -> Check:
    index = list(deck.slides).index(slide_titled(deck, "Seats"))
    entry = deck.slides._sldIdLst[index]
    deck.part.drop_rel(entry.get(f"{R}id"))
    deck.slides._sldIdLst.remove(entry)
    return lambda new: same([s for s in new.slides if "Seats" in s.shapes.title.text], [])


@edit(on="halls")
def reorder_slides(deck: Any) -> Check:
    listed = deck.slides._sldIdLst
    listed.insert(1, listed[4])
    order = ["The city library", "Readers", "Visits by year", "Loans and readers"]
    return lambda new: same([t for s in new.slides if (t := s.shapes.title.text) in order], order)


@edit(on="chart")
def format_a_chart(deck: Any) -> Check:
    series = chart_of(deck).plots[0].series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = RGBColor(0xAA, 0xBB, 0x01)

    def check(new: Any) -> None:
        same(str(chart_of(new).plots[0].series[0].format.fill.fore_color.rgb), "AABB01")
        same(list(chart_of(new).plots[0].series[0].values)[:2], [840.0, 915.0])

    return check


@edit()
def change_the_chart_type(deck: Any) -> Check:
    chart_of(deck)._chartSpace.find(f".//{C}barDir").set("val", "bar")
    return lambda new: same(chart_of(new)._chartSpace.find(f".//{C}barDir").get("val"), "bar")


@edit(conflicts=("value",), stale=("1,033",))
def change_a_chart_value(deck: Any) -> Check:
    for value in chart_of(deck)._chartSpace.iter(f"{C}v"):
        if value.text == "1033":
            value.text = "1040"
    return lambda new: same(list(chart_of(new).plots[0].series[0].values), [840.0, 915.0, 1040.0])


@edit()
def add_a_table_row(deck: Any) -> Check:
    table = table_of(deck)
    rows = table._tbl.findall(f"{A}tr")
    new_row = copy.deepcopy(rows[-1])
    rows[-1].addnext(new_row)
    for cell, text in zip(new_row.iter(f"{A}tc"), ("Own count", "1", "2"), strict=False):
        say_in(cell, text)
    return lambda new: same(table_of(new).rows[len(rows)].cells[0].text, "Own count")


@edit(on="columns")
def widen_a_column(deck: Any) -> Check:
    table_of(deck).columns[1].width = Emu(1_234_440)
    return lambda new: same(table_of(new).columns[1].width, 1_234_440)


@edit(on="columns")
def delete_a_table_column(deck: Any) -> Check:
    table = table_of(deck)
    grid = table._tbl.find(f"{A}tblGrid")
    grid.remove(grid[1])
    for row in table._tbl.findall(f"{A}tr"):
        row.remove(row.findall(f"{A}tc")[1])
    count = len(table.columns)
    return lambda new: same((len(table_of(new).columns), len(table_of(new).rows[1].cells)), (count, count))


@edit(office=False, on="prose")
def add_a_transition_and_an_animation(deck: Any) -> Check:
    slide = deck.slides[1]._element
    shape = saying(deck, PROSE).shape_id
    target = f'<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl>'
    timing = (
        f'<p:timing xmlns:p="{P[1:-1]}"><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" '
        f'nodeType="tmRoot"><p:childTnLst><p:set><p:cBhvr><p:cTn id="2" dur="1"/>{target}'
        "</p:cBhvr></p:set></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )
    slide.append(etree.fromstring(f'<p:transition xmlns:p="{P[1:-1]}" spd="slow"><p:fade/></p:transition>'))
    slide.append(etree.fromstring(timing))

    def check(new: Any) -> None:
        element = saying(new, PROSE).part._element
        same(element.find(f"{P}transition").get("spd"), "slow")
        same(element.find(f".//{P}spTgt").get("spid"), str(saying(new, PROSE).shape_id))

    return check


@edit()
def change_the_notes(deck: Any) -> Check:
    slide_titled(deck, "23%").notes_slide.notes_text_frame.text = "Say slowly: 1,033 thousand came."
    told = {"Say slowly: 1,108 thousand came."}
    return lambda new: same(
        {s.notes_slide.notes_text_frame.text for s in new.slides if s.has_notes_slide} & told, told
    )


@edit(office=False)
def change_a_theme_colour(deck: Any) -> Check:
    part = next(
        r.target_part for r in deck.slide_masters[0].part.rels.values() if r.reltype.endswith("/theme")
    )
    part._blob = part.blob.replace(b"<a:accent1>", b"<a:accent1><!-- ours -->")
    kept = part.blob

    def check(new: Any) -> None:
        theme = next(
            r.target_part for r in new.slide_masters[0].part.rels.values() if r.reltype.endswith("/theme")
        )
        same(theme.blob, kept)

    return check


@edit(office=False, on="halls")
def duplicate_a_slide(deck: Any) -> Check:
    source = slide_titled(deck, "Seats")
    made = deck.slides.add_slide(source.slide_layout)
    for shape in list(made.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in source.shapes:
        made.shapes._spTree.append(copy.deepcopy(shape._element))

    def check(new: Any) -> None:
        twice = [
            s.text_frame.text
            for s in everything(new)
            if s.has_text_frame and "three halls" in s.text_frame.text
        ]
        same(twice, ["There are 512 seats in three halls."] * 2)

    return check


@edit()
def hide_a_slide(deck: Any) -> Check:
    slide_titled(deck, "Loans")._element.set("show", "0")
    return lambda new: same(slide_titled(new, "Loans")._element.get("show"), "0")


_COMMENTS = "application/vnd.openxmlformats-officedocument.presentationml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@edit(office=False)
def add_a_comment(deck: Any) -> Check:
    package, slide = deck.part.package, slide_titled(deck, "23%").part
    author = '<p:cmAuthor id="3" name="Lee" initials="L" lastIdx="1" clrIdx="0"/>'
    authors = f'<p:cmAuthorLst xmlns:p="{P[1:-1]}">{author}</p:cmAuthorLst>'.encode()
    comment = (
        f'<p:cmLst xmlns:p="{P[1:-1]}"><p:cm authorId="3" dt="2026-02-01T10:00:00.000" idx="1">'
        '<p:pos x="9" y="9"/>'
        "<p:text>Is it 1,033?</p:text></p:cm></p:cmLst>"
    ).encode()
    for name, kind, blob, owner in (
        ("/ppt/commentAuthors.xml", "commentAuthors", authors, deck.part),
        ("/ppt/comments/comment1.xml", "comments", comment, slide),
    ):
        part = Part(PackURI(name), f"{_COMMENTS}{kind}+xml", package, blob)
        owner.relate_to(part, f"{_RELATION}{kind}")

    def check(new: Any) -> None:
        links = [r for s in new.slides for r in s.part.rels.values() if r.reltype.endswith("/comments")]
        assert any(b"Is it 1,033?" in link.target_part.blob for link in links)
        authors_now = [r for r in new.part.rels.values() if r.reltype.endswith("/commentAuthors")]
        assert b'name="Lee"' in authors_now[0].target_part.blob

    return check
