"""What a screen reader is told of a table before it reads the cells."""

from __future__ import annotations

from briefgen.base.messages import messages
from briefgen.blocks.parts.grid import Grid
from briefgen.facts.format import SHORT_UNITS
from briefgen.model.context import Setting


def table_alt(grid: Grid, setting: Setting) -> str:
    """Return the alternative text: column headers and row names; screen readers read the cells themselves."""
    vocabulary = messages(setting.language)
    parted = (cell.text.partition("\n") for cell in grid[0] if cell.text)
    named = (
        f"{head}{vocabulary.open_bracket}{unit}{vocabulary.close_bracket}" if unit else head
        for head, _, unit in parted
    )
    heads = vocabulary.list_comma.join(named)
    names = vocabulary.list_comma.join(name for row in grid[1:] if (name := row[0].text.strip()))
    said = f"{heads}{vocabulary.colon}{names}" if len(grid[0]) > 1 else heads
    shorts = {word for row in grid[1:] for cell in row for word in cell.text.split()} & SHORT_UNITS.keys()
    return said + "".join(f"{vocabulary.semicolon}{word} = {SHORT_UNITS[word]}" for word in sorted(shorts))
