"""Decisions in, a whole brief out as a tree: small, and most of the time one that can be built."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from briefgen.brief import vocabulary
from briefgen.brief.model import (
    Foot,
    Masthead,
    Meta,
    Module,
    Orientation,
    PageStructure,
    PaperSize,
    Pillar,
    Slide,
    SlideKind,
    SlideLayout,
    StoryLength,
)
from briefgen.brief.theme_file import theme_names
from briefgen.facts.metric import Source
from briefgen.layout.slide_layouts import LAYOUTS
from fuzz import beside, extras, figures, wording
from fuzz.choice import Choice
from fuzz.mutants import cut, mutated
from fuzz.relations import relate
from fuzz.samples import ROOT, Sample, common_sources, long_form, renamed, samples, whole_briefs
from fuzz.tree import Tree, copied, written
from fuzz.words import PERIODS, Maker, Surroundings, is_required

DERIVED = 5
"""Of decks and pages that have nothing to do with what a brief is about, one of so many is derived."""
RECIPES = {"composed": 46, "mutant": 2, "derived": 2}


def brief(choice: Choice, folder: Path) -> bytes:
    """Return a brief's YAML; ``folder`` holds the files beside it."""
    return written(brief_tree(choice, folder))


def brief_tree(choice: Choice, folder: Path) -> Tree:
    """Return a brief's tree."""
    recipe = choice.weighted(RECIPES)
    real = recipe == "mutant"
    if real:
        shutil.copytree(ROOT / "data" / "pictures", folder / "pictures", dirs_exist_ok=True)
    tree = _cut(choice) if real else _composed(choice, folder, recipe)
    if real or choice.once_in(20):
        mutated(choice, tree, choice.between(1, 3))
    if choice.once_in(8):
        relate(choice, tree.get("metrics"))
    return tree


def _cut(choice: Choice) -> dict[str, Tree]:
    """Return a part of a real brief; what it has none of is small, or derived from its figures."""
    tree = cut(choice, choice.pick(whole_briefs()))
    said: Tree = {"title": wording.words(choice), "blocks": [{"prose": wording.words(choice)}]}
    if ("deck" in tree) != ("onepager" in tree) and choice.below(DERIVED):
        tree.setdefault("deck", [said])
        tree.setdefault("onepager", {"pillars": [{"key": f"p{at}", "modules": [said]} for at in range(2)]})
    return tree


@dataclass(slots=True, kw_only=True)
class Draft:
    """A brief in the making: its metrics grow with the samples that need their own."""

    choice: Choice
    maker: Maker
    pool: figures.Pool
    main: str
    """The word that the brief is about: its first block, whose figures the pool's are like."""
    extra: dict[str, Tree] = field(default_factory=dict)
    """The metrics of samples."""

    def block(self, word: str = "", depth: int = 1) -> Tree:
        """Return a block: one of the gallery's, changed, or one made of nothing but its types."""
        choice = self.choice
        word = word or self.main or choice.pick(vocabulary.words())
        self.main = "" if word == self.main else self.main
        known = [each for each in samples(word) if isinstance(each.block, dict) and word in each.block]
        if not known or choice.once_in(10):
            return self.maker.block(depth, word)
        value = long_form(word, self._told(choice.pick(known))[word])
        cls = vocabulary.word(word)
        others = [each for each in vocabulary.given(cls) if not is_required(each)] if cls else []
        for each in choice.some(others, 0, choice.weighted({0: 3, 1: 4, 2: 3, 3: 2})):
            value[vocabulary.key_of(each)] = self.maker.value(cls, each, depth)  # type: ignore[arg-type]
        return {word: value}

    def _told(self, sample: Sample) -> Tree:
        """Return a sample's block, told of the pool's metrics, seldom of its own or of some of both."""
        count = len(sample.metrics)
        alike = {(figures.kind_of(each), each.get("unit")) for each in sample.metrics.values()}
        fits = len(alike) == 1 and next(iter(alike))[0] == self.pool.shared.kind
        fits = fits and not any("claims" in each or "computed" in each for each in sample.metrics.values())
        if not count or (self.choice.once_in(4) if fits else self.choice.below(8)):
            return self._told_as_it_is(sample)
        own = list(sample.metrics)
        if self.choice.once_in(10):
            own = self.choice.some(own, 1, count)
        names = dict(zip(own, self.pool.keys(count), strict=False))
        self.extra |= {key: copied(metric) for key, metric in sample.metrics.items() if key not in names}
        theirs = list(
            dict.fromkeys(key for each in sample.metrics.values() for key in each.get("values", ()))
        )
        ours = self.pool.shared.periods
        periods = {
            period: ours[max(len(ours) - len(theirs) + at, 0)] for at, period in enumerate(sorted(theirs))
        }
        return renamed(sample.block, names, periods)

    def _told_as_it_is(self, sample: Sample) -> Tree:
        """Return a sample's block with its own metrics, which are called otherwise, most of the time."""
        for key, metric in sample.metrics.items():
            self.extra.setdefault(key, copied(metric))
            if self.choice.once_in(2):
                self.extra[key]["label"] = f"{wording.text(self.choice, most=2)}{len(self.extra)}"
        return copied(sample.block)

    def fits(self, name: str, module: Mapping[str, Tree]) -> bool:
        """Say whether a module may have a key beside those it has; seldom where it may not."""
        lone = name == "subtitle" and "title" not in module and self.choice.below(20)
        return not lone and self.maker.is_likely(name)

    def picture(self) -> Tree:
        """Return a picture, for the layouts that need one."""
        return self.block("picture")


