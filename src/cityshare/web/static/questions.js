// The questionnaire one practice at a time; every step is saved as it is left.

import { Drafts } from "./drafts.js";
import { send } from "./sending.js";

const RETRY_MS = 5000;

const form = document.querySelector("#questions");
const say = form.dataset;
const practices = [...form.querySelectorAll(".practice")];
const names = practices.map((part) => part.dataset.practice);
const bars = [...form.querySelectorAll(".bar i")];
const state = form.querySelector("#state");
const done = document.querySelector("#done");
const drafts = new Drafts(`${say.workshop}:${say.person}`);
const sending = new Map();
const sent = new Map();
let here = 0;

function fieldsOf(part) {
  const fields = {};
  for (const field of part.querySelectorAll("input, textarea")) {
    if (field.type === "radio" && !field.checked) continue;
    fields[field.name] = field.value;
  }
  return fields;
}

function fill(part, fields) {
  for (const field of part.querySelectorAll("input, textarea")) {
    if (field.type === "radio") field.checked = fields[field.name] === field.value;
    else if (field.name in fields) field.value = fields[field.name];
  }
}

function content(part) {
  const fields = fieldsOf(part);
  delete fields[`revision.${part.dataset.practice}`];
  return JSON.stringify(fields);
}

function value(part, name) {
  const field = part.querySelector(`[name="${name}.${part.dataset.practice}"]:checked`);
  return field ? field.value : null;
}

function isAnswered(part) {
  return value(part, "current") !== null;
}

function tell(kind, text) {
  state.dataset.kind = kind;
  state.textContent = text;
}

function complain(part, text) {
  const place = part.querySelector(".wrong");
  place.textContent = text;
  place.hidden = !text;
}

// What is asked depends on the answers: the target on the priority, sharing on the level.
function arrange(part) {
  const current = Number(value(part, "current")) || 0;
  const rank = value(part, "rank");
  const target = part.querySelector(".target");
  target.hidden = !rank && !value(part, "target");
  let chosen = "";
  for (const dot of target.querySelectorAll("input")) {
    const level = Number(dot.value);
    dot.disabled = level > 0 && level < current;
    if (dot.disabled && dot.checked) target.querySelector('input[value=""]').checked = true;
  }
  const picked = target.querySelector("input:checked");
  if (picked?.dataset.said) chosen = picked.dataset.said;
  target.querySelector(".target-said").textContent = chosen;
  part.querySelector(".share").hidden = current < Number(say.sharing);
}

// A rank belongs to one practice: the others cannot take it.
function shareRanks() {
  const owner = new Map();
  for (const part of practices) {
    const rank = value(part, "rank");
    if (rank) owner.set(rank, part);
  }
  for (const part of practices) {
    for (const dot of part.querySelectorAll(".priority input")) {
      dot.disabled = dot.value !== "" && owner.has(dot.value) && owner.get(dot.value) !== part;
    }
  }
}

function draw() {
  practices.forEach((part, place) => {
    part.classList.toggle("here", place === here);
    bars[place].classList.toggle("here", place === here);
    bars[place].classList.toggle("done", isAnswered(part));
  });
  form.querySelector("#where").textContent = `${here + 1} / ${practices.length}`;
  form.querySelector("#intro").hidden = here > 0;
  form.querySelector("#back").hidden = here === 0;
  form.querySelector("#next").textContent =
    here === practices.length - 1 ? say.finish : say.next;
}

function go(place, { focus = true } = {}) {
  here = Math.max(0, Math.min(practices.length - 1, place));
  form.hidden = false;
  done.hidden = true;
  draw();
  window.scrollTo(0, 0);
  if (focus) practices[here].querySelector("h2").focus({ preventScroll: true });
  // Not in the address: the browser would scroll to it once the page is loaded.
  history.replaceState({ practice: names[here] }, "", location.pathname);
}

async function post(part) {
  const name = encodeURIComponent(part.dataset.practice);
  const csrf = form.elements.csrf.value;
  return send(`/questions/${name}`, { ...fieldsOf(part), csrf });
}

