"""`onepager` as a list: pages of several sizes in one file, one a member, and the deck that follows them."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from family_kit import Families
from pdf_scenes import copied_out, opened

from briefgen.cli.app import main
from briefgen.edition.publication import Publication
from briefgen.model.scene import Page, Text, walk
from briefgen.pipeline.lay_out import lay_out

A4, A5, A3 = (595, 842), (420, 595), (842, 1191)
ALL = """\
onepager:
  - pillars:
      - key: waits
        title: Waiting
        modules: [{title: "The longest wait is {wait.max}, at {wait.max.member}", blocks: [{bar: wait}]}]
      - {key: people, title: People, modules: [{title: All sites, blocks: [{bar: seen}]}]}
  - each: site
    size: A5
    hero: [{blocks: [{kpi_grid: ["seen[site]", "rate[site]"]}]}]
    pillars:
      - key: people
        title: People
        modules: [{title: "{seen[site]} were seen at {site}", blocks: [{column: "seen[site]"}]}]
      - {key: rates, title: Rates, modules: [{title: "{rate[site]} in time", blocks: [{line: "rate[site]"}]}]}
"""
DECK = 'deck:\n  - {title: "{seen}", blocks: [{kpi: seen}]}\n'


@pytest.fixture
def families(tmp_path: Path) -> Families:
    return Families(tmp_path)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return lay_out(Families(tmp_path_factory.mktemp("laid")).path(ALL))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the overview and a page a member, built and read back."""
    return built(Families(tmp_path_factory.mktemp("whole")), ALL, "--format", "pdf", "--verify")


@pytest.fixture(scope="module")
def pdf(whole: Path) -> bytes:
    return (whole / "brief.pdf").read_bytes()


def built(families: Families, rest: str, *options: str) -> Path:
    """Build a brief and return the folder of its files."""
    out = families.folder / "out"
    assert main(["build", str(families.path(rest)), "--out", str(out), "--quiet", *options]) == 0
    return out


