/** Drawings: SVG as text in, elements out; and the figures that they print. */

import { say } from "./say.js";

const parsed = new Map();

/** Forget the elements of drawings that are gone. */
export function keepOnly(drawings) {
  for (const key of parsed.keys()) if (!drawings.has(key)) parsed.delete(key);
}

/** The element of a drawing, which stays in no document. */
export function original(key, drawings) {
  if (!parsed.has(key)) {
    const read = new DOMParser().parseFromString(drawings.get(key), "image/svg+xml");
    parsed.set(key, document.importNode(read.documentElement, true));
  }
  return parsed.get(key);
}

/** A copy to be shown, whose ids are its own. */
export function copy(key, drawings, prefix) {
  const made = original(key, drawings).cloneNode(true);
  const renamed = [...made.querySelectorAll("[id]")];
  for (const element of renamed) element.id = prefix + element.id;
  if (renamed.length)
    for (const element of made.querySelectorAll("[fill^='url(#'], [clip-path^='url(#']"))
      for (const name of ["fill", "clip-path"]) {
        const value = element.getAttribute(name);
        if (value?.startsWith("url(#")) element.setAttribute(name, `url(#${prefix}${value.slice(5)}`);
      }
  for (const link of made.querySelectorAll("a[href]")) link.setAttribute("target", "_blank");
  return made;
}

const small = new CSSStyleSheet();
small.replaceSync(`
  svg { display: block; width: 100%; height: 100%; white-space: pre; font-kerning: none; pointer-events: none; }
`);

/** A copy as a small picture: nothing in it is read or reached with the keyboard, its ids are its own. */
export function thumbnail(key, drawings) {
  const made = original(key, drawings).cloneNode(true);
  for (const link of made.querySelectorAll("a[href]")) link.removeAttribute("href");
  const holder = document.createElement("span");
  holder.className = "small-picture";
  holder.setAttribute("aria-hidden", "true");
  const root = holder.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [small];
  root.append(made);
  return holder;
}

/** Figures as they are printed, in the order of reading: {fact, parts}, the parts of one beside each other. */
export function printed(drawing) {
  const groups = [];
  for (const part of drawing.querySelectorAll("[data-fact]")) {
    const last = groups.at(-1);
    if (last?.fact === part.dataset.fact && areNeighbours(last.parts.at(-1), part)) last.parts.push(part);
    else groups.push({ fact: part.dataset.fact, parts: [part] });
  }
  return groups;
}

function areNeighbours(one, other) {
  const text = one.closest("text");
  return text === other.closest("text") || text?.nextElementSibling?.contains(other);
}

/** As what a figure is printed: a word for it. */
export function printedAs(part) {
  const chart = part.closest("[data-chart]");
  if (chart) return say("{word} chart", { word: chart.dataset.chart });
  if (part.closest("[role='table']")) return say("table");
  if (part.closest("[role='heading']")) return say("heading");
  return say("text");
}

/** The words around a figure. */
export const wordsAround = (part) => part.closest("text")?.textContent.trim() ?? "";
