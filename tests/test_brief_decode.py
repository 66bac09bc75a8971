"""What becomes of a brief's nodes: dataclasses, or every problem at once, with its place and a way out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

import pytest

from briefgen.base.diagnostics import BriefError, Place
from briefgen.base.phrase import Phrase
from briefgen.blocks.prose import Prose
from briefgen.brief.decode import decode
from briefgen.brief.node import Scalar
from briefgen.brief.source import parse
from briefgen.facts.metric import Claim, Metric, Reading, Value
from briefgen.model.context import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    text: Phrase
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    size: float
    place: Place

    def __post_init__(self) -> None:
        if self.size <= 0:
            raise ValueError("a size is above 0")

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> "Sized":
        return cls(size=float(text), place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    notes: tuple[Note, ...]
    title: str = ""
    place: Place

    @classmethod
    def from_items(cls, items: tuple[Any, ...], place: Place) -> "Group":
        return cls(notes=items, title="short", place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    key: str = field(metadata={"key": True})
    label: str = field(metadata={"doc": "what it is called"})
    count: int = 0
    from_: str = ""
    place: Place


def read(text: str, hint: Any) -> Any:
    return decode(parse(text.encode(), "b.yaml"), hint)


def problems_of(text: str, hint: Any) -> list[str]:
    with pytest.raises(BriefError) as caught:
        read(text, hint)
    return [str(problem) for problem in caught.value.problems]


def only_problem(text: str, hint: Any) -> str:
    (problem,) = problems_of(text, hint)
    return problem


def test_text_is_taken_as_it_is_written_even_when_it_looks_like_a_number():
    assert read("[2025, 2025-12-04, 61.70, no, true, 8K, '']", tuple[str, ...]) == (
        *("2025", "2025-12-04", "61.70", "no", "true", "8K", ""),
    )


def test_a_phrase_remembers_its_place():
    assert read("text: 青岛{talent}", Note).text == Phrase("青岛{talent}", Place("b.yaml", 1, 7))


def test_numbers_keep_their_kind():
    assert read("[1, 2]", tuple[int, ...]) == (1, 2)
    assert read("[1, 2.5]", tuple[float, ...]) == (1.0, 2.5)
    assert str(read("61.70", Decimal)) == "61.70"
    assert read("true", bool) is True
    assert read("1", Literal[1, 2]) == 1


def test_one_value_counts_as_a_list_of_one():
    assert read("panel", tuple[str, ...]) == ("panel",)
    assert [note.text.text for note in read("text: a", tuple[Note, ...])] == ["a"]
    assert read("[[a, b], c]", tuple[tuple[str, ...], ...]) == (("a", "b"), ("c",))


def test_a_key_of_a_mapping_becomes_the_field_marked_as_key():
    found = read("talent: {label: 人才, from: x}", Mapping[str, Named])
    assert (found["talent"].key, found["talent"].label, found["talent"].from_) == ("talent", "人才", "x")


def test_periods_are_keys_though_they_look_like_numbers():
    assert list(read("{2020: 1, 2025H1: 2, 2021-2025: 3}", Mapping[str, int])) == [
        "2020",
        "2025H1",
        "2021-2025",
    ]


def test_short_forms_of_scalars_and_lists_are_taken():
    assert read("3", Sized).size == 3
    assert read("[{text: a}, {text: b}]", Group).title == "short"
    assert [note.text.text for note in read("{text: a}", tuple[Note, ...])] == ["a"]


def test_a_list_will_do_where_one_list_is_all_that_is_required():
    (block,) = read("- prose: [a, b]", tuple[Block, ...])
    assert isinstance(block, Prose)
    assert [phrase.text for phrase in block.text] == ["a", "b"]


def test_a_union_takes_the_member_that_fits_the_node():
    assert isinstance(read("a", Phrase | Note), Phrase)
    assert isinstance(read("text: a", Phrase | Note), Note)
    assert read("[~, a]", tuple[Phrase | None, ...])[0] is None
    assert isinstance(read("[{text: a}]", Group | Phrase), Group)
    assert isinstance(read("a: 1", Any).entries[0].value, Scalar)


def test_an_unknown_key_is_named_with_the_nearest_right_one():
    assert only_problem("a: {label: x, cuont: 2}", Mapping[str, Named]) == (
        "b.yaml:1:15: error: unknown key 'cuont' in a named [unknown-key]\n    hint: did you mean 'count'?"
    )


def test_a_missing_key_is_named_with_what_it_is():
    assert only_problem("a:\n  count: 2", Mapping[str, Named]) == (
        "b.yaml:2:3: error: the key 'label' is missing in a named (a) [missing-key]\n"
        "    hint: label: what it is called"
    )


def test_a_missing_key_that_is_only_misspelled_is_named_once():
    assert "did you mean 'label'" in only_problem("a: {lable: x}", Mapping[str, Named])


def test_a_block_is_called_by_its_word():
    assert "unknown key 'colums' in kpi_grid" in only_problem(
        "- kpi_grid: {items: [a], colums: 2}", tuple[Block, ...]
    )


def test_a_key_that_lacks_its_space_is_explained():
    assert "write 'count: 2'" in only_problem("a: {label: x, count:2}", Mapping[str, Named])
    assert "an ordinary colon and a space" in only_problem("a: {label: x, count：2}", Mapping[str, Named])
    assert "an ordinary colon and a space" in only_problem("label：x", Named)


@pytest.mark.parametrize(
    ("text", "hint", "message"),
    [
        ("[a]", str, "must be a text, found a list"),
        ("[~]", tuple[str, ...], "must be a text, found '~'"),
        ("'3'", int, "must be a whole number, found the text '3'"),
        ("2.5", int, "write it without decimals"),
        ("1,000", float, "without unit, separators or exponent"),
        ("1e400", float, "without unit, separators or exponent"),
        ("nan", float, "must be a number, found the text 'nan'"),
        ("yes", bool, "must be true or false, found the text 'yes'"),
        ("{a: 1}", int, "must be a whole number, found a mapping with the key 'a'"),
        ("rnak", Literal["rank", "share"], "did you mean 'rank'?"),
        ("[1, 2]", tuple[int, int, int], "must be a list of 3"),
        ("[a]", Mapping[str, str], "must be a mapping of keys and values, found a list"),
        ("text", Note, "must be a mapping, found the text 'text'"),
        ("[a]", Sized, "must be a mapping or a text, found a list"),
        ("-1", Sized, "a size is above 0"),
        ("[a]", Phrase | Note, "must be a text or a note, found a list"),
    ],
)
def test_a_value_of_the_wrong_type_says_what_was_found_and_what_belongs_there(text, hint, message):
    assert message in only_problem(text, hint)


def test_a_reference_without_quotes_is_explained():
    problem = only_problem("text: {talent}", Note)
    assert problem.startswith("b.yaml:1:7: error: text must be a text, found a mapping")
    assert 'needs quotes: "{talent} …"' in problem


def test_a_key_without_a_value_hints_at_comments():
    assert "starts with # needs quotes" in only_problem("text: #1 in the world", Note)


def test_all_problems_are_collected_in_the_order_of_the_file():
    found = problems_of("a: {count: x, lable: 1}\nb: {label: [1]}\nc: 3\n", Mapping[str, Named])
    assert [(problem.split(": ")[0], problem.split("[")[-1].split("]")[0]) for problem in found] == [
        ("b.yaml:1:12", "type"),
        ("b.yaml:1:15", "unknown-key"),
        ("b.yaml:2:12", "type"),
        ("b.yaml:3:4", "type"),
    ]


def test_a_block_is_found_by_its_word():
    (block,) = read("- prose: {text: a, muted: true}", tuple[Block, ...])
    assert isinstance(block, Prose)
    assert block.muted


def test_blocks_nest_and_their_problems_keep_their_places():
    text = "- row:\n    - prose: a\n    - stack:\n        - porse: b\n        - prose: {txet: c}\n"
    found = problems_of(text, tuple[Block, ...])
    assert [problem.split(": error: ")[0] for problem in found] == ["b.yaml:4:11", "b.yaml:5:19"]
    assert "did you mean 'prose'?" in found[0]


def test_a_block_with_two_words_is_explained():
    assert "a block must have exactly one word, found prose, muted" in only_problem(
        "- prose: a\n  muted: true\n", tuple[Block, ...]
    )


def test_a_text_where_a_block_belongs_is_explained():
    assert "write its word and a colon" in only_problem("- some text", tuple[Block, ...])
    assert "needs quotes" in only_problem("- {talent}", tuple[Block, ...])


READINGS = {
    "超2400": ("2400", "超"),
    "4800余": ("4800", "余"),
    "近3000": ("3000", "近"),
    "90以上": ("90", "以上"),
    "约12": ("12", "约"),
    "100 多": ("100", "多"),
    "61.70": ("61.70", ""),
    "-3.5": ("-3.5", ""),
    "over 2,400": ("2400", "over"),
    "Nearly 74000": ("74000", "nearly"),
    "more than 12": ("12", "over"),
    "１２": ("12", ""),
    "1 234 567": ("1234567", ""),
    "1'234.5": ("1234.5", ""),
    ".5": ("0.5", ""),
    "+5": ("5", ""),
    "−4.8": ("-4.8", ""),
}


@pytest.mark.parametrize("text", READINGS)
def test_a_reading_keeps_its_number_its_decimals_and_its_qualifier(text):
    reading = read(text, Reading)
    assert (str(reading.number), reading.qualifier, reading.text) == (*READINGS[text], text)


@pytest.mark.parametrize(
    ("text", "number", "qualifier", "unit"),
    [
        ("12%", "12", "", "%"),
        ("50 %", "50", "", "%"),
        ("300万人", "300", "", "万人"),
        ("4800余项", "4800", "余", "项"),
        ("3万余人", "3", "余", "万人"),
        ("90%以上", "90", "以上", "%"),
        ("12个左右", "12", "左右", "个"),
        ("about 12 people", "12", "about", "people"),
        ("£1,250", "1250", "", "£"),
        ("$1.2m", "1.2", "", "$m"),
        ("11.9 Mt CO2e", "11.9", "", "Mt CO2e"),
    ],
)
def test_a_reading_with_its_unit_keeps_both(text, number, qualifier, unit):
    reading = read(f'"{text}"', Reading)
    expected = {"左右": "约"}.get(qualifier, qualifier)
    assert (str(reading.number), reading.qualifier, reading.unit) == (number, expected, unit)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("scarcely 12", "'scarcely' does not qualify a number"),
        ("超2400余", "two qualifiers, 超 and 余: write one"),
        ("many", "is not a number"),
        ("true", "is not a number"),
        ("1 2", "is not a number"),
        ("9" * 5000, "it has at most 40 characters"),
        ("超" + " " * 1_000_000 + "3", "is not a number"),
        ("about 3–5", "write one number"),
        ("5 to 3", "is not a range: write the smaller number first"),
        ("1,5", "a decimal point and not a comma"),
        ("1.234,5", "a decimal point and not a comma"),
        ("1.234.567", "write commas between thousands"),
        ("1e6", "without an exponent"),
        ("(4.8)", "a minus sign before a negative number"),
        ("三百", "write it in digits"),
        ("12,345,67", "is not a number"),
        ("10^4", "is not a number"),
        ("1/2", "is not a number"),
        ("0x10", "is not a number"),
    ],
)
def test_a_reading_that_is_none_says_why(text, message):
    problem = only_problem(text, Reading)
    assert message in problem
    assert len(problem) < 400


def test_a_metric_is_read_with_its_short_forms():
    text = """
