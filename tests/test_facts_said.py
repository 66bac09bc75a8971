"""How claims are said, what each kind of figure is compared by, and what is no figure, or a missing one."""

from dataclasses import replace
from decimal import Decimal

import pytest
from figures_kit import ledger_of

from briefgen.base.diagnostics import FieldError, Place
from briefgen.facts.kinds import COMPARISONS, KINDS
from briefgen.facts.measure import course_of, has_ratio, loss_words
from briefgen.facts.metric import Claim, Reading
from briefgen.facts.missing import is_mark, missing_from
from briefgen.facts.not_figures import BLOT, blotted
from briefgen.facts.prose import resolve
from briefgen.facts.summary import sentence, summary
from briefgen.facts.wording import apart, beside, clause, dated, is_unchanged, named, timed


def test_ratios_lead_from_what_is_above_zero_to_what_is_not_below_it():
    pairs = [("5", "1"), ("0", "1"), ("-1", "1"), ("5", "0"), ("5", "-1"), ("0.1", "0.1")]
    assert [has_ratio(Decimal(current), Decimal(base)) for current, base in pairs] == [
        True, True, False, False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "current", "base", "course"),
    [("profit", 1, -1, "to_surplus"), ("profit", -1, 1, "to_deficit"), ("profit", -1, -2, "narrowed"),
     ("balance", -2, -1, "widened"), ("balance", -1, -1, ""), ("profit", 0, -1, ""), ("profit", -1, 0, ""),
     ("profit", 1, 0, ""), ("profit", 0, 1, ""), ("profit", 2, 1, ""), ("amount", 1, -1, ""),
     ("count", -1, -2, "")],
)  # fmt: skip
def test_a_loss_narrows_widens_or_turns_where_both_ends_lie_on_a_side_of_zero(kind, current, base, course):
    assert course_of(kind, Decimal(current), Decimal(base)) == course


def test_what_is_below_zero_has_the_name_that_its_kind_and_label_give_it():
    assert loss_words("profit", "利润") == (("亏损", "loss"), ("盈利", "profit"))
    assert loss_words("amount", "净流入") == (("缺口", "shortfall"), ("盈余", "surplus"))
    assert loss_words("balance", "货物贸易差额") == (("逆差", "deficit"), ("顺差", "surplus"))
    assert loss_words("balance", "财政收支") == (("赤字", "deficit"), ("盈余", "surplus"))
    assert loss_words("balance", "净额") == (("负值", "deficit"), ("正值", "surplus"))


WORDS = (
    "change",
    "growth",
    "multiple",
    "growth_multiple",
    "cagr",
    "points",
    "narrowed",
    "rank_change",
    "doubled",
)


@pytest.mark.parametrize(
    ("kind", "unit", "fitting"),
    [
        ("count", "家", ("change", "growth", "multiple", "growth_multiple", "cagr")),
        ("amount", "亿元", ("change", "growth", "multiple", "growth_multiple", "cagr", "narrowed")),
        ("profit", "亿元", ("change", "growth", "multiple", "growth_multiple", "cagr", "narrowed")),
        ("amount", "%", ("points",)),
        ("share", "", ("points",)),
        ("rate", "%", ("points",)),
        ("rank", "", ("rank_change",)),
        ("temperature", "℃", ("change",)),
        ("year", "", ("change",)),
        ("index", "", ("change", "growth", "multiple", "growth_multiple", "cagr")),
    ],
)
def test_each_kind_of_figure_is_compared_in_its_own_words(kind, unit, fitting):
    assert tuple(word for word in WORDS if COMPARISONS[word].suits(kind, unit)) == fitting


@pytest.mark.parametrize(
    ("text", "mark", "reason"),
    [("", "–", "not available"), (" - ", "–", "not available"), ("null", "–", "not available"),
     ("...", "…", "not available"), ("……", "…", "not available"), ("NA", "n/a", "not available"),
     ("#N/A", "n/a", "not available"), ("N/A", "N/A", "not available"), (" 暂缺 ", "暂缺", "not available"),
     ("Confidential ", "Confidential", "confidential"), ("[C]", "[C]", "confidential"),
     ("保密", "保密", "confidential")],
)  # fmt: skip
def test_a_mark_of_a_missing_value_is_printed_as_it_was_meant(text, mark, reason):
    found = missing_from(text, Place("b.yaml", 3, 4))
    assert (found.mark, found.reason, found.place) == (mark, reason, Place("b.yaml", 3, 4))
    assert is_mark(text) is bool(text)


