"""A title of many words is set smaller: on cover and divider above the imprint, on the page in few lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.model.scene import Item, Page, Text, walk
from briefgen.pipeline.lay_out import lay_out

Write = Callable[[str], Path]
TITLES = {
    "en": "Journeys grew in a year, trains were on time, and nearly half of the buses now run on batteries",
    "zh-CN": "全年客流稳步增长，列车正点率再创新高，近一半公交车改用电池，夜间线路与换乘优惠惠及更多市民",
}
BRIEF = """\
meta:
  {{title: "{title}", kicker: Harbour Transit, standfirst: More, language: {language}, publisher: Transit}}
metrics:
  a: {{label: Journeys, unit: million, kind: amount, pillar: p, values: {{2024: 48.2, 2025: 53.9}}}}
  b: {{label: Punctuality, unit: "%", kind: share, pillar: q, values: {{2024: 91.4, 2025: 94.1}}}}
onepager: {{pillars: [{{key: p, title: "{title}"}}, {{key: q, title: Reliability}}]}}
"""


def texts(page: Page) -> Iterator[Text]:
    return (item for item in walk(page.items) if isinstance(item, Text))


def title_of(page: Page) -> Text:
    return next(item for item in texts(page) if item.role == "title")


def size_of(text: Text) -> float:
    return text.lines[0].spans[0].style.size


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("theme", ["govblue", "newsprint", "consulting", "celebration", "serif", "dark"])
def test_a_long_title_leaves_room_for_all_words_of_a_cover(
    brief_file: Write, theme: str, language: str
) -> None:
    path = brief_file(BRIEF.format(title=TITLES[language], language=language))
    laid = lay_out(path, theme=theme, parts=frozenset({"deck"}))
    cover = laid.deck.pages[0]
    imprint = next(item for item in walk(cover.items) if item.name == "imprint")
    words: list[Item] = [item for item in texts(cover) if item.name != "imprint"]
    at_the_top = imprint.box.y < 100  # a newspaper's nameplate
    first = imprint.box.bottom if at_the_top else 0.0
    last = laid.deck.height if at_the_top else imprint.box.y
    assert all(item.box.y > first and item.box.bottom <= last for item in words)


@pytest.mark.parametrize("language", TITLES)
def test_a_masthead_has_a_long_title_in_three_lines(brief_file: Write, language: str) -> None:
    short = BRIEF.format(title="Transit", language=language)
    path = brief_file(BRIEF.format(title=TITLES[language], language=language).replace(
        f'p, title: "{TITLES[language]}"', "p, title: Ridership"))  # fmt: skip
    long = title_of(lay_out(path, parts=frozenset({"page"})).page.pages[0])
    assert len(long.lines) <= 3
    path.write_text(short, encoding="utf-8")
    assert size_of(title_of(lay_out(path, parts=frozenset({"page"})).page.pages[0])) > size_of(long)
