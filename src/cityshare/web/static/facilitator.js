// Keeps the board up to date: fetches the page again when something has changed.
import { listen } from "./projector.live.js";

const TIMES = new Intl.DateTimeFormat(document.documentElement.lang, {
  hour: "2-digit",
  minute: "2-digit",
});

function localTimes(root) {
  for (const time of root.querySelectorAll("time[data-time]")) {
    time.textContent = TIMES.format(new Date(time.dateTime));
  }
}

function isInUse(part) {
  const used = part.contains(document.activeElement) && document.activeElement;
  return used && used.tagName === "SELECT";
}

function replaceParts(fresh) {
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = document.querySelector(`[data-part="${part.dataset.part}"]`);
    localTimes(part);
    if (!old || old.outerHTML === part.outerHTML || isInUse(old)) continue;
    const focused = old.contains(document.activeElement) && document.activeElement.id;
    old.replaceWith(document.importNode(part, true));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

async function refresh() {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (answer.redirected || !answer.ok) return location.reload();
  replaceParts(new DOMParser().parseFromString(await answer.text(), "text/html"));
}

localTimes(document);
listen(refresh);
