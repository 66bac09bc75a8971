/** What the page says, in the user's language; messages stand in English, fields of them are named. */

import { language, words } from "./words.js";

/** A message with its fields. */
export function say(message, fields = {}) {
  return (words[message] ?? message).replace(/\{(\w+)\}/g, (_, name) => fields[name]);
}

/** A number of things: {number} stands in both messages. */
export const count = (number, one, many) => say(number === 1 ? one : many, { number });

/** Put what stands in the document from the start into the user's language. */
export function translateDocument() {
  document.documentElement.lang = language;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: node } = texts;
    const message = node.data.trim().replace(/\s+/g, " ");
    if (message in words) node.data = node.data.replace(/\S[\s\S]*\S|\S/, words[message]);
  }
  for (const element of document.querySelectorAll("[aria-label]"))
    element.setAttribute("aria-label", say(element.getAttribute("aria-label")));
}
