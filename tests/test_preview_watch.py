"""Saves are seen however an editor does them, and a session shows the last of several."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest
from preview_kit import BRIEF, folder_with, wish

from briefgen.preview.attempt import Attempt, Wish
from briefgen.preview.session import Session
from briefgen.preview.view import Showing
from briefgen.preview.watch import Watch

PATIENCE = 20.0


@pytest.fixture
def watch() -> Iterator[Watch]:
    made = Watch()
    yield made
    made.end()


def seen(watch: Watch) -> bool:
    return watch.changed.wait(PATIENCE)


def test_writing_replacing_deleting_and_a_return_are_seen(tmp_path: Path, watch: Watch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("one")
    watch.look_at([path], time.time_ns() + 10**9)
    watch.begin()
    path.write_text("two three")
    assert seen(watch)
    watch.begin()
    (tmp_path / "new").write_text("four")
    os.replace(tmp_path / "new", path)
    assert seen(watch)
    watch.begin()
    path.unlink()
    assert seen(watch)
    watch.begin()
    path.write_text("five")
    assert seen(watch)


def test_a_file_in_a_folder_that_is_not_there_yet_is_seen_once_it_is(tmp_path: Path, watch: Watch) -> None:
    path = tmp_path / "pictures" / "a.png"
    watch.look_at([path], time.time_ns())
    watch.begin()
    path.parent.mkdir()
    path.write_text("one")
    assert seen(watch)


def test_other_files_and_a_touch_of_nothing_are_no_change(tmp_path: Path, watch: Watch) -> None:
    path, other = tmp_path / "a.yaml", tmp_path / "a.yaml~"
    path.write_text("one")
    watch.look_at([path], time.time_ns() + 10**9)
    watch.begin()
    other.write_text("two")
    path.read_text()
    assert not watch.changed.wait(0.2)


def test_a_file_that_was_written_while_it_was_first_read_has_changed(tmp_path: Path, watch: Watch) -> None:
    path = tmp_path / "a.csv"
    begun = time.time_ns() - 10**9
    path.write_text("one")
    watch.look_at([path], begun)
    assert watch.changed.is_set()


class Screen:
    """Keeps what it is to show; after each view does the next thing, and ends the session behind the last."""

    def __init__(self, *acts: object) -> None:
        self.views: list[Showing] = []
        self.acts = list(acts)

    def show(self, view: Showing) -> None:
        self.views.append(view)
        if not self.acts:
            raise KeyboardInterrupt
        act = self.acts.pop(0)
        assert callable(act)
        act()


def shown(path: Path, *acts: object, asked: Callable[[], Wish] | None = None) -> list[Showing]:
    """Return what a session shows while one thing after another is done."""
    screen = Screen(*acts)

    def tell(attempt: Attempt) -> None:
        assert attempt.text is not None

    asked = asked or (lambda: wish(path))
    session = Session(brief=path, asked=asked, settings={}, beside=(), editor="", screen=screen, tell=tell)
    with pytest.raises(KeyboardInterrupt):
        session.run()
    return screen.views


def test_a_broken_brief_keeps_the_last_picture_and_a_mended_one_is_shown_again(tmp_path: Path) -> None:
    path = folder_with(tmp_path)
    first, second, third = shown(
        path,
        lambda: path.write_text(BRIEF + "deck: ["),
        lambda: path.write_text(BRIEF.replace("As many", "These"), encoding="utf-8"),
    )
    assert [each.built for each in (first, second, third)] == [True, False, True]
    assert second.picture == first.picture
    assert second.problems
    assert third.picture.drawings != first.picture.drawings
    assert not third.problems


def test_a_table_that_is_saved_or_gone_and_back_is_built_anew(tmp_path: Path) -> None:
    path = folder_with(tmp_path)
    table = tmp_path / "returns.csv"
    text = table.read_text()
    views = shown(
        path,
        lambda: table.write_text(text.replace("1033", "1044")),
        table.unlink,
        lambda: table.write_text(text),
    )
    assert [each.built for each in views] == [True, True, False, True]
    assert views[1].picture.figures["visits.2025"]["value"] == "1044"
    assert views[3].picture.figures["visits.2025"]["value"] == "1033"


def test_a_file_that_is_half_written_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.preview.session.SETTLE_SECONDS", PATIENCE)
    path = folder_with(tmp_path)
    words = BRIEF.replace("As many", "These").encode()

    def write_half() -> None:
        path.write_bytes(words[:300])
        Timer(0.4, path.write_bytes, [words]).start()

    views = shown(path, write_half)
    assert [each.built for each in views] == [True, True]
    assert "These" in views[1].text


def test_a_build_under_way_ends_when_something_newer_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder_with(tmp_path)
    watches: list[Watch] = []
    monkeypatch.setattr("briefgen.preview.session.Watch", lambda: watches.append(made := Watch()) or made)
    begun: list[str] = []

    def asked() -> Wish:
        begun.append(path.read_text(encoding="utf-8"))
        if len(begun) in (2, 3):  # while the first save is built
            path.write_text(BRIEF.replace("As many", f"Version {len(begun)}:"), encoding="utf-8")
            assert seen(watches[0])
        return wish(path)

    views = shown(path, lambda: path.write_text(BRIEF.replace("As many", "Version 1:")), asked=asked)
    assert [each.built for each in views] == [True, True]
    assert "Version 3:" in views[1].text
    assert len(begun) == 4
