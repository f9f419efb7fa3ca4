// Buttons that copy the words of an element; without a script they stay hidden and the words can be selected by hand.
export function copying(document) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const field = document.querySelector(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
      getSelection().selectAllChildren(field);
      await navigator.clipboard.writeText(field.textContent.replace(/\s+/g, " ").trim());
      button.classList.add("done");
    });
  }
}