def test_what_is_no_mark_is_a_value():
    assert missing_from("0", Place("b.yaml")) is None
    assert [is_mark(text) for text in ("0", " ", "n/a")] == [False, False, True]


def blots(text, *names, units=(), labels=()):
    shown, inside = blotted(text, names, units, labels)
    return shown.replace(BLOT, "_"), sorted(inside)


def test_names_are_whole_words_the_longest_first():
    assert blots("9 B1 and B1", "B1", "9 B1") == ("____ and __", [])
    assert blots("20 of 2024, 20.5, 1.20 and 1,20", "20")[0].startswith("__ of 2024, 20.5, 1.20 and 1,20")
    assert blots("AB12 AB12C xAB12", "AB12")[0] == "____ ____C _____"
    assert blots("AB xAB ABx", "AB") == ("__ xAB ABx", [])
    assert blots("5AB 5.AB", "AB")[0].endswith("__")
    assert blots("前100强和1100强", "100强") == ("前____和1100强", [])


def test_digits_of_units_and_labels_stay_and_are_known_for_what_they_are():
    assert blots("30 Mt CO2e", units=["Mt CO2e"]) == ("30 Mt CO2e", [8])
    assert blots("30 MtCO2e", units=["Mt CO2e"]) == ("30 MtCO2e", [7])
    assert blots("30 Mt CO2ex", units=["Mt CO2e"])[1] == []
    assert blots("30 Mt CO2eX", units=["Mt CO2e"])[1] == []
    assert blots("30 Mt CO2e3", units=["Mt CO2e"])[1] == []
    assert blots("30 aMt CO2e", units=["Mt CO2e"])[1] == []
    assert blots("30 AMt CO2e", units=["Mt CO2e"])[1] == []
    assert blots("children under 12: 50", labels=["Children under 12"]) == ("children under 12: 50", [15, 16])


def test_a_brief_without_metrics_says_so_where_one_is_referred_to():
    empty = ledger_of("a: {label: 甲, unit: 家}")
    bare = type(empty).of({}, {}, language="zh-CN")
    _, (problem,) = resolve("{firms}", bare, Place("b.yaml", 3, 4))
    assert problem.hint == "the brief has no metrics"
    _, (problem,) = resolve("{firms}", empty, Place("b.yaml", 3, 4))
    assert problem.hint == "metrics are listed under `metrics`"


@pytest.mark.parametrize(
    ("word", "number", "english", "alone", "chinese"),
    [
        ("growth", 85, "up 85% on 2020", "up 85%", "增长85%"),
        ("growth", -85, "down 85% on 2020", "down 85%", "下降85%"),
        ("growth", 0, "unchanged since 2020", "unchanged", "持平"),
        ("multiple", 3, "3 times the 2020 value", "3 times", "是2020年的3倍"),
        ("multiple", 1, "unchanged since 2020", "unchanged", "与2020年持平"),
        ("growth_multiple", 3, "up by 3 times the 2020 value", "", "增长3倍"),
        ("cagr", 3, "up 3% a year since 2020", "up 3% a year", "年均增长3%"),
        ("cagr", -3, "down 3% a year since 2020", "down 3% a year", "年均下降3%"),
        ("change", 3, "up 3 firms since 2020", "up 3 firms", "增加3 firms"),
        ("change", -3, "down 3 firms since 2020", "down 3 firms", "减少3 firms"),
        ("points", 1, "up 1 percentage point since 2020", "up 1 percentage point", "提高1个百分点"),
        ("rank_change", 2, "up 2 places since 2020", "up 2 places", "提升2位"),
        ("rank_change", -1, "down 1 place since 2020", "down 1 place", "下降1位"),
        ("doubled", 1, "doubled since 2020", "doubled", "翻一番"),
        ("doubled", 10, "1,024-fold since 2020", "1,024-fold", "翻十番"),
        ("doubled", 11, "2,048-fold since 2020", "2,048-fold", "翻11番"),
        ("doubled", 20, "1,048,576-fold since 2020", "1,048,576-fold", "翻20番"),
        ("narrowed", 50, "shortfall narrowed by 50% since 2020", "shortfall narrowed by 50%", "缺口收窄50%"),
        ("narrowed", -50, "shortfall widened by 50% since 2020", "shortfall widened by 50%", "缺口扩大50%"),
        ("narrowed", 0, "unchanged since 2020", "unchanged", "持平"),
    ],
)
def test_a_claim_is_said_with_and_without_what_it_compares_with(word, number, english, alone, chinese):
    fact = ledger_of("a: {label: 甲, unit: firms, values: {2025: 3}}", language="en").find("a")
    units = {language: KINDS[word].unit("firms", "amount", language) for language in ("en", "zh-CN")}
    claim = replace(fact, kind=word, number=Decimal(number), since="2020", unit=units["en"])
    assert clause(claim, "en") == english
    if word != "growth_multiple":  # it always compares
        assert clause(replace(claim, since=""), "en") == alone
    assert clause(replace(claim, unit=units["zh-CN"]), "zh-CN") == chinese
    assert is_unchanged(claim) is (english == "unchanged since 2020")


