"""Texts that repeat themselves are read in a time that grows with their length, not with its power."""

import pytest
from figures_kit import ledger_of
from words_briefs import JOURNEYS, POWER
from words_kit import verdict

OFTEN = 40


@pytest.mark.parametrize(
    "text",
    [
        "{visits} " * OFTEN + "make up half of {books}",
        "visits and " * OFTEN + "doubled",
        "visits, " * OFTEN + "together made up half of visits",
        "visits are twice " + "number of the " * OFTEN + "books",
        "children make up half of " + "all " * OFTEN + "visits",
        "twice " + "the " * OFTEN + "2020 figure",
        "in the year " * OFTEN + "visits fell by half",
        "all of the " * OFTEN + "five visits rose",
        "超过" * OFTEN + "一半到馆人次",
        "上年" * OFTEN + "到馆人次翻番",
        "到馆人次" + "已" * OFTEN + "占" + "仅" * OFTEN + "一半",
        "到馆人次是" + "约" * OFTEN + "2023年的两倍",
        "风电发电量和" * OFTEN + "光伏发电量合计超过火电发电量",
        "全部" * OFTEN + "上升",
        "到馆人次" + "上年同期" * OFTEN + "书架下降",
    ],
)
def test_a_text_that_repeats_itself_is_read_to_its_end(text):
    chinese = not text.isascii()
    ledger = ledger_of(POWER if chinese else JOURNEYS, language="zh-CN" if chinese else "en")
    assert verdict(text, ledger) in ("contradicted", "open", "holds", "none")
