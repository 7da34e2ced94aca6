// The remote control: sends a choice, then shows what is on the projector now.
import { listen } from "./live.js";
import { renew, show } from "./parts.js";
import { tickAll } from "./projector.clock.js";

const tick = (_, at) => tickAll(at);

async function send(form, button) {
  const { activeElement } = document;
  const body = new URLSearchParams(new FormData(form, button));
  activeElement.blur(); // so that its part is shown anew
  const answer = await fetch(form.action, { method: "POST", body });
  const isPage = answer.url.includes("/facilitator/remote");
  if (!isPage || (!answer.ok && answer.status !== 422)) return location.reload();
  await show(answer, tick);
  document.getElementById(activeElement.id)?.focus({ preventScroll: true });
}

document.addEventListener("submit", (event) => {
  const { target, submitter } = event;
  if (!target.action.includes("/facilitator/remote/")) return;
  event.preventDefault();
  send(target, submitter);
});
document.addEventListener("change", (event) => {
  if (!("choose" in event.target.dataset)) return;
  const { form, name } = event.target;
  if (name === "theme") form.elements.practice.value = "";
  send(form);
});

tickAll(performance.getEntriesByType("navigation")[0]?.responseStart ?? performance.now());
listen(() => renew(tick, "/facilitator/remote"));