// Sends what has changed; one request at a time for each practice.
function save(part) {
  const name = part.dataset.practice;
  const before = sending.get(name) ?? Promise.resolve();
  const job = before.then(() => saveNow(part));
  sending.set(name, job);
  return job;
}

async function saveNow(part) {
  const name = part.dataset.practice;
  const now = content(part);
  if (sent.get(name) === now) {
    drafts.drop(name);
    return true;
  }
  drafts.keep(name, fieldsOf(part));
  tell("", say.saving);
  const { status, said } = await post(part);
  if (status >= 200 && status < 300) {
    part.querySelector(`[name="revision.${name}"]`).value = said.revision;
    sent.set(name, now);
    if (content(part) === now) drafts.drop(name);
    complain(part, "");
    tell("", say.saved);
    return true;
  }
  if (status === 0 || status >= 500) {
    tell("held", say.held);
    return false;
  }
  // After a reload the newer answer is shown, not this one over it.
  if (said.codes?.includes("L306")) drafts.drop(name);
  if (said.revision !== undefined) {
    part.querySelector(`[name="revision.${name}"]`).value = said.revision;
  }
  complain(part, said.message ?? say.bad);
  tell("bad", say.bad);
  return false;
}

async function sendHeld() {
  for (const [name] of drafts.entries()) {
    const part = practices[names.indexOf(name)];
    if (!part) drafts.drop(name);
    else if (part.querySelector(".wrong").hidden) await save(part);
  }
}

function finish() {
  form.hidden = true;
  done.hidden = false;
  const open = practices.filter((part) => !isAnswered(part));
  const list = done.querySelector("#open-list");
  list.replaceChildren(
    ...open.map((part) => {
      const link = document.createElement("a");
      link.href = `#q-${part.dataset.practice}`;
      link.textContent = part.querySelector("h2").textContent;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        go(practices.indexOf(part));
      });
      const item = document.createElement("li");
      item.append(link);
      return item;
    }),
  );
  done.querySelector("#open-ones").hidden = open.length === 0;
  const lead = done.querySelector("#done-lead");
  lead.dataset.good ??= lead.textContent;
  lead.textContent = drafts.size ? lead.dataset.held : lead.dataset.good;
  window.scrollTo(0, 0);
  done.focus({ preventScroll: true });
}

async function step(by) {
  const part = practices[here];
  const saving = save(part);
  const isLast = here === practices.length - 1;
  if (by > 0 && isLast) {
    await saving;
    if (part.querySelector(".wrong").hidden) finish();
    return;
  }
  go(here + by);
  await saving;
  if (!part.querySelector(".wrong").hidden) go(practices.indexOf(part));
}

function changed(event) {
  const part = event.target.closest(".practice");
  if (!part) return;
  complain(part, "");
  arrange(part);
  shareRanks();
  draw();
  drafts.keep(part.dataset.practice, fieldsOf(part));
  if (event.type === "change") save(part);
}

for (const part of practices) {
  sent.set(part.dataset.practice, content(part));
  const held = drafts.get(part.dataset.practice);
  if (held) fill(part, held);
  arrange(part);
}
shareRanks();
form.classList.add("stepped");
form.addEventListener("change", changed);
form.addEventListener("input", changed);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  step(1);
});
form.querySelector("#next").addEventListener("click", () => step(1));
form.querySelector("#back").addEventListener("click", () => step(-1));
done.querySelector("#review").addEventListener("click", () => go(0));
window.addEventListener("online", sendHeld);
setInterval(() => {
  if (drafts.size) sendHeld();
}, RETRY_MS);

const wanted = names.indexOf(history.state?.practice ?? location.hash.slice(3));
const wrong = practices.findIndex((part) => !part.querySelector(".wrong").hidden);
const unanswered = practices.findIndex((part) => !isAnswered(part));
go([wrong, wanted, unanswered, 0].find((place) => place >= 0), { focus: false });
sendHeld();
