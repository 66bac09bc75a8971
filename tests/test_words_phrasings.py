"""Phrasings of releases and of the press, each beside its false twin: one holds, one is refused."""

import pytest
from figures_kit import ledger_of
from words_kit import verdict

EN = """
visits: {label: Visits, unit: thousand, kind: amount,
  values: {2021: 990, 2022: 900, 2023: 840, 2024: 915, 2025: 1033}}
loans: {label: Loans, unit: thousand, kind: amount,
  values: {2021: 640, 2022: 590, 2023: 520, 2024: 480, 2025: 320}}
wifi: {label: Sessions, unit: thousand, kind: amount,
  values: {2021: 100, 2022: 110, 2023: 130, 2024: 160, 2025: 240}}
staff: {label: Staff, unit: people, kind: count,
  values: {2024: 80, 2025: 80}}
fees: {label: Fees, unit: £ thousand, kind: amount,
  values: {2022: 100, 2023: 110, 2024: 120, 2025: 126}}
children: {label: Recycling rate, unit: "%", kind: share,
  values: {2023: 25, 2024: 26, 2025: 31}}
books: {label: Book issues, unit: thousand, kind: amount,
  values: {2024: 540, 2025: 520}}
ebooks: {label: E-book issues, unit: thousand, kind: amount,
  values: {2024: 200, 2025: 260}}
films: {label: Film issues, unit: thousand, kind: amount,
  values: {2024: 110, 2025: 130}}
audio: {label: Audio issues, unit: thousand, kind: amount,
  values: {2024: 95, 2025: 90}}
all: {label: Issues, unit: thousand, kind: amount,
  values: {2024: 945, 2025: 1000},
  claims: [{sum: [books, ebooks, films, audio]}]}
rank: {label: National ranking, kind: rank,
  values: {2024: 9, 2025: 4}}
trade: {label: Trade balance, unit: £ million, kind: balance,
  values: {2023: -12, 2024: -8, 2025: -3}}
result: {label: Result, unit: £ million, kind: profit,
  values: {2024: -2.1, 2025: 1.4}}
"""
ZH = """
visits: {label: 到馆人次, unit: 万人次, kind: amount,
  values: {2021: 99, 2022: 90, 2023: 84, 2024: 91.5, 2025: 103.3}}
loans: {label: 投诉件数, unit: 件, kind: count,
  values: {2021: 640, 2022: 590, 2023: 520, 2024: 480, 2025: 320}}
wifi: {label: 活动场次, unit: 场, kind: count,
  values: {2021: 100, 2022: 110, 2023: 130, 2024: 160, 2025: 240}}
staff: {label: 馆员人数, unit: 人, kind: count,
  values: {2024: 80, 2025: 80}}
fees: {label: 服务收入, unit: 万元, kind: amount,
  values: {2022: 100, 2023: 110, 2024: 120, 2025: 126}}
rate: {label: 绿色出行比例, unit: "%", kind: share,
  values: {2023: 25, 2024: 26, 2025: 31}}
books: {label: 图书外借量, unit: 万册次, kind: amount,
  values: {2024: 54, 2025: 52}}
ebooks: {label: 电子书外借量, unit: 万册次, kind: amount,
  values: {2024: 20, 2025: 26}}
films: {label: 影像外借量, unit: 万册次, kind: amount,
  values: {2024: 11, 2025: 13}}
audio: {label: 唱片外借量, unit: 万册次, kind: amount,
  values: {2024: 9.5, 2025: 9}}
all: {label: 文献外借量, unit: 万册次, kind: amount,
  values: {2024: 94.5, 2025: 100},
  claims: [{sum: [books, ebooks, films, audio]}]}
rank: {label: 全国综合排名, unit: 位, kind: rank,
  values: {2024: 9, 2025: 4}}
trade: {label: 贸易差额, unit: 亿元, kind: balance,
  values: {2023: -12, 2024: -8, 2025: -3}}
result: {label: 净利润, unit: 亿元, kind: profit,
  values: {2024: -2.1, 2025: 1.4}}
"""
PARTS = ("books", "ebooks", "films", "audio")


