/** A pane: one slide or page at a time, its thumbnails, and how large it is shown. */

import { found, isStill, make } from "./dom.js";
import { copy, thumbnail } from "./drawing.js";
import { say } from "./say.js";
import { spots } from "./spots.js";

const WORDS = {
  deck: {
    name: "Deck",
    which: "Which deck",
    before: "Slide before",
    next: "Next slide",
    size: "Size of the deck",
    all: "All slides",
    where: "Slide {number} of {count}: {title}",
    one: "Slide {number}: {title}",
    changed: "slide {number}",
  },
  page: {
    name: "Page",
    which: "Which pages",
    before: "Page before",
    next: "Next page",
    size: "Size of the page",
    all: "All pages",
    where: "Page {number} of {count}: {title}",
    one: "Page {number}: {title}",
    changed: "page {number}",
  },
};
const PX_PER_PT = 96 / 72;
const STEP = 1.25, LEAST = 0.1, MOST = 8;
const ROOM = 24; // around a sheet
const STRIP = 96; // that thumbnails need at least

export class Pane {
  /** `kind` is deck or page; `state` what there is to see; `went` is called when another sheet is shown. */
  constructor(kind, state, went) {
    this.kind = kind;
    this.words = WORDS[kind];
    this.state = state;
    this.went = went;
    this.element = found(kind);
    this.which = 0;
    this.index = 0;
    this.scale = 0; // 0: as large as fits
    this.#build();
    new ResizeObserver(() => this.#size()).observe(this.element);
  }

  get documents() {
    return this.state.documents.filter((document) => document.kind === this.kind);
  }

  get document() {
    return this.documents[this.which];
  }

  get sheet() {
    return this.document?.sheets[this.index];
  }

  #build() {
    const words = Object.fromEntries(Object.entries(this.words).map(([key, word]) => [key, say(word)]));
    const button = (label, sign, act) => make("button", { type: "button", "aria-label": label, onclick: act }, sign);
    this.choice = make("select", { "aria-label": words.which, hidden: true });
    this.choice.addEventListener("change", () => this.show(Number(this.choice.value), 0));
    this.where = make("span", { class: "where" });
    this.percent = make("span", { class: "percent" });
    this.fitting = make("button", { type: "button", "aria-pressed": "true", onclick: () => this.zoom(0) }, say("Fit"));
    this.before = button(words.before, "‹", () => this.go(this.index - 1));
    this.next = button(words.next, "›", () => this.go(this.index + 1));
    this.steps = make("div", { class: "steps" }, this.before, this.where, this.next);
    this.bar = make(
      "div",
      { class: "bar" },
      make("h2", { id: `${this.kind}-head` }, words.name),
      this.choice,
      this.steps,
      make(
        "div",
        { class: "zoom", role: "group", "aria-label": words.size },
        button(say("Smaller"), "−", () => this.larger(1 / STEP)),
        this.percent,
        button(say("Larger"), "+", () => this.larger(STEP)),
        this.fitting,
        make("button", { type: "button", class: "hundred", onclick: () => this.zoom(1) }, "100%"),
      ),
    );
    this.paper = make("div", { class: "paper" });
    this.view = make("div", { class: "view", tabindex: "0", role: "group", "aria-label": words.name }, this.paper);
    this.thumbnails = make("ol", { class: "thumbnails", "aria-label": words.all });
    this.element.append(this.bar, this.view, this.thumbnails);
  }

  /** Show what the state has now, as near as can be to what was shown. */
  update() {
    this.which = Math.min(this.which, Math.max(this.documents.length - 1, 0));
    this.index = Math.min(this.index, Math.max((this.document?.sheets.length ?? 0) - 1, 0));
    this.element.hidden = !this.sheet;
    const names = this.documents.map((document, index) =>
      make("option", { value: index, selected: index === this.which }, document.name || document.title),
    );
    this.choice.replaceChildren(...names);
    this.choice.hidden = names.length < 2;
    return this.sheet ? this.#draw() : [];
  }

  /** Show a sheet of a document. */
  show(which, index) {
    this.which = which;
    this.choice.value = which;
    this.go(index);
  }

  /** Show a sheet by its index, if there is one. */
  go(index) {
    if (!this.document?.sheets[index]) return;
    this.index = index;
    this.#draw();
    this.view.scrollTo(0, 0);
    this.went(this);
  }

