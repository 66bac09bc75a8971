"""What was composed of a brief, kept for the next process: the same bytes, read as dataclasses alone."""

import io
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.facts import opened_accounts
from briefgen.layout import deck
from briefgen.model.memory import MEMORY
from briefgen.pipeline import kept_layout
from briefgen.pipeline.build import Options, build
from briefgen.pipeline.kept_layout import kept_layout as keeping
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.parts import PARTS
from briefgen.runtime.cache import cache_folder, load, store
from briefgen.text import atoms, breaking

BRIEF = """\
meta: {title: Night buses carry twice as many, language: en}
metrics:
  night_journeys: {label: Night journeys, unit: million, kind: amount, values: {2023: 0.6, 2025: 1.2}}
  journeys: {label: All journeys, unit: million, kind: amount, values: {2023: 30.1, 2025: 31.4}}
deck:
  - title: "Night journeys rose by {night_journeys.growth}"
    blocks: [{kpi: night_journeys}, {prose: "All journeys rose by {journeys.growth}."}]
  - title: Both
    blocks: [{table: {metrics: [night_journeys, journeys]}}]
"""


@pytest.fixture(autouse=True)
def forgetful(monkeypatch, tmp_path):
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path / "cache"))
    MEMORY.clear()
    yield
    MEMORY.clear()


def composed(path, monkeypatch):
    """Lay a brief out as a new process would; return the scenes and how many compositions were made."""
    made = []
    honest = type(MEMORY).keep

    def keep(self, *what):
        made.append(what)
        honest(self, *what)

    MEMORY.clear()
    with monkeypatch.context() as patch:
        patch.setattr(type(MEMORY), "keep", keep)
        with keeping(path):
            laid = lay_out(path)
    return laid, len(made)


def kept_file():
    folder = cache_folder("layouts")
    assert folder is not None
    (path,) = folder.iterdir()
    return path


def test_a_second_process_composes_nothing_and_lays_out_the_same(brief_file, monkeypatch):
    path = brief_file(BRIEF)
    first, made = composed(path, monkeypatch)
    again, made_again = composed(path, monkeypatch)
    assert made > 0
    assert made_again == 0
    assert again.deck == first.deck
    assert again.page == first.page


def test_after_a_changed_sentence_it_composes_what_holds_it(brief_file, monkeypatch):
    path = brief_file(BRIEF)
    _, made = composed(path, monkeypatch)
    brief_file(BRIEF.replace("All journeys rose by", "Journeys in all rose by"))
    changed, made_again = composed(path, monkeypatch)
    MEMORY.clear()
    assert 0 < made_again < made
    assert changed.deck == lay_out(path).deck


def test_after_a_changed_figure_no_old_one_is_printed(brief_file, monkeypatch):
    path = brief_file(BRIEF)
    composed(path, monkeypatch)
    brief_file(BRIEF.replace("2025: 1.2", "2025: 1.5"))
    changed, _ = composed(path, monkeypatch)
    MEMORY.clear()
    assert changed.deck == lay_out(path).deck
    assert changed.page == lay_out(path).page


def worked(path, monkeypatch, **asked):
    """Lay a brief out as a new process would; return the slides that were laid out and the metrics opened."""
    slides, metrics = [], []
    honest_page, honest_opening = deck._page, opened_accounts.open_account

    def page(edition, slide, *more):
        slides.append(slide.place.line)
        return honest_page(edition, slide, *more)

    def opened(metric, context):
        metrics.append(metric.key)
        return honest_opening(metric, context)

    MEMORY.clear()
    with monkeypatch.context() as patch, keeping(path):
        patch.setattr(deck, "_page", page)
        patch.setattr(opened_accounts, "open_account", opened)
        lay_out(path, **asked)
    return slides, metrics


@pytest.mark.parametrize("parts", [PARTS, frozenset({"deck"})])
def test_a_second_process_lays_no_slide_out_and_settles_no_figure(brief_file, monkeypatch, parts):
    path = brief_file(BRIEF)
    slides, metrics = worked(path, monkeypatch, parts=parts)
    assert (len(slides), metrics) == (2, ["night_journeys", "journeys"])
    assert worked(path, monkeypatch, parts=parts) == ([], [])


def test_after_an_edit_a_second_process_lays_its_slide_out_and_settles_its_figure(brief_file, monkeypatch):
    path = brief_file(BRIEF)
    first, _ = worked(path, monkeypatch)
    brief_file(BRIEF.replace("title: Both", "title: Both of them"))
    assert worked(path, monkeypatch) == (first[1:], [])
    brief_file(BRIEF.replace("title: Both", "title: Both of them").replace("2025: 31.4", "2025: 31.5"))
    assert worked(path, monkeypatch) == (first, ["journeys"])


