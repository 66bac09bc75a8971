/** What the server tells: lines of JSON that do not end. The secret goes along as a header, never in an address. */

import { say } from "./say.js";

const KEPT = "briefgen-token";
const FIRST_WAIT = 300, MOST_WAIT = 5000;

const ONCE = "once."; // a ticket begins with it, which is good for the secret once

const asked = (path, secret) => fetch(path, { headers: { Authorization: `Bearer ${secret}` } });

/** The secret from the address, which is cleared of it; else the one that this tab has kept. */
async function token() {
  let given = location.hash.slice(1);
  history.replaceState(null, "", "/");
  if (given.startsWith(ONCE)) {
    const answer = await asked("/ticket", given);
    given = answer.ok ? await answer.text() : "";
  }
  if (given) sessionStorage.setItem(KEPT, given);
  return sessionStorage.getItem(KEPT) ?? "";
}

/** Call `told` with each message, `lost` with a sentence whenever there is nobody to listen to. */
export async function listen(told, lost) {
  const secret = await token();
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, MOST_WAIT)) {
    try {
      const answer = await asked("/events", secret);
      if (answer.status === 401) return lost(say("Open the address that the terminal shows: the secret is missing here"));
      if (answer.ok) {
        wait = FIRST_WAIT;
        for await (const line of lines(answer.body)) if (line) told(JSON.parse(line));
      }
    } catch (error) {
      if (!(error instanceof TypeError)) console.error(error); // a TypeError: nobody answers
    }
    lost(say("Not connected: is briefgen preview still running?"));
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function* lines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let parts = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const [first, ...further] = value.split("\n");
    parts.push(first);
    for (const next of further) {
      yield parts.join("");
      parts = [next];
    }
  }
}
