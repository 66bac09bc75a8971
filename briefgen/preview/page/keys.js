/** Keys, where they are not meant for what has the focus. */

const TYPED = "input, select, textarea, [contenteditable]";

/** Call what a key stands for; `acts` has functions by key. */
export function useKeys(acts) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest(TYPED) || document.querySelector("dialog[open]")) return;
    const act = acts[event.key];
    if (!act) return;
    const scrolls = event.target.closest(".code") && /^(Arrow|Home|End|Page)/.test(event.key);
    if (scrolls) return;
    event.preventDefault();
    act();
  });
}
