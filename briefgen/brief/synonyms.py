"""Words that people write for a word of the vocabulary or for a key, Chinese ones too: what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.base.diagnostics import nearest
from briefgen.brief import vocabulary

BLOCKS = {
    "agenda": "议程 目录 contents toc",
    "area": "面积图 区域图",
    "bar": "条形图 横条图 横向柱状图 horizontal_bar bars",
    "before_after": "前后对比 对比图 之前之后",
    "bubble": "气泡图",
    "bullet": "子弹图",
    "bullets": "要点 项目符号 列表 list points",
    "bump": "位次变化图 凹凸图",
    "callout": "要点框 提示框 标注 强调 box highlight",
    "cards": "卡片 卡片组 card",
    "choropleth": "分级地图 地图 map",
    "column": "柱状图 柱形图 直条图 columns vertical_bar",
    "combo": "柱线组合图 组合图 双轴图 combination dual_axis",
    "contact": "联系方式 联系人 contacts",
    "cycle": "循环图 循环 环状流程",
    "doughnut": "环形图 圆环图 donut ring",
    "dumbbell": "哑铃图",
    "funnel": "漏斗图",
    "gantt": "甘特图 进度计划 横道图",
    "gauge": "仪表图 仪表盘 dial",
    "heading": "标题 小标题 子标题 header subtitle",
    "heatmap": "热力图 热图 heat_map",
    "hierarchy": "组织架构图 架构图 组织结构图 层级图 org org_chart tree",
    "histogram": "直方图",
    "icon_text": "图标文字 图标 icon",
    "kpi": "指标 核心指标 关键指标 数字 figure number metric",
    "kpi_grid": "指标组 指标卡 指标矩阵 kpis figures metrics",
    "line": "折线图 曲线图 趋势图 lines trend",
    "logo_row": "标志行 徽标 logos logo",
    "lollipop": "棒棒糖图",
    "matrix": "矩阵 四象限 象限图 quadrant swot",
    "mekko": "马赛克图 marimekko mosaic",
    "pareto": "帕累托图 排列图",
    "pictogram": "象形图 图标图",
    "picture": "图片 照片 image photo img",
    "picture_grid": "图片组 照片墙 images photos gallery",
    "pie": "饼图 饼状图",
    "progress": "进度条 进度 progress_bar",
    "prose": "正文 段落 文字 文本 text paragraph",
    "pyramid": "金字塔 金字塔图",
    "qr": "二维码 qrcode qr_code",
    "quote": "引语 引用 金句 quotation",
    "radar": "雷达图 蜘蛛图 spider",
    "ranked_list": "排行榜 排名 排名列表 ranking leaderboard",
    "row": "行 并排 横排 side_by_side columns_of",
    "scatter": "散点图",
    "slope": "斜率图 坡度图",
    "small_multiples": "小型多图 多图 分面图 facets trellis",
    "source_list": "来源列表 资料来源 数据来源 sources references",
    "sparkline": "迷你折线 迷你图 sparklines",
    "stack": "纵排 竖排 堆叠",
    "stacked": "堆积柱状图 堆积图 堆叠柱状图 stacked_column",
    "stacked_bar": "堆积条形图 堆叠条形图",
    "steps": "步骤 流程 流程图 process flow",
    "table": "表格 表 数据表 grid",
    "tags": "标签 标签组 chips",
    "timeline": "时间轴 时间线 大事记 milestones",
    "treemap": "矩形树图 树图 tree_map",
    "waffle": "百格图 华夫图",
    "waterfall": "瀑布图 bridge",
}
"""What a word of the vocabulary is also called."""

KEYS = {
    "accent": "颜色 色彩 color colour hue",
    "as_of": "截至 数据截至",
    "author": "作者",
    "blocks": "内容 块 版块 content items",
    "claims": "说法 声明 claim",
    "columns": "列",
    "date": "日期 发布日期",
    "deck": "幻灯片 演示文稿 slides",
    "growth": "增长 增速",
    "kind": "类型 种类 type",
    "label": "名称 指标名 标签 name",
    "language": "语言 lang",
    "meta": "元数据 封面 header",
    "metrics": "指标 数据 figures indicators data",
    "note": "注 备注 说明 remark comment",
    "notes": "备注 演讲备注 speaker_notes",
    "onepager": "单页 一页纸 page",
    "pillars": "支柱 栏目 板块 columns",
    "publisher": "发布单位 发布机构 organisation organization",
    "rows": "行",
    "since": "比较期 基期 from start versus",
    "source": "来源 出处",
    "sources": "来源 资料来源",
    "subtitle": "副标题",
    "text": "正文 文字 内容",
    "theme": "主题 style template",
    "title": "标题 name",
    "unit": "单位 units",
    "until": "截止 to end",
    "values": "数值 数据 值 value data series",
}
"""What a key is also called."""

CHART = frozenset({"chart", "charts", "graph", "plot", "diagram", "图", "图表", "统计图", "diagramm"})
EXAMPLES = "kpi, column, line, table, callout, prose"


def word_meant(written: str) -> str:
    """Return a hint at the word of the vocabulary that was meant."""
    plain = _plain(written)
    if plain in CHART:
        charts = ", ".join(name for name in vocabulary.words() if vocabulary.is_chart(name))
        return f"each chart is a word of its own: {charts}"
    bare = plain.removesuffix("_chart").removesuffix("_graph").removesuffix("_plot").removesuffix("_diagram")
    for name in (plain, bare):
        if (found := _named(name, BLOCKS)) or (found := nearest(name, vocabulary.words())):
            return f"did you mean {found!r}?"
    return (
        f"blocks are {EXAMPLES} and {len(vocabulary.words()) - 6} others: `briefgen gallery` shows them all"
    )


def key_meant(written: str, allowed: Iterable[str]) -> str | None:
    """Return the key that was meant, None when nobody knows."""
    keys = tuple(allowed)
    known = {key: KEYS[key] for key in keys if key in KEYS}
    return nearest(written, keys) or _named(_plain(written), known)


def hint_at(meant: str | None, allowed: Iterable[str]) -> str:
    """Return a hint at the key that was meant, or at all that are allowed."""
    return f"did you mean {meant!r}?" if meant else "allowed: " + ", ".join(sorted(allowed))


def _plain(written: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", written[:40].strip())
    return re.sub(r"[\s-]+", "_", words).lower()


def _named(plain: str, table: dict[str, str]) -> str | None:
    """Return the word that goes by a name, in the spelling of the table."""
    return next((word for word, names in table.items() if plain == word or plain in names.split()), None)
