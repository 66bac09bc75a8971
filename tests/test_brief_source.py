"""What the reader says of files that are no YAML, or YAML that a brief must not be."""

import os

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from briefgen.base.diagnostics import BriefError
from briefgen.brief import event_walk, source
from briefgen.brief.node import Mapping, Scalar, Sequence
from briefgen.brief.source import parse, read_source


@pytest.fixture(params=["libyaml", "python"])
def read(request, monkeypatch):
    """The reader, with the C parser and with the Python one that takes its place."""
    if request.param == "python":
        monkeypatch.setattr(event_walk, "_LOADER", yaml.SafeLoader)
    return lambda text: parse(text.encode() if isinstance(text, str) else text, "b.yaml")


def problems_of(read, text):
    with pytest.raises(BriefError) as caught:
        read(text)
    return caught.value.problems


def only_problem(read, text):
    (problem,) = problems_of(read, text)
    return problem


def where(problem):
    return problem.place.line, problem.place.column


def test_it_keeps_line_and_column_of_keys_and_values_counted_in_characters(read):
    root = read("meta:\n  标题: 青岛\n  tags: [创新, x]\n")
    title = root.entries[0].value.entries[0]
    assert (title.key.place.line, title.key.place.column) == (2, 3)
    assert (title.value.place.line, title.value.place.column) == (2, 7)
    tags = root.entries[0].value.get("tags")
    assert isinstance(tags, Sequence)
    assert (tags.items[1].place.line, tags.items[1].place.column) == (3, 14)


def test_it_types_plain_numbers_true_false_and_null_and_nothing_else(read):
    root = read(
        "[1, -2.50, true, false, null, ~, no, yes, 12:30, 010, 0x1F, 1e5, 2025-12-04, 1_000, '3', .5]"
    )
    assert [node.value for node in root.items] == [
        *(1, -2.5, True, False, None, None),
        *("no", "yes", "12:30", "010", "0x1F", "1e5", "2025-12-04", "1_000", "3", ".5"),
    ]


def test_it_keeps_a_number_as_it_is_printed(read):
    assert read("61.70").text == "61.70"


def test_it_tolerates_a_byte_order_mark_and_does_not_count_it(read):
    root = read(b"\xef\xbb\xbfmeta: 1\n")
    assert isinstance(root, Mapping)
    assert where(root.entries[0].key) == (1, 1)


def test_it_takes_windows_line_ends_and_block_texts(read):
    root = read("a: 1\r\nb: |\r\n  x\r\n  y\r\n")
    assert root.entries[1].key.place.line == 2
    assert root.get("b").text == "x\ny"


def test_an_escaped_windows_line_end_is_a_line_end(read):
    assert read('title: "one\\r\\ntwo\\rthree"').entries[0].value.text == "one\ntwo\nthree"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~\n", "null"])
def test_an_empty_file_is_named_empty(read, text):
    assert only_problem(read, text).message == "this file is empty"


@pytest.mark.parametrize(
    ("data", "seems"),
    [
        ("标题: 青岛科技创新".encode("gbk"), "GBK"),
        ("标题: 青岛".encode("utf-16"), "UTF-16"),
        ("title: Harbour".encode("utf-16-le"), "UTF-16"),
        (b"title: ok\nkicker: \xff\xff", "does not belong"),
    ],
)
def test_another_encoding_is_named_with_the_way_out(read, data, seems):
    problem = only_problem(read, data)
    assert seems in problem.message
    assert "UTF-8" in problem.hint


def test_the_first_byte_that_is_no_utf8_has_a_place(read):
    assert where(only_problem(read, b"a: 1\nb: x\xff")) == (2, 5)


def test_a_key_that_stands_twice_names_both_lines(read):
    problem = only_problem(read, "meta:\n  title: a\n  title: b\n")
    assert where(problem) == (3, 3)
    assert "line 2" in problem.hint


def test_every_duplicate_alias_anchor_and_tag_is_named_at_once(read):
    problems = problems_of(read, "a: &x 1\nb: *x\nc: !!python/object:os.system {}\nd: {<<: {e: 1}}\na: 2\n")
    assert [problem.code for problem in problems] == ["anchor", "alias", "tag", "merge", "duplicate-key"]


def test_a_bomb_of_aliases_is_refused_without_being_expanded(read):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    problems = problems_of(read, "\n".join(lines))
    assert {problem.code for problem in problems} == {"anchor", "alias"}
    assert len(problems) <= source.MOST_PROBLEMS