@pytest.mark.parametrize(
    ("near", "true", "false"),
    [
        (
            (),
            "The share of e-book issues in issues is about a quarter.",
            "The share of e-book issues in issues is about three quarters.",
        ),
        ((), "{books} of {all}: just over half", "{films} of {all}: just over half"),
        (
            (),
            "E-book issues exceed film issues and audio issues together.",
            "Audio issues exceed film issues and e-book issues together.",
        ),
        ((), "National ranking: now in fourth place", "National ranking: now in third place"),
        ((), "E-book issues were double film issues.", "E-book issues were triple film issues."),
        ((), "E-book issues lead film issues.", "Film issues lead e-book issues."),
        ((), "Visits continued to rise.", "Loans continued to rise."),
        (
            (),
            "Between them, film issues and audio issues made up over a fifth of issues.",
            "Between them, film issues and audio issues made up over half of issues.",
        ),
        (PARTS, "Book issues are by far the largest.", "Film issues are by far the largest."),
        ((), "Loans slipped under 400 thousand.", "Visits slipped under 400 thousand."),
        ((), "Film issues trail e-book issues.", "E-book issues trail film issues."),
        ((), "Fees rose less than the year before.", "Sessions rose less than the year before."),
        (PARTS, "Film issues come third.", "Film issues come second."),
        (("visits",), "The number rose", "The number fell"),
        ((), "Staff showed no change.", "Visits showed no change."),
        ((), "Loans fell faster than the year before.", "Fees grew faster than the year before."),
        ((), "Visits went through the one million mark.", "Loans went through the one million mark."),
        ((), "Loans took a tumble.", "Visits took a tumble."),
        ((), "Loans came down to {loans}.", "Visits came down to {visits}."),
        ((), "Visits were higher in 2025 than in 2024.", "Visits were lower in 2025 than in 2024."),
        (
            (),
            "Film issues remain smaller than e-book issues.",
            "E-book issues remain smaller than film issues.",
        ),
        ((), "Visits were higher than in any earlier year.", "Visits were lower than in any earlier year."),
        (PARTS, "Book issues top the list.", "Audio issues top the list."),
        ((), "Loans tailed away.", "Visits tailed away."),
        ((), "Loans hit rock bottom.", "Visits hit rock bottom."),
        (
            (),
            "Loans extended their decline to a fourth year.",
            "Visits extended their decline to a fourth year.",
        ),
        (("loans",), "A third less than in 2024", "A third more than in 2024"),
        ((), "Recycling rate rose above 30%.", "Recycling rate rose above 40%."),
        (("loans",), "Down again", "Up again"),
        (
            (),
            "Book issues are four times as numerous as film issues.",
            "Book issues are eight times as numerous as film issues.",
        ),
        (
            (),
            "E-book issues ({ebooks}) account for about a quarter of issues ({all}).",
            "E-book issues ({ebooks}) account for about half of issues ({all}).",
        ),
        ((), "Growth in visits continued.", "Growth in loans continued."),
        (
            (),
            "E-book issues are second only to book issues.",
            "Book issues are second only to e-book issues.",
        ),
        ((), "Visits hit their low in 2023.", "Visits hit their low in 2024."),
        ((), "Loans slid further.", "Visits slid further."),
        ((), "Visits reached their lowest point in 2023.", "Visits reached their lowest point in 2024."),
        ((), "Twice as many e-book issues as film issues", "Twice as many film issues as e-book issues"),
        ((), "National ranking went up five places.", "National ranking went up four places."),
        ((), "E-book issues took a quarter of issues.", "E-book issues took two thirds of issues."),
        ((), "Film issues are dwarfed by book issues.", "Book issues are dwarfed by film issues."),
        ((), "Film issues are no match for book issues.", "Book issues are no match for film issues."),
        (
            (),
            "Visits went from {visits.2024} in 2024 to {visits}, an increase.",
            "Visits went from {visits.2024} in 2024 to {visits}, a decrease.",
        ),
        ((), "The downward trend in loans continued.", "The downward trend in visits continued."),
        ((), "Sessions rose by half.", "Visits rose by half."),
        ((), "Loans declined for a fourth successive year.", "Visits declined for a fourth successive year."),
        ((), "The upward trend in visits continues.", "The upward trend in loans continues."),
        ((), "Loans dropped to {loans} from {loans.2024}.", "Visits dropped to {visits} from {visits.2024}."),
        ((), "A third fewer loans than in 2024", "A third fewer visits than in 2024"),
        ((), "Visits saw an increase.", "Visits saw a decrease."),
        (("visits",), "A five-year high", "A five-year low"),
        (
            (),
            "Roughly a quarter of issues went to e-book issues.",
            "Roughly three quarters of issues went to e-book issues.",
        ),
        ((), "The pace of growth in fees slowed.", "The pace of growth in sessions slowed."),
        ((), "Loans peaked in 2021.", "Loans peaked in 2023."),
        (
            (),
            "Visits were {visits.growth|magnitude} up on 2024.",
            "Visits were {visits.growth|magnitude} down on 2024.",
        ),
        ((), "Visits broke the record.", "Loans broke the record."),
        (PARTS, "Most issues were book issues.", "Most issues were film issues."),
        ((), "Loans are a third lower than in 2024.", "Visits are a third lower than in 2024."),
        (("visits",), "Still rising", "Still falling"),
        ((), "Visits now exceed 1 million.", "Loans now exceed 1 million."),
        ((), "Visits set a new record.", "Loans set a new record."),
        (
            (),
            "Visits expanded by {visits.growth|magnitude}.",
            "Visits contracted by {visits.growth|magnitude}.",
        ),
        ((), "Loans are on the decline.", "Visits are on the decline."),
    ],
)
def test_an_english_phrasing_holds_and_its_false_twin_is_refused(near, true, false):
    ledger = ledger_of(EN, language="en")
    assert (verdict(true, ledger, near), verdict(false, ledger, near)) == ("holds", "contradicted")


