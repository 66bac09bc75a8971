"""Parameters of a brief: where `${name}` stands, what may be set, and what every command makes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.brief.read import read_brief
from briefgen.cli.app import main
from briefgen.pipeline.filenames import set_stem
from briefgen.pipeline.lay_out import lay_out

WAITS = """\
parameters:
  site: {label: Site, default: Northgate, one_of: [Northgate, Quayside]}
meta: {title: "Waits at ${site}", language: en}
sources: {report: {title: "Returns of ${site}"}}
data: {returns: {file: "${site}.csv"}}
metrics:
  wait:
    label: Median wait at ${site}
    unit: minutes
    kind: amount
    source: report
    from: {table: returns, value: wait, period: month, where: {site: "${site}"}}
"""


@pytest.fixture
def waits(tmp_path: Path) -> Path:
    for site, last in (("Northgate", "39.5"), ("Quayside", "37.1")):
        rows = f"site,month,wait\n{site},2025-08,41.2\n{site},2025-09,{last}\nElse,2025-09,1\n"
        (tmp_path / f"{site}.csv").write_text(rows, "utf-8")
    path = tmp_path / "waits.yaml"
    path.write_text(WAITS, "utf-8")
    return path


def problems(path: Path, **settings: str) -> list[str]:
    with pytest.raises(BriefError) as error:
        lay_out(path, settings=settings)
    return [f"{each.place.line}:{each.place.column} {each.message}" for each in error.value.problems]


def test_a_parameter_stands_in_titles_labels_files_and_filters(waits: Path) -> None:
    for settings, site, last in (({}, "Northgate", "39.5"), ({"site": "Quayside"}, "Quayside", "37.1")):
        brief = read_brief(waits, settings)
        assert str(brief.meta.title) == f"Waits at {site}"
        assert brief.sources["report"].title == f"Returns of {site}"
        assert brief.metrics["wait"].label == f"Median wait at {site}"
        (value,) = brief.metrics["wait"].values["2025-09"]
        assert value.value.text == last


def test_two_dollars_write_one_and_a_dollar_before_a_figure_stays(
    brief_file: Callable[[str], Path],
) -> None:
    path = brief_file(
        "parameters: {site: Northgate}\n"
        "meta: {title: 'At ${site}, $${{site}}, US${cost} in ${cost.2024}', language: en}\n"
        "sources: {r: {title: R}}\n"
        "metrics: {cost: {label: Cost, unit: million, values: {2024: 3, 2025: 4}, source: r}}\n"
    )
    cover = lay_out(path).deck.pages[0]
    assert cover.title == "At Northgate, ${site}, US$4 million in $3 million"


def test_a_value_is_text_and_never_yaml(brief_file: Callable[[str], Path]) -> None:
    text = "parameters: {v: x}\nmeta: {title: '${v}', language: en}\nnumerals: ['${v}']\n"
    for value in ("null", "[1, 2]", "true", "a: b", "- c", "#d", "'e'"):
        brief = read_brief(brief_file(text), {"v": value})
        assert str(brief.meta.title) == value
        assert brief.numerals == (value,)


def test_a_number_is_taken_where_one_belongs(brief_file: Callable[[str], Path]) -> None:
    text = (
        "parameters: {n: 4}\nmeta: {title: T, language: en, fiscal_year: {starts: '${n}'}}\n"
        "onepager: {hero: [{width: '${n}', blocks: [source_list]}]}\n"
    )
    page = read_brief(brief_file(text)).page
    assert page is not None
    assert page.hero[0].width == 4.0


def test_unknown_missing_and_forbidden_values_are_errors_with_their_places(waits: Path) -> None:
    waits.write_text(
        WAITS.replace("at ${site}\n", "at ${sit}\n").replace("default: Northgate, ", ""), "utf-8"
    )
    assert problems(waits) == [
        "2:9 the parameter site (Site) is not set",
        "8:12 there is no parameter 'sit'",
    ]
    assert problems(waits, site="Nortgate") == [
        "2:9 site: 'Nortgate' is none of its values",
        "8:12 there is no parameter 'sit'",
    ]
    assert problems(waits, site="Quayside", sight="x") == [
        "2:3 'sight' is set, which is no parameter of this brief",
        "8:12 there is no parameter 'sit'",
    ]


def test_an_error_in_a_text_with_a_parameter_points_at_that_text(waits: Path) -> None:
    waits.write_text(WAITS.replace('site: "${site}"', 'site: "${site}s"'), "utf-8")
    assert problems(waits) == ["12:70 no row of Northgate.csv has 'Northgates' in 'site'"]


@pytest.mark.parametrize(
    ("declared", "value", "said"),
    [
        ("{pattern: '[A-Z]{2}'}", "Ab", "'Ab' does not match its pattern, [A-Z]{2}"),
        ("{default: x}", "a{b}", "the value 'a{b}' has a {"),
        ("{default: x}", "a\nb", "the value 'a\\nb' has the invisible U+000A"),
        ("{default: x}", "a\u202eb", "the value 'a\\u202eb' has the invisible U+202E"),
        ("{default: x}", "a" * 501, "a value of 501 characters; the limit is 500"),
    ],
)
def test_a_value_fits_its_parameter(
    brief_file: Callable[[str], Path], declared: str, value: str, said: str
) -> None:
    path = brief_file(f"parameters: {{v: {declared}}}\nmeta: {{title: 'T ${{v}}', language: en}}\n")
    assert problems(path, v=value)[0] == f"1:17 v: {said}"


def test_a_default_fits_its_parameter_and_a_pattern_is_one(brief_file: Callable[[str], Path]) -> None:
    path = brief_file("parameters: {v: {default: c, one_of: [a, b]}}\nmeta: {title: 'T ${v}'}\n")
    assert problems(path)[0] == "1:27 'c' is none of its values; allowed: a, b"
    path = brief_file("parameters: {v: {pattern: '['}}\nmeta: {title: T, language: en}\n")
    assert "is not a regular expression" in problems(path)[0]


def test_keys_may_have_parameters_and_two_that_become_one_are_an_error(
    brief_file: Callable[[str], Path],
) -> None:
    path = brief_file(
        "parameters: {y: 2025}\nmeta: {title: T, language: en}\nsources: {r: {title: R}}\n"
        "metrics: {m: {label: M, unit: t, values: {2024: 3, '${y}': 4}, source: r}}\n"
    )
    assert list(read_brief(path).metrics["m"].values) == ["2024", "2025"]
    with pytest.raises(BriefError, match="the key '2024' is a duplicate"):
        read_brief(path, {"y": "2024"})


def test_a_parameter_that_no_text_uses_is_a_warning(waits: Path) -> None:
    waits.write_text(WAITS.replace("parameters:\n", "parameters:\n  year: 2025\n"), "utf-8")
    assert [(each.severity, each.code, each.message) for each in lay_out(waits).problems] == [
        ("warning", "unused", "no text uses the parameter 'year'")
    ]


def test_files_of_other_values_have_other_names(waits: Path) -> None:
    out = waits.parent / "out"
    for words in ((), ("--set", "site=Quayside")):
        assert main(["build", str(waits), "--out", str(out), "--quiet", "--manifest", *words]) == 0
    names = {file.name for file in out.iterdir()}
    assert {"waits.pptx", "waits.pdf", "waits-Quayside.pptx", "waits-Quayside.pdf"} < names
    manifest = json.loads((out / "waits-Quayside.manifest.json").read_text("utf-8"))
    assert manifest["parameters"] == {"site": "Quayside"}


def test_no_two_settings_share_a_name() -> None:
    declared = ("a", "b", "c")
    settings = [
        {"a": "x"}, {"b": "x"}, {"a": "x", "b": "y"}, {"a": "x-y"}, {"a": "x", "b": "y", "c": "z"},
        {"a": "x-y", "b": "z"}, {"a": "x", "b": "y-z"}, {"a": "x", "b": "y-z", "c": "w"}, {"a": "x/y"},
        {"a": "x?y"}, {"a": "con"}, {"a": ""}, {"a": "", "b": ""}, {"a": " x"}, {"a": "x."}, {},
    ]  # fmt: skip
    stems = [set_stem(Path("b.yaml"), each, declared) for each in settings]
    assert len(set(map(str.casefold, stems))) == len(settings)
    assert stems[0] == "b-x"
    assert stems[2] == "b-x-y"
    assert stems[4] == "b-x-y-z"
    assert not any(re.search(r'[<>:"/\\|?*]|[ .]$', stem) for stem in stems)
    assert set_stem(Path("b.yaml"), {"site": "Northgate"}, ["site"]) == "b-Northgate"
    assert set_stem(Path("b.yaml"), {"site": "A", "month": "2025-06"}, ["site", "month"]) == "b-A-2025-06"


def test_verify_finds_the_files_of_the_values_and_holds_them_against_these(
    waits: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = waits.parent / "out"
    assert main(["build", str(waits), "--out", str(out), "--quiet", "--set", "site=Quayside"]) == 0
    assert main(["verify", str(waits), str(out), "--set", "site=Quayside"]) == 0
    assert "waits-Quayside.pptx and waits-Quayside.pdf state the figures" in capsys.readouterr().out
    (out / "waits-Quayside.pptx").rename(out / "waits.pptx")
    assert main(["verify", str(waits), str(out)]) == 1


def test_the_ledger_has_a_column_of_parameters(waits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", str(waits), "--json", "--set", "site=Quayside"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert {each["parameters"] for each in figures} == {"site=Quayside"}
    waits.write_text(re.sub(r"parameters:\n.*\n", "", WAITS).replace("${site}", "Northgate"), "utf-8")
    assert main(["facts", str(waits), "--json"]) == 0
    assert "parameters" not in json.loads(capsys.readouterr().out)[0]


def test_diff_compares_one_brief_with_itself_set_otherwise(
    waits: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(waits), str(waits), "--set-old", "site=Northgate", "--set", "site=Quayside"]
    assert main(["diff", *words]) == 0
    said = capsys.readouterr().out
    assert "Waits at Quayside" in said
    assert "39.5 minutes → 37.1 minutes" in said


def test_diff_sets_an_older_brief_only_what_it_knows(waits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = waits.with_name("old.yaml")
    old.write_text(re.sub(r"parameters:\n.*\n", "", WAITS).replace("${site}", "Northgate"), "utf-8")
    assert main(["diff", str(old), str(waits), "--set", "site=Quayside"]) == 0
    assert main(["check", str(waits), "--against", str(old), "--set", "site=Quayside"]) == 0
    assert main(["diff", str(old), str(waits), "--set", "sight=Quayside"]) == 2


@pytest.mark.parametrize("words", [["--set", "site"], ["--set", "=x"], ["--set", "a=b", "--set", "a=c"]])
def test_what_sets_nothing_or_sets_twice_is_refused(
    waits: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(waits), *words]) == 2
    assert "--set" in capsys.readouterr().err


def test_eject_says_which_values_are_written_out(waits: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = waits.with_name("new.yaml")
    assert main(["eject", str(waits), "--set", "site=Quayside", "--out", str(new)]) == 0
    assert "Quayside (${site})" in capsys.readouterr().out
