/** The text of the brief with numbers of lines; one of them is pointed out, with its column. */

import { found, make } from "./dom.js";

const BREAKS = /\r\n|[\n\r\u0085\u2028\u2029]/;

export class Source {
  constructor(state) {
    this.state = state;
    this.element = found("source");
    this.text = undefined;
    this.line = 0;
  }

  /** Bring the text up to date, if it is to be seen. */
  update() {
    if (this.text === this.state.text || this.element.closest("[hidden]")) return;
    this.text = this.state.text;
    found("source-head").textContent = this.state.brief;
    const lines = this.text.split(BREAKS);
    this.element.replaceChildren(
      ...lines.map((line, index) => make("div", { class: "line" }, make("span", { class: "number" }, String(index + 1)), make("code", {}, line || " "))),
    );
    this.#mark();
  }

  /** Mark lines that have problems. */
  #mark() {
    for (const problem of this.state.problems)
      if (problem.place.ours && problem.place.line)
        this.element.children[problem.place.line - 1]?.classList.add(problem.severity);
  }

  /** Point out a line, and the character at its column. */
  point(line, column = 1) {
    this.update();
    for (const old of this.element.querySelectorAll(".pointed")) {
      old.classList.remove("pointed");
      old.lastChild.textContent = old.lastChild.textContent;
    }
    const row = this.element.children[line - 1];
    if (!row) return;
    row.classList.add("pointed");
    const code = row.lastChild;
    const text = [...code.textContent];
    if (text.length > 0 && column > 0) {
      const at = Math.min(column - 1, text.length - 1);
      code.replaceChildren(text.slice(0, at).join(""), make("mark", {}, text[at]), text.slice(at + 1).join(""));
    }
    const top = row.offsetTop - this.element.clientHeight / 3;
    this.element.scrollTo(0, top);
  }
}