@pytest.mark.parametrize(
    ("near", "text"),
    [
        ((), "More than two million visits since 2019"),
        ((), "Fewer visits than planned were made."),
        ((), "Loans rose in March."),
        ((), "Over three million visits since 2023"),
        ((), "Loans are dropped at the desk."),
        ((), "The board warned of falling visits."),
        (PARTS, "E-book issues topped the list of rises."),
        ((), "More loans than expected"),
        ((), "In the north, visits fell."),
        ((), "Complaints about visits fell."),
        ((), "Among the over-65s, visits fell."),
        ((), "A rise in loans would help."),
        (PARTS, "Film issues are top of the agenda."),
        ((), "More than two million visits are planned."),
        ((), "We hope for a rise in loans."),
        ((), "Visits drop in after school."),
        ((), "The cost of visits fell."),
        ((), "Stopping falling visits was hard."),
        ((), "At weekends, visits fell."),
        ((), "After the drop in visits, we recovered."),
        ((), "A drop in visits was avoided."),
        ((), "A record of loans is kept."),
        ((), "The fall in visits came to an end."),
        ((), "There was no drop in visits."),
        ((), "Loans of e-books rose."),
        ((), "Despite worries that visits fell, they rose."),
    ],
)
def test_an_english_text_of_a_part_or_of_no_fact_is_not_refused(near, text):
    assert verdict(text, ledger_of(EN, language="en"), near) != "contradicted"


