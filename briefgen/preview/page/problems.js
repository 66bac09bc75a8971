/** The drawer: all problems, each with a way to its line, beside the text of the brief. */

import { found, make } from "./dom.js";
import { placeOf } from "./place.js";
import { count, say } from "./say.js";
import { Source } from "./source.js";

const HALVES = ["problems", "brief"];

export class Drawer {
  constructor(state) {
    this.state = state;
    this.element = found("drawer");
    this.list = found("problems");
    this.source = new Source(state);
    this.forced = false;
    found("close-drawer").addEventListener("click", () => this.close());
    for (const half of HALVES) found(`open-${half}`).addEventListener("click", () => this.toggle(half));
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** Show a half, problems or brief, or hide it. */
  toggle(half) {
    this.forced = false;
    this.#show(half, this.#half(half).hidden || !this.isOpen);
  }

  close() {
    this.forced = false;
    for (const half of HALVES) this.#show(half, false);
  }

  #half(half) {
    return found(`${half}-half`);
  }

  #show(half, shown) {
    this.#half(half).hidden = !shown;
    found(`open-${half}`).setAttribute("aria-expanded", String(shown));
    const halves = HALVES.filter((each) => !this.#half(each).hidden);
    this.element.hidden = !halves.length;
    this.element.classList.toggle("one", halves.length === 1);
    this.source.update();
  }

  /** Show a line of the brief. */
  read(line, column) {
    this.#show("brief", true);
    this.source.point(line, column);
  }

  /** Show the problems of the last build; errors come up by themselves, and go with them. */
  update() {
    const { problems, built, documents } = this.state;
    this.list.replaceChildren(...problems.map((problem) => this.#row(problem)));
    if (!problems.length) this.list.append(make("li", { class: "none" }, say("No problems.")));
    const broken = found("broken");
    broken.hidden = built;
    const told = count(this.state.errors, "Not built: {number} error.", "Not built: {number} errors.");
    broken.textContent = documents.length ? `${told} ${say("Shown is the last one that was.")}` : told;
    found("count").textContent = String(problems.length);
    found("open-problems").dataset.severity = this.state.errors ? "error" : problems.length ? "warning" : "";
    if (!built && !this.isOpen) {
      for (const half of HALVES) this.#show(half, true);
      this.forced = true;
    } else if (built && this.forced) this.close();
    this.source.update();
    const first = problems.find((problem) => problem.severity === "error" && problem.place.ours && problem.place.line);
    if (!built && first && this.isOpen) this.source.point(first.place.line, first.place.column);
  }

  #row(problem) {
    const { place } = problem;
    const act = place.ours && place.line ? () => this.read(place.line, place.column) : undefined;
    const message = make(act ? "button" : "p", { class: "message", type: act && "button", onclick: act }, problem.message);
    return make(
      "li",
      { class: `problem ${problem.severity}` },
      make("span", { class: "severity" }, say(problem.severity)),
      message,
      problem.underlined && make("pre", { class: "underlined" }, problem.underlined.join("\n")),
      problem.hint && make("p", { class: "hint" }, problem.hint),
      make("p", { class: "at" }, placeOf(place, (line, column) => this.read(line, column)), " ", make("code", { class: "kind" }, problem.code)),
      problem.excerpt && excerpt(problem),
    );
  }
}

/** Lines of another file around the one with a problem. */
function excerpt({ excerpt: lines, place }) {
  const rows = lines.map(([number, text]) =>
    make("div", { class: number === place.line ? "line pointed" : "line" }, make("span", { class: "number" }, String(number)), make("code", {}, text || " ")),
  );
  return make("div", { class: "code excerpt" }, ...rows);
}