@pytest.mark.parametrize("text", ["[" * 10_000, "{a: " * 10_000, "- " * 10_000 + "x", "[" * 200_000])
def test_deep_nesting_is_a_problem_and_no_crash(read, text):
    assert only_problem(read, text).code == "depth"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 10_000, (1, 41)),
        ("meta: {title: 青岛}\nlist:\n  - " + "[" * 2_000 + "]" * 2_000, (3, 43)),
        ("a: " + "{键: [" * 30 + "x" + "]}" * 30, (1, 3 + 5 * 19 + 5)),
        ("- " * 45 + "x", (1, 81)),
    ],
)
def test_the_bracket_or_dash_that_is_one_too_deep_is_the_place_whoever_counts_first(read, text, place):
    assert where(only_problem(read, text)) == place


def test_an_error_behind_brackets_that_are_deep_enough_to_stop_at_does_not_hide_them(read):
    assert only_problem(read, "[" * 60 + "@").code == "depth"
    assert only_problem(read, "[" * 30 + "@").code == "quotes"


def test_a_file_beyond_the_limits_is_refused(read, monkeypatch):
    assert only_problem(read, b"#" * (source.MOST_BYTES + 1)).code == "size"
    monkeypatch.setattr(event_walk, "MOST_EVENTS", 100)
    assert only_problem(read, "[" + "x, " * 200 + "]").code == "size"


@pytest.mark.parametrize("number", [".nan", ".NaN", ".inf", "-.INF", "+.inf"])
def test_a_number_that_is_none_is_refused(read, number):
    assert only_problem(read, f"a: {number}").code == "number"


@pytest.mark.parametrize("character", ["\x07", "\x00", "\x85", "\u2028", "\ufffe"])
def test_characters_that_cannot_be_printed_are_named(read, character):
    problem = only_problem(read, "a: 1\nb: x" + character + "y\n")
    if character != "\x00":
        assert where(problem) == (2, 5)
        assert f"U+{ord(character):04X}" in problem.message


@pytest.mark.parametrize("escape", ["\\a", "\\ud800", "\\x00", "\\u2029"])
def test_characters_that_cannot_be_printed_do_not_come_in_by_escapes(read, escape):
    assert only_problem(read, f'a: "x{escape}"').place.line == 1


def test_a_second_document_is_refused(read):
    assert where(only_problem(read, "a: 1\n---\nb: 2\n")) == (2, 1)


