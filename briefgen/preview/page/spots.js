/** Buttons over the figures of a drawing, by which they are pointed at: each as large as what is printed. */

import { make } from "./dom.js";
import { printed } from "./drawing.js";
import { say } from "./say.js";

const PAD = 2;
const ABOVE = 0.2, BELOW = 0.08; // of a line's height, which no digit reaches into

/** The buttons for a drawing that is shown; empty while it has no size. */
export function spots(drawing, figures) {
  const whole = drawing.getBoundingClientRect();
  if (!whole.width) return [];
  return printed(drawing).flatMap(({ fact, parts }, index) => {
    const figure = figures.get(fact);
    if (!figure) return [];
    return areas(parts).map((area, number) => spot({ fact, index, figure, area, whole, first: number === 0 }));
  });
}

function spot({ fact, index, figure, area, whole, first }) {
  const name = `${figure.figure}, ${figure.label}`;
  const own = first ? { "aria-label": say("Inspect {figure}", { figure: name }) } : { "aria-hidden": "true", tabindex: "-1" };
  const button = make("button", { type: "button", class: "spot", "data-for": fact, "data-index": index, ...own });
  const share = (length, of) => `${((100 * length) / of).toFixed(3)}%`;
  button.style.left = share(area.left - PAD - whole.left, whole.width);
  const high = area.bottom - area.top;
  button.style.top = share(area.top + ABOVE * high - whole.top, whole.height);
  button.style.width = share(area.right - area.left + 2 * PAD, whole.width);
  button.style.height = share((1 - ABOVE - BELOW) * high, whole.height);
  return button;
}

/** What parts cover, an area a line. */
function areas(parts) {
  const found = [];
  for (const { left, top, right, bottom } of parts.flatMap((part) => [...part.getClientRects()])) {
    const last = found.at(-1);
    const middle = (top + bottom) / 2;
    if (last && ((middle > last.top && middle < last.bottom) || isWithin(last, top, bottom))) {
      last.left = Math.min(last.left, left);
      last.top = Math.min(last.top, top);
      last.right = Math.max(last.right, right);
      last.bottom = Math.max(last.bottom, bottom);
    } else found.push({ left, top, right, bottom });
  }
  return found.filter((area) => area.right > area.left);
}

const isWithin = (area, top, bottom) => {
  const middle = (area.top + area.bottom) / 2;
  return middle > top && middle < bottom;
};
