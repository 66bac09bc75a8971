"""`import briefgen`: what programs call, and that the process they run in stays as it is."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from decimal import Context, Decimal, getcontext, localcontext
from pathlib import Path

import pytest
from fault_kit import environment
from library_kit import OF_TABLE, TEXT, WRONG, as_mapping
from pptx import Presentation

import briefgen
from briefgen.cli.app import main
from briefgen.library.result import BuildResult
from briefgen.model.memory import MEMORY
from briefgen.runtime.quiet import warnings_ignored


@pytest.fixture(scope="module")
def built() -> BuildResult:
    """The example, built once."""
    return briefgen.build(TEXT)


def test_a_program_builds_the_same_bytes_as_the_command(built: BuildResult, tmp_path: Path) -> None:
    brief = tmp_path / "brief.yaml"
    brief.write_bytes(TEXT)
    assert main(["build", str(brief), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert written == built.files == {"brief.pptx": built.deck, "brief.pdf": built.page}
    assert briefgen.build(brief).files == briefgen.build(str(brief)).files == built.files


def test_files_are_written_to_a_folder_or_each_to_its_place(built: BuildResult, tmp_path: Path) -> None:
    result = briefgen.build(TEXT, str(tmp_path / "out"), formats=["pdf"])
    assert result.paths == {"brief.pdf": tmp_path / "out" / "brief.pdf"}
    assert result.paths["brief.pdf"].read_bytes() == built.page
    with pytest.raises(LookupError, match=r"no deck was made: .*brief\.pdf"):
        _ = result.deck
    briefgen.build(TEXT, {"pptx": tmp_path / "a.pptx", "pdf": str(tmp_path / "b" / "c.pdf")})
    assert (tmp_path / "a.pptx").read_bytes() == built.deck
    assert (tmp_path / "b" / "c.pdf").read_bytes() == built.page


@pytest.mark.parametrize(
    ("out", "formats", "said"),
    [
        ("deck.pptx", None, r"write out=\{'pptx': 'deck.pptx'\}"),
        ({"pptx": "a"}, ["pdf"], "same ones"),
        ({"pptx": "a", "pdf": "a"}, None, "a file for each"),
        (None, "pptx", "as a list"),
        (None, ["docx"], "pptx, pdf, html, png, long"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is_built(
    out: object, formats: object, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        briefgen.build(TEXT, out, formats=formats)  # type: ignore[arg-type]


def test_problems_are_objects_with_their_places() -> None:
    (problem,) = briefgen.check(WRONG)
    assert (problem.file, problem.line, problem.column) == ("brief.yaml", 4, 96)
    assert (problem.severity, problem.code) == ("error", "claim")
    assert "give 22.8–23.2%" in problem.message
    assert problem.as_dict()["hint"] == problem.hint != ""
    with pytest.raises(briefgen.BriefError) as refused:
        briefgen.build(WRONG)
    assert refused.value.problems == (problem,)


def test_a_brief_that_is_not_there_is_a_problem_to_check_and_an_error_to_load(tmp_path: Path) -> None:
    (problem,) = briefgen.check(tmp_path / "nothing.yaml")
    assert problem.message == "there is no such file"
    for source in (tmp_path / "nothing.yaml", b"\x89PNG\r\n\x1a\n", b"meta: [\n"):
        with pytest.raises(briefgen.BriefError):
            briefgen.load(source)
    with pytest.raises(ValueError, match="standard input"):
        briefgen.load("-")
    with pytest.raises(TypeError, match=r"text\.encode\(\)"):
        briefgen.load(TEXT.decode())


def test_a_loaded_brief_tells_its_title_and_what_is_wrong_with_its_keys() -> None:
    brief = briefgen.load(TEXT.replace(b"label: Books lent", b"labl: Books lent"), name="city.yaml")
    assert (brief.title, brief.language) == ("The city library in 2025", "en")
    problem = brief.problems[0]
    assert (problem.file, problem.line, problem.code) == ("city.yaml", 5, "unknown-key")
    assert briefgen.load(TEXT).problems == ()


def test_a_mapping_is_a_brief_and_its_problems_name_its_keys(built: BuildResult) -> None:
    brief = as_mapping()
    assert Presentation(_file(briefgen.build(brief).deck)).slides[0].shapes.title.text == _title(built)
    brief["metrics"]["visits"]["claims"] = [{"growth": Decimal("32"), "since": 2023}]
    known = briefgen.load(brief)
    (problem,) = briefgen.check(known)
    assert known.key_of(problem) == "metrics.visits.claims[0].growth"
    brief["metrics"]["visits"]["note"] = object()
    with pytest.raises(TypeError, match=r"metrics\.visits\.note: a object is no value"):
        briefgen.load(brief)


def test_arguments_that_no_paper_and_no_figure_has_say_what_there_is(built: BuildResult) -> None:
    with pytest.raises(ValueError, match=r"size is one of A2, A3, A4, A5, letter; got 'A7'"):
        briefgen.build(TEXT, size="A7")  # type: ignore[arg-type]
    with pytest.raises(LookupError, match=r"visits\.2052'; did you mean 'visits\.2025'"):
        built.facts.find("visits.2052")


def test_one_name_need_not_be_a_list() -> None:
    assert list(briefgen.build(TEXT, only="deck").files) == ["brief.pptx"]


def test_a_deck_carries_its_fonts_where_a_program_asks_for_them(built: BuildResult) -> None:
    carried = briefgen.build(TEXT, only="deck", embed_fonts=True).deck
    assert b"ppt/fonts/" in carried
    assert b"ppt/fonts/" not in built.deck


def test_the_figures_are_a_sequence_of_which_frames_are_made(built: BuildResult) -> None:
    assert list(briefgen.facts(TEXT)) == list(built.facts)
    visits = built.facts.find("visits.2025")
    assert (visits.value, visits.unit, visits.sources) == (
        Decimal(1033),
        "thousand",
        ("Annual report of the City Library",),
    )
    assert {at.medium for at in visits.printed} == {"slide", "page"}
    frame, other = built.facts.to_pandas(), built.facts.to_polars()
    assert list(frame["value"]) == other["value"].to_list() == [each.value for each in built.facts]
    assert list(frame.columns) == other.columns
    assert len(built.facts[:2]) == 2
    assert repr(built.facts).startswith(f"FactList({len(frame)} figures: visits.2023: 840 thousand, ")
    assert "<td>visits.2025</td><td>Visits</td><td>1,033 thousand</td>" in built.facts._repr_html_()


def test_an_edited_deck_is_found_to_differ(built: BuildResult, tmp_path: Path) -> None:
    assert not briefgen.verify(TEXT, deck=built.deck, page=built.page).differs
    deck = Presentation(_file(built.deck))
    frames = [each for slide in deck.slides for each in slide.shapes if each.has_text_frame]
    run = next(
        run
        for each in frames
        for line in each.text_frame.paragraphs
        for run in line.runs
        if "1,033" in run.text
    )
    run.text = run.text.replace("1,033", "1,330")
    deck.save(tmp_path / "edited.pptx")
    proof = briefgen.verify(TEXT, deck=tmp_path / "edited.pptx")
    assert proof.differs
    assert any("1,330" in each.message for each in proof.findings)
    assert briefgen.verify(TEXT, page=b"no page").unreadable == ("page.pdf is not a PDF file",)


def test_progress_is_told_and_may_end_the_build_without_a_trace(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    briefgen.build(TEXT, tmp_path / "all", progress=lambda *said: told.append(said))
    stages = ["reading", "laying out", "painting", "writing", "done"]
    assert told == [(stage, done, 4) for done, stage in enumerate(stages)]

    def stop(stage: briefgen.Stage, done: int, total: int) -> None:
        if stage == "writing":
            raise KeyboardInterrupt

    (tmp_path / "none").mkdir()
    with pytest.raises(KeyboardInterrupt):
        briefgen.build(TEXT, tmp_path / "none", progress=stop)
    assert list((tmp_path / "none").iterdir()) == []


def test_a_notebook_shows_the_page_and_the_files(built: BuildResult) -> None:
    html = built._repr_mimebundle_()["text/html"]
    assert html.startswith('<img alt="brief.pdf, page 1" src="data:image/png;base64,iVBOR')
    assert "brief.pptx (" in html


def test_a_brief_that_is_no_file_reads_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("returns.csv").write_text("month,median_min\n2025-10,40\n", encoding="utf-8")
    picture = b"deck: [{title: One, blocks: [{picture: {file: a.png, alt: A}}]}]\n"
    for data in ("{file: returns.csv}", "{file: '*.csv'}", "{sql: select * from 'returns.csv'}"):
        text = OF_TABLE + f"data: {{returns: {data}}}\n".encode()
        assert any("folder=" in f"{each}" for each in briefgen.check(text)), data
        assert briefgen.check(briefgen.load(text, folder=tmp_path)) == ()
        assert briefgen.check(briefgen.load(text, data_folders=[tmp_path])) == ()
    (problem,) = briefgen.check(TEXT + picture)
    assert "folder=" in problem.message
    (problem,) = briefgen.check(TEXT + b"theme: ./house\n")
    assert problem.code == "theme-outside"


def test_no_brief_reads_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_DB", "sqlite:///secret.db")
    monkeypatch.setenv("BRIEFGEN_DATA", os.getcwd())
    text = OF_TABLE + b"data: {returns: {sql: select 1 as month, connection: SECRET_DB}}\n"
    (problem,) = briefgen.check(text)
    assert "no address was given for SECRET_DB" in problem.message
    assert "connections=" in problem.hint


def test_the_process_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("signal", "setitimer", "siginterrupt"):
        monkeypatch.setattr(signal, name, lambda *_: pytest.fail("a signal was touched"))
    before = dict(os.environ), os.getcwd(), list(warnings.filters), sys.path[:], getcontext().prec
    result = briefgen.build(TEXT, tmp_path, verify=True, formats=["pptx", "pdf", "png"])
    assert len(result.paths) == 3 + result.slides
    assert (dict(os.environ), os.getcwd(), list(warnings.filters), sys.path[:], getcontext().prec) == before
    assert capfd.readouterr() == ("", "")


def test_digits_with_which_the_host_reckons_change_no_byte(built: BuildResult) -> None:
    with localcontext(Context(prec=3)):
        assert briefgen.build(TEXT).files == built.files


def test_a_build_leaves_nothing_in_the_memory_of_the_process() -> None:
    before = MEMORY.state()
    briefgen.build(TEXT)
    assert MEMORY.state() == before


def test_threads_build_different_briefs_as_if_each_were_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [TEXT.replace(b"1033", b"%d" % (1033 + at)).replace(b"city", b"town") for at in range(3)]
    alone = [briefgen.build(text, formats=["pptx", "png"]).files for text in texts]
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path))
    with ThreadPoolExecutor(3) as pool:
        together = pool.map(lambda text: briefgen.build(text, formats=["pptx", "png"]).files, texts)
        assert list(together) == alone


def test_a_brief_that_takes_too_long_is_refused_in_any_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    known = briefgen.load(TEXT, seconds=60.0)
    assert briefgen.check(known) == ()
    clock = iter(range(0, 100_000, 25))
    monkeypatch.setattr("briefgen.base.in_time.monotonic", lambda: next(clock))
    with ThreadPoolExecutor(1) as pool:
        (problem,) = pool.submit(briefgen.check, known).result()
        assert (problem.code, problem.message) == ("size", "it takes more than 60 s")
        with pytest.raises(briefgen.BriefError, match="takes more than 60 s"):
            pool.submit(briefgen.build, known).result()
        assert pool.submit(briefgen.check, briefgen.load(TEXT)).result() == ()


def test_warnings_of_one_library_are_ignored_and_no_others() -> None:
    filters = list(warnings.filters)
    with warnings_ignored("openpyxl"):
        warnings.warn_explicit("odd", UserWarning, "styles.py", 1, module="openpyxl.styles")
        with pytest.warns(UserWarning, match="ours"):
            warnings.warn_explicit("ours", UserWarning, "ours.py", 1, module="ours")
    assert list(warnings.filters) == filters


def test_functions_keep_their_names_beside_the_rooms_that_are_called_so() -> None:
    code = (
        "import briefgen; import briefgen.facts.fact; from briefgen.verify import proof\n"
        "from briefgen import facts, verify\n"
        "assert callable(briefgen.facts) and callable(facts) and callable(verify)\n"
        "assert {*briefgen.__all__} <= {*dir(briefgen)}\n"
        "assert all(getattr(briefgen, name) for name in briefgen.__all__)"
    )
    words = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=environment())
    assert (done.returncode, done.stderr) == (0, "")


def test_results_and_loaded_briefs_travel_between_processes(built: BuildResult) -> None:
    assert pickle.loads(pickle.dumps(built)) == built
    brief = briefgen.load(OF_TABLE, tables={"returns": [{"month": "2025-10", "median_min": 40}]})
    assert briefgen.facts(pickle.loads(pickle.dumps(brief))) == briefgen.facts(brief)


def _file(data: bytes) -> object:
    from io import BytesIO

    return BytesIO(data)


def _title(built: BuildResult) -> str:
    return str(Presentation(_file(built.deck)).slides[0].shapes.title.text)


def test_a_program_may_name_a_theme_for_a_brief_that_is_no_file(tmp_path: Path) -> None:
    for name, base in (("ours", "../base"), ("base", "serif")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "theme.yaml").write_text(f"extends: {base}\n", encoding="utf-8")
    assert briefgen.build(TEXT, theme=tmp_path / "ours").page == briefgen.build(TEXT, theme="serif").page
    (problem,) = briefgen.check(TEXT.replace(b"meta:", b"template: corporate.potx\nmeta:"))
    assert "folder=" in problem.message


def test_a_parameter_without_a_value_is_told_as_programs_set_it() -> None:
    text = b"parameters: {place: }\n" + TEXT.replace(b"City Library}", b'"${place}"}', 1)
    (problem,) = briefgen.check(text)
    assert "parameters={'place': …}" in problem.hint
    known = briefgen.load(text, parameters={"place": "Ayton"})
    assert briefgen.check(known) == ()
    assert {fact.parameters for fact in briefgen.facts(known)} == {"place=Ayton"}


def test_a_pattern_that_would_never_end_is_refused_and_holds_up_nobody() -> None:
    endless = b'parameters: {place: {pattern: "(a+)+b", default: "%s"}}\n' % (b"a" * 60)
    (problem,) = (each for each in briefgen.check(endless + TEXT) if each.severity == "error")
    assert problem.message == "the pattern (a+)+b takes more than 1 s"
    sites = b'parameters: {place: {pattern: "(North|South)gate"}}\n'
    sites += TEXT.replace(b"City Library}", b'"${place}"}', 1)
    assert briefgen.check(briefgen.load(sites, parameters={"place": "Northgate"})) == ()
    (problem,) = briefgen.check(briefgen.load(sites, parameters={"place": "Eastgate"}))
    assert "'Eastgate' does not match its pattern" in problem.message
