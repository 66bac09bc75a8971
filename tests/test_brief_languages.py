"""Briefs in other languages than Chinese and English: tags, numbers, money, periods."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen import check
from briefgen.base import catalogue, conventions as convention_files
from briefgen.base.catalogue import brief_language
from briefgen.base.conventions import conventions, tag_with_region
from briefgen.base.messages import messages
from briefgen.facts.format import digits, measure_text, period_label, short_period
from briefgen.facts.ordinal import rank_parts
from briefgen.facts.short_form import steps_of
from briefgen.facts.unit import split
from briefgen.model.scene import Run, Style
from briefgen.text.atoms import NEVER, penalties
from briefgen.text.elsewhere import with_kept_spaces
from briefgen.text.face import differs_in_taiwan, face, missing
from briefgen.text.normal import strips
from briefgen.text.subset import subset

sys.path.append(str(Path(__file__).parents[1] / "scripts"))
LANGUAGES = Path(__file__).parents[1] / "briefgen" / "languages"


@pytest.mark.parametrize("tag", sorted(path.stem for path in LANGUAGES.glob("*.json")))
def test_conventions_are_those_of_the_cldr(tag: str) -> None:
    made = pytest.importorskip("language_conventions").conventions_of(tag)
    assert (LANGUAGES / f"{tag}.json").read_text("utf-8") == made, "run make_languages.py"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("de", "de"), ("DE", "de"), ("de_AT", "de-AT"), ("de-1996", "de"), ("en-GB", "en-GB"),
     ("fr-ch", "fr-CH"), ("zh", "zh-CN"), ("zh-SG", "zh-CN"), ("zh-Hant", "zh-TW"), ("zh_TW", "zh-TW"),
     ("zh-MO", "zh-HK")],
)  # fmt: skip
def test_a_tag_is_kept_in_its_usual_case_and_chinese_by_its_place(written: str, kept: str) -> None:
    assert brief_language(written) == kept


def test_a_language_without_a_file_is_none_of_a_brief() -> None:
    with pytest.raises(ValueError, match="'tlh'"):
        brief_language("tlh")


@pytest.mark.parametrize(
    ("language", "shown"),
    [("de", "−1.234,5"), ("de-CH", "−1’234.5"), ("fr", "−1\u202f234,5"), ("zh-TW", "−1,234.5"),
     ("en-GB", "−1,234.5"), ("zh-CN", "−1234.5")],
)  # fmt: skip
def test_digits_have_the_marks_of_the_language_and_its_region(language: str, shown: str) -> None:
    assert digits(Decimal("-1234.5"), language) == shown


@pytest.mark.parametrize(
    ("language", "unit", "shown"),
    [("de", "%", "12,5\u00a0%"), ("fr", "%", "12,5\u00a0%"), ("de-CH", "%", "12.5%"),
     ("de", "km", "12,5\u00a0km"),
     ("de", "Mio. €", "12,5\u00a0Mio.\u00a0€"), ("de", "€", "12,5\u00a0€"), ("de-AT", "€", "€\u00a012,5"),
     ("zh-TW", "億元", "12.5億元")],
)  # fmt: skip
def test_units_percent_and_money_stand_where_the_language_has_them(
    language: str, unit: str, shown: str
) -> None:
    number = Decimal("12.5")
    assert measure_text(digits(number, language), unit, number, language) == shown


@pytest.mark.parametrize(
    ("language", "key", "long", "short"),
    [("de", "2025-10", "Oktober 2025", "Okt. 2025"), ("de-AT", "2025-01", "Jänner 2025", "Jän. 2025"),
     ("de", "2025-10-05", "5. Oktober 2025", "5. Okt. 2025"), ("fr", "2025-02", "février 2025", "févr. 2025"),
     ("en", "2025-10-05", "5 October 2025", "5 Oct 2025")],
)  # fmt: skip
def test_months_and_days_are_those_of_the_language(language: str, key: str, long: str, short: str) -> None:
    assert (period_label(key, language), short_period(key, language)) == (long, short)


def test_lists_are_joined_as_the_language_joins_them() -> None:
    found = {tag: conventions(tag).listed(["a", "b", "c"]) for tag in ("en", "de", "fr", "zh-CN")}
    assert found == {"en": "a, b and c", "de": "a, b und c", "fr": "a, b et c", "zh-CN": "a、b、c"}


def test_office_applications_are_told_a_language_with_its_region() -> None:
    tags = {tag: tag_with_region(tag) for tag in ("en", "en-GB", "de", "de-CH", "fr", "zh-CN", "zh-TW")}
    assert list(tags.values()) == ["en-US", "en-GB", "de-DE", "de-CH", "fr-FR", "zh-CN", "zh-TW"]


DE = """
meta: {title: Bibliothek, standfirst: "STANDFIRST", language: de}
sources: {report: {title: Bericht}}
metrics:
  visits: {label: Besuche, unit: Personen, values: {2023: 1840, 2025: 2033}, source: report}
  budget: {label: Haushalt, unit: Mio. €, kind: amount, values: {2025: about 12.6}, source: report}
  rank: {label: Rang, kind: rank, values: {2025: 8}, source: report}
  rate: {label: Quote, unit: "%", kind: rate, values: {2025: 2.5}, source: report}
"""
FR = """
meta: {title: Bibliothèque, standfirst: "STANDFIRST", language: fr}
sources: {report: {title: Rapport}}
metrics:
  visits: {label: Visites, unit: personnes, values: {2023: 1840, 2025: 2033}, source: report}
  budget: {label: Budget, unit: M€, kind: amount, values: {2025: about 12.6}, source: report}
  rank: {label: Rang, kind: rank, values: {2025: 8}, source: report}
