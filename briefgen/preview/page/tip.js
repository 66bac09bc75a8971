/** A few words beside the figure that is pointed at. */

import { found, make } from "./dom.js";
import { say } from "./say.js";

const GAP = 8;

export class Tip {
  constructor(state) {
    this.state = state;
    this.element = found("tip");
  }

  show(spot) {
    const figure = this.state.figures.get(spot.dataset.for);
    if (!figure) return;
    const from = figure.cell ?? figure.sources?.map((source) => source.title).join(", ") ?? figure.derivation;
    const lines = [
      make("p", { class: "label" }, `${figure.label}${figure.period ? ` · ${figure.period}` : ""}`),
      make("p", {}, make("strong", {}, figure.figure), figure.interval && figure.interval !== figure.value ? ` ${say("stands for {interval}", { interval: figure.interval })}` : ""),
      from && make("p", { class: "from" }, from),
    ];
    this.element.lang = this.state.language;
    this.element.replaceChildren(...lines.filter(Boolean));
    this.element.hidden = false;
    const at = spot.getBoundingClientRect();
    const own = this.element.getBoundingClientRect();
    const left = Math.min(Math.max(at.left + at.width / 2 - own.width / 2, GAP), innerWidth - own.width - GAP);
    const above = at.top - own.height - GAP;
    this.element.style.left = `${left}px`;
    this.element.style.top = `${above > GAP ? above : at.bottom + GAP}px`;
  }

  hide() {
    this.element.hidden = true;
  }
}
