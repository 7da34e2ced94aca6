// Shows what colleagues save: hears that something changed, asks for a mark, and
// fetches only news.
import { listen } from "./live.js";
import { renew } from "./parts.js";

const KINDS = ["answer", "agreed", "person", "merged", "delegation", "phase", "erased", "names removed"];
// Where no stream comes through.
const EVERY_MS = 60000;

const levels = document.querySelector("#levels");

async function look() {
  if (document.hidden) return;
  const answer = await fetch("/delegation/mark", {
    cache: "no-store",
    headers: { Accept: "application/json" },
  });
  if (answer.ok && (await answer.json()).mark === levels.dataset.mark) return;
  await renew((page) => {
    levels.dataset.mark = page.querySelector("#levels").dataset.mark;
  }, "/delegation");
}

const lookNow = listen(look, { on: "phone", kinds: new Set(KINDS) });
// Not everybody at once: 500 phones opened this page in the same minute.
setInterval(lookNow, EVERY_MS + Math.random() * 20000);
document.addEventListener("visibilitychange", lookNow);
