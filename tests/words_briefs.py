"""Metrics of two small briefs for what texts say of sizes: journeys by kind, and power in Chinese."""

JOURNEYS = """
visits: {label: Visits, unit: thousand, kind: amount, values: {2021: 990, 2023: 840, 2024: 915, 2025: 1033}}
children: {label: Children, unit: "%", kind: share, values: {2024: 28, 2025: 31}}
ebooks: {label: E-books, unit: thousand, kind: amount, values: {2024: 105, 2025: 219}}
books: {label: Books, unit: thousand, kind: amount, values: {2024: 760, 2025: 719}}
journeys:
  label: Journeys
  unit: million
  kind: amount
  values: {2023: 200, 2024: 240, 2025: 300}
  claims: [{sum: [rail, bus, ferry]}]
rail: {label: Rail journeys, unit: million, kind: amount, values: {2023: 50, 2024: 70, 2025: 95}}
bus: {label: Bus journeys, unit: million, kind: amount, values: {2023: 120, 2024: 140, 2025: 175}}
ferry: {label: Ferry journeys, unit: million, kind: amount, values: {2023: 30, 2024: 30, 2025: 30}}
staff: {label: Staff, unit: people, values: {2024: 80, 2025: 80}}
"""
POWER = """
visits: {label: 到馆人次, unit: 千人次, kind: amount, values: {2021: 990, 2023: 840, 2024: 915, 2025: 1033}}
kids: {label: 少儿读者, unit: "%", kind: share, values: {2024: 28, 2025: 31}}
power:
  label: 发电量
  unit: 亿千瓦时
  kind: amount
  values: {2023: 500, 2024: 560, 2025: 620}
  claims: [{sum: [wind, solar, coal]}]
wind: {label: 风电发电量, unit: 亿千瓦时, kind: amount, values: {2023: 110, 2024: 130, 2025: 180}}
solar: {label: 光伏发电量, unit: 亿千瓦时, kind: amount, values: {2023: 60, 2024: 80, 2025: 120}}
coal: {label: 火电发电量, unit: 亿千瓦时, kind: amount, values: {2023: 330, 2024: 350, 2025: 320}}
exports: {label: 出口额, unit: 亿元, kind: amount, values: {2025: 88}, claims: [{share: 44, of: 全省}]}
"""
