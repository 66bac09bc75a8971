/** The inspector: what a figure is, how it follows from others, where it comes from, and where else it is printed. */

import { found, make } from "./dom.js";
import { original, printed, printedAs, wordsAround } from "./drawing.js";
import { placeOf } from "./place.js";
import { count, say } from "./say.js";

const ORIGINS = {
  published: "published",
  derived: "derived from published figures",
  computed: "computed",
};

export class Inspector {
  /** `go` shows a place where a figure is printed, `read` a line of the brief. */
  constructor(state, go, read) {
    this.state = state;
    this.go = go;
    this.read = read;
    this.element = found("inspector");
    this.fact = "";
    this.update();
  }

  get isOpen() {
    return this.element.classList.contains("open");
  }

  /** Show a figure; nothing else hides it but another, or closing. */
  inspect(fact) {
    this.fact = fact;
    this.element.classList.add("open");
    this.update();
    this.element.scrollTop = 0;
  }

  close() {
    this.fact = "";
    this.element.classList.remove("open");
    this.update();
  }

  update() {
    const figure = this.state.figures.get(this.fact);
    if (!figure) {
      this.fact = "";
      this.element.replaceChildren(
        make("h2", {}, say("Inspector")),
        make("p", { class: "hint" }, say("Point at a figure to see what it is. Click it, or press Enter on it, to see where it comes from and where else it is printed.")),
      );
      return;
    }
    const parts = [
      make("button", { type: "button", class: "close", "aria-label": say("Close the inspector"), onclick: () => this.close() }, "×"),
      make("h2", { class: "large", lang: this.state.language }, figure.figure),
      make("p", { class: "label", lang: this.state.language }, figure.label),
      make("p", { class: "origin", "data-origin": figure.origin }, say(ORIGINS[figure.origin] ?? figure.origin)),
      this.#facts(figure),
      this.#sources(figure),
      this.#operands(figure),
      this.#others(figure),
      this.#printed(),
    ];
    this.element.replaceChildren(...parts.filter(Boolean));
  }

  #facts(figure) {
    const rows = [
      [say("Value"), figure.value + (figure.unit ? ` ${figure.unit}` : "")],
      [say("Stands for"), figure.interval === figure.value ? "" : figure.interval],
      [say("Period"), figure.period],
      [say("Since"), figure.since],
      [say("Kind"), figure.kind === "value" ? "" : figure.kind],
      [say("Measured by"), figure.basis],
      [say("Note"), figure.note],
      [say("Key"), this.fact],
    ].filter(([, text]) => text);
    return make(
      "dl",
      { class: "facts" },
      ...rows.map(([name, text]) => make("div", {}, make("dt", {}, name), make("dd", { lang: this.state.language }, text))),
    );
  }

  #sources(figure) {
    const sources = figure.sources ?? [];
    const cell = figure.cell && [
      make("p", {}, say("Cell"), " ", figure.file ? placeOf(figure.file, this.read, figure.cell) : make("code", {}, figure.cell)),
      make("p", { class: "hash", title: figure.sha256 }, say("SHA-256 of the file: {hash}", { hash: `${figure.sha256.slice(0, 12)}…` })),
    ];
    return section(
      say("Source"),
      ...sources.map((source) =>
        make(
          "p",
          { lang: this.state.language },
          make("strong", {}, source.title),
          [source.publisher, source.date, source.note].filter(Boolean).map((part) => ` · ${part}`).join(""),
        ),
      ),
      ...(cell || []),
      figure.place?.line && !(figure.cell && !figure.place.ours) && make("p", {}, say("Stated at"), " ", placeOf(figure.place, this.read)),
    );
  }

  #operands(figure) {
    const from = (figure.from ?? []).filter((key) => this.state.figures.has(key));
    if (!figure.derivation) return undefined;
    return section(
      say("Derivation"),
      make("p", { lang: this.state.language }, figure.derivation),
      from.length > 0 &&
        make(
          "ul",
          { class: "list" },
          ...from.map((key) => {
            const each = this.state.figures.get(key);
            const act = () => this.inspect(key);
            return make("li", {}, make("button", { type: "button", class: "row", lang: this.state.language, onclick: act },
              make("strong", {}, each.figure), ` ${each.label}${each.period ? ` · ${each.period}` : ""}`));
          }),
        ),
    );
  }

  #others(figure) {
    const others = figure.others ?? [];
    if (!others.length) return undefined;
    return section(
      say("Not followed"),
      ...others.map((each) => make("p", { lang: this.state.language }, make("strong", {}, each.figure), ` ${each.kind} · ${each.sources.join(", ")}`)),
    );
  }

  #printed() {
    const rows = occurrences(this.state, this.fact);
    return section(
      count(rows.length, "Printed {number} time", "Printed {number} times"),
      make(
        "ul",
        { class: "list printed" },
        ...rows.map((row) =>
          make(
            "li",
            {},
            make(
              "button",
              { type: "button", class: "row", onclick: () => this.go(row) },
              make("span", { class: "at" }, row.at),
              make("span", { class: "as" }, row.as),
              make("span", { class: "words", lang: this.state.language }, row.words),
            ),
          ),
        ),
      ),
    );
  }
}

/** Everywhere a figure is printed: document, sheet, and its number on the sheet. */
function occurrences(state, fact) {
  const rows = [];
  const numbers = { deck: 0, page: 0 };
  for (const document of state.documents) {
    const which = numbers[document.kind]++;
    document.sheets.forEach((sheet, index) => {
      printed(original(sheet.drawing, state.drawings)).forEach((group, number) => {
        if (group.fact !== fact) return;
        const noun = document.kind === "deck" ? say("Slide {number}", { number: index + 1 }) : say("Page {number}", { number: index + 1 });
        const at = document.name ? `${document.name}: ${noun}` : noun;
        rows.push({ kind: document.kind, which, index, number, at, as: printedAs(group.parts[0]), words: wordsAround(group.parts[0]) });
      });
    });
  }
  return rows;
}

function section(head, ...children) {
  const shown = children.filter(Boolean);
  return shown.length ? make("section", {}, make("h3", {}, head), ...shown) : undefined;
}
