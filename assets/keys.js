// Single keys: j/k rows, Enter opens, e evidence, f/d sides, / search, g + letter pages, ? help.  They can be switched off.
const PAGES = { l: "/ledger", t: "/timeline", n: "/network", s: "/chains", r: "/review", i: "/import", h: "/", a: "/about" };
const TYPING = "input, select, textarea, [contenteditable]";

export function keys(document) {
  let before = "";
  document.addEventListener("keydown", (event) => {
    if (document.body.dataset.keys !== "on" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest(TYPING)) return;
    const chord = before === "g";
    before = event.key;
    if (chord && PAGES[event.key]) {
      location.assign(PAGES[event.key]);
    } else if (act(document, event.key)) {
      event.preventDefault();
    }
  });
}

function act(document, key) {
  const asked = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (asked) {
    asked.click();
    return true;
  }
  if (key === "j" || key === "k") return step(document, key === "j" ? 1 : -1);
  if (key === "/") return focus(document.querySelector("#find"));
  if (key === "f") return focus(document.querySelector(".sides .for a"));
  if (key === "d") return focus(document.querySelector(".sides .against a"));
  if (key === "e") return focus(document.querySelector("a.evidence"));
  if (key === "?") return Boolean(location.assign("/about#keys")) || true;
  return false;
}

function step(document, by) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const links = rows.map((row) => row.querySelector("a[href]")).filter(Boolean);
  if (!links.length) return false;
  const at = links.indexOf(document.activeElement?.closest("[data-row]")?.querySelector("a[href]"));
  return focus(links[Math.min(Math.max(at + by, 0), links.length - 1)]);
}

function focus(element) {
  element?.focus();
  element?.scrollIntoView({ block: "nearest" });
  return Boolean(element);
}
