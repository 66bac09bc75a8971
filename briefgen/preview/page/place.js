/** A place in a file: its line is shown here, its words are copied, and an editor opens it where one is named. */

import { make } from "./dom.js";
import { say } from "./say.js";

export function placeOf(place, read, words = place.at) {
  const shown = place.ours && place.line
    ? make("button", { type: "button", class: "place", onclick: () => read(place.line, place.column) }, words)
    : make("code", {}, words);
  const copied = make("button", { type: "button", class: "small", "aria-label": say("Copy {place}", { place: place.at }) }, say("Copy"));
  copied.addEventListener("click", async () => {
    await navigator.clipboard.writeText(place.at);
    copied.textContent = say("Copied");
    setTimeout(() => (copied.textContent = say("Copy")), 1200);
  });
  const link = place.link && make("a", { class: "small", href: place.link }, say("Open in editor"));
  return make("span", { class: "places" }, shown, " ", copied, link && " ", link);
}
