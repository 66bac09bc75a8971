"""`briefgen schema`: it refuses typical mistakes in a brief, and nothing that briefgen accepts."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from docs_kit import ROOT, Example, examples
from jsonschema import Draft202012Validator
from schema_kit import as_an_editor_reads, refusals, refused_data, validator

from briefgen.base.diagnostics import BriefError
from briefgen.brief.decoding import SCALARS
from briefgen.brief.json_schema import OF_SCALARS
from briefgen.brief.read import read_brief
from briefgen.brief.vocabulary import describe, word, words
from briefgen.cli.app import main
from briefgen.cli.gallery.example import COMMON, FOLDER
from briefgen.cli.schema_text import KINDS, schema_text
from fuzz import beside, found
from fuzz.briefs import brief_tree
from fuzz.choice import Choice
from fuzz.mutants import mutated
from fuzz.tree import written

HOMES = ("data/**", "docs/examples", "briefgen/start/kinds")
BRIEFS = sorted(path for home in HOMES for path in ROOT.glob(f"{home}/*.yaml"))
BRIEF = """
meta: {title: Schools of Ayton, language: en, date: 2025-12-04, fiscal_year: April}
parameters: {region: {label: Region, default: Ayton}, height: 1}
theme: serif
sources: {council: {title: Annual report, date: 2025-11}}
metrics:
  schools:
    label: Schools
    unit: schools
    kind: amount
    values: {2024: 38, 2025-10: about 40, Nov 2025: {value: "41", source: council}, 2025年12月: null}
    source: council
    claims: [{growth: 5%, since: previous}]
numerals: [911]
says: [{words: page 2, reason: it is so}]
story: {lead: [schools], length: short}
onepager:
  size: A3
  pillars:
    - key: all
      title: Schools
      modules: [{title: "Schools of {schools}", width: 1.5, blocks: [{kpi: schools}, {prose: "${region}"}]}]
deck:
  - {kind: cover}
  - title: Ayton has {schools}
    layout: two-columns
    blocks:
      - kpi: {metric: schools, size: display, versus: [previous]}
      - column: {metrics: schools, average: true}
      - source_list
