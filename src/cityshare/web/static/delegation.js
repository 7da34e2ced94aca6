// Shows what colleagues save: asks now and then for a mark, and fetches only news.

const EVERY_MS = 6000;

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
  if (document.hidden) return;
  try {
    const answer = await fetch("/delegation/mark", {
      cache: "no-store",
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) return;
    const { mark } = await answer.json();
    if (mark !== page.dataset.mark) await refresh();
  } catch {
    // Without a network the page stays as it is; the next look may succeed.
  }
}

// Not everybody at once: 500 phones opened this page in the same minute.
setInterval(look, EVERY_MS + Math.random() * 2000);
document.addEventListener("visibilitychange", look);
