"""A template.yaml: written by `template inspect`, edited, and refused where it names what is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import template_parts as made
from test_template_reading import two_masters

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.base.geometry import Box
from briefgen.cli.app import main
from briefgen.model.slide_template import SlideTemplate
from briefgen.template.choice_text import written_choice
from briefgen.template.listing import listing
from briefgen.template.named import plan_of
from briefgen.template.plan import TemplatePlan

DOCS = Path(__file__).parents[1] / "docs"


def chosen(folder: Path, text: str) -> TemplatePlan:
    made.written(folder, made.parts(), "house.potx")
    path = folder / "template.yaml"
    path.write_text(f"file: house.potx\n{text}", encoding="utf-8")
    return plan_of(path)


def refused(folder: Path, text: str) -> Problem:
    with pytest.raises(BriefError) as caught:
        chosen(folder, text)
    (problem,) = caught.value.problems
    return problem


def bare(template: SlideTemplate) -> SlideTemplate:
    return replace(template, files=())


def test_what_inspect_writes_gives_the_plan_that_it_was_written_from(tmp_path: Path) -> None:
    for name, parts in (("one.potx", made.parts()), ("two.potx", two_masters())):
        plan = plan_of(made.written(tmp_path, parts, name))
        path = tmp_path / "template.yaml"
        path.write_text(written_choice(plan, name), encoding="utf-8")
        assert bare(plan_of(path).template) == bare(plan.template)


def test_a_layout_goes_by_number_or_name(tmp_path: Path) -> None:
    for text in ("content: 4", "content: title only", "content: {layout: Title Only}"):
        assert chosen(tmp_path, text).template.layouts["content"].name == "Title Only"


def test_a_placeholder_goes_by_index_name_or_type_and_none_leaves_it_alone(tmp_path: Path) -> None:
    for key in ("11", "ftr 11", "ftr"):
        layout = chosen(tmp_path, f"content: {{subtitle: {key}, date: none}}").template.layouts["content"]
        words = {slot.word: slot.index for slot in layout.slots}
        assert words == {"subtitle": 11, "title": 0, "body": 1, "number": 12}


def test_the_free_area_is_as_stated(tmp_path: Path) -> None:
    plan = chosen(tmp_path, "content: {free: [48, 120, 600, 300]}")
    assert plan.template.layouts["content"].free == Box(48, 120, 600, 300)
    assert plan.template.layouts["section"].free != Box(48, 120, 600, 300)


def test_the_choice_and_the_template_are_both_part_of_the_hashes(tmp_path: Path) -> None:
    one = chosen(tmp_path, "content: 4").template.files
    two = chosen(tmp_path, "content: 2").template.files
    assert [name for name, _ in one] == ["house.potx", "template.yaml"]
    assert (one[0] == two[0], one[1] == two[1]) == (True, False)


@pytest.mark.parametrize(
    ("text", "line", "said", "hint"),
    [
        ("content: Title Onli", "2:10", "no layout “Title Onli”", "did you mean 'Title Only'?"),
        ("content: 9", "2:10", "no layout “9”", "1 to 4"),
        ("master: Hose", "2:9", "no master “Hose”", "'House'"),
        ("content:\n  layout: 2\n  body: Contnt 1", "4:9", "no placeholder “Contnt 1”", "'Content 1'"),
        ("content: {body: 99}", "2:17", "no placeholder “99”", "1 (Content 1)"),
        ("content: {free: [0, 0, 2000, 500]}", "2:10", "no box on a slide of 960 × 540 pt", "both sides"),
        ("content: {free: [0, 0]}", "2:10", "no box", "[left, top, width, height]"),
        ("contnt: 2", "2:1", "unknown key 'contnt'", "'content'"),
        ("content: {titel: 0}", "2:11", "unknown key 'titel'", "'title'"),
    ],
)
def test_a_wrong_name_is_told_with_its_place_and_the_nearest(
    tmp_path: Path, text: str, line: str, said: str, hint: str
) -> None:
    problem = refused(tmp_path, text)
    assert str(problem.place).endswith(f"template.yaml:{line}")
    assert said in problem.message
    assert hint in problem.hint


def test_a_name_that_two_layouts_have_needs_its_number(tmp_path: Path) -> None:
    layouts = [*made.LAYOUTS, ("Title Only", "", made.place("title"))]
    made.written(tmp_path, made.parts(layouts=layouts), "house.potx")
    path = tmp_path / "template.yaml"
    path.write_text("file: house.potx\ncontent: Title Only\n", encoding="utf-8")
    with pytest.raises(BriefError, match=re.escape("2 layouts are called “Title Only”")):
        plan_of(path)


def test_a_placeholder_that_cannot_hold_words_is_refused_with_the_reason(tmp_path: Path) -> None:
    lost = made.place("tbl", 30)
    layouts = [("One", "obj", made.place("title") + lost)]
    made.written(tmp_path, made.parts(layouts=layouts, master=made.TITLE))
    path = tmp_path / "template.yaml"
    path.write_text("file: house.potx\ncontent: {table: 30}\n", encoding="utf-8")
    with pytest.raises(BriefError, match="its master has none for it"):
        plan_of(path)


def test_a_template_yaml_names_no_file_outside_its_folder(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    made.written(tmp_path, made.parts(), "house.potx")
    (inner / "template.yaml").write_text("file: ../house.potx\n", encoding="utf-8")
    with pytest.raises(BriefError, match="lies outside"):
        plan_of(inner / "template.yaml")


def test_the_example_of_the_documentation_holds() -> None:
    (text,) = re.findall(r"```yml\n(.*?)```", (DOCS / "templates.md").read_text("utf-8"), re.DOTALL)
    path = DOCS / "examples" / "template.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        layouts = plan_of(path).template.layouts
    finally:
        path.unlink()
    assert (layouts["content"].name, layouts["closing"].name) == ("Title Only", "Section Header")


def test_inspect_tells_what_it_found_and_writes_the_choice_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = made.written(tmp_path, made.parts())
    assert main(["template", "inspect", str(path)]) == 0
    said = capsys.readouterr().out
    assert "content: layout 2 “Title and Content”; its type is obj" in said
    assert "too pale for words on #FFFFFF: accent3" in said
    first = (tmp_path / "template.yaml").read_text("utf-8")
    assert main(["template", "inspect", str(path)]) == 0
    assert "template.yaml says just this" in capsys.readouterr().out
    assert 'file: "house.potx"' in first
    (tmp_path / "template.yaml").write_text(first + "# mine\n", encoding="utf-8")
    assert main(["template", "inspect", str(path)]) == 0
    assert "is there and stays: it has other choices, perhaps yours; -o FILE.yaml" in capsys.readouterr().out
    other = made.written(tmp_path, made.parts(), "other.potx")
    assert main(["template", "inspect", str(other)]) == 0
    assert "is there and stays: it belongs to another template" in capsys.readouterr().out
    assert main(["template", "inspect", str(other), "-o", str(tmp_path / "template.yaml")]) == 2
    assert "template.yaml is there already: name a new file" in capsys.readouterr().err
    assert (tmp_path / "template.yaml").read_text("utf-8").endswith("# mine\n")
    assert main(["template", "inspect", str(tmp_path / "template.yaml"), "-o", "-"]) == 0
    assert capsys.readouterr().out.startswith("# How decks are built")


def test_inspect_tells_what_it_found_where_nothing_can_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, opened = made.written(tmp_path, made.parts()), Path.open

    def read_only(self: Path, mode: str = "r", **more: Any) -> Any:
        if mode == "x":
            raise PermissionError(13, "Permission denied")
        return opened(self, mode, **more)

    monkeypatch.setattr(Path, "open", read_only)
    assert main(["template", "inspect", str(path)]) == 0
    said = capsys.readouterr().out
    assert "content: layout 2" in said
    assert "template.yaml is not written: Permission denied; `-o -` prints it" in said


def test_inspect_names_the_reason_of_a_refusal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "old.ppt"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "PowerPoint Document".encode("utf-16-le"))
    assert main(["template", "inspect", str(path)]) == 2
    assert "2003 or older" in capsys.readouterr().err


def test_what_cannot_be_read_is_listed_with_what_is_used_instead(tmp_path: Path) -> None:
    fill = '<a:solidFill><a:srgbClr val="A6A6A6"/></a:solidFill>'
    grey = f'<a:lvl1pPr><a:defRPr sz="1000">{fill}</a:defRPr></a:lvl1pPr>'
    layouts = [("One", "obj", made.place("title") + made.place("", 1) + made.place("ftr", 11, levels=grey))]
    lines = listing(plan_of(made.written(tmp_path, made.parts(layouts=layouts))))
    assert any("#A6A6A6, which cannot be read" in line for line in lines)


def test_what_does_not_fit_a_layout_with_hardly_any_room_is_the_templates_matter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made.written(tmp_path, made.parts())
    brief, small = tmp_path / "brief.yaml", tmp_path / "template.yaml"
    brief.write_text(
        "meta: {title: Port, language: en}\nsources: {r: {title: R}}\n"
        "metrics:\n  berths: {label: Berths, unit: berths, values: {2023: 8, 2025: 12}, source: r}\n",
        encoding="utf-8",
    )
    small.write_text("file: house.potx\ncontent: {layout: 2, free: [48, 104, 200, 80]}\n", encoding="utf-8")
    assert main(["check", str(brief), "--template", str(small)]) == 2
    said = capsys.readouterr().out
    assert "the template's layout “Title and Content” leaves 3% of the slide for content" in said
