"""What follows from small ledgers, fact by fact; `python tests/ledger_kit.py` records it anew."""

import pytest
from ledger_kit import LEDGERS, rendered

BOOKS = sorted(LEDGERS.glob("*.yaml"))


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.stem)
def test_what_follows_from_a_ledger_is_what_was_read_and_found_right(book):
    assert rendered(book).splitlines() == book.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