  #draw() {
    const { sheet, document } = this;
    const isNew = this.paper.dataset.drawing !== sheet.drawing;
    if (isNew) {
      this.drawing = copy(sheet.drawing, this.state.drawings, `${this.kind}-`);
      this.paper.replaceChildren(this.drawing);
      this.paper.dataset.drawing = sheet.drawing;
      this.measured = false;
    }
    this.where.textContent = `${this.index + 1} / ${document.sheets.length}`;
    this.steps.hidden = document.sheets.length < 2;
    this.before.disabled = this.index === 0;
    this.next.disabled = this.index === document.sheets.length - 1;
    this.view.setAttribute("aria-label", say(this.words.where, { number: this.index + 1, count: document.sheets.length, title: sheet.title }));
    const changed = this.#thumbnails();
    this.#size();
    if (!isNew) this.spot();
    return changed;
  }

  /** Draw the thumbnails that are new; return the names of those that changed. */
  #thumbnails() {
    const { sheets } = this.document;
    this.thumbnails.hidden = sheets.length < 2;
    const changed = [];
    const old = [...this.thumbnails.children];
    old.slice(sheets.length).forEach((item) => item.remove());
    sheets.forEach((sheet, index) => {
      const item = old[index] ?? this.thumbnails.appendChild(this.#thumbnail(index));
      const [button] = item.children;
      if (button.dataset.drawing !== sheet.drawing) {
        if (button.dataset.drawing) this.#mark(item);
        changed.push(say(this.words.changed, { number: index + 1 }));
        button.dataset.drawing = sheet.drawing;
        const small = thumbnail(sheet.drawing, this.state.drawings);
        button.replaceChildren(small, make("span", { class: "number" }, String(index + 1)));
        button.style.aspectRatio = `${sheet.width} / ${sheet.height}`;
      }
      button.setAttribute("aria-label", say(this.words.one, { number: index + 1, title: sheet.title }));
      if (index === this.index) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
    const current = this.thumbnails.children[this.index];
    const { left, right, top, bottom } = current.getBoundingClientRect();
    const strip = this.thumbnails.getBoundingClientRect();
    const behavior = isStill() ? "auto" : "smooth";
    if (left < strip.left || right > strip.right) this.thumbnails.scrollBy({ left: left - strip.left - strip.width / 2, behavior });
    if (top < strip.top || bottom > strip.bottom) this.thumbnails.scrollBy({ top: top - strip.top - strip.height / 3, behavior });
    return changed;
  }

  #thumbnail(index) {
    return make("li", {}, make("button", { type: "button", onclick: () => this.go(index) }));
  }

  #mark(item) {
    item.classList.remove("changed");
    void item.offsetWidth; // begins the animation anew
    item.classList.add("changed");
  }

  /** Show it at a scale; 0: as large as fits. */
  zoom(scale) {
    this.scale = scale && Math.min(Math.max(scale, LEAST), MOST);
    this.#size();
  }

  larger(factor) {
    this.zoom(this.shown * factor);
  }

  #size() {
    const { sheet } = this;
    if (!sheet || !this.view.clientWidth) return;
    const [width, height] = [sheet.width * PX_PER_PT, sheet.height * PX_PER_PT];
    const room = this.element.clientHeight - this.bar.offsetHeight - (this.thumbnails.hidden ? 0 : STRIP);
    const wide = (this.view.clientWidth - ROOM) / width;
    const fit = this.isColumn ? wide : Math.min(wide, (room - ROOM) / height);
    const rows = this.isColumn || this.thumbnails.hidden ? "" : `auto ${this.scale ? room : fit * height + ROOM}px minmax(0, 1fr)`;
    this.element.style.gridTemplateRows = rows;
    this.shown = this.scale || Math.max(fit, LEAST);
    this.paper.style.width = `${sheet.width * PX_PER_PT * this.shown}px`;
    this.paper.style.height = `${sheet.height * PX_PER_PT * this.shown}px`;
    this.percent.textContent = `${Math.round(this.shown * 100)}%`;
    this.fitting.setAttribute("aria-pressed", String(!this.scale));
    this.spot();
  }

  get isColumn() {
    return matchMedia("(max-width: 899px)").matches;
  }

  /** Put the buttons over the figures, once the drawing has a size; `anew` where its letters have changed. */
  spot(anew = false) {
    if (this.measured && !anew) return;
    const focused = this.paper.contains(document.activeElement) ? document.activeElement.dataset.index : undefined;
    const made = this.drawing ? spots(this.drawing, this.state.figures) : [];
    this.measured = made.length > 0;
    this.paper.replaceChildren(this.drawing, ...made);
    if (focused !== undefined) this.#focusAgain(Number(focused));
    this.element.dispatchEvent(new CustomEvent("spotted", { bubbles: true }));
  }

  /** Set the focus where it was before the buttons were made anew: nobody pointed at anything. */
  #focusAgain(index) {
    this.isRestoring = true;
    this.paper.querySelector(`[data-index="${index}"]`)?.focus({ preventScroll: true });
    this.isRestoring = false;
  }

  /** Set the focus on a figure by its number. */
  focus(index) {
    const button = this.paper.querySelector(`[data-index="${index}"]`);
    button?.focus();
    button?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