talent:
  label: 人才总量
  unit: 万人
  values: {2020: 230, now: {value: 超300, source: panel}, 2024: [290, {value: 291, source: text}]}
  source: panel
  claims:
    - {change: 70, since: 2020}
    - {sum: [a, b]}
"""
    metric = read(text, Mapping[str, Metric])["talent"]
    assert metric.key == "talent"
    assert metric.source == ("panel",)
    assert metric.values["now"][0] == Value(
        value=Reading(number=Decimal(300), qualifier="超", text="超300", place=Place("b.yaml", 5, 36)),
        source=("panel",),
        place=Place("b.yaml", 5, 28),
    )
    assert [str(value.value.number) for value in metric.values["2024"]] == ["290", "291"]
    assert metric.claims[0].since == "2020"
    assert metric.claims[1].sum == ("a", "b")


def test_a_claim_states_exactly_one_thing():
    assert "found none" in only_problem("{since: 2020}", Claim)
    assert "found change and growth" in only_problem("{change: 1, growth: 2}", Claim)


@pytest.mark.parametrize("value", ['{number: 3, text: "3"}', "{number: 3}", "{mark: a}"])
def test_what_a_number_is_made_of_cannot_be_stated_by_keys(value):
    problem = only_problem(f"{{value: {value}}}", Value)
    assert "value must be a text or a number, found a mapping with" in problem
    assert "write it as it is printed, as one text without keys" in problem