@pytest.mark.parametrize(
    ("near", "true", "false"),
    [
        ((), "影像外借量和唱片外借量相加为22万册次", "影像外借量和唱片外借量相加为32万册次"),
        ((), "活动场次四连增", "到馆人次四连增"),
        (
            (),
            "电子书外借量（{ebooks}）多于影像外借量（{films}）",
            "影像外借量（{films}）多于电子书外借量（{ebooks}）",
        ),
        ((), "图书外借量、唱片外借量两项均下降", "图书外借量、影像外借量两项均下降"),
        ((), "到馆人次、活动场次齐升", "到馆人次、投诉件数齐升"),
        ((), "文献外借量的一半以上是图书外借量", "文献外借量的一半以上是影像外借量"),
        ((), "投诉件数连续第四年下降", "到馆人次连续第四年下降"),
        (PARTS, "最多的是图书外借量", "最多的是影像外借量"),
        ((), "投诉件数呈逐年下降趋势", "到馆人次呈逐年下降趋势"),
        ((), "四年来，投诉件数持续下降", "四年来，到馆人次持续下降"),
        ((), "到馆人次刷新历史纪录", "投诉件数刷新历史纪录"),
        ((), "到馆人次攀升至{visits}", "到馆人次下探至{visits}"),
        (PARTS, "唱片外借量排名末位", "影像外借量排名末位"),
        ((), "到馆人次再破纪录", "投诉件数再破纪录"),
        ((), "活动场次增速进一步加快", "服务收入增速进一步加快"),
        ((), "到馆人次较上年有所增加", "到馆人次较上年有所减少"),
        ((), "到馆人次高于2024年", "到馆人次低于2024年"),
        ((), "投诉件数四年连降", "到馆人次四年连降"),
        (PARTS, "图书外借量遥遥领先", "影像外借量遥遥领先"),
        (PARTS, "图书外借量占比最高", "影像外借量占比最高"),
        (("wifi",), "较2021年翻一番多", "较2021年翻两番"),
        ((), "全国综合排名第四", "全国综合排名第三"),
        ((), "到馆人次为五年来最高", "到馆人次为五年来最低"),
        (
            (),
            "图书外借量和电子书外借量合计占文献外借量的近八成",
            "影像外借量和唱片外借量合计占文献外借量的近八成",
        ),
        ((), "电子书外借量与影像外借量均实现增长", "电子书外借量与唱片外借量均实现增长"),
        (PARTS, "唱片外借量敬陪末座", "影像外借量敬陪末座"),
        ((), "投诉件数持续下探", "到馆人次持续下探"),
        ((), "在文献外借量中，电子书外借量占四分之一", "在文献外借量中，电子书外借量占四分之三"),
        ((), "馆员人数与上年持平", "到馆人次与上年持平"),
        ((), "绿色出行比例突破30%关口", "绿色出行比例突破40%关口"),
        (PARTS, "四类中有两类上升", "四类中有三类上升"),
        ((), "到馆人次不降反升", "投诉件数不降反升"),
        ((), "投诉件数较2021年腰斩", "到馆人次较2021年腰斩"),
        (PARTS, "图书外借量最多，其次是电子书外借量", "图书外借量最多，其次是影像外借量"),
        ((), "这是到馆人次连续第二年上升", "这是到馆人次连续第四年上升"),
        ((), "相比2024年，到馆人次增加", "相比2024年，到馆人次减少"),
        ((), "活动场次连续四年保持增长", "到馆人次连续四年保持增长"),
        (PARTS, "图书外借量独占鳌头", "影像外借量独占鳌头"),
        ((), "绿色出行比例约三成", "绿色出行比例约六成"),
        ((), "投诉件数少了", "到馆人次少了"),
        ((), "到馆人次2023年降至谷底", "到馆人次2024年降至谷底"),
        ((), "投诉件数已是连续第四年走低", "到馆人次已是连续第四年走低"),
        ((), "到馆人次为有记录以来最高", "到馆人次为有记录以来最低"),
        ((), "到馆人次是2021年以来的最高值", "到馆人次是2021年以来的最低值"),
        (("visits",), "升至{visits}", "降至{visits}"),
        ((), "全国综合排名上升5位", "全国综合排名上升4位"),
        ((), "活动场次增加了一半", "到馆人次增加了一半"),
        ((), "到馆人次由{visits.2024}上升到{visits}", "到馆人次由{visits.2024}下降到{visits}"),
        ((), "投诉件数显著减少", "到馆人次显著减少"),
        ((), "电子书外借量力压影像外借量", "影像外借量力压电子书外借量"),
        ((), "投诉件数控制在400件以内", "投诉件数控制在300件以内"),
        (("wifi",), "连续四年上升", "连续五年下降"),
        ((), "全年到馆人次增长", "全年到馆人次下滑"),
        (PARTS, "最高的是图书外借量，达{books}", "最高的是影像外借量，达{films}"),
        ((), "投诉件数较2021年下降一半", "到馆人次较2021年下降一半"),
        (PARTS, "图书外借量稳居第一", "影像外借量稳居第一"),
        ((), "到馆人次迈上新台阶", "投诉件数迈上新台阶"),
        ((), "到馆人次站稳百万人次", "到馆人次站稳两百万人次"),
        (("visits",), "首破百万", "首破90万"),
        ((), "投诉件数较上年减少三分之一", "到馆人次较上年减少三分之一"),
        ((), "图书外借量超过电子书外借量与影像外借量之和", "电子书外借量超过图书外借量与影像外借量之和"),
        (("visits",), "创历史纪录", "创历史新低"),
    ],
)
def test_a_chinese_phrasing_holds_and_its_false_twin_is_refused(near, true, false):
    ledger = ledger_of(ZH, language="zh-CN")
    assert (verdict(true, ledger, near), verdict(false, ledger, near)) == ("holds", "contradicted")


@pytest.mark.parametrize(
    ("near", "text"),
    [
        ((), "投诉件数控制在300件以内的目标"),
        ((), "到馆人次日均下降"),
        (PARTS, "影像外借量增幅位居第二"),
        ((), "到馆人次一样下降"),
        ((), "投诉件数多于上年同期的月份"),
        ((), "投诉件数上升到议程"),
        ((), "馆方警告到馆人次下降"),
        (PARTS, "紧随图书外借量之后，电子书外借量居第二位"),
        ((), "到馆人次少于上海"),
        ((), "投诉件数是否上升"),
        ((), "周末到馆人次下降"),
        ((), "扭转到馆人次下降局面"),
        ((), "到馆人次下降的分馆有三个"),
        (PARTS, "影像外借量名列前茅"),
        (PARTS, "继图书外借量之后，电子书外借量列第二"),
        ((), "到馆人次少了解释"),
        (PARTS, "影像外借量居全国第一"),
        ((), "投诉件数增长动力不足"),
        ((), "到馆人次下降的时段"),
        ((), "到馆人次突破两百万的目标"),
        ((), "投诉件数要控制在300件以内"),
        ((), "专家曾预测到馆人次下滑"),
        ((), "到馆人次低于目标"),
        (PARTS, "除图书外借量外，电子书外借量最多"),
        ((), "到馆人次统计误差缩小"),
        ((), "到馆人次减少的担忧消除"),
    ],
)
def test_a_chinese_text_of_a_part_or_of_no_fact_is_not_refused(near, text):
    assert verdict(text, ledger_of(ZH, language="zh-CN"), near) != "contradicted"
