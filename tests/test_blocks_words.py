"""What single blocks promise, in sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import segno
from blocks_kit import example, setting, texts_of

from briefgen.base.diagnostics import Place
from briefgen.base.phrase import Phrase
from briefgen.blocks.agenda import Agenda
from briefgen.blocks.before_after import BeforeAfter
from briefgen.blocks.contact import Contact
from briefgen.blocks.cycle import Cycle
from briefgen.blocks.hierarchy import Hierarchy, Member
from briefgen.blocks.icon_text import IconText
from briefgen.blocks.logo_row import LogoRow
from briefgen.blocks.matrix import Matrix, Quadrant
from briefgen.blocks.parts.point import Point
from briefgen.blocks.parts.shapes import icon, icons
from briefgen.blocks.picture import Picture
from briefgen.blocks.picture_grid import PictureGrid
from briefgen.blocks.pyramid import Pyramid
from briefgen.blocks.qr import Qr
from briefgen.blocks.quote import Quote
from briefgen.blocks.ranked_list import RankedList
from briefgen.blocks.timeline import Event, Timeline
from briefgen.model.context import Composition
from briefgen.model.frame import absolute
from briefgen.model.scene import Group, Item, PictureItem, Shape, Text, walk

HERE = Place("brief.yaml", 3, 5)


def said(text: str) -> Phrase:
    return Phrase(text, HERE)


def points(*titles: str) -> tuple[Point, ...]:
    return tuple(Point(title=said(title), place=HERE) for title in titles)


def words(laid: Composition) -> list[str]:
    return [text.text for item in walk(absolute(laid.items)) for text in texts_of(item)]


def named(laid: Composition, name: str) -> list[Item]:
    return [item for item in walk(absolute(laid.items)) if item.name == name]


def text(laid: Composition, content: str) -> Text:
    return next(t for item in walk(absolute(laid.items)) for t in texts_of(item) if t.text == content)


EVENTS = tuple(Event(when=said(f"{year}年"), title=said("开馆"), place=HERE) for year in range(2021, 2025))


def test_a_timeline_lies_where_it_is_wide_and_stands_where_it_is_narrow():
    around = setting("timeline", "deck")
    wide = named(Timeline(items=EVENTS, place=HERE).compose(around, 870.0), "event")
    narrow = named(Timeline(items=EVENTS, place=HERE).compose(around, 300.0), "event")
    assert len({dot.box.y for dot in wide}) == 1
    assert len({dot.box.x for dot in narrow}) == 1
    assert [dot.box.x for dot in wide] == sorted(dot.box.x for dot in wide)


def test_a_year_stays_whole_beside_the_words_of_a_narrow_timeline():
    around = setting("timeline", "page")
    laid = Timeline(items=EVENTS, place=HERE).compose(around, 80.0)
    dates = [text(laid, event.when.text) for event in EVENTS]
    assert all(line.width <= date.box.width for date in dates for line in date.lines)


def test_an_events_date_dot_and_words_share_their_left_edge():
    around = setting("timeline", "page")
    laid = Timeline(items=EVENTS, place=HERE).compose(around, 540.0)
    for event, dot in zip(EVENTS, named(laid, "event"), strict=True):
        assert text(laid, event.when.text).box.x == dot.box.x


def test_before_after_sets_the_first_value_against_the_latest():
    around = setting("before_after", "deck")
    laid = BeforeAfter(metrics=("branches",), place=HERE).compose(around, 600.0)
    before, after = (item for item in absolute(laid.items) if isinstance(item, Group))
    assert (before.name, after.name) == ("before", "after")
    assert "9个" in before.alt
    assert "2023" in before.alt
    assert "18个" in after.alt
    assert before.box.height == after.box.height


def test_before_after_of_one_value_is_a_problem():
    around = setting("before_after", "deck")
    assert BeforeAfter(metrics=("late_branches",), place=HERE).compose(around, 600.0).items == ()
    (problem,) = around.problems
    assert (problem.place, "needs two values" in problem.message) == (HERE, True)


def test_before_after_of_one_figure_of_a_metric_is_a_problem_that_names_the_metric():
    around = setting("before_after", "deck")
    BeforeAfter(metrics=("branches.2023",), place=HERE).compose(around, 600.0)
    (problem,) = around.problems
    assert (problem.place, problem.hint) == (HERE, "write branches")


def test_ranked_metrics_stand_from_the_largest_down_and_their_bars_say_so():
    around = setting("ranked_list", "deck")
    keys = ("night_school", "night_east", "night_rail")
    laid = RankedList(metrics=keys, place=HERE).compose(around, 500.0)
    shown = [word for word in words(laid) if word.endswith("分馆")]
    assert shown == ["湖东分馆", "高铁新城分馆", "书院街分馆"]
    long, middle, short = (bar.box.width for bar in named(laid, "bar"))
    assert middle / long == pytest.approx(4310 / 9120)
    assert short / long == pytest.approx(3860 / 9120)


def test_figures_of_different_units_have_no_bars_to_compare():
    around = setting("ranked_list", "deck")
    laid = RankedList(metrics=("branches", "volunteers"), place=HERE).compose(around, 500.0)
    assert named(laid, "bar") == []


def test_a_ranked_list_is_read_aloud_with_its_places():
    around = setting("ranked_list", "page")
    laid = RankedList(items=(said("夜间开放"), said("线上续借")), place=HERE).compose(around, 300.0)
    assert [item.alt for item in laid.items] == ["1. 夜间开放", "2. 线上续借"]


def test_an_agenda_lists_the_documents_sections_and_where_they_begin():
    around = setting("agenda", "deck")
    laid = Agenda(place=HERE).compose(around, 600.0)
    shown = words(laid)
    assert [word for word in shown if word in "一二三"] == ["一", "二", "三"]
    assert shown[-1] == "4"


def test_an_agenda_without_sections_is_a_problem():
    from dataclasses import replace

    around = replace(setting("agenda", "deck"), sections=())
    assert Agenda(place=HERE).compose(around, 600.0).items == ()
    assert "needs sections" in around.problems[0].message


def test_a_qr_code_holds_the_modules_of_its_link_in_one_outline():
    around = setting("qr", "page")
    link = "https://library.example/card"
    laid = Qr(link=link, place=HERE).compose(around, 300.0)
    (code,) = (item for item in named(laid, "code") if isinstance(item, Shape))
    matrix = segno.make(link, error="m", micro=False).matrix
    step = code.box.width / len(matrix)
    corners = [numbers for word, numbers in code.path if word != "Z"]
    area = sum(
        (right - left) * (bottom - top)
        for (left, top), (right, _), (_, bottom), _ in zip(*[iter(corners)] * 4, strict=True)
    )
    assert area / step**2 == pytest.approx(sum(map(sum, matrix)))


@pytest.mark.parametrize("theme", ["govblue", "dark"])
def test_a_qr_code_is_dark_on_light_in_every_theme(theme):
    around = setting("qr", "deck", theme=theme)
    laid = Qr(link="https://library.example", place=HERE).compose(around, 300.0)
    (dark,), (light,) = named(laid, "code"), named(laid, "code ground")
    assert isinstance(dark, Shape)
    assert isinstance(light, Shape)
    assert (dark.fill or "") < (light.fill or "")


def test_a_contacts_addresses_are_links():
    around = setting("contact", "page")
    contact = Contact(name=said("服务台"), email="a@b.example", web="https://b.example", place=HERE)
    links = [
        run.link for item in walk(contact.compose(around, 300.0).items) for t in texts_of(item)
        for paragraph in t.paragraphs for run in paragraph.runs if run.link
    ]  # fmt: skip
    assert links == ["mailto:a@b.example", "https://b.example"]


@pytest.mark.parametrize("web", ["javascript:alert(1)", "file:///etc/passwd"])
def test_a_contact_links_to_web_addresses_only(web):
    with pytest.raises(ValueError, match="begins with https"):
        Contact(name=said("服务台"), web=web, place=HERE)


@pytest.mark.parametrize(("count", "ring"), [(2, True), (5, True), (8, True), (9, False)])
def test_a_cycle_of_too_many_stages_becomes_a_list(count, ring):
    around = setting("cycle", "deck")
    laid = Cycle(items=points(*"甲乙丙丁戊己庚辛壬"[:count]), place=HERE).compose(around, 870.0)
    nodes = named(laid, "stage")
    assert len(nodes) == count
    assert (len({round(node.box.x, 2) for node in nodes}) > 1) == ring
    assert bool(named(laid, "arrow")) == ring


def test_the_words_of_a_cycle_do_not_overlap():
    around = setting("cycle", "deck")
    items = tuple(Point(title=said("阶段"), text=said("一段说明" * 12), place=HERE) for _ in range(7))
    laid = Cycle(items=items, place=HERE).compose(around, 700.0)
    boxes = [
        item.box for item in walk(absolute(laid.items)) if isinstance(item, Text) and item.role != "artifact"
    ]
    assert not any(one.overlaps(other) for i, one in enumerate(boxes) for other in boxes[:i])


def test_a_hierarchy_sets_the_second_level_side_by_side_or_indents_it():
    around = setting("hierarchy", "deck")
    children = tuple(Member(title=said(name), place=HERE) for name in "甲乙丙")
    tree = Hierarchy(root=Member(title=said("根"), children=children, place=HERE), place=HERE)
    wide, narrow = tree.compose(around, 800.0), tree.compose(around, 200.0)
    assert len({text(wide, name).box.y for name in "甲乙丙"}) == 1
    assert len({text(narrow, name).box.x for name in "甲乙丙"}) == 1
    assert text(narrow, "甲").box.x > text(narrow, "根").box.x


def test_a_hierarchy_that_is_too_deep_is_refused():
    member = Member(title=said("底"), place=HERE)
    for _ in range(9):
        member = Member(title=said("层"), children=(member,), place=HERE)
    with pytest.raises(ValueError, match="at most 8 levels"):
        Hierarchy(root=member, place=HERE)


def test_a_pyramids_levels_rest_on_each_other_and_the_other_way_round_when_inverted():
    around = setting("pyramid", "deck")
    for inverted in (False, True):
        laid = Pyramid(items=points(*"甲乙丙"), inverted=inverted, place=HERE).compose(around, 500.0)
        widths = [level.box.width for item in named(laid, "level") for level in [item]]
        assert widths == sorted(widths, reverse=inverted)


@pytest.mark.parametrize("count", [3, 5])
def test_a_matrix_has_four_fields(count):
    fields = tuple(Quadrant(title=said("甲"), place=HERE) for _ in range(count))
    with pytest.raises(ValueError, match="four fields"):
        Matrix(items=fields, place=HERE)


def test_the_highlighted_field_is_on_its_hue_and_its_words_read_on_it():
    around = setting("matrix", "deck")
    fields = tuple(Quadrant(title=said(name), text=said("说明"), place=HERE) for name in "甲乙丙丁")
    laid = Matrix(items=fields, highlight=2, place=HERE).compose(around, 500.0)
    (ground,) = named(laid, "field")
    assert isinstance(ground, Shape)
    assert ground.fill == around.accent.strong
    assert text(laid, "乙").paragraphs[0].runs[0].style.colour == around.accent.on


def pictures(*files: str, **more: Any) -> tuple[Picture, ...]:
    return tuple(Picture(file=f"pictures/{file}.png", alt=file, place=HERE, **more) for file in files)


def test_pictures_of_a_grid_have_one_size_and_level_captions():
    around = setting("picture_grid", "page")
    items = (
        *pictures("lake", caption=said("短")),
        *pictures("hall", caption=said("要换行的说明" * 4)),
    )
    laid = PictureGrid(items=items, place=HERE).compose(around, 300.0, 220.0)
    first, second = (item for item in absolute(laid.items) if isinstance(item, PictureItem))
    assert (first.box.width, first.box.height) == (second.box.width, pytest.approx(second.box.height))
    assert len({round(item.box.y, 6) for item in absolute(laid.items) if isinstance(item, Text)}) == 1


def test_a_mark_is_never_cropped_nor_distorted():
    around = setting("logo_row", "deck")
    laid = LogoRow(items=pictures("mark-wide", "mark-square", "mark-bars"), place=HERE).compose(around, 600.0)
    marks = [item for item in laid.items if isinstance(item, PictureItem)]
    assert [mark.crop for mark in marks] == [(0.0, 0.0, 0.0, 0.0)] * 3
    assert [mark.box.width / mark.box.height for mark in marks] == [3.0, 1.0, pytest.approx(1.8)]


def test_a_quote_is_told_apart_by_its_mark_which_nobody_reads_aloud():
    around = setting("quote", "deck")
    laid = Quote(text=said("下楼就到"), who=said("读者"), place=HERE).compose(around, 400.0)
    assert words(laid) == ["下楼就到", "读者"]
    marks = [item.box for item in laid.items if item.name == "quotation mark"]
    assert len(marks) == 2
    first = text(laid, "下楼就到")
    assert marks[0].right < marks[1].x < marks[1].right < first.box.x  # never on the words' first letter
    assert first.box.y < marks[0].y < marks[0].bottom < first.box.bottom


def test_an_icon_that_does_not_exist_is_named_with_the_nearest():
    with pytest.raises(ValueError, match="did you mean 'book'"):
        Point(title=said("书"), icon="boook", place=HERE)
    with pytest.raises(ValueError, match="needs an icon"):
        IconText(items=points("书"), place=HERE)


@pytest.mark.parametrize("name", sorted(icons()))
def test_an_icons_outline_lies_in_its_square(name):
    shape = icon(name, 10.0, 20.0, 32.0, "#000000")
    ends = [numbers[-2:] for _, numbers in shape.path if numbers]
    assert all(9.5 <= x <= 42.5 and 19.5 <= y <= 52.5 for x, y in ends)
    assert {word for word, _ in shape.path} <= {"M", "L", "C", "Z"}
    assert shape.path[0][0] == "M"


@pytest.mark.parametrize("word", ["cards", "icon_text", "kpi_grid", "picture_grid"])
def test_a_number_of_columns_below_zero_is_refused(word):
    with pytest.raises(ValueError, match="`columns` must be a number from 1"):
        replace(example(word).blocks[0], columns=-1)


@pytest.mark.parametrize(("word", "beyond"), [("ranked_list", -1), ("ranked_list", 99), ("matrix", 5)])
def test_what_stands_out_is_one_of_those_that_are_there(word, beyond):
    with pytest.raises(ValueError, match="`highlight` must be a"):
        replace(example(word).blocks[0], highlight=beyond)
