// Keeps the wall and the reports on the board up to date, around what is being typed.
import { listen } from "./projector.live.js";

function isInUse(part) {
  return part.contains(document.activeElement) || part.querySelector("details[open]");
}

async function refresh() {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (answer.redirected || !answer.ok) return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of page.querySelectorAll("[data-part]")) {
    const old = document.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!old) return location.reload();
    if (old.outerHTML === part.outerHTML || isInUse(old)) continue;
    old.replaceWith(document.importNode(part, true));
  }
}

listen(refresh);
