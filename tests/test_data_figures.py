"""The article's figures, in its own words, against what the example brief holds of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

BRIEF = Path(__file__).parent.parent / "data" / "qingdao-2025.yaml"

# metric | a period, a kind of claim or "names" (how many) | as printed | sources | the article's words
FIGURES = """
gii_rank | 2020 | 69 | panel text | 从2020年的第69位
gii_rank | 2025 | 34 | panel text | 跃升至2025年的第34位
gii_rank | rank_change | 35 | text | 全球创新指数5年提升35位
manufacturing_rank | 2020 | 11 | panel text | 从2020年的第11位
manufacturing_rank | 2024 | 6 | panel text | 跃升至2024年的第6位
talent_city | now | 5 | panel text | 连续5次入选“中国最佳引才城市”
expat_city | now | 14 | panel text | 14次入选“外籍人才眼中最具吸引力的中国城市”
pilot_programmes | names | 2 | panel text | 数字化转型城市试点和……新型技术改造城市试点
science_awards | 2024 | 15 | panel | 2024年，青岛有15项科技成果获国家科学技术奖
science_awards | share | 43 | panel | 数量占全省的43%
talent | now | 300 | panel text | 全市人才总量达到300万人
talent | change | 70 | panel text | 较2020年增加70万人
rd_spending | cagr | 11.6 | text | 前四年全社会研发经费投入年均增长11.6%
science_funding | now | 10以上 | text | 市级财政科技资金每年增长10%以上
national_clusters | names | 4 | panel text | 智能家电……船舶海工装备入选国家级先进制造业集群
sme_clusters | now | 7 | panel text | 等7个产业入选国家中小企业特色产业集群
sme_clusters | names | 7 | panel text | 智慧家居制造……智能控制元器件
national_labs | now | 16 | panel text | 全国重点实验室16家
national_labs | share | 44 | panel text | 分别占全省的44%
provincial_labs | now | 86 | panel text | 省重点实验室86家
provincial_labs | share | 26 | panel text | 分别占全省的……26%
municipal_labs | now | 297 | text | 建成市重点实验室297家
innovation_centres | now | 3 | text | 3家“国字号”创新中心
innovation_centres | names | 3 | text | 高速列车技术、智能家电、虚拟现实
annual_projects | now | 100余 | text | 每年布局科技攻关项目100余项
world_firsts | names | 5 | text | 全球首款……全球首艘
maglev_speed | 2021-2025 | 600 | text | 全球首套时速600公里高速磁浮交通系统
train_speed | 2021-2025 | 450 | text | 全球最快时速450公里高铁列车
vessel_tonnage | 2021-2025 | 15 | text | 全球首艘15万吨智慧渔业大型养殖工船
tech_sme | now | 9776 | panel text | 科技型中小企业达到9776家
tech_sme | growth | 85 | panel text | 较2020年分别增长85%
hightech | now | 8683 | panel text | 高新技术企业达到8683家
hightech | growth | 98 | panel text | 较2020年分别增长……98%
hightech_share | 2020 | 61.77 | text | 由2020年的61.77%
hightech_share | 2025H1 | 68.52 | text | 攀升至2025年上半年的68.52%
enterprise_led | 2021-2025 | 90以上 | text | 90%以上的关键技术攻关由企业牵头实施
champions | now | 45 | panel text | 国家级制造业单项冠军企业45家
champions | ranked | 1 | panel text | 数量均居全省第一
little_giants | now | 256 | panel text | 国家级专精特新“小巨人”企业256家
little_giants | multiple | 5.4 | panel | “小巨人”企业数量是2020年的5.4倍
little_giants | multiple | 3.4 | text | “小巨人”企业数量是2020年的3.4倍
little_giants | ranked | 1 | panel text | 数量均居全省第一
unicorns | now | 19 | panel text | 独角兽企业19家
unicorns | ranked | 1 | panel text | 数量均居全省第一
provincial_sme | now | 3315 | panel text | 省级专精特新中小企业3315家
provincial_sme | ranked | 1 | panel text | 数量均居全省首位
innovative_sme | now | 5510 | panel text | 创新型中小企业5510家
innovative_sme | ranked | 1 | panel text | 数量均居全省首位
supported_firms | 2021-2025 | 近3000 | panel text | 2021年以来扶持企业近3000家
upgrade_grants | 2021-2025 | 约12 | panel text | 拨付奖补资金约12亿元
equipment_investment | 2021-2025 | 超80 | panel text | 拉动设备投资超80亿元
marine_hightech | now | 795 | text | 涉海高新技术企业795家
marine_little_giants | now | 74 | text | 涉海专精特新“小巨人”企业74家
marine_unicorns | now | 7 | text | 涉海独角兽企业7家
marine_growth_firms | now | 60 | text | 累计评选60家高成长性海洋企业
marine_innovation_centres | now | 8 | text | 等8家企业获批山东省现代海洋产业技术创新中心
marine_innovation_centres | share | 47 | text | 占全省总数的47%
marine_collaboration_centres | now | 31 | text | 创建31家山东省海洋工程技术协同创新中心
marine_rd | now | 5.9 | text | 新增研发投入5.9亿元
marine_technologies | now | 215 | text | 研发新技术215项
autism_children | 2021-2025 | 59 | text | 为59万名儿童提供孤独症筛查治疗
prenatal_screening | 2021-2025 | 近90 | text | 为近90%孕产妇提供……精准筛查
vegetable_varieties | 2021-2025 | 40余 | text | 推出蔬菜新品种40余个
contract_value | 2024 | 709 | panel text | 2024年技术合同成交额达到709亿元
contract_value | growth | 147 | panel text | 较2020年增长147%
brokers | now | 超2400 | panel text | 累计培育技术经纪人超2400人
market_institutions | now | 540余 | panel | 链接全国540余家机构
market_talent | now | 3100余 | panel | 3100余名人才
market_results | now | 4800余 | panel text | 发布成果4800余项
market_transfers | now | 250余 | panel | 促进成果转化250余项
reform_units | now | 33 | text | 引导33家单位“揭榜”探索职务成果单列管理
service_platforms | now | 14 | text | 等14家重点创新平台
marine_fund | now | 1 | text | 设立规模为1亿元的海洋科创基金
"""

UNITS_OF = {
    "位": "gii_rank manufacturing_rank",
    "次": "talent_city expat_city",
    "万人": "talent",
    "项": "science_awards marine_technologies market_results market_transfers",
    "个": "sme_clusters vegetable_varieties",
    "家": "tech_sme hightech little_giants supported_firms market_institutions",
    "%": "hightech_share science_funding enterprise_led prenatal_screening",
    "亿元": "upgrade_grants equipment_investment marine_rd contract_value marine_fund",
    "万名": "autism_children",
    "人": "brokers",
    "名": "market_talent",
    "万吨": "vessel_tonnage",
    "公里": "maglev_speed",
}
UNITS = [(key, unit) for unit, keys in UNITS_OF.items() for key in keys.split()]

BASE_YEARS = {
    "gii_rank": 2020, "talent": 2020, "rd_spending": 2020, "tech_sme": 2020, "hightech": 2020,
    "little_giants": 2020, "contract_value": 2020,
}  # fmt: skip

ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in FIGURES.strip().splitlines()]
Stated = tuple[str, str, str, frozenset[str]]


@cache
def brief() -> dict[str, Any]:
    loaded = yaml.safe_load(BRIEF.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def sources(*candidates: Any) -> frozenset[str]:
    found = next(candidate for candidate in candidates if candidate)
    return frozenset([found] if isinstance(found, str) else found)


def stated(key: str, metric: dict[str, Any]) -> set[Stated]:
    """Every reading, claim and number of names that a metric holds, each with its sources."""
    default = metric.get("source")
    rows: set[Stated] = set()
    for period, reading in metric.get("values", {}).items():
        mapped = reading if isinstance(reading, dict) else {"value": reading}
        rows.add((key, str(period), str(mapped["value"]), sources(mapped.get("source"), default)))
    for claim in metric.get("claims", []):
        kind = next(iter(claim))
        rows.add((key, kind, str(claim[kind]), sources(claim.get("source"), default)))
    if "names" in metric:
        rows.add((key, "names", str(len(metric["names"])), sources(default)))
    return rows


def everything() -> set[Stated]:
    return {row for key, metric in brief()["metrics"].items() for row in stated(key, metric)}


@pytest.mark.parametrize(("key", "what", "printed", "published", "context"), ROWS, ids=lambda cell: cell[:24])
def test_it_holds_the_figure_with_its_sources(key, what, printed, published, context):
    assert (key, what, printed, frozenset(published.split())) in everything(), context


def test_the_contexts_print_the_figures_they_are_given_for():
    for key, what, printed, _, context in ROWS:
        if what not in ("names", "ranked"):
            number = re.sub(r"[^\d.]", "", printed)
            assert number in context, (key, context)


def test_it_states_no_figure_that_the_article_does_not():
    known = {(key, what, printed, frozenset(published.split())) for key, what, printed, published, _ in ROWS}
    counted = {
        (key, period, str(len(metric["names"])), sources(metric["source"]))
        for key, metric in brief()["metrics"].items()
        if "names" in metric
        for period in metric["values"]
    }
    assert everything() - known - counted == set()


def test_names_are_as_many_as_the_figure_that_counts_them():
    for key, metric in brief()["metrics"].items():
        if "names" in metric:
            assert list(metric["values"].values())[-1] == len(metric["names"]), key
            assert len(set(metric["names"])) == len(metric["names"]), key


@pytest.mark.parametrize(("key", "unit"), UNITS)
def test_units_are_the_articles(key, unit):
    assert brief()["metrics"][key]["unit"] == unit


@pytest.mark.parametrize(("key", "year"), BASE_YEARS.items())
def test_claims_of_change_say_since_when(key, year):
    changes = [claim for claim in brief()["metrics"][key]["claims"] if "ranked" not in claim]
    assert changes
    assert {claim["since"] for claim in changes} == {year}


def test_both_statements_of_the_multiple_are_kept_and_the_text_prevails():
    giants = brief()["metrics"]["little_giants"]
    multiples = {claim["source"]: claim["multiple"] for claim in giants["claims"] if "multiple" in claim}
    assert multiples == {"panel": 5.4, "text": 3.4}
    assert giants["settle"]["source"] == "text"
    assert giants["settle"]["claim"] == "multiple"
    assert "核实" in giants["settle"]["reason"]


def test_every_metric_says_what_it_counts_and_where_it_was_published():
    loaded = brief()
    for key, metric in loaded["metrics"].items():
        assert metric["label"], key
        assert metric["unit"], key
        assert sources(metric["source"]) <= set(loaded["sources"]), key
