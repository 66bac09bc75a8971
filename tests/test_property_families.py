"""Briefs with families in any block: built or refused, and different members never bear one label."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import product
from pathlib import Path

from briefgen.base.diagnostics import BriefError
from briefgen.edition.publication import Publication
from briefgen.model.scene import Chart, walk
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted

SITES = ("Northgate", "St. James", "West, Upper", "A | B", "北院", "Ward 7", "top 2", "by site", "2025")
SPECIALTIES = ("Surgery", "Cardiology", "Surgery (day)", "surgical", "其他")
FROM = "source: r, from: {table: t, period: month"
METRICS = f"""\
  wait: {{label: Wait, unit: min, kind: amount, {FROM}, value: wait, weight: all, by: [site, specialty]}}}}
  seen: {{label: Seen, unit: people, {FROM}, value: seen, by: [site, specialty], aggregate: sum}}}}
  rate: {{label: Rate, unit: "%", target: 75, {FROM}, value: seen, per: all, by: site}}}}
"""
ENTRIES = (
    "wait", "seen", "rate", "wait by site", "seen by specialty", "seen by site, specialty",
    "wait by specialty, site", "seen by site, top 2 and the rest", "seen by specialty, top 1 and the rest",
    "wait by site, bottom 2", "rate by month", "seen[{site}]", "seen[{site}] by specialty", "rate.total",
    "wait.total", "seen[{specialty}]",
)  # fmt: skip
CHARTS = (
    "bar", "column", "line", "area", "stacked", "stacked_bar", "heatmap", "dumbbell", "slope", "bump", "pie",
    "lollipop", "doughnut", "treemap", "mekko", "radar", "pareto", "funnel", "waterfall", "gauge",
    "sparkline", "small_multiples", "progress", "waffle", "pictogram", "table", "ranked_list", "figure_list",
    "before_after", "histogram",
)  # fmt: skip
GRIDS = ("kpi_grid", "tiles", "steps", "cards")
TIMED = frozenset(CHARTS) - {"table", "ranked_list", "figure_list", "before_after"}
EXTRAS = ("last: 1", "last: 2", "labels: none", "labels: unit", "periods: 2025-07", "since: 2025-07")
COLUMNS = {
    "site": ("wait", "rate", "rate.target", "seen.trend", "wait[{specialty}]", "rate.versus target"),
    "specialty": ("wait", "seen", "wait[{site}]", "seen.trend"),
}
BRIEFS = 20


class Drawn:
    """A brief that a seed draws: a table, and blocks of its families."""

    def __init__(self, seed: int) -> None:
        self.choose = random.Random(seed)
        self.sites = self.choose.sample(SITES, self.choose.choice((2, 3, 6)))
        self.specialties = self.choose.sample(SPECIALTIES, self.choose.choice((2, 4)))

    def table(self) -> str:
        choose, rows = self.choose, ["site,specialty,month,wait,seen,all"]
        months, known = range(7, 7 + choose.choice((1, 2, 4))), choose.choice((0.8, 1.0))
        for site, specialty, month in product(self.sites, self.specialties, months):
            if choose.random() < known:
                numbers = f"{choose.choice((0, 5, 30))},{choose.randint(0, 90)},{choose.randint(90, 99)}"
                rows.append(f'"{site}",{specialty},2025-{month:02},{numbers}')
        return "\n".join(rows) + "\n"

    def named(self, text: str, each: str) -> str:
        site = "site" if each else self.choose.choice(self.sites)
        return text.replace("{site}", site).replace("{specialty}", self.choose.choice(self.specialties))

    def block(self, each: str) -> str:
        choose = self.choose
        count = choose.choice((1, 1, 1, 2))
        entries = [f'"{self.named(choose.choice(ENTRIES), each)}"' for _ in range(count)]
        kind = choose.random()
        if kind < 0.2:
            by = choose.choice(("site", "specialty"))
            told = ", ".join(f'"{self.named(column, each)}"' for column in choose.sample(COLUMNS[by], 3))
            return f"table: {{by: {by}, columns: [{told}], total: true}}"
        if kind < 0.3:
            across = choose.choice(("rate", "wait", "seen by site, top 2"))
            return f'scatter: {{metrics: {choose.choice(("wait", "seen", "rate"))}, x: "{across}"}}'
        if kind < 0.4:
            return f"combo: {{metrics: {entries[0]}, lines: {choose.choice(('rate', 'rate.total'))}}}"
        if kind < 0.5:
            word = choose.choice(GRIDS)
            return f"{word}: [{', '.join(f'{{metric: {entry}}}' for entry in entries)}]"
        word, extra = choose.choice(CHARTS), ""
        if word in TIMED and choose.random() < 0.5:
            extra = f", {self.named(choose.choice(EXTRAS), each)}"
        return f"{word}: {{metrics: [{', '.join(entries)}]{extra}}}"

    def brief(self, folder: Path) -> Path:
        choose, slides, page = self.choose, "", ""
        (folder / "t.csv").write_text(self.table(), "utf-8")
        for _ in range(2):
            each = choose.choice(("", "", "each: site, "))
            slides += f"  - {{{each}title: T, blocks: [{{{self.block(each)}}}]}}\n"
        if choose.random() < 0.5:
            page = f"onepager: {{hero: [{{title: T, blocks: [{{{self.block('')}}}]}}]}}\n"
        path = folder / "brief.yaml"
        language = choose.choice(("en", "zh-CN"))
        head = f"meta: {{title: W, language: {language}}}\nsources: {{r: {{title: R}}}}\ndata: {{t: t.csv}}\n"
        path.write_text(f"{head}metrics:\n{METRICS}deck:\n{slides}{page}", "utf-8")
        return path


def doubly_named(laid: Publication) -> list[str]:
    """Return the names that two series or two categories of a chart bear, and what they are of."""
    found = []
    for page in (*laid.deck.pages, *laid.page.pages):
        for chart in (item for item in walk(page.items) if isinstance(item, Chart)):
            metrics = defaultdict(set)
            if len(chart.series) > 1:
                for series in chart.series:
                    known = next((fact for fact in series.facts if fact), None)
                    if known:
                        metrics[series.name].add(laid.edition.ledger.facts[known].metric)
            found += [f"{chart.word} {name}: {keys}" for name, keys in metrics.items() if len(keys) > 1]
    return found


def test_briefs_with_families_are_built_or_refused_and_no_label_is_of_two_members(tmp_path: Path) -> None:
    built = 0
    for seed in range(BRIEFS):
        try:
            laid = lay_out(Drawn(seed).brief(tmp_path))
        except BriefError:
            continue
        built += 1
        assert not doubly_named(laid), seed
        if not seed % 6:
            painted(laid, "brief", ("pptx", "pdf"))
    assert built > BRIEFS / 6