# what is written, where the problem is, what its message and its hint say
SLIPS = {
    "a tab": ("a:\n\tb: 1\n", (2, 1), "a tab", "spaces"),
    "a tab further down": ("a:\n  b: 1\n\tc: 2\n", (3, 1), "a tab", "spaces"),
    "a wide space": ("a:\n\u3000b: 1\n", (2, 1), "full-width", "ordinary spaces"),
    "no space after a colon": ("m:\n  title:x\n  b: 1\n", (2, 8), "space is missing", "'title: '"),
    "no space after the last colon": ("m:\n  b: 1\n  title:x\n", (3, 8), "space is missing", "'title: '"),
    "no space after a dash": ("a:\n  - b\n  -c\n", (3, 4), "after the dash", "'- '"),
    "a full-width colon": ("m:\n  标题：x\n  b: 1\n", (2, 5), "full-width colon", "'标题: '"),
    "a last full-width colon": ("m:\n  b: 1\n  标题：x\n", (3, 5), "full-width colon", "'标题: '"),
    "a full-width comma": ("a: {b: 1，c: 2}\n", (1, 9), "full-width comma", "', '"),
    "an open quote": ('a: "x\nb: 1\n', (1, 4), "not closed", 'write "'),
    "an open bracket": ("a: [1, 2\nb: 1\n", (1, 4), "[ here is not closed", "]"),
    "an open brace": ("a: {x: 1\nb: 1\n", (1, 4), "{ here is not closed", "}"),
    "a bracket open at the end": ("b: 1\na: [", (2, 4), "[ here is not closed", "]"),
    "a brace open behind a comma": ("b: 1\na: {x: [1],\n", (2, 4), "{ here is not closed", "}"),
    "a bracket open behind a #": ("a: {n: x #1}\nb: 1\n", (1, 4), "not closed", "comment"),
    "a leading reference": ("a: {talent}总量\n", (1, 4), "starts with {talent}", '"{talent}总量"'),
    "a leading reference in a list": (
        "- {t.growth|signed}，增\n- b\n",
        (1, 3),
        "{t.growth|signed}",
        "quotes",
    ),
    "a leading reference in braces": ("a: {b: {talent}增, c: 1}\n", (1, 8), "starts with {talent}", "quotes"),
    "a reference before a colon": ("- {talent}: 增\n", (1, 3), "starts with {talent}", "quotes"),
    "a leading bracket": ("a: [注] x\n", (1, 4), "starts with [注]", "quotes"),
    "text after a quote": ('a: "x"总量\n', (1, 7), "after the closing", "move"),
    "a colon in a text": ("a: b: c\n", (1, 5), "a colon with a space", "quotes"),
    "a star": ("a: *x* y\n", (1, 4), "cannot start with *", "quotes"),
    "an at sign": ("a: @x\n", (1, 4), "cannot start with @", "quotes"),
    "a percent sign": ("a: %x\n", (1, 4), "cannot start with %", "quotes"),
    "a greater sign": ("- >5%\n", (1, 3), "cannot start with >", "quotes"),
    "a line too far left": ("a:\n  b: 1\n c: 2\n", (3, 2), "column 2", "same column"),
    "a line too far right": ("a:\n  b: 1\n   c: 2\n", (3, 4), "indented more", "same column"),
    "a key among items": ("a:\n  - b\n  c: 1\n", (3, 3), "a key stands among", "indent"),
    "an item among keys": ("a:\n  c: 1\n  - b\n", (3, 3), "a list item stands among", "indent"),
    "a word without a colon": ("a: 1\nword\nb: 2\n", (2, 1), "'word' has no colon", "key: value"),
    "an unknown escape": ('a: "\\d"\n', None, "backslash", "single quotes"),
    "no key": ("a: 1\n: 2\n", (2, 1), "missing", ""),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_the_pen_is_explained_in_plain_words(read, slip):
    text, place, message, hint = SLIPS[slip]
    problem = only_problem(read, text)
    assert message in problem.message
    assert hint in problem.hint
    assert place in (None, where(problem))


def test_a_missing_file_names_its_neighbours(tmp_path):
    (tmp_path / "brief.yaml").write_text("a: 1")
    with pytest.raises(BriefError, match=r"no such file[\s\S]*brief\.yaml"):
        read_source(tmp_path / "breif.yaml")


def test_a_folder_and_a_pipe_are_no_brief(tmp_path):
    with pytest.raises(BriefError, match="a folder"):
        read_source(tmp_path)
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(BriefError, match="not an ordinary file"):
        read_source(tmp_path / "pipe.yaml")


def test_a_path_that_no_system_takes_is_a_problem():
    with pytest.raises(BriefError, match="cannot be read"):
        read_source(source.Path("a\0b.yaml"))
    with pytest.raises(BriefError, match="cannot be read"):
        read_source(source.Path("x" * 5000 + ".yaml"))


def test_a_file_is_read_with_its_name_in_every_place(tmp_path):
    path = tmp_path / "b.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    root = read_source(path)
    assert str(root.place) == f"{path}:1:1"
    assert isinstance(root.get("a"), Scalar)


YAML_LIKE = st.text(alphabet=" \n\t-:,[]{}#&*!|>'\"%@`?~<.019ax标：，\u3000\ufeff", max_size=60)


@settings(max_examples=200, deadline=None)
@given(YAML_LIKE | st.binary(max_size=40))
def test_whatever_it_reads_it_returns_a_tree_or_problems(text):
    try:
        root = parse(text.encode() if isinstance(text, str) else text, "b.yaml")
    except BriefError:
        return
    assert isinstance(root, Mapping | Sequence | Scalar)


@pytest.mark.parametrize("style", ["", ">", '"', "'"])
def test_chinese_over_several_lines_gets_no_spaces_where_the_lines_are_joined(read, style):
    lines = ("全市人才总量达到", "三百万人，", "张 三与 GDP", "一起增长。The GDP", "grew again")
    end = style.strip(">")
    text = f"title: {style}" + ("" if end else "\n  ") + "\n  ".join(lines) + end
    (entry,) = read(text).entries
    assert entry.value.text == "全市人才总量达到三百万人，张 三与 GDP 一起增长。The GDP grew again"


def test_the_end_of_a_block_is_no_part_of_its_text(read):
    (entry,) = read("title: |\n  一行\n  二行\n").entries
    assert entry.value.text == "一行\n二行"


def test_the_line_after_a_block_is_no_part_of_its_text(read):
    entries = read("a: >\n  全市人才\n  说中文 键盘的中文\n键: 值\n").entries
    assert entries[0].value.text == "全市人才说中文 键盘的中文"


@pytest.mark.parametrize("style", ["|", "|+", ">", ">+", "|-"])
def test_a_block_without_a_line_is_empty(read, style):
    entries = read(f"a: {style}\n\nb: 1\n").entries
    assert [entry.value.text for entry in entries] == ["", "1"]