def test_slides_that_are_kept_are_kept_without_what_they_were_composed_of(brief_file, monkeypatch):
    path = brief_file(BRIEF)
    _, made = composed(path, monkeypatch)
    state = MEMORY.state()
    assert len(state.slides) == 2
    assert not any(known.asked.compositions for known in state.slides.values())
    assert 0 < len(state.kept) < made


def wrapped(title, tmp_path, monkeypatch):
    """Build a brief with a long title as a new process would; return its files and what it looked into."""
    path, broken = tmp_path / "brief.yaml", []
    path.write_text(BRIEF.replace("title: Both", f"title: {title}"), encoding="utf-8")
    for module, name in ((breaking, "_broken"), (atoms, "_number_spans")):
        honest = getattr(module, name)

        def found(strip, *more, honest=honest, **named):
            broken.append(strip.text)
            return honest(strip, *more, **named)

        monkeypatch.setattr(module, name, found)
    MEMORY.clear()
    with keeping(path):
        build(path, Options(out=tmp_path / "out"))
    monkeypatch.undo()
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path / "cache"))
    return [(tmp_path / "out" / f"brief.{kind}").read_bytes() for kind in ("pptx", "pdf")], broken


def test_a_second_process_breaks_no_line_and_looks_for_no_number_in_it(tmp_path, monkeypatch):
    title = "Both " + "and {journeys} journeys in all " * 4
    first, broken = wrapped(title, tmp_path, monkeypatch)
    again, broken_again = wrapped(title, tmp_path, monkeypatch)
    assert broken
    assert not broken_again
    assert again == first


def test_a_changed_title_is_broken_as_if_no_other_was_before(tmp_path, monkeypatch):
    wrapped("Both " + "and {journeys} journeys in all " * 4, tmp_path, monkeypatch)
    changed, broken = wrapped("Both " + "with {journeys} journeys in all " * 4, tmp_path, monkeypatch)
    assert all("with 31.4" in text for text in broken if "Both" in text)
    cache_file = kept_file()
    cache_file.unlink()
    assert wrapped("Both " + "with {journeys} journeys in all " * 4, tmp_path, monkeypatch)[0] == changed


def test_what_other_code_composed_is_not_believed(brief_file, monkeypatch):
    path = brief_file(BRIEF)
    _, made = composed(path, monkeypatch)
    monkeypatch.setattr(kept_layout, "are_unchanged", lambda files: False)
    assert composed(path, monkeypatch)[1] == made


class Planted:
    """What runs a command when it is read by an ordinary unpickler."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return os.mkdir, (str(self.mark),)


@pytest.mark.parametrize("what", ["cut", "planted", "foreign"])
def test_a_file_that_is_not_ours_is_passed_over(what, brief_file, monkeypatch, tmp_path):
    path, mark = brief_file(BRIEF), tmp_path / "mark"
    first, made = composed(path, monkeypatch)
    whole = load(kept_file())
    assert whole is not None
    files = io.BytesIO(whole)
    pickle.Unpickler(files).load()
    head = whole[: files.tell()]
    bad = {
        "cut": whole[:-100],
        "planted": head + pickle.dumps(Planted(mark)),
        "foreign": head + b"\x80\x05N.",
    }
    store(kept_file(), bad[what])
    again, made_again = composed(path, monkeypatch)
    assert not mark.exists()
    assert made_again == made
    assert again.deck == first.deck


def test_functions_and_nested_names_of_the_program_are_not_read():
    for module, name in (
        ("briefgen.runtime.cache", "store"),
        ("briefgen.runtime.cache", "os.system"),
        ("briefgen.pipeline.kept_layout", "_DataclassUnpickler"),
        ("os", "system"),
    ):
        with pytest.raises(pickle.UnpicklingError):
            kept_layout._DataclassUnpickler(io.BytesIO()).find_class(module, name)


def test_few_briefs_are_kept(brief_file, monkeypatch, tmp_path):
    monkeypatch.setattr(kept_layout, "MOST_KEPT", 2)
    for number in range(4):
        path = tmp_path / f"brief-{number}.yaml"
        path.write_text(BRIEF, encoding="utf-8")
        composed(path, monkeypatch)
    folder = cache_folder("layouts")
    assert folder is not None
    assert len(list(folder.iterdir())) == 2


@pytest.mark.slow
def test_builds_of_two_processes_are_the_same_bytes(brief_file, tmp_path):
    path = brief_file(BRIEF)
    for out in ("one", "two"):
        command = [sys.executable, "-m", "briefgen", "build", str(path), "--out", str(tmp_path / out)]
        subprocess.run(command, check=True, capture_output=True)
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "two" / Path(file).name).read_bytes()