def test_a_claim_states_one_thing_and_says_what_it_found_instead():
    place = Place("b.yaml", 3, 4)
    growth = Reading.from_scalar("5", place)
    with pytest.raises(ValueError, match=rf"exactly one of {', '.join(KINDS)}; found none$"):
        Claim(place=place)
    with pytest.raises(FieldError, match=r"; found growth and cagr$") as caught:
        Claim(place=place, growth=growth, cagr=growth)
    assert caught.value.key == "cagr"


def test_braces_of_a_label_stay_braces_in_its_sentence():
    ledger = ledger_of('a: {label: "甲{乙}", unit: 家, values: {2025: 3}}')
    assert sentence("a", ledger) == "甲{{乙}}{a.2025}"
    assert (
        "".join(piece.text for piece in resolve(sentence("a", ledger), ledger, Place(""))[0]) == "甲{乙}3家"
    )


@pytest.mark.parametrize(
    ("label", "shown", "word"),
    [("企业", "370家", ""), ("COVID-19", "50例", "为"), ("COVID-19", "−50例", "为"), ("5G", "50户", "为"),
     ("企业", "约370家", ""), ("5G", "约50户", ""), ("企业", "", ""), ("（甲）", "5家", ""),
     ("𠀀", "5家", ""),
     ("⺀", "5家", ""), ("ソ", "5家", ""), ("龯", "5家", ""), ("가", "5家", "为"), ("甲A", "A级", "为"),
     ("甲1", "甲级", "")],
)  # fmt: skip
def test_a_chinese_label_and_its_figure_are_held_apart_where_they_would_run_together(label, shown, word):
    assert apart(label, shown) == word
    assert named(label, shown, "zh-CN") == beside(label, shown, "zh-CN") == label + word + shown


def test_labels_stand_beside_figures_and_times():
    assert named("A 12", "5", "en") == "A 12: 5"
    assert [beside("A 12", "5", "en"), beside("A", "5", "en")] == ["A 12 at 5", "A 5"]
    assert [beside("12+", "5", "en"), beside("", "5", "en")] == ["12+ 5", " 5"]
    assert [dated("PM2.5", "2024年", "zh-CN"), dated("企业", "2024年", "zh-CN")] == [
        "PM2.5在2024年",
        "企业2024年",
    ]
    assert [dated("Firms", "2024", "en"), dated("Firms", "", "en")] == ["Firms (2024)", "Firms"]
    assert [timed("2024年", "5G用户"), timed("2024年", "企业"), timed("", "5G用户")] == [
        "2024年，5G用户", "2024年企业", "5G用户",
    ]  # fmt: skip


def test_a_sentence_numbers_its_figures_in_the_private_use_area_and_fills_them_all():
    ledger = ledger_of(
        "a: {label: 甲, unit: 家, values: {2025: 16},"
        " claims: [{share: 44, of: 全省}, {ranked: 3, among: 全国}]}"
    )
    assert sentence("a", ledger) == "甲{a.2025}，占全省的{a.share}，居全国{a.ranked}"
    assert not any("\ud800" <= character <= "\uf8ff" for character in summary("a", ledger))
