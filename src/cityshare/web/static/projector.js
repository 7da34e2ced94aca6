// Keeps the screen up to date without leaving full screen.
import { listen } from "./projector.live.js";
import { tickAll } from "./projector.clock.js";
import { hold, isHeld, settle, turn } from "./projector.turning.js";

const AGAIN_FOR_THE_CLOCK = 60000;
let planned = 0;

function localTimes() {
  const times = new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
  });
  for (const time of document.querySelectorAll("time[data-time]")) {
    time.textContent = times.format(new Date(time.dateTime));
  }
}

function isInUse(part) {
  if (part.querySelector("details[open]")) return true;
  const used = part.contains(document.activeElement) && document.activeElement;
  return used && used.tagName === "SELECT";
}

function replace(old, fresh) {
  if (isInUse(old) || old.outerHTML === fresh.outerHTML) return;
  const { id, name, value } = document.activeElement ?? {};
  const had = old.contains(document.activeElement);
  old.replaceWith(document.importNode(fresh, true));
  if (!had) return;
  const same = id
    ? document.getElementById(id)
    : document.querySelector(`button[name="${name}"][value="${value}"]`);
  same?.focus({ preventScroll: true });
}

async function refresh() {
  const answer = await fetch(location.href, { cache: "no-store" });
  const at = performance.now();
  if (answer.redirected || !answer.ok) return location.reload();
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.body.className = fresh.body.className;
  document.documentElement.lang = fresh.documentElement.lang;
  for (const part of fresh.querySelectorAll("[data-part]")) {
    replace(document.querySelector(`[data-part="${part.dataset.part}"]`), part);
  }
  setUp(at);
}

function setUp(at) {
  localTimes();
  document.querySelector("[data-full]").hidden = !document.fullscreenEnabled;
  settle(document.querySelector(".stage"));
  tickAll(at);
  clearTimeout(planned);
  const again = Number(document.querySelector(".stage").dataset.again);
  if (again) planned = setTimeout(refresh, again * 1000 + 200);
}

function closeMenu() {
  document.querySelector(".menu[open]")?.removeAttribute("open");
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  if (form.method === "get") {
    history.replaceState(null, "", `/projector?${body}`);
  } else {
    const answer = await fetch(form.action, { method: "POST", body });
    if (!answer.ok) return location.reload();
  }
  closeMenu();
  await refresh();
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target, event.submitter);
});
document.addEventListener("change", (event) => {
  if (!("choose" in event.target.dataset)) return;
  const { form, name } = event.target;
  if (name === "theme" && form.elements.practice) form.elements.practice.value = "";
  event.target.blur();
  send(form);
});
document.addEventListener("click", (event) => {
  const { target } = event;
  if (!target.closest(".menu")) closeMenu();
  if (target.dataset.turn) turn(Number(target.dataset.turn));
  if ("hold" in target.dataset) hold(!isHeld());
  if ("full" in target.dataset) {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenu();
  if (event.target.closest("select, summary, button, a, input")) return;
  if (event.key === "ArrowRight" || event.key === "PageDown") turn(1);
  if (event.key === "ArrowLeft" || event.key === "PageUp") turn(-1);
  if (event.key === " ") {
    event.preventDefault();
    hold(!isHeld());
  }
});
document.addEventListener("visibilitychange", () => document.hidden || refresh());
setInterval(() => document.querySelector("[data-timer]") && refresh(), AGAIN_FOR_THE_CLOCK);

setUp(performance.getEntriesByType("navigation")[0]?.responseStart ?? performance.now());
listen(refresh);
