"""The documentation says what the code does: tables, printed messages, commands, links and pictures."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from docs_kit import PAGES, ROOT, is_example, script, snippets
from fork_kit import forked
from PIL import Image

from briefgen.brief.vocabulary import describe, word, words
from briefgen.cli.app import _parser
from briefgen.cli.gallery.book import shown_words

make_docs = script("make_docs")
_LINK = re.compile(r"(?<!\!)\[[^\]]*\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def without_sizes(text: str) -> str:
    """Blot out the sizes of files: they differ by a few bytes from one library's version to the next."""
    return re.sub(r"[\d,]+ KiB", "… KiB", text)


MADE = tuple(page for page in PAGES if make_docs.PART.search(read(page)))


@pytest.mark.parametrize("page", MADE)
def test_a_page_is_what_the_script_makes_of_it(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    consoles = script("doc_consoles")

    def printed(words: list[str], folder: Path, language: str) -> str:
        return forked(words, consoles.spoken_in(language), folder, as_one=True).stdout

    monkeypatch.setattr(consoles, "run", printed)
    made = make_docs.remade(read(page))
    assert without_sizes(read(page)) == without_sizes(made), "run scripts/make_docs.py"


def test_every_record_and_every_word_has_its_table() -> None:
    documented = {name for page in PAGES for name in make_docs.markers(read(page), "keys")}
    assert documented == {*make_docs.RECORDS, *words()}


@pytest.mark.parametrize("name", [*make_docs.RECORDS, *words()])
def test_every_key_says_what_it_means(name: str) -> None:
    cls = make_docs.RECORDS.get(name) or word(name)
    assert [key for key, _, _, doc in describe(cls) if not doc] == []


def test_a_chart_without_a_section_is_given_one_in_its_place() -> None:
    text = read("docs/brief-format.md")
    start, end = text.index("### `gauge`"), text.index("### `heatmap`")
    page = make_docs.with_every_chart(text[:start] + text[end:])
    assert page.index("### `gauge`") == start
    assert make_docs.markers(page, "keys") == make_docs.markers(text, "keys")
    assert make_docs.with_every_chart(text) == text


def test_every_made_table_is_shown_somewhere() -> None:
    shown = {name for page in MADE for name in make_docs.markers(read(page), "table")}
    assert shown == set(make_docs.TABLES)


@pytest.mark.parametrize("page", PAGES)
def test_a_snippet_is_run_or_says_why_not(page: str) -> None:
    """Made blocks are; diffs and lines that are shown are held against the file at that moment."""
    by_hand = [each for each in snippets(page) if not is_example(each)]
    if page == "docs/library.md":  # tests/test_docs_library.py runs them, one after another
        by_hand = [each for each in by_hand if each["kind"] not in {"python", "text"}]
    if page == "README.md":  # the two commands of continuous integration
        by_hand = [each for each in by_hand if each["text"].strip() not in read(".ci/run").splitlines()]
    for each in by_hand:
        marker = each["marker"] or ""
        assert re.match(r"not run: \S+ \S+|edit: |shows: ", marker), (
            f"{page}: say why it is not run:\n{each[0]}"
        )
        for named in re.findall(r"(?:tests|docs|data)/[\w./-]+\w", marker):
            assert (ROOT / named).exists(), named
        if same := re.match(r"not run: (\S+) has the same", marker):
            assert each[0].partition("```")[2] in read(same[1])
        for line in re.findall(r"^briefgen .*", each["text"], re.MULTILINE):
            words = shlex.split(re.split(r" +# | > ", line)[0])[1:]
            assert callable(_parser(words).parse_args(words).run), line


@pytest.mark.parametrize("number", [0, 1])
def test_the_readme_gives_the_commands_that_continuous_integration_runs(number: int) -> None:
    commands = re.findall(r"```sh\n(.*?)\n```", read("README.md"), re.DOTALL)
    assert len(commands) == 2
    assert commands[number] in read(".ci/run").splitlines()


def test_contributing_gives_the_same_set_up() -> None:
    assert re.findall(r"```sh\n(.*?)\n```", read("README.md"), re.DOTALL)[1] in read("CONTRIBUTING.md")


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md"])
def test_a_link_leads_somewhere(page: str) -> None:
    for target in _LINK.findall(read(page)):
        if target.startswith("https://"):
            continue
        file, _, anchor = target.partition("#")
        path = ((ROOT / page).parent / file).resolve() if file else ROOT / page
        assert path.exists(), target
        assert not page.startswith("docs/") or path.is_relative_to(ROOT / "docs"), f"the site has no {target}"
        assert not anchor or anchor in anchors(path.read_text(encoding="utf-8")), target


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's heads, as the site and as forges make them."""
    heads = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_the_pictures_exist_are_small_and_are_described() -> None:
    shown = {(ROOT / page).parent / path: alt for page in PAGES for alt, path in _PICTURE.findall(read(page))}
    shown = {path.resolve(): alt for path, alt in shown.items()}
    assert set(shown) == set((ROOT / "docs" / "pictures").rglob("*.png"))
    words_shown = {path.stem for path in shown if path.parent.name == "gallery"}
    assert words_shown == set(shown_words()), "run scripts/make_gallery.py"
    assert sum(path.stat().st_size for path in shown) < 3 << 20
    for path, alt in shown.items():
        if path.parent.name == "gallery":
            continue
        assert len(alt) > 20
        assert path.stat().st_size <= 300 * 1024
        with Image.open(path) as picture:
            assert picture.width >= 1000


def test_a_picture_has_the_shape_of_what_it_shows() -> None:
    with Image.open(ROOT / "docs" / "pictures" / "page.png") as page:
        assert page.height / page.width == pytest.approx(297 / 210, rel=0.01)


def test_a_run_that_changes_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n")
    with pytest.raises(ValueError, match="changes nothing"):
        script("doc_consoles").change_file(tmp_path, 'replace "b" with "c" in a.yaml')
