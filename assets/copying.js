// Buttons that copy a field; without a script they stay hidden and the field can be selected by hand.
export function copying(document) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const field = document.querySelector(button.dataset.copy);
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      await navigator.clipboard.writeText(field.value);
      button.classList.add("done");
    });
  }
}
