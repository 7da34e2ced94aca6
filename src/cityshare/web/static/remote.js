// The remote control: sends a choice, then shows what is on the projector now.
import { listen } from "./projector.live.js";
import { tickAll } from "./projector.clock.js";

function isInUse(part) {
  const used = part.contains(document.activeElement) && document.activeElement;
  return used && (used.tagName === "SELECT" || used.tagName === "INPUT");
}

function replace(old, fresh) {
  if (isInUse(old) || old.outerHTML === fresh.outerHTML) return;
  const kept = new Map([...old.querySelectorAll("[data-keep] input[id]")].map((input) => [input.id, input.value]));
  const focused = old.contains(document.activeElement) && document.activeElement.id;
  old.replaceWith(document.importNode(fresh, true));
  for (const [id, value] of kept) {
    const input = document.getElementById(id);
    if (input) input.value = value;
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

async function show(answer) {
  const at = performance.now();
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = document.querySelector(`[data-part="${part.dataset.part}"]`);
    if (old) replace(old, part);
  }
  tickAll(at);
}

async function refresh() {
  const answer = await fetch("/facilitator/remote", { cache: "no-store" });
  if (answer.redirected || !answer.ok) return location.reload();
  await show(answer);
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const answer = await fetch(form.action, { method: "POST", body });
  const isPage = answer.url.includes("/facilitator/remote");
  if (!isPage || (!answer.ok && answer.status !== 422)) return location.reload();
  await show(answer);
}

document.addEventListener("submit", (event) => {
  const { target, submitter } = event;
  if (!target.action.includes("/facilitator/remote/")) return;
  event.preventDefault();
  send(target, submitter);
});
document.addEventListener("change", (event) => {
  if (!("choose" in event.target.dataset)) return;
  const { form, name, id } = event.target;
  if (name === "theme") form.elements.practice.value = "";
  event.target.blur();
  send(form).then(() => document.getElementById(id)?.focus({ preventScroll: true }));
});

tickAll(performance.getEntriesByType("navigation")[0]?.responseStart ?? performance.now());
listen(refresh);
