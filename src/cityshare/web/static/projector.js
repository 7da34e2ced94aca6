// Keeps the screen up to date without leaving full screen.
import { listen } from "./live.js";
import { renew } from "./parts.js";
import { tickAll } from "./projector.clock.js";
import { hold, isHeld, settle, turn } from "./projector.turning.js";
import { localTimes } from "./times.js";

const AGAIN_FOR_THE_CLOCK = 60000;
const refreshNow = listen(refresh);
let planned = 0;

async function refresh() {
  await renew((page, at) => {
    document.body.className = page.body.className;
    document.documentElement.lang = page.documentElement.lang;
    setUp(at);
  });
  plan();
}

function setUp(at) {
  localTimes();
  document.querySelector("[data-full]").hidden = !document.fullscreenEnabled;
  settle(document.querySelector(".stage"));
  tickAll(at);
}

function plan() {
  clearTimeout(planned);
  const again = Number(document.querySelector(".stage").dataset.again);
  if (again) planned = setTimeout(refreshNow, again * 1000 + 200);
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
  await refreshNow();
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
document.addEventListener("visibilitychange", () => document.hidden || refreshNow());
setInterval(() => document.querySelector("[data-timer]") && refreshNow(), AGAIN_FOR_THE_CLOCK);

setUp(performance.getEntriesByType("navigation")[0]?.responseStart ?? performance.now());
plan();
