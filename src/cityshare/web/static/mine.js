// Shows one's table anew when groups are published, or something at it has changed.
import { listen } from "./projector.live.js";

const SPREAD = 2500;
const OF_ALL = ["phase", "published", "erased", "names removed", "missed"];
const OF_MINE = ["roles", "person", "merged"];

async function refresh(kinds) {
  // All phones hear of some things at once; they do not all ask in the same moment.
  if (OF_ALL.some((kind) => kinds.has(kind))) {
    await new Promise((go) => setTimeout(go, Math.random() * SPREAD));
  }
  const answer = await fetch(location.href, { cache: "no-store" });
  if (answer.redirected || !answer.ok) return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of page.querySelectorAll("[data-part]")) {
    const old = document.querySelector(`[data-part="${part.dataset.part}"]`);
    if (old && old.outerHTML !== part.outerHTML) old.replaceWith(document.importNode(part, true));
  }
}

listen(refresh, { on: "phone", kinds: new Set([...OF_ALL, ...OF_MINE]) });
