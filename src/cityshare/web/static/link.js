// Copying the personal link, and leaving nothing behind for the next person.

import { forgetAll } from "./drafts.js";

const button = document.querySelector("#copy");
const link = document.querySelector("#link");

function copyBySelection() {
  const range = document.createRange();
  range.selectNodeContents(link);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return document.execCommand("copy");
}

button.hidden = false;
button.addEventListener("click", () => {
  // A page over plain http has no navigator.clipboard.
  if (copyBySelection()) button.textContent = button.dataset.done;
});

document.querySelector("#next-person").addEventListener("submit", forgetAll);
