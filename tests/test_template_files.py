"""The templates that decks are built into in tests: they are what the script makes, and small."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from template_files import TEMPLATES, made, template

MOST_BYTES = 60_000


def texts(file: bytes) -> dict[str, bytes]:
    """Return the parts that are XML: pictures are packed by Pillow, each version in its way."""
    with zipfile.ZipFile(BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}


@pytest.mark.parametrize("name", made.CASES)
def test_a_template_is_what_the_script_makes(name: str) -> None:
    assert texts(template(name)) == texts(made.make(name))


def test_all_are_made_by_the_script_and_one_was_saved_by_libreoffice() -> None:
    assert {*TEMPLATES} - {*made.CASES} == {"impress.pptx"}


def test_none_is_large() -> None:
    assert {name: len(template(name)) for name in TEMPLATES if len(template(name)) > MOST_BYTES} == {}
