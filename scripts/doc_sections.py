"""The page of the brief's format in, the same with a section for each chart that has none yet out."""

from __future__ import annotations

import re

from briefgen.brief.vocabulary import is_chart, words

SECTION = """\
### `{name}`

```yaml
- {name}: [rail_on_time, bus_on_time]
```

<!-- keys: {name} -->
<!-- end -->

"""


def with_every_chart(text: str) -> str:
    """Return the page with a first section for each new chart, in its place by the alphabet."""
    charts = [name for name in words() if is_chart(name)]
    for name in charts:
        if f"\n### `{name}`\n" not in text:
            text = _inserted(text, name, charts)
    return text


def _inserted(text: str, name: str, charts: list[str]) -> str:
    later = [each for each in charts[charts.index(name) + 1 :] if f"\n### `{each}`\n" in text]
    if not later:
        raise ValueError(f"write the section of {name!r} by hand: it is the last one")
    return re.sub(rf"(?m)^(?=### `{later[0]}`$)", SECTION.format(name=name), text, count=1)
