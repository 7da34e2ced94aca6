// Shows what colleagues save: hears that something changed, asks for a mark, and
// fetches only news.
import { listen } from "./projector.live.js";

const KINDS = ["answer", "agreed", "person", "merged", "delegation", "phase", "erased"];
// Where no stream comes through.
const EVERY_MS = 60000;

const page = document.querySelector("#levels");

function isInUse(part) {
  return part.contains(document.activeElement) || part.querySelector("details[open]");
}

async function refresh() {
  const answer = await fetch("/delegation", { cache: "no-store" });
  if (!answer.ok || answer.redirected) return location.reload();
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  let isWhole = true;
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!old || old.innerHTML === part.innerHTML) continue;
    if (isInUse(old)) isWhole = false;
    else old.replaceWith(document.importNode(part, true));
  }
  if (isWhole) page.dataset.mark = fresh.querySelector("#levels").dataset.mark;
}

async function look() {
  const answer = await fetch("/delegation/mark", {
    cache: "no-store",
    headers: { Accept: "application/json" },
  });
  if (!answer.ok) return;
  const { mark } = await answer.json();
  if (mark !== page.dataset.mark) await refresh();
}

async function lookIfSeen() {
  if (document.hidden) return;
  try {
    await look();
  } catch {
    // Without a network the page stays as it is; the next look may succeed.
  }
}

listen(async () => document.hidden || look(), { on: "phone", kinds: new Set([...KINDS, "names removed"]) });
// Not everybody at once: 500 phones opened this page in the same minute.
setInterval(lookIfSeen, EVERY_MS + Math.random() * 20000);
document.addEventListener("visibilitychange", lookIfSeen);
