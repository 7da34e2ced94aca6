// Keeps the screen up to date and turns its parts.
import { listen } from "./projector.live.js";

const TURN_EVERY = 12000;
const turning = { at: 0, held: false };

const pages = () => [...document.querySelectorAll("[data-page]")];

function show() {
  const all = pages();
  const controls = document.querySelector(".turning");
  turning.at = all.length ? (turning.at + all.length) % all.length : 0;
  all.forEach((page, n) => {
    page.hidden = n !== turning.at;
  });
  controls.hidden = all.length < 2;
  const told = controls.querySelector("[data-part-of]");
  told.textContent = told.dataset.partOf
    .replace("{part}", turning.at + 1)
    .replace("{parts}", all.length);
}

function turn(by) {
  turning.at += by;
  show();
}

function hold(held) {
  turning.held = held;
  document.querySelector("[data-hold]").setAttribute("aria-pressed", String(held));
}

function localTimes(root) {
  const times = new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
  });
  for (const time of root.querySelectorAll("time[data-time]")) {
    time.textContent = times.format(new Date(time.dateTime));
  }
}

async function refresh() {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (answer.redirected || !answer.ok) return location.reload();
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (fresh.body.className !== document.body.className) return location.reload();
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = document.querySelector(`[data-part="${part.dataset.part}"]`);
    old.replaceWith(document.importNode(part, true));
  }
  setUp();
}

function setUp() {
  localTimes(document);
  hold(turning.held);
  document.querySelector("[data-full]").hidden = !document.fullscreenEnabled;
  show();
}

document.addEventListener("click", (event) => {
  const { target } = event;
  if (target.dataset.turn) turn(Number(target.dataset.turn));
  if ("hold" in target.dataset) hold(!turning.held);
  if ("full" in target.dataset) {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "ArrowRight" || event.key === "PageDown") turn(1);
  if (event.key === "ArrowLeft" || event.key === "PageUp") turn(-1);
});
setInterval(() => turning.held || turn(1), TURN_EVERY);
setUp();
listen(refresh);
