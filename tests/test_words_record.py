"""Records and runs in words: a record is one only against the values that are known."""

import pytest
from figures_kit import ledger_of
from words_kit import verdict

EN = """
visits: {label: Visits, unit: thousand, kind: amount, values: {2021: 990, 2023: 840, 2024: 915, 2025: 1033}}
loans: {label: Loans, unit: thousand, kind: amount, values: {2022: 430, 2023: 500, 2024: 480, 2025: 460}}
new: {label: New readers, unit: thousand, kind: amount, values: {2025: 12}}
"""
ZH = """
visits: {label: 到馆人次, unit: 千人次, kind: amount, values: {2021: 990, 2023: 840, 2024: 915, 2025: 1033}}
loans: {label: 外借册次, unit: 千册次, kind: amount, values: {2022: 430, 2023: 500, 2024: 480, 2025: 460}}
new: {label: 新增读者, unit: 千人, kind: amount, values: {2025: 12}}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Visits reached a record high", "holds"),
        ("Visits fell to a record low", "contradicted"),
        ("Visits are the lowest ever", "contradicted"),
        ("Visits halved, a record low", "contradicted"),
        ("A record low for visits", "contradicted"),
        ("Loans are the lowest since 2022", "holds"),
        ("Loans are the highest since 2022", "contradicted"),
        ("Visits are at their highest in three years", "holds"),
        ("Visits were at a record low in 2023", "holds"),
        ("New readers are at a record high", "open"),
        ("Visits rose for the second year running", "holds"),
        ("Visits rose for the fourth year running", "contradicted"),
        ("Loans have fallen for two consecutive years", "holds"),
        ("Loans fell for the third consecutive year", "contradicted"),
        ("Visits fell for the second year in a row", "contradicted"),
        ("Loans rose in three successive years", "contradicted"),
        ("New readers rose for the second year running", "open"),
        ("Good record keeping matters", "none"),
    ],
)
def test_an_english_record_or_run_is_held_against_all_known_values(text, found):
    assert verdict(text, ledger_of(EN, language="en")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到馆人次创历史新高", "holds"),
        ("三年来，外借册次从未这样低", "holds"),
        ("三年来，到馆人次从未这样低", "contradicted"),
        ("到馆人次创历史新低", "contradicted"),
        ("到馆人次为2021年以来最低", "contradicted"),
        ("外借册次创2022年以来新低", "holds"),
        ("外借册次创2022年以来新高", "contradicted"),
        ("到馆人次较2023年增长{visits.growth@2023}，连续两年回升，创2021年以来新高", "holds"),
        ("2023年到馆人次为历史最低", "holds"),
        ("新增读者创历史新高", "open"),
        ("到馆人次连续两年增长", "holds"),
        ("到馆人次连续五年增长", "contradicted"),
        ("外借册次两连降", "holds"),
        ("外借册次三连降", "contradicted"),
        ("外借册次连续第二年下降", "holds"),
        ("外借册次连续第二年上升", "contradicted"),
        ("新增读者连续三年增长", "open"),
        ("最高人民法院", "none"),
    ],
)
def test_a_chinese_record_or_run_is_held_against_all_known_values(text, found):
    assert verdict(text, ledger_of(ZH)) == found