def _composed(choice: Choice, folder: Path, recipe: str) -> dict[str, Tree]:
    main = choice.pick(vocabulary.words())
    like = [metric for sample in samples(main) for metric in sample.metrics.values()]
    pool = figures.Pool(choice, like[0] if like else None)
    theme = choice.pick(theme_names())
    around = Surroundings(
        keys=tuple(pool.metrics),
        periods=pool.shared.periods if choice.below(30) else PERIODS,
        pictures=beside.pictures(folder),
        maps=beside.maps(folder),
        theme=theme,
    )
    draft = Draft(choice=choice, maker=Maker(choice, around), pool=pool, main=main)
    tree: dict[str, Tree] = {"meta": _meta(draft), "theme": theme}
    own = {key: draft.maker.record(Source, extra=2) for key in figures.SOURCES}
    tree["sources"] = own | copied(common_sources())
    tree["metrics"] = {}
    if recipe == "composed":
        which = choice.weighted({"page": 6, "deck": 6, "both": 1})
        tree["onepager"] = _page(draft) if which != "deck" else _small_page(draft)
        tree["deck"] = [_slide(draft) if which != "page" else _small_slide(draft)]
        if choice.once_in(24):
            tree.pop(choice.pick(("deck", "onepager")))  # the other is derived from it, or from the figures
    elif choice.once_in(3):
        tree["onepager"] = {"size": choice.pick(get_args(PaperSize))}
    tree["metrics"] = draft.extra | pool.metrics
    extras.add(choice, tree)
    if recipe == "derived" and choice.once_in(2):
        tree["story"] = _story(draft, list(draft.extra | pool.metrics))
    if "onepager" in tree and choice.once_in(12):
        further: Tree = {"size": choice.pick(get_args(PaperSize)), "orientation": "landscape"}
        further |= {} if choice.once_in(DERIVED) else _small_page(draft)
        tree["onepager"] = [tree["onepager"], further]
    return tree


def _story(draft: Draft, keys: list[str]) -> dict[str, Tree]:
    """Return what is told first, left out and told together: each metric at most once, most of the time."""
    choice = draft.choice
    tree: dict[str, Tree] = {"length": choice.pick(get_args(StoryLength))}
    parts = {name: choice.some(keys, 0, 2) for name in ("lead", "skip", "one", "other")}
    seen: set[str] = set()
    for name, own in parts.items():
        kept = [key for key in own if key not in seen or choice.once_in(20)]
        seen |= set(kept)
        if name in ("lead", "skip"):
            tree[name] = [*kept]
        elif kept:
            group = tree.setdefault("group", {})
            assert isinstance(group, dict)
            group[wording.words(choice)] = [*kept]
    return tree


def _small_page(draft: Draft) -> dict[str, Tree]:
    """Return a page with hardly anything on it: most of a brief's time goes into what it is about."""
    module = {"blocks": [{"prose": wording.text(draft.choice, tuple(draft.pool.metrics))}]}
    return {"pillars": [{"key": f"p{number}", "modules": [module]} for number in range(2)]}


