"""What follows from ledgers and spellings, line by line; `python tests/ledger_kit.py` records it anew."""

import ledger_kit
import pytest
import spelling_kit


@pytest.mark.parametrize("book", sorted(ledger_kit.LEDGERS.glob("*.yaml")), ids=lambda book: book.stem)
def test_what_follows_from_a_ledger_is_what_was_read_and_found_right(book):
    recorded = book.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert ledger_kit.rendered(book).splitlines() == recorded


@pytest.mark.parametrize("book", sorted(spelling_kit.SPELLINGS.glob("*.yaml")), ids=lambda book: book.stem)
def test_what_is_read_of_a_spelling_is_what_was_read_and_found_right(book):
    recorded = book.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert spelling_kit.rendered(book).splitlines() == recorded
