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
        ((), "{wifi} against {wifi.2021}: more than double", "{visits} against {visits.2021}: twice as much"),
        (PARTS, "The top spot goes to book issues.", "The top spot goes to film issues."),
        (PARTS, "Last place went to audio issues.", "Last place went to film issues."),
        ((), "E-book issues came out ahead of film issues.", "Film issues came out ahead of e-book issues."),
        (
            (),
            "E-book issues exceed film issues and audio issues together.",
            "Audio issues exceed film issues and e-book issues together.",
        ),
        (("loans",), "Down again", "Up again"),
        ((), "Visits continued to rise.", "Loans continued to rise."),
        ((), "Visits went through the one million mark.", "Loans went through the one million mark."),
        ((), "National ranking: now in fourth place", "National ranking: now in third place"),
        (PARTS, "Book issues are by far the largest.", "Film issues are by far the largest."),
        (
            (),
            "Book issues are four times as numerous as film issues.",
            "Book issues are eight times as numerous as film issues.",
        ),
        ((), "Loans are a third lower than in 2024.", "Visits are a third lower than in 2024."),
        ((), "Staff showed no change.", "Visits showed no change."),
        (PARTS, "Film issues occupy third place.", "Film issues occupy first place."),
        (("loans",), "A third less than in 2024", "A third more than in 2024"),
        ((), "Film issues trail e-book issues.", "E-book issues trail film issues."),
        (
            (),
            "Loans reached the lowest point of the series.",
            "Visits reached the lowest point of the series.",
        ),
        ((), "E-book issues took a quarter of issues.", "E-book issues took two thirds of issues."),
        (("visits",), "The number rose", "The number fell"),
        ((), "Film issues are dwarfed by book issues.", "Book issues are dwarfed by film issues."),
        (("wifi",), "Up every year since 2021", "Down every year since 2021"),
        (
            (),
            "E-book issues are second only to book issues.",
            "Book issues are second only to e-book issues.",
        ),
        ((), "Loans took a tumble.", "Visits took a tumble."),
        ((), "Loans came down to {loans}.", "Visits came down to {visits}."),
        (PARTS, "Book issues head the ranking.", "Film issues head the ranking."),
        ((), "Visits are back above one million.", "Loans are back above one million."),
        ((), "Sessions rose by half.", "Visits rose by half."),
        (PARTS, "Book issues top the list.", "Audio issues top the list."),
        ((), "Visits broke the record.", "Loans broke the record."),
        ((), "Loans dropped to {loans} from {loans.2024}.", "Visits dropped to {visits} from {visits.2024}."),
        (
            (),
            "Sessions posted their fourth annual gain in a row.",
            "Visits posted their fourth annual gain in a row.",
        ),
        ((), "Loans tailed away.", "Visits tailed away."),
        ((), "Recycling rate, up 5 percentage points", "Recycling rate, up 5 per cent"),
        ((), "Loans slid further.", "Visits slid further."),
        ((), "Twice as many e-book issues as film issues", "Twice as many film issues as e-book issues"),
        ((), "E-book issues rose more than film issues.", "Film issues rose more than e-book issues."),
        ((), "Growth in visits continued.", "Growth in loans continued."),
        ((), "Fees rose less than the year before.", "Sessions rose less than the year before."),
        (("visits",), "A five-year high", "A five-year low"),
        ((), "Book issues are more than half of issues.", "Film issues are more than half of issues."),
        ((), "Visits were higher in 2025 than in 2024.", "Visits were lower in 2025 than in 2024."),
        ((), "Half as many film issues as e-book issues", "Half as many e-book issues as film issues"),
        ((), "Book issues dwarf film issues.", "Film issues dwarf book issues."),
        ((), "Visits were higher than in any earlier year.", "Visits were lower than in any earlier year."),
        ((), "Sessions growth accelerated.", "Fees growth accelerated."),
        (
            (),
            "E-book issues ({ebooks}) account for about a quarter of issues ({all}).",
            "E-book issues ({ebooks}) account for about half of issues ({all}).",
        ),
        ((), "Recycling rate rose above 30%.", "Recycling rate rose above 40%."),
        (
            (),
            "Visits went from {visits.2024} in 2024 to {visits}, an increase.",
            "Visits went from {visits.2024} in 2024 to {visits}, a decrease.",
        ),
        ((), "The downward trend in loans continued.", "The downward trend in visits continued."),
        ((), "Loans hit rock bottom.", "Visits hit rock bottom."),
        ((), "Loans are on the decline.", "Visits are on the decline."),
        ((), "The upward trend in visits continues.", "The upward trend in loans continues."),
        ((), "Loans shrank by a third in 2025.", "Visits shrank by a third in 2025."),
        ((), "Visits crossed the one million mark.", "Loans crossed the one million mark."),
        ((), "Visits saw an increase.", "Visits saw a decrease."),
        ((), "Book issues and audio issues alike fell.", "Book issues and film issues alike fell."),
        (
            (),
            "Roughly a quarter of issues went to e-book issues.",
            "Roughly three quarters of issues went to e-book issues.",
        ),
        ((), "Result returned to profit.", "Result slipped into loss."),
        (("loans",), "Halved since 2021", "Doubled since 2021"),
        (
            (),
            "Visits were {visits.growth|magnitude} up on 2024.",
            "Visits were {visits.growth|magnitude} down on 2024.",
        ),
        (PARTS, "Two of the four categories rose.", "Three of the four categories rose."),
        (PARTS, "Most issues were book issues.", "Most issues were film issues."),
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
        ((), "影像外借量被电子书外借量甩在身后", "电子书外借量被影像外借量甩在身后"),
        (
            (),
            "影像外借量{films}，电子书外借量{ebooks}，后者更多",
            "影像外借量{films}，电子书外借量{ebooks}，前者更多",
        ),
        ((), "图书外借量在文献外借量中占一半以上", "影像外借量在文献外借量中占一半以上"),
        ((), "影像外借量、唱片外借量共22万册次", "影像外借量、唱片外借量共32万册次"),
        (PARTS, "图书外借量占比居首", "影像外借量占比居首"),
        ((), "到馆人次由{visits.2024}上升到{visits}", "到馆人次由{visits.2024}下降到{visits}"),
        ((), "电子书外借量、影像外借量同时上升", "电子书外借量、唱片外借量同时上升"),
        ((), "到馆人次明显回升", "投诉件数明显回升"),
        ((), "投诉件数逐年递减", "活动场次逐年递减"),
        ((), "到馆人次迈上新台阶", "投诉件数迈上新台阶"),
        ((), "投诉件数只有2021年的一半", "到馆人次只有2021年的一半"),
        ((), "到馆人次攀升至{visits}", "到馆人次下探至{visits}"),
        (PARTS, "四类中有两类上升", "四类中有三类上升"),
        (PARTS, "图书外借量摘得第一", "影像外借量摘得第一"),
        ((), "这是到馆人次连续第二年上升", "这是到馆人次连续第四年上升"),
        ((), "投诉件数呈逐年下降趋势", "到馆人次呈逐年下降趋势"),
        (PARTS, "唱片外借量垫底", "影像外借量垫底"),
        ((), "电子书外借量领先影像外借量", "影像外借量领先电子书外借量"),
        ((), "到馆人次首破百万", "到馆人次首破90万"),
        (PARTS, "图书外借量排在首位", "影像外借量排在首位"),
        ((), "到馆人次达到100万以上", "到馆人次达到120万以上"),
        ((), "全国综合排名列第四位", "全国综合排名列第三位"),
        ((), "到馆人次、活动场次齐升", "到馆人次、投诉件数齐升"),
        ((), "到馆人次较上年有所增加", "到馆人次较上年有所减少"),
        ((), "投诉件数持续下探", "到馆人次持续下探"),
        ((), "到馆人次增长逾一成", "到馆人次增长逾三成"),
        (("visits", "wifi"), "双双走高", "双双走低"),
        ((), "电子书外借量、影像外借量同时走高", "电子书外借量、唱片外借量同时走高"),
        ((), "电子书外借量比影像外借量多一倍", "电子书外借量比影像外借量多三倍"),
        ((), "到馆人次高于2024年", "到馆人次低于2024年"),
        ((), "到馆人次突破百万", "到馆人次突破两百万"),
        ((), "活动场次增长提速", "服务收入增长提速"),
        (("loans",), "较2021年减半", "较2021年翻番"),
        ((), "活动场次逐年递增", "投诉件数逐年递增"),
        ((), "投诉件数少了三分之一", "到馆人次少了三分之一"),
        (PARTS, "图书外借量第一，电子书外借量第二", "影像外借量第一，电子书外借量第二"),
        ((), "到馆人次为有记录以来最高", "到馆人次为有记录以来最低"),
        ((), "在文献外借量中，电子书外借量占四分之一", "在文献外借量中，电子书外借量占四分之三"),
        ((), "到馆人次为五年来最高", "到馆人次为五年来最低"),
        ((), "活动场次增速进一步加快", "服务收入增速进一步加快"),
        ((), "投诉件数下降三成多", "到馆人次下降三成多"),
        ((), "文献外借量{all}，其中图书外借量占一半以上", "文献外借量{all}，其中影像外借量占一半以上"),
        (PARTS, "唱片外借量排名最后", "影像外借量排名最后"),
        (PARTS, "规模最大的是图书外借量", "规模最大的是影像外借量"),
        ((), "到馆人次是2021年以来的最高值", "到馆人次是2021年以来的最低值"),
        ((), "电子书外借量与影像外借量均实现增长", "电子书外借量与唱片外借量均实现增长"),
        ((), "影像外借量落后电子书外借量", "电子书外借量落后影像外借量"),
        ((), "投诉件数连续第四年下降", "到馆人次连续第四年下降"),
        ((), "电子书外借量为影像外借量的2倍", "电子书外借量为影像外借量的4倍"),
        ((), "电子书外借量在文献外借量中占比超两成", "电子书外借量在文献外借量中占比超五成"),
        ((), "投诉件数较上年减少三分之一", "到馆人次较上年减少三分之一"),
        ((), "到馆人次不降反升", "投诉件数不降反升"),
        ((), "全年到馆人次增长", "全年到馆人次下滑"),
        ((), "文献外借量{all}，一半以上为图书外借量", "文献外借量{all}，一半以上为影像外借量"),
        ((), "电子书外借量在文献外借量中的占比约为四分之一", "电子书外借量在文献外借量中的占比约为四分之三"),
        ((), "绿色出行比例不足35%", "绿色出行比例不足25%"),
        (("loans",), "只有2021年的一半", "是2021年的两倍"),
        ((), "相比2024年，到馆人次增加", "相比2024年，到馆人次减少"),
        (PARTS, "唱片外借量排名末位", "影像外借量排名末位"),
        (PARTS, "四类中两类上升", "四类中三类上升"),
        (("wifi",), "连续四年上升", "连续五年下降"),
        ((), "到馆人次达到历史最高水平", "到馆人次跌至历史最低水平"),
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