def sizes(pdf: bytes, box: str = "/MediaBox") -> list[tuple[int, int]]:
    boxes = [[float(number) for number in page.obj[box]] for page in opened(pdf).pages]
    return [(round(right - left), round(top - bottom)) for left, bottom, right, top in boxes]


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """Return the bookmarks: level, title, page from 1."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = [(mark.level, mark.get_title(), mark.get_dest()) for mark in document.get_toc()]
        return [(level, title, dest.get_index() + 1) for level, title, dest in found]


def said(path: Path, rest: str, capsys: pytest.CaptureFixture[str], *command: str) -> str:
    """Return what a command says about a brief."""
    main([*command, str(path)])
    told = capsys.readouterr()
    return told.out + told.err


def test_the_file_has_the_overview_and_then_a_page_a_member_each_in_its_size(pdf: bytes) -> None:
    assert sizes(pdf) == sizes(pdf, "/TrimBox") == [A4, A5, A5]
    assert "The longest wait is 62 minutes, at Northgate, Surgery" in copied_out(pdf).replace("\n", " ")
    assert [name in copied_out(pdf, page) for page in (1, 2) for name in ("Northgate", "St. James")] == [
        True,
        False,
        False,
        True,
    ]


def test_each_page_is_numbered_titled_and_bookmarked_with_its_headings(pdf: bytes) -> None:
    assert [f"Page {page + 1} of 3" in copied_out(pdf, page) for page in range(3)] == [True] * 3
    assert [each for each in outline(pdf) if each[0] == 0] == [
        (0, "Waits", 1),
        (0, "Northgate", 2),
        (0, "St. James", 3),
    ]
    assert (2, "141 people were seen at St. James", 3) in outline(pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        assert [document.get_page_label(page) for page in range(3)] == ["1", "Northgate", "St. James"]
        assert document.get_metadata_value("Title") == "Waits"


def test_a_bookmark_leads_to_its_height_on_a_page_of_another_size(pdf: bytes) -> None:
    with opened(pdf).open_outline() as marks:
        heads = [head for page in marks.root[1:] for head in page.children]
    assert heads
    for head in heads:
        top = float(head.destination[3])
        assert A5[1] * 0.3 < top < A5[1], head.title


def test_every_page_is_a_section_of_the_structure_with_its_name(pdf: bytes) -> None:
    (document,) = pikepdf.Array([(file := opened(pdf)).Root.StructTreeRoot.K])
    assert len(file.pages) == 3
    assert [str(section.T) for section in document.K] == ["Waits", "Northgate", "St. James"]


def test_a_member_page_is_headed_by_the_member_below_the_briefs_title(families: Families) -> None:
    families.metrics = {**families.metrics}
    path = families.path(ALL)
    path.write_text(
        path.read_text("utf-8").replace("title: Waits,", "title: Waits, standfirst: All,"), "utf-8"
    )
    laid = lay_out(path)
    words = [
        [item.text for item in page.items if getattr(item, "role", "") in ("title", "subtitle")]
        for page in laid.page.pages
    ]
    assert words[0][:2] == ["Waits", "All"]
    assert [page[:2] for page in words[1:]] == [["Waits", "Northgate"], ["Waits", "St. James"]]


def test_pillars_of_one_key_have_one_hue_on_all_pages_and_slides(laid: Publication) -> None:
    def hues(page: int) -> dict[str, str]:
        grounds = [item for item in laid.page.pages[page].items if getattr(item, "fill", None)]
        heads = [item for item in laid.page.pages[page].items if getattr(item, "role", "") == "heading"]
        return {
            head.text: ground.fill
            for head in heads
            for ground in grounds
            if ground.name == "pillar head" and ground.box.contains(head.box, 1.0)
        }

    overview, site = hues(0), hues(1)
    assert overview["People"] == site["People"]
    assert site["Rates"] not in overview.values()


def test_a_list_of_one_page_is_that_page_to_the_byte(families: Families) -> None:
    module = '{title: "{seen}", blocks: [{bar: seen}]}'
    files = [
        (built(families, rest, "--overwrite") / name).read_bytes()
        for rest in (f"onepager: {{hero: [{module}]}}\n", f"onepager:\n  - hero: [{module}]\n")
        for name in ("brief.pdf", "brief.pptx")
    ]
    assert files[:2] == files[2:]


def test_the_derived_deck_follows_the_overview_and_has_a_section_for_each_member(laid: Publication) -> None:
    assert [(page.kind, page.title) for page in laid.deck.pages] == [
        ("cover", "Waits"),
        ("content", "The longest wait is 62 minutes, at Northgate, Surgery"),
        ("content", "All sites"),
        ("section", "Northgate"),
        ("content", "110 people were seen at Northgate"),
        ("content", "73.3% in time"),
        ("section", "St. James"),
        ("content", "141 people were seen at St. James"),
        ("content", "94.0% in time"),
        ("closing", "Every figure has a source"),
    ]
    assert {page.section for page in laid.deck.pages[3:6]} == {"Northgate"}


def test_the_same_page_in_another_size_adds_no_slides(families: Families) -> None:
    one = lay_out(families.path("onepager: {size: A4}\n"))
    two = lay_out(families.path("onepager:\n  - {size: A4}\n  - {size: A3}\n"))
    assert [page.title for page in two.deck.pages] == [page.title for page in one.deck.pages]
    assert [two.page.size_of(page) for page in two.page.pages] == [
        pytest.approx(size, abs=0.5) for size in (A4, A3)
    ]


def test_a_members_page_without_content_is_derived_from_that_members_figures(families: Families) -> None:
    laid = lay_out(families.path("onepager:\n  - {}\n  - {each: site}\n"))
    northgate = [sheet for sheet in laid.outline.sheets if sheet.page.member == "Northgate"]
    assert northgate
    assert {key for sheet in northgate for key in sheet.metrics} == {
        "wait[Northgate]",
        "seen[Northgate]",
        "rate[Northgate]",
    } & laid.edition.ledger.metrics.keys()


def test_a_written_deck_may_name_the_pillars_of_every_page(families: Families) -> None:
    slides = 'deck:\n  - {title: "{seen}", pillar: PILLAR, blocks: [{kpi: seen}]}\n'
    assert families.brief(ALL + slides.replace("PILLAR", "rates")).deck
    assert "unknown pillar 'rate'" in families.problem(ALL + slides.replace("PILLAR", "rate"))


def test_verify_finds_a_changed_figure_with_its_page(
    families: Families, whole: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    families.table = families.table.replace(
        "St. James,Cardiology,2025-10,20,81,90", "St. James,Cardiology,2025-10,20,80,90"
    )
    assert main(["verify", str(families.path(ALL)), str(whole)]) == 1
    told = capsys.readouterr().out
    assert "page 3" in told
    assert "page 2, text" not in told


def test_what_a_print_shop_and_a_grey_printer_get_has_all_pages(
    families: Families, capsys: pytest.CaptureFixture[str]
) -> None:
    out = built(families, ALL + DECK, "--format", "pdf,png", "--print", "--grey", "--attach", "--manifest")
    press = (out / "brief-print.pdf").read_bytes()
    assert sizes(press, "/TrimBox") == [A4, A5, A5]
    assert [(wide - 51, high - 51) for wide, high in sizes(press)] == [A4, A5, A5]
    pictures = {path.name for path in out.glob("*.png") if "slide" not in path.name}
    assert pictures == {
        f"brief-{kind}{number}.png" for kind in ("page", "grey") for number in ("", "-2", "-3")
    }
    outputs = json.loads((out / "brief.manifest.json").read_text("utf-8"))["outputs"]
    assert pictures <= outputs.keys()


def test_the_print_shop_is_told_each_size(families: Families, capsys: pytest.CaptureFixture[str]) -> None:
    path = families.path(ALL + DECK)
    main(["build", str(path), "--out", str(families.folder / "out"), "--format", "pdf", "--print"])
    told = capsys.readouterr()
    assert "148.0 x 210.0 mm (2 of 3 pages)" in told.out + told.err


def test_problems_of_every_page_are_told(families: Families) -> None:
    wrong = ALL.replace('"{rate[site]} in time"', '"{rate[site]} of 77 in time"')
    laid = lay_out(families.path(wrong + DECK))
    assert any("77" in problem.message for problem in laid.problems)
    assert "there is no dimension 'sites'" in families.problem(ALL.replace("each: site", "each: sites"))
    twice = ALL.replace("key: rates", "key: people")
    assert any("a second pillar has the key 'people'" in each for each in families.problems(twice))


def test_pages_beyond_the_limit_are_refused(families: Families) -> None:
    rows = "".join(f"Site {number},Surgery,2025-10,60,80,100\n" for number in range(201))
    families.table = families.table.splitlines()[0] + "\n" + rows
    problem = families.problem("onepager:\n  - {each: site}\n")
    assert "201 pages; the limit is 200" in problem


def test_eject_writes_the_deck_and_leaves_derived_pages(
    families: Families, capsys: pytest.CaptureFixture[str]
) -> None:
    path = families.path("onepager:\n  - {}\n  - {each: site}\n")
    titles = [page.title for page in lay_out(path).deck.pages]
    assert main(["eject", str(path), "--page"]) == 2
    assert "several pages" in capsys.readouterr().err
    assert main(["eject", str(path)]) == 0
    assert "several pages" in capsys.readouterr().out
    assert [page.title for page in lay_out(path).deck.pages] == titles


def test_explain_names_the_pages(families: Families, capsys: pytest.CaptureFixture[str]) -> None:
    path = families.path("onepager:\n  - {}\n  - {each: site}\n")
    assert main(["build", str(path), "--out", str(families.folder / "out"), "--explain"]) == 0
    told = capsys.readouterr().out
    assert "each further page is a section" in told
    assert "page: derived, 3 sheets" in told


def test_pages_of_members_are_set_alike_as_dense_as_the_fullest_of_them(families: Families) -> None:
    words = ", ".join(['"' + "{site} " * 14 + '"'] * 9)
    modules = f"[{{title: '{{seen[site]}}', blocks: [{{prose: [{words}]}}]}}]"
    families.table = families.table.replace("Northgate", "N")  # whose page has room for larger words
    laid = lay_out(families.path(f"onepager:\n  - {{}}\n  - each: site\n    size: A5\n    hero: {modules}\n"))
    told = {page.label: text_sizes(page) for page in laid.page.pages}
    alone = lay_out(
        families.path(
            f"onepager: {{size: A5, hero: {modules.replace('[site]', '[N]')}}}\n".replace("{site}", "N")
        )
    )
    assert told["N"] == told["St. James"]
    assert max(text_sizes(alone.page.pages[0])) > max(told["N"])


def text_sizes(page: Page) -> set[float]:
    """Return the sizes of running text on a page."""
    texts = (item for item in walk(page.items) if isinstance(item, Text) and item.role == "body")
    return {run.style.size for text in texts for each in text.paragraphs for run in each.runs}