def _small_slide(draft: Draft) -> dict[str, Tree]:
    text = wording.text(draft.choice, tuple(draft.pool.metrics))
    return {"title": wording.words(draft.choice), "blocks": [{"prose": text}]}


def _meta(draft: Draft) -> dict[str, Tree]:
    choice = draft.choice
    tree = draft.maker.record(Meta, extra=4)
    tree["language"] = choice.pick(("zh-CN", "zh-CN", "en", "en", "de", "fr", "zh-TW", "zh-HK"))
    tree["as_of"] = "2025"
    if choice.once_in(4):
        tree.pop("as_of")
    return tree


def _module(draft: Draft, *, wide: bool = False) -> dict[str, Tree]:
    choice = draft.choice
    if not draft.main and choice.below(3):  # a brief is about one or two blocks, what is around them is cheap
        return _small_page(draft)["pillars"][0]["modules"][0] | {"title": wording.words(choice)}
    tree: dict[str, Tree] = {"blocks": [draft.block() for _ in range(choice.weighted({1: 12, 2: 1}))]}
    if choice.below(4):
        tree["title"] = wording.text(choice, tuple(draft.pool.metrics))
    known = {"badge": 8, "accent": 8, "notes": 6, "width": 4 if wide else 20}
    for each in vocabulary.given(Module):
        if choice.once_in(known.get(each.name, 10)) and each.name not in tree and draft.fits(each.name, tree):
            tree[vocabulary.key_of(each)] = draft.maker.value(Module, each)
    return tree


def _page(draft: Draft) -> dict[str, Tree]:
    choice = draft.choice
    tree: dict[str, Tree] = {"size": choice.weighted({"A4": 5, "A3": 2, "letter": 1, "A5": 1})}
    if choice.once_in(3):
        tree["size"] = choice.pick(get_args(PaperSize))
    if choice.once_in(3):
        tree["orientation"] = choice.pick(get_args(Orientation))
    if choice.below(3):
        tree["structure"] = choice.pick(get_args(PageStructure))
    count = choice.weighted({2: 16, 3: 2, 1: 2, 4: 1, 7: 1})
    if tree.get("structure") == "comparison" and choice.below(9):
        count = 2
    tree["pillars"] = [_pillar(draft, number) for number in range(count)]
    if choice.once_in(8):
        tree["hero"] = [_module(draft, wide=True) for _ in range(choice.between(1, 2))]
    if choice.once_in(10):
        tree["strip"] = _module(draft)
    if choice.once_in(6):
        tree["foot"] = draft.maker.record(Foot)
    if choice.once_in(6):
        tree["masthead"] = draft.maker.record(Masthead)
    return tree


def _pillar(draft: Draft, number: int) -> dict[str, Tree]:
    choice = draft.choice
    tree: dict[str, Tree] = {"key": f"p{number}"}
    for each in vocabulary.given(Pillar):
        likely = each.name not in ("key", "modules") and draft.maker.is_likely(each.name)
        if likely and choice.once_in(2 if each.name == "title" else 6):
            tree[vocabulary.key_of(each)] = draft.maker.value(Pillar, each)
    tree["modules"] = [_module(draft) for _ in range(choice.weighted({1: 9, 2: 1}))]
    return tree


def _slide(draft: Draft) -> dict[str, Tree]:
    choice = draft.choice
    tree: dict[str, Tree] = {"title": wording.text(choice, tuple(draft.pool.metrics))}
    if choice.once_in(10):
        tree["kind"] = choice.pick(get_args(SlideKind))
        return tree
    if choice.once_in(4):
        name = choice.pick(get_args(SlideLayout))
        tree |= {"layout": name, "blocks": _cells(draft, name)}
    else:
        tree["blocks"] = [draft.block() for _ in range(choice.weighted({1: 9, 2: 1}))]
    for each in vocabulary.given(Slide):
        if each.name not in ("kind", "layout", "blocks", "title", "each", "slides") and choice.once_in(8):
            tree[vocabulary.key_of(each)] = draft.maker.value(Slide, each)
    return tree


def _cells(draft: Draft, name: SlideLayout) -> list[Tree]:
    """Return as many blocks as a layout has cells, seldom more, with its picture where it shows one."""
    layout = LAYOUTS[name]
    count = layout.cells + (draft.choice.once_in(6))
    return [draft.picture() if index == layout.picture else draft.block() for index in range(count)]
