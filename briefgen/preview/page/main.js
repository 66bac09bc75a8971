/** The page: what the server tells is shown in two panes, an inspector and a drawer. */

import { found } from "./dom.js";
import { keepOnly } from "./drawing.js";
import { listen } from "./events.js";
import { useFonts } from "./fonts.js";
import { Inspector } from "./inspector.js";
import { useKeys } from "./keys.js";
import { Pane } from "./pane.js";
import { Drawer } from "./problems.js";
import { count, say, translateDocument } from "./say.js";
import { State } from "./state.js";
import { Tip } from "./tip.js";

const MOST_NAMED = 4;
translateDocument();
const state = new State();
const drawer = new Drawer(state);
const tip = new Tip(state);
const panes = { deck: new Pane("deck", state, went), page: new Pane("page", state, went) };
const inspector = new Inspector(state, goTo, (line, column) => drawer.read(line, column));
let active = panes.deck;

function went(pane) {
  active = pane;
  tip.hide();
  announce(pane.view.getAttribute("aria-label"));
}

/** Show where a figure is printed, and set the focus on it. */
function goTo({ kind, which, index, number }) {
  const pane = panes[kind];
  active = pane;
  if (pane.which !== which || pane.index !== index) pane.show(which, index);
  pane.focus(number);
}

function announce(text) {
  found("said").textContent = text;
}

/** Say what the last build was like. */
function tell(changed) {
  const { built, errors, warnings, seconds } = state;
  const time = seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`;
  const told = [built ? say("Built in {time}", { time }) : count(errors, "Not built: {number} error", "Not built: {number} errors")];
  if (warnings) told.push(count(warnings, "{number} warning", "{number} warnings"));
  const words = told.join(", ");
  found("state").dataset.state = built ? (warnings ? "warned" : "built") : "broken";
  found("state-words").textContent = words;
  const news =
    changed.length > MOST_NAMED
      ? `; ${say("{number} slides and pages changed", { number: changed.length })}`
      : `; ${say("changed: {names}", { names: changed.join(", ") })}`;
  announce(words + (built && changed.length ? news : ""));
}

function told(message) {
  state.take(message);
  keepOnly(state.drawings);
  useFonts(state.fonts, () => Object.values(panes).forEach((pane) => pane.spot(true)));
  document.title = `${state.built ? "" : "✕ "}${state.brief} – briefgen preview`;
  found("brief").textContent = state.brief;
  found("title").textContent = state.title;
  found("title").lang = state.language;
  found("nothing").hidden = state.documents.length > 0;
  found("nothing").textContent = say("Nothing could be built yet.");
  found("stage").classList.toggle("old", !state.built);
  found("stage").dataset.build = state.number;
  const changed = Object.values(panes).flatMap((pane) => pane.update());
  found("stage").classList.toggle("single", found("deck").hidden !== found("page").hidden);
  Object.values(panes).forEach((pane) => pane.sheet && pane.spot(true));
  inspector.update();
  drawer.update();
  tell(message.kind === "whole" ? [] : changed);
  tip.hide();
}

function lost(words) {
  found("state").dataset.state = "lost";
  found("state-words").textContent = words;
  if (!state.number) found("nothing").textContent = words;
  announce(words);
}

/** Show all places of the figure that is pointed at. */
function point(fact) {
  for (const spot of document.querySelectorAll(".spot")) {
    spot.classList.toggle("same", spot.dataset.for === fact);
    spot.classList.toggle("inspected", spot.dataset.for === inspector.fact);
  }
}

const stage = found("stage");
const spotOf = (event) => event.target.closest?.(".spot");
for (const begin of ["pointerover", "focusin"])
  stage.addEventListener(begin, (event) => {
    if (panes.deck.isRestoring || panes.page.isRestoring) return;
    const spot = spotOf(event);
    if (spot) tip.show(spot);
    else tip.hide();
    point(spot?.dataset.for);
  });
for (const end of ["pointerleave", "focusout"])
  stage.addEventListener(end, () => {
    tip.hide();
    point(undefined);
  });
addEventListener("resize", () => tip.hide());
stage.addEventListener("spotted", () => point(undefined));
for (const used of ["click", "focusin"])
  stage.addEventListener(used, (event) => {
    active = Object.values(panes).find((pane) => pane.element.contains(event.target)) ?? active;
  });
stage.addEventListener("click", (event) => {
  const spot = spotOf(event);
  if (!spot) return;
  inspector.inspect(spot.dataset.for);
  tip.hide();
  point(spot.dataset.for);
});
stage.addEventListener("dblclick", (event) => {
  if (!spotOf(event)) readAt(event.target.closest?.("[data-place]"));
});

function readAt(element) {
  if (!element) return;
  const [line, column] = element.dataset.place.split(":").map(Number);
  drawer.read(line, column);
}

function close() {
  if (inspector.fact) {
    const back = document.querySelector(`.spot[data-for="${CSS.escape(inspector.fact)}"]:not([tabindex])`);
    if (inspector.element.contains(document.activeElement)) back?.focus();
    inspector.close();
    tip.hide();
    point(undefined);
  } else if (!tip.element.hidden) tip.hide();
  else if (drawer.isOpen) drawer.close();
}

const help = found("help");
found("open-help").addEventListener("click", () => help.showModal());
useKeys({
  ArrowLeft: () => active.go(active.index - 1),
  ArrowRight: () => active.go(active.index + 1),
  PageUp: () => active.go(active.index - 1),
  PageDown: () => active.go(active.index + 1),
  Home: () => active.go(0),
  End: () => active.go((active.document?.sheets.length ?? 0) - 1),
  "+": () => active.larger(1.25),
  "=": () => active.larger(1.25),
  "-": () => active.larger(1 / 1.25),
  0: () => active.zoom(0),
  1: () => active.zoom(1),
  p: () => drawer.toggle("problems"),
  b: () => drawer.toggle("brief"),
  l: () => readAt(active.drawing),
  "?": () => help.showModal(),
  Escape: close,
});
listen(told, lost);