"""


def told(brief: str, standfirst: str) -> list[str]:
    return [str(each) for each in check(brief.replace("STANDFIRST", standfirst).encode())]


@pytest.mark.parametrize(
    ("brief", "standfirst"),
    [
        (DE, "Es kamen 2.033 Personen im 3. Quartal 2025, am 5. Oktober um 14.30 Uhr"),
        (DE, "Der Haushalt: rund 12,6 Mio. Euro, Platz 8., Quote 2,5 Prozent, Tabelle 3, 05.10.2025, KW 40"),
        (FR, "2 033 personnes au T3 2025, le 5 octobre à 14 h 30"),
        (FR, "Un budget de près de quelque chose : environ 12,6 millions d’euros, au 8e rang, page 3"),
    ],
)
def test_numbers_typed_as_the_language_writes_them_are_read(brief: str, standfirst: str) -> None:
    assert told(brief, standfirst) == []


@pytest.mark.parametrize(
    ("brief", "standfirst", "said"),
    [(DE, "Es kamen 2.034 Personen", "2.034 in"), (FR, "2 034 personnes", "2 034 in"),
     (DE, "Es kamen 2,033 Personen", "it is written 2.033"), (DE, "Genau 12,6 Mio. €", "12,6 in")],
)  # fmt: skip
def test_a_typed_number_that_is_no_figure_is_told_in_the_marks_of_the_language(
    brief: str, standfirst: str, said: str
) -> None:
    assert said in " ".join(told(brief, standfirst))


HANT = """
meta: {title: 圖書館, standfirst: STANDFIRST, language: zh-TW}
sources: {report: {title: 年報}}
metrics:
  visits: {label: 到館人次, unit: 萬人次, kind: amount, values: {2023: 84.0, 2025: 約103.3}, source: report}
"""


def test_words_in_traditional_characters_are_held_against_the_figures() -> None:
    found = told(HANT, "到館人次下降，創歷史新低")
    assert "“下降” contradicts the figures: 到館人次由84.0萬人次" in found[0]
    assert "“創歷史新低”" in found[1]
    assert told(HANT, "到館人次成長，約103.3萬人次") == []


def test_words_of_other_languages_are_held_against_nothing() -> None:
    assert told(DE, "Die Besuche fielen erneut auf ein Rekordtief") == []


def test_another_language_is_one_file_and_what_the_cldr_knows_of_it(tmp_path: Path, monkeypatch) -> None:
    make = pytest.importorskip("make_languages")
    catalog = make.merged("es", make.collected())
    catalog.get("{number}st", "brief").string = ("{number}.º", "{number}.º", "{number}.º")
    catalog.get("Source: ", "brief").string = "Fuente: "
    (tmp_path / "es.mo").write_bytes(make.compiled(catalog))
    (tmp_path / "es.json").write_text(make.conventions_of("es"), "utf-8")
    for module in (catalogue, convention_files):
        monkeypatch.setattr(module, "LANGUAGES_FOLDER", tmp_path)
    caches = (catalogue.catalogue, catalogue.brief_languages, convention_files.conventions)
    for cache in caches:
        cache.cache_clear()
    try:
        assert brief_language("es_MX") == "es-MX"
        assert messages("es").source == "Fuente: "
        assert messages("es").overview == "Key figures at a glance"
        assert digits(Decimal("12345.6"), "es") == "12.345,6"
        assert rank_parts(Decimal(8), "8", "", "es") == ("", "8", ".º", "")
        assert period_label("2025-10", "es") == "octubre de 2025"
    finally:
        for cache in caches:
            cache.cache_clear()


def test_a_page_in_traditional_chinese_has_the_shapes_of_taiwan() -> None:
    sans = face("sans", 400)
    plain, taiwan = (subset(sans, "骨一8，", traditional=each) for each in (False, True))
    assert differs_in_taiwan("骨")
    assert not differs_in_taiwan("，")
    assert plain.data != taiwan.data
    assert plain.advance_of == taiwan.advance_of
    assert subset(sans, "一8，", traditional=True).data == subset(sans, "一8，").data
    assert missing("，。「」骨個萬億嘅咗啲") == ()


def test_the_first_of_a_month_is_called_as_the_language_calls_it() -> None:
    days = [period_label("2025-10-01", language) for language in ("fr", "de", "en")]
    assert days == ["1er octobre 2025", "1. Oktober 2025", "1 October 2025"]


def test_french_spaces_stand_with_their_marks_on_lines_and_in_decks() -> None:
    run = Run(
        text="Il a dit : « bonjour » ; oui !",
        style=Style(family="sans", size=12, weight=400, colour="#000000"),
    )
    text = "Il a dit : « bonjour » ; oui !"
    begins = [at for at, cost in enumerate(penalties(strips((run,))[0], title=False)) if cost < NEVER]
    assert [text[at:][:2] for at in begins] == ["a ", "di", "« ", "ou", ""]
    kept = "".join(each.text for each in with_kept_spaces((run,), (text,)))
    assert kept == "Il a dit\u00a0: «\u00a0bonjour\u00a0»\u00a0; oui\u00a0!"


def test_a_trillion_is_said_as_taiwan_and_hong_kong_say_it() -> None:
    shown = [steps_of(language)[0][1] for language in ("zh-CN", "zh-TW", "zh-HK", "en", "de")]
    assert shown == ["万亿", "兆", "萬億", "trillion", "Bio."]
    assert [split(unit) for unit in ("兆元", "兆瓦", "億元", "Mio. Euro", "millions d’euros")] == [
        (10**12, "元"), (1, "兆瓦"), (10**8, "元"), (10**6, "Euro"), (10**6, "euros"),
    ]  # fmt: skip
