"""The gallery: every word has an example, every example builds without a remark, in several themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from valid_kit import gallery_page, words_of

from briefgen.base.diagnostics import BriefError
from briefgen.brief.vocabulary import words
from briefgen.cli.app import main
from briefgen.cli.gallery.book import lay_out_gallery
from briefgen.cli.gallery.example import FOLDER, as_yaml, path_of, read_example
from briefgen.model.scene import Text, walk


@pytest.mark.parametrize("word", words())
def test_each_word_has_an_example_that_uses_it(word):
    assert path_of(word).is_file(), f"write briefgen/cli/gallery/{word}.yaml"
    assert f"{word}:" in path_of(word).read_text("utf-8") or f"- {word}\n" in path_of(word).read_text("utf-8")


def test_no_example_is_left_of_a_word_that_is_gone():
    assert {path.stem for path in FOLDER.glob("[a-z]*.yaml")} <= set(words())


@pytest.mark.parametrize("theme", ["newsprint", "serif"])
def test_the_gallery_builds_on_pages_of_other_sizes_and_faces(theme):
    shown = gallery_page(theme)
    assert shown.problems == ()
    assert len(shown.page.pages) == len(words_of(theme))


def test_two_examples_with_one_key_are_refused(tmp_path: Path, monkeypatch):
    from briefgen.cli.gallery import example

    text = (
        "title: 一\nmetrics: {night_east: {label: 甲, unit: 人, values: {2025: 1}}}\nblocks: [{prose: 一}]\n"
    )
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    pair = [read_example(tmp_path / f"{name}.yaml") for name in ("a", "b")]
    with pytest.raises(BriefError, match="another example's"):
        example.brief_of(pair)


def test_a_slide_shows_the_yaml_that_made_it():
    laid = lay_out_gallery(names=["quote"])
    (slide,) = [page for page in laid.deck.pages if page.kind == "content"]
    (listing,) = [item for item in walk(slide.items) if item.name == "YAML of quote"]
    assert isinstance(listing, Text)
    assert "- quote:" in listing.text
    assert "text:" in listing.text
    assert read_example(path_of("quote")).title.text not in as_yaml(path_of("quote"))
    assert slide.notes.startswith(path_of("quote").read_text("utf-8"))


def test_a_listing_that_is_too_long_says_that_it_goes_on():
    laid = lay_out_gallery(names=["table"])
    (listing,) = [
        item for page in laid.deck.pages for item in walk(page.items) if item.name == "YAML of table"
    ]
    assert isinstance(listing, Text)
    assert listing.lines[-1].text == "…"


def test_the_command_writes_deck_document_and_index(tmp_path: Path, capsys):
    assert main(["gallery", "quote", "kpi", "--out", str(tmp_path)]) == 0
    assert "gallery.pptx" in capsys.readouterr().out
    assert (tmp_path / "gallery.pdf").read_bytes().startswith(b"%PDF")
    with Image.open(tmp_path / "gallery.png") as picture:
        assert picture.width > 1000


def test_the_command_names_the_word_that_was_meant(tmp_path: Path, capsys):
    assert main(["gallery", "quotes", "--out", str(tmp_path)]) == 2
    assert "did you mean 'quote'?" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
