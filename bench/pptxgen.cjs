// The deck as one would write it with PptxGenJS: JSON content in, a .pptx out; what straight.py writes, and pictures.
const { readFileSync } = require("node:fs");
const pptxgen = require("pptxgenjs");

const [, , content, target] = process.argv;
const told = JSON.parse(readFileSync(content, "utf-8"));
const KINDS = { column: "bar", bar: "bar", line: "line", area: "area", pie: "pie", doughnut: "doughnut" };
const inches = ([x, y, w, h]) => ({ x: x / 72, y: y / 72, w: w / 72, h: h / 72 });

const deck = new pptxgen();
deck.defineLayout({ name: "OURS", width: told.size[0] / 72, height: told.size[1] / 72 });
deck.layout = "OURS";
for (const page of told.slides) {
  const slide = deck.addSlide();
  for (const picture of page.pictures) slide.addImage({ path: picture.file, ...inches(picture.box) });
  for (const text of page.texts)
    slide.addText(text.text, {
      ...inches(text.box), fontSize: text.size, bold: text.bold, color: text.colour.slice(1), margin: 0, valign: "top",
    });
  for (const chart of page.charts) {
    const [kind, grouping] = chart.kind.split("-");
    const data = chart.series.map(({ name, values }) => ({ name, labels: chart.categories, values }));
    const look = { barDir: kind === "bar" ? "bar" : "col" };
    if (grouping) look.barGrouping = grouping === "100" ? "percentStacked" : "stacked";
    slide.addChart(KINDS[kind] ?? "bar", data, { ...inches(chart.box), ...look });
  }
  for (const table of page.tables)
    slide.addTable(table.rows.map((row) => row.map((text) => ({ text }))), inches(table.box));
  if (page.notes) slide.addNotes(page.notes);
}
deck.writeFile({ fileName: target });
