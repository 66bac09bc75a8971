"""Where a person's wording has a figure, and when that is not certain enough."""

from __future__ import annotations

import pytest

from briefgen.update.generated import StoredRun
from briefgen.update.moves import Move, paired, placed, rewritten


def moved(text: str, *moves: tuple[str, str]) -> str | None:
    """Return the text with the figures moved; None where one of them cannot be."""
    edits, troubles = placed(text, [Move(old=old, new=new) for old, new in moves])
    for edit in sorted(edits, key=lambda each: -each.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return None if troubles else text


@pytest.mark.parametrize(
    ("text", "moves", "wanted"),
    [
        ("up 23% at last", [("23%", "32%")], "up 32% at last"),
        ("up 123% and 23%", [("23%", "32%")], "up 123% and 32%"),
        ("1,033 came", [("1,033 thousand", "1,108 thousand")], "1,108 came"),
        ("1.033 kamen", [("1,033 thousand", "1,108 thousand")], "1.108 kamen"),
        ("1033 came", [("1,033 thousand", "1,108 thousand")], "1108 came"),
        ("1\u202f033 sont venus", [("1,033 thousand", "1,108 thousand")], "1\u202f108 sont venus"),
        ("84,5 %", [("84.5%", "85.1%")], "85,1 %"),
        ("共103.3万人次来馆", [("103.3万人次", "110.8万人次")], "共110.8万人次来馆"),
        ("3 of 5", [("5", "6")], "3 of 6"),
        ("in 2025: 5", [("5", "6")], "in 2025: 6"),
        ("23 % more", [("23 %", "32 %")], "32 % more"),
        ("23 and 32", [("23", "32"), ("32", "41")], "32 and 41"),
        ("both are 5", [("5", "6"), ("5", "6")], "both are 6"),
    ],
)
def test_a_figure_moves(text: str, moves: list[tuple[str, str]], wanted: str) -> None:
    assert moved(text, *moves) == wanted


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("nothing here", [("23%", "32%")]),
        ("123% here", [("23%", "32%")]),
        ("5 and 5", [("5", "6")]),
        ("5 and 5", [("5", "6"), ("5", "7")]),
        ("950 of them", [("950 thousand", "1.02 million")]),
        ("85 more", [("+85", "−5")]),
        ("v5.5 is out", [("5", "6")]),
        ("Full in 2025", [("2,025 seats", "2,100 seats")]),
    ],
)
def test_a_figure_that_is_not_certain_stays(text: str, moves: list[tuple[str, str]]) -> None:
    assert moved(text, *moves) is None


def test_a_sentence_that_turned_is_known_by_its_words() -> None:
    then = ((StoredRun(text="Visits rose "), StoredRun(text="23%", fact="visits.growth@2023")),)
    now = ((StoredRun(text="Visits fell "), StoredRun(text="5%", fact="visits.growth@2023")),)
    assert not paired(then, now)[0].same_words
    assert paired(then, then)[0].same_words


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("Visits rose 23% in 2025", "Visits fell 5% in 2026"),
        ("a b c d", "a c d e"),
        ("b c", "a b c"),
        ("人才总量达到300万人", "人才总量达到305万人，创新高"),
        ("x", "y"),
    ],
)
def test_a_text_is_rewritten_token_by_token(text: str, now: str) -> None:
    for edit in sorted(rewritten(text, now), key=lambda each: -each.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert "".join(text.split()) == "".join(now.split())
