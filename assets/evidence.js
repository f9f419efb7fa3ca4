// `#c=120-272` lights the whole stretch of evidence, however many marks cut it; without this its first piece is outlined.
export function evidence(window) {
  const show = () => {
    const { document, location } = window;
    const text = document.querySelector(".text[data-start]");
    const found = /^#c=(\d+)-(\d+)$/.exec(decodeURIComponent(location.hash));
    if (!text || !found) return;
    for (const lit of text.querySelectorAll(".lit")) lit.classList.remove("lit");
    const anchor = document.getElementById(`c=${found[1]}-${found[2]}`);
    if (!anchor) return;
    let left = Number(found[2]) - Number(found[1]);
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    walker.currentNode = anchor;
    while (left > 0 && walker.nextNode()) {
      const piece = walker.currentNode.parentElement.closest("p > span:not(.anchor)");
      piece?.classList.add("lit");
      left -= [...walker.currentNode.data].length;
    }
    anchor.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", show);
  show();
}
