// The questionnaire one practice at a time; every step is saved as it is left.

import { Drafts } from "./drafts.js";
import { send } from "./sending.js";
import { stepThrough } from "./steps.js";

const RETRY_MS = 5000;

const form = document.querySelector("#questions");
const say = form.dataset;
const practices = [...form.querySelectorAll(".practice")];
const names = practices.map((part) => part.dataset.practice);
const drafts = new Drafts(`${say.workshop}:${say.person}`);
const sending = new Map();
const sent = new Map();

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

function complain(part, text) {
  const place = part.querySelector("[data-wrong]");
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

// Not in the address: the browser would scroll to it once the page is loaded.
function remember(part) {
  history.replaceState({ practice: part.dataset.practice }, "", location.pathname);
}

// Sends what has changed; one request at a time for each practice, and the same text
// once: a refusal is seen before somebody sends it again.
function save(part) {
  const name = part.dataset.practice;
  const now = content(part);
  const before = sending.get(name);
  if (before?.now === now) return before.job;
  const mine = { now };
  mine.job = Promise.resolve(before?.job).then(() => saveNow(part)).then(() => {
    if (sending.get(name) === mine) sending.delete(name);
  });
  sending.set(name, mine);
  return mine.job;
}

async function saveNow(part) {
  const name = part.dataset.practice;
  const now = content(part);
  if (sent.get(name) === now) {
    drafts.drop(name);
    return;
  }
  drafts.keep(name, fieldsOf(part));
  steps.tell("saving");
  const fields = { ...fieldsOf(part), csrf: form.elements.csrf.value };
  const { status, said } = await send(`/questions/${encodeURIComponent(name)}`, fields);
  if (status >= 200 && status < 300) {
    part.querySelector(`[name="revision.${name}"]`).value = said.revision;
    sent.set(name, now);
    if (content(part) === now) drafts.drop(name);
    complain(part, "");
    steps.tell("saved");
    return;
  }
  if (status === 0 || status >= 500) {
    steps.tell("held");
    return;
  }
  // After a reload the newer answer is shown, not this one over it.
  if (said.codes?.includes("L306")) drafts.drop(name);
  if (said.revision !== undefined) {
    part.querySelector(`[name="revision.${name}"]`).value = said.revision;
    sent.delete(name);
  }
  complain(part, said.message ?? say.bad);
  steps.tell("bad");
}

async function sendHeld() {
  for (const [name] of drafts.entries()) {
    const part = practices[names.indexOf(name)];
    if (!part) drafts.drop(name);
    else if (part.querySelector("[data-wrong]").hidden) await save(part);
  }
}

function listOpen() {
  const open = practices.filter((part) => !isAnswered(part));
  document.querySelector("#open-ones").hidden = open.length === 0;
  document.querySelector("#open-list").replaceChildren(
    ...open.map((part) => {
      const link = document.createElement("a");
      link.href = `#q-${part.dataset.practice}`;
      link.textContent = part.querySelector("h2").textContent;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        steps.go(practices.indexOf(part));
      });
      const item = document.createElement("li");
      item.append(link);
      return item;
    }),
  );
}

function changed(event) {
  const part = event.target.closest(".practice");
  if (!part) return;
  complain(part, "");
  arrange(part);
  shareRanks();
  steps.draw();
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
form.addEventListener("change", changed);
form.addEventListener("input", changed);
const steps = stepThrough(form, practices, {
  save,
  isDone: isAnswered,
  isHeld: () => drafts.size > 0,
  came: remember,
  ended: listOpen,
});
window.addEventListener("online", sendHeld);
setInterval(() => {
  if (drafts.size) sendHeld();
}, RETRY_MS);

const wanted = names.indexOf(history.state?.practice ?? location.hash.slice(3));
const unanswered = practices.findIndex((part) => !isAnswered(part));
steps.go([steps.wrong(), wanted, unanswered, 0].find((place) => place >= 0), { focus: false });
sendHeld();