"""
MISTAKES = (
    ("meta: {title: Schools of Ayton, ", "meta: {"),
    ("title: Schools of Ayton", "titel: Schools of Ayton"),
    ("title: Schools of Ayton", "title: Ayton, subtitle: 2025"),
    ("title: Schools of Ayton", "title: null"),
    ("title: Schools of Ayton", 'title: ""'),
    ("title: Schools of Ayton", "title: [Schools]"),
    ("language: en", "language: English"),
    ("date: 2025-12-04", "date: yesterday"),
    ("date: 2025-12-04", "date: true"),
    ("fiscal_year: April", "fiscal_year: [April]"),
    ("\nmeta:", "\nMeta:"),
    ("\nmetrics:", "\nmetric:"),
    ("theme: serif", "theme: {name: serif}"),
    ("label: Region", "lable: Region"),
    ("{title: Annual report, date: 2025-11}", "{publisher: Ayton}"),
    ("label: Schools", "name: Schools"),
    ("label: Schools", "label: {en: Schools}"),
    ("unit: schools", "units: schools"),
    ("kind: amount", "kind: number"),
    ("kind: amount", "kind: [amount]"),
    ("{2024: 38,", "{last year: 38,"),
    ("2024: 38", "2024: {number: 38}"),
    ("2024: 38", '2024: {value: "38", sources: council}'),
    ("{value: \"41\", source: council}", "{source: council}"),
    ("{growth: 5%,", "{grew: 5%,"),
    ("since: previous", "since: before"),
    ("numerals: [911]", "numerals: {a: 911}"),
    ("reason: it is so", "because: it is so"),
    ("lead: [schools]", "first: [schools]"),
    ("length: short", "length: 10"),
    ("size: A3", "size: A6"),
    ("size: A3", "orientation: upright"),
    ("    - key: all\n      title", "    - title"),
    ("width: 1.5", "width: wide"),
    ("width: 1.5", 'width: "1.5"'),
    ("{kpi: schools},", "{kpis: schools},"),
    ("{kpi: schools},", "{kpi: schools, prose: Text},"),
    ("{kpi: schools},", "kpi,"),
    ("{kpi: schools},", "{},"),
    ("kind: cover", "kind: title"),
    ("layout: two-columns", "layout: two columns"),
    ("title: Ayton has {schools}", "titles: Ayton has {schools}"),
    ("size: display", "size: huge"),
    ("versus: [previous]", "versus: [last year]"),
    ("{metric: schools, size", "{size"),
    ("{metrics: schools, average", "{series: schools, average"),
    ("average: true", "average: 'true'"),
    ("- source_list", "- sources"),
    ("- source_list", "- null"),
)  # fmt: skip


def test_the_brief_of_the_mistakes_is_right_without_them(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(BRIEF, encoding="utf-8")
    read_brief(path)
    assert refusals(BRIEF) == []


@pytest.mark.parametrize(("right", "wrong"), MISTAKES, ids=lambda text: text.strip()[:30])
def test_a_mistake_is_refused_by_the_schema_as_by_briefgen(right: str, wrong: str, tmp_path: Path) -> None:
    assert BRIEF.count(right) == 1
    mistaken = BRIEF.replace(right, wrong)
    assert refusals(mistaken) != []
    path = tmp_path / "brief.yaml"
    path.write_text(mistaken, encoding="utf-8")
    with pytest.raises(BriefError):
        read_brief(path)


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_a_shipped_brief_keeps_to_the_schema(path: Path) -> None:
    assert refusals(path.read_bytes()) == []


def test_briefs_that_failed_once_and_are_accepted_keep_to_the_schema() -> None:
    accepted = []
    for path in sorted(found.HOME.glob("*.yaml")):
        with contextlib.suppress(BriefError):
            read_brief(path)
            accepted.append(path)
    assert accepted
    assert {path.name: refused for path in accepted if (refused := refusals(path.read_bytes()))} == {}


@pytest.mark.parametrize(
    "example", [each for each in examples() if not each.is_brand], ids=lambda each: f"{each.page}:{each.line}"
)
def test_an_example_of_the_documentation_keeps_to_the_schema(example: Example) -> None:
    text = example.text if example.is_theme else example.whole()
    assert refusals(text, "theme" if example.is_theme else "brief") == []


def test_the_gallery_keeps_to_the_schema() -> None:
    examples = [as_an_editor_reads(path.read_bytes()) for path in sorted(FOLDER.glob("[a-z]*.yaml"))]
    metrics = {key: each for example in examples for key, each in example.get("metrics", {}).items()}
    slides = [{"title": example["title"], "blocks": example["blocks"]} for example in examples]
    assert len(slides) == len(words())
    assert refused_data({"meta": {"title": "Gallery"}, "metrics": metrics, "deck": slides}) == []
    assert refusals(COMMON.read_bytes()) == []


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("templates/*/theme.yaml")), ids=lambda path: path.parent.name
)
def test_a_theme_that_comes_along_keeps_to_the_schema_of_themes(path: Path) -> None:
    assert refusals(path.read_bytes(), "theme") == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("theme", "extends: serif\npallete: {}"),
        ("theme", "extends: serif\npalette: {ink: [1, 2, 3]}"),
        ("template", "cover: Title Slide"),
        ("template", "file: a.potx\ncover: {layout: 1, tittle: 2}"),
    ],
)
def test_mistakes_in_a_theme_and_in_a_template_are_refused(kind: str, text: str) -> None:
    assert refusals(text, kind) != []


def test_the_choices_that_a_template_takes_keep_to_its_schema() -> None:
    assert (
        refusals(
            "file: a.potx\nmaster: 1\ncover: Title\ncontent: {layout: 2, free: [1, 2, 3, 4]}", "template"
        )
        == []
    )


def test_a_brief_of_the_fuzzer_that_is_accepted_is_never_refused_by_the_schema(tmp_path: Path) -> None:
    beside.furnish(tmp_path)
    accepted, refused = 0, []
    for seed in range(420):
        choice = Choice.of_seed(f"schema {seed}")
        tree = brief_tree(choice, tmp_path)
        if seed % 2:
            mutated(choice, tree, 1)
        path = tmp_path / "brief.yaml"
        path.write_bytes(written(tree))
        try:
            read_brief(path)
        except BriefError:
            continue
        accepted += 1
        refused += [(seed, each) for each in refusals(path.read_bytes())]
    assert refused == []
    assert accepted >= 200


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one_of_the_dialect_that_it_names(kind: str) -> None:
    schema = json.loads(schema_text(kind))
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$schema"]
    Draft202012Validator.check_schema(schema)


def test_every_kind_of_scalar_that_is_decoded_has_its_schema() -> None:
    assert OF_SCALARS.keys() == SCALARS.keys()


@pytest.mark.parametrize("name", words())
def test_every_key_of_a_word_is_described_as_in_the_documentation(name: str) -> None:
    form = validator().schema["$defs"][name]
    mapping = next((each for each in form.get("anyOf", ()) if each.get("type") == "object"), form)
    cls = word(name)
    assert cls is not None
    assert {key: each["description"] for key, each in mapping["properties"].items()} == {
        key: doc for key, _, _, doc in describe(cls)
    }


def test_a_block_shows_the_gallery_s_example() -> None:
    assert validator().schema["$defs"]["kpi"]["examples"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_in_the_documentation_is_that_of_the_code(kind: str) -> None:
    committed = (ROOT / "docs" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(kind), "run scripts/make_docs.py"


def test_the_command_prints_the_schema_or_writes_it(capsys, tmp_path: Path) -> None:
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == schema_text("brief")
    assert main(["schema", "theme", "-o", str(tmp_path / "of themes.json")]) == 0
    assert (tmp_path / "of themes.json").read_text(encoding="utf-8") == schema_text("theme")


def test_a_schema_that_cannot_be_written_says_why(capsys, tmp_path: Path) -> None:
    assert main(["schema", "-o", str(tmp_path / "no" / "where.json")]) == 1
    assert "where.json is not written: No such file" in capsys.readouterr().err
