"""A web page: real headings and tables, nothing from elsewhere, figures that say where they are from."""

from __future__ import annotations

import hashlib
import itertools
import re
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import BRIEFS, ROOT
from laid_kit import laid, left_for_others
from web_kit import Node, parsed

from briefgen.base.diagnostics import BriefError
from briefgen.cli.app import main
from briefgen.pipeline.build import Options, build, make
from briefgen.pipeline.chosen import Chosen
from briefgen.pipeline.paint import painted
from briefgen.runtime.seal import is_sealed
from briefgen.verify.proof import prove

EXAMPLES = [path.stem for path in BRIEFS]
EVIL = """</style></title><script>alert(1)</script><img src=x onerror=alert(2)> & \\"quoted\\" 'single'"""


@left_for_others
def page_of(name: str) -> bytes:
    publication = laid(name)
    return painted(publication, "page", ("html",))["page.html"]


def html(name: str) -> Node:
    return parsed(page_of(name))


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_web_page_says_what_the_page_says_in_its_order(name: str) -> None:
    proof = prove(laid(name), {"page.html": page_of(name)})
    assert proof.files == ("page.html",)
    assert (proof.findings, proof.unreadable) == ((), ())


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_fetched_and_nothing_runs(name: str) -> None:
    content, page = page_of(name).decode(), html(name)
    (policy,) = (
        node.attributes["content"]
        for node in page.all("meta")
        if node.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    (style,) = page.all("style")
    digest = b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not page.all("script", "link", "iframe", "object", "embed", "form", "base")
    for node in page.walk():
        assert not [key for key in node.attributes if key.startswith("on") or key in ("style", "src")]
        assert node.attributes.get("href", "#").startswith(
            ("#", "https://", "http://", "mailto:", "data:image/")
        )
    assert all(address.startswith(("data:", "#")) for address in re.findall(r"url\(([^)]*)\)", content))


@pytest.mark.parametrize("name", EXAMPLES)
def test_headings_go_down_by_single_steps_below_one_title(name: str) -> None:
    levels = [int(node.tag[1]) for node in html(name).walk() if re.fullmatch("h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))


@pytest.mark.parametrize("name", EXAMPLES)
def test_landmarks_tables_and_figures_are_what_they_are_called(name: str) -> None:
    page = html(name)
    assert [len(page.all(tag)) for tag in ("html", "main", "body")] == [1, 1, 1]
    assert page.all("html")[0].attributes["lang"] == laid(name).page.imprint.language
    for figure in page.all("figure"):
        drawn = next(node for node in figure.all("svg"))
        assert drawn.attributes["role"] == "img"
        assert drawn.attributes["aria-label"]
        assert figure.all("table")
        assert figure.all("figcaption")
    for table in page.all("table"):
        assert {node.attributes.get("scope") for node in table.all("th")} <= {"col", "row"}
        assert table.attributes.get("aria-label")


@pytest.mark.parametrize("name", EXAMPLES)
def test_ids_are_unique_and_those_that_are_named_are_there(name: str) -> None:
    page = html(name)
    ids = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    named = [
        node.attributes["aria-describedby"] for node in page.walk() if "aria-describedby" in node.attributes
    ]
    assert named
    assert set(named) <= set(ids)


def test_a_figure_says_its_period_its_derivation_and_its_source() -> None:
    found = {node.attributes["data-fact"]: node for node in html("qingdao-2025").having("f")}
    (note,) = found["tech_sme.2020"].having("n")
    assert "约5284家" in note.text
    assert "5271" in note.text
    assert "来源：" in note.text
    assert "反推" in note.text
    (settled,) = found["little_giants.multiple@2020"].having("n")
    assert "3.4倍" in settled.text
    assert "5.4" in settled.text


def test_the_values_of_a_chart_stand_in_a_table_with_their_notes() -> None:
    figures = html("harbour-transit").all("figure")
    (buses,) = (each for each in figures if "297" in each.all("table")[0].text)
    cells = [[cell.inside[0] for cell in row.all("th", "td")] for row in buses.all("tbody")[0].all("tr")]
    assert [row[0] for row in cells] == ["Q3 2022", "Q3 2023", "Q3 2024", "Q3 2025"]
    assert [node.inside[0] for node in buses.having("f")] == ["96", "188", "297", "412"]


def test_the_same_brief_gives_the_same_bytes_sealed(tmp_path: Path) -> None:
    brief = ROOT / "data" / "library.yaml"
    once, again = (make(brief, Options(formats=("html",))).files["library.html"] for _ in range(2))
    assert once == again
    assert is_sealed(once)
    assert not is_sealed(once.replace(b"103.3", b"103.4", 1))


def test_a_web_page_alone_lays_no_slide_out() -> None:
    made = make(ROOT / "data" / "library.yaml", Options(formats=("html",)))
    assert (list(made.files), made.laid.slides) == (["library.html"], ())


HOSTILE = f"""\
meta: {{title: "{EVIL}", language: en, publisher: "{EVIL}"}}
sources: {{report: {{title: "{EVIL}"}}}}
metrics:
  visits:
    label: "<b>Visits</b> & co"
    unit: "<i>"
    kind: amount
    values: {{2023: 840, 2025: 1033}}
    source: report
onepager:
  pillars:
    - key: use
      title: "<svg onload=alert(4)>"
      modules:
        - title: "<h1>{{visits}}</h1>"
          blocks:
            - column: visits
            - table: {{head: ["<td>", "b"], rows: [["<script>", "{{visits}}"]]}}
            - prose: "[a](javascript:alert(5)) <!-- -->"
"""


def test_words_of_a_hostile_brief_stay_words(brief_file: Callable[[str], Path]) -> None:
    made = make(brief_file(HOSTILE), Options(formats=("html",), verify=True))
    page = parsed(made.files["brief.html"])
    assert not page.all("script", "img")
    assert "alert(1)" in page.all("title")[0].text
    for node in page.walk():
        assert not [key for key in node.attributes if key.startswith("on")]
        assert "javascript:" not in node.attributes.get("href", "")
    assert "<h1>1,033\u00a0<i>" in page.text


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("web")
    build(ROOT / "data" / "library.yaml", Options(out=out, formats=("html",)))
    return out / "library.html"


def test_verify_finds_a_figure_that_was_changed_by_hand(built: Path, tmp_path: Path, capsys) -> None:
    content, brief = built.read_bytes(), str(ROOT / "data" / "library.yaml")
    (tmp_path / "library.html").write_bytes(content.replace(b">103.3<", b">130.3<", 1))
    assert main(["verify", brief, str(built.parent)]) == 0
    assert "library.html states the figures" in capsys.readouterr().out
    assert main(["verify", brief, str(tmp_path)]) == 1
    assert "130.3" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("was", "is_now", "said"),
    [
        ("</main>", "<p>About 99 more</p></main>", "99"),
        ("</main>", "<script>1</script></main>", "script"),
        ('role="tooltip" id="n1"><span><b>', 'role="tooltip" id="n1"><span><b>7 ', "the note says"),
    ],
)
def test_verify_finds_what_was_added(was: str, is_now: str, said: str) -> None:
    content = page_of("library").decode()
    assert was in content
    proof = prove(laid("library"), {"page.html": content.replace(was, is_now, 1).encode()})
    assert proof.differs
    assert any(said in finding.message for finding in proof.findings)


def test_an_edited_web_page_is_kept(built: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "library.html").write_bytes(built.read_bytes().replace(b"<main>", b"<main><p>mine</p>", 1))
    build(ROOT / "data" / "library.yaml", Options(out=tmp_path, formats=("html",)))
    assert len(list(tmp_path.glob("library.kept-*.html"))) == 1


TWO_PAGES = """\
meta: {title: Two branches, language: en}
metrics:
  visits: {label: Visits, unit: thousand, kind: amount, values: {2023: 840, 2025: 1033}}
onepager:
  - {masthead: {title: North}, hero: [{title: Visits, blocks: [{column: visits}]}]}
  - {masthead: {title: South}, hero: [{title: "{visits} came", blocks: [{bullets: [One, Two]}]}]}
"""


def test_several_pages_are_articles_that_a_list_leads_to(brief_file: Callable[[str], Path]) -> None:
    made = make(brief_file(TWO_PAGES), Options(formats=("html",), verify=True))
    page = parsed(made.files["brief.html"])
    assert [node.tag + node.text for node in page.all("h1", "h2")] == ["h1Two branches", "h2North", "h2South"]
    links = [(node.text, node.attributes["href"]) for node in page.all("nav")[0].all("a")]
    assert links == [("North", "#page-1"), ("South", "#page-2")]
    articles = page.all("article")
    assert [node.attributes["id"] for node in articles] == ["page-1", "page-2"]
    assert [node.text for node in articles[1].all("li")] == ["One", "Two"]


SEVERAL = """\
meta: {title: Two branches, language: en}
metrics:
  visits: {label: Visits, unit: thousand, kind: amount, values: {2023: 840, 2025: 1033}}
  loans: {label: Books lent, unit: thousand, kind: amount, values: {2023: 625, 2025: 719}}
onepager:
  - size: A4
  - {name: poster, size: A3, structure: poster}
deck: [{kind: cover}]
"""


def test_each_document_of_a_brief_has_a_web_page_and_a_deck_has_none(
    brief_file: Callable[[str], Path],
) -> None:
    brief = brief_file(SEVERAL)
    assert list(make(brief, Options(formats=("html",), verify=True)).files) == [
        "brief.html",
        "brief-poster.html",
    ]
    chosen = Options(formats=("html",), chosen=Chosen(only=("poster",)))
    assert list(make(brief, chosen).files) == ["brief-poster.html"]
    with pytest.raises(BriefError, match="nothing to write"):
        make(brief, Options(formats=("html",), chosen=Chosen(only=("deck",))))


WIDE = """\
meta: {title: Wide, language: en}
metrics:
  visits: {label: Visits, unit: thousand, kind: amount, values: {2021: 740, 2022: 800, 2023: 840, 2025: 1033}}
onepager: {hero: [{title: Visits, blocks: [{line: visits}]}]}
"""


def test_a_wide_chart_is_drawn_anew_for_narrow_screens_and_says_the_same(
    brief_file: Callable[[str], Path],
) -> None:
    page = parsed(make(brief_file(WIDE), Options(formats=("html",), verify=True)).files["brief.html"])
    wide, narrow = (page.having(word)[0] for word in ("wide", "narrow"))
    widths = [float(node.attributes["viewbox"].split()[2]) for node in (wide, narrow)]
    assert widths[1] < widths[0] / 2
    assert wide.attributes["aria-label"] == narrow.attributes["aria-label"]
    latest = [[node.text for node in drawn.all("text") if "1,033" in node.text] for drawn in (wide, narrow)]
    assert latest[0]
    assert latest[0] == latest[1]


def test_lines_and_stations_between_columns_do_not_make_a_drawing_of_them(
    brief_file: Callable[[str], Path],
) -> None:
    text = (ROOT / "data" / "harbour-transit.yaml").read_text(encoding="utf-8")
    brief = brief_file(text.replace("\nonepager:\n", "\nonepager:\n  structure: timeline\n"))
    page = parsed(make(brief, Options(formats=("html",), verify=True)).files["brief.html"])
    drawn = [node for svg in page.all("svg") for node in svg.all("text") if "role" in node.attributes]
    assert drawn == []  # no heading is part of a drawing
    assert len(page.all("h2", "h3")) >= 8


def test_a_program_gets_a_web_page_and_has_it_read_back(tmp_path: Path) -> None:
    import briefgen

    brief = ROOT / "data" / "library.yaml"
    result = briefgen.build(brief, {"html": tmp_path / "page.html"}, formats=["html"])
    assert result.web == (tmp_path / "page.html").read_bytes()
    assert not briefgen.verify(brief, web=result.web).differs
    assert briefgen.verify(brief, web=result.web.replace(b">103.3<", b">130.3<", 1)).differs


def test_lines_of_a_web_page_begin_at_no_word_or_figures_inside() -> None:
    title = html("qingdao-2025").all("h1")[0]
    assert [each.text for each in title.having("kw")] == [title.text]
    parts = b"".join(page_of("qingdao-2025").split(b"<h1 ")[1].split(b"</h1>")[:1]).decode().split("<wbr>")
    assert [re.sub("<[^>]*>|^.*>(?=.)", "", part) for part in parts][1:3] == ["“十四五”", "科技创新"]


def test_french_marks_stay_on_the_line_of_their_word(brief_file: Callable[[str], Path]) -> None:
    brief = brief_file("""\
meta: {title: "Visites : le bilan ; les prêts", language: fr}
metrics: {visits: {label: Visites, unit: milliers, kind: amount, values: {2024: 915, 2025: 1033}}}
""")
    page = parsed(make(brief, Options(formats=("html",))).files["brief.html"])
    assert page.all("h1")[0].text == "Visites\u00a0: le bilan\u00a0; les prêts"
