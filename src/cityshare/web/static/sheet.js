// A sheet that several people write: one part at a time, saved as each part is left.

import { Drafts } from "./drafts.js";
import { send } from "./sending.js";
import { stepThrough } from "./steps.js";

const RETRY_MS = 5000;
const DRAFT = "sheet";

const form = document.querySelector("#sheet");
const say = form.dataset;
const parts = [...form.querySelectorAll(".sheet-part")];
const drafts = new Drafts(say.owner);
let steps = null;
let sending = Promise.resolve();
let kept = "";
let isLeaving = false;

function fieldsOf() {
  const fields = Object.fromEntries(new FormData(form));
  delete fields.csrf;
  return fields;
}

function content() {
  const fields = fieldsOf();
  delete fields.base;
  delete fields.revision;
  return JSON.stringify(fields);
}

function put(name, value) {
  const field = form.elements[name];
  if (!field) return;
  field.value = value;
  const [first] = field instanceof RadioNodeList ? field : [field];
  first.closest("[data-row]")?.removeAttribute("hidden");
  describe(first.closest(".sheet-part"));
}

// The levels in the words of the practice that was chosen.
function describe(part) {
  const levels = part?.querySelector("[data-levels]");
  if (!levels) return;
  const chosen = part.querySelector('select[name^="practice."]').value;
  const words = document.querySelector(`template[data-practice="${CSS.escape(chosen)}"]`);
  const texts = words ? [...words.content.children] : [];
  [...levels.querySelectorAll("[data-said]")].forEach((place, n) => {
    place.replaceChildren(...(texts[n] ? [texts[n].cloneNode(true)] : []));
  });
  [...levels.querySelectorAll("[data-today]")].forEach((mark, n) => {
    mark.hidden = words?.dataset.today !== String(n + 1);
  });
  part.classList.toggle("no-goal", !words);
}

function isBlank(row) {
  return [...row.querySelectorAll("input, select, textarea")].every(
    (field) => !field.value || "default" in field.dataset,
  );
}

// One empty row is enough to begin with.
function tidy(part) {
  const rows = [...part.querySelectorAll("[data-row]")];
  const last = rows.findLastIndex((row) => !isBlank(row));
  rows.forEach((row, n) => {
    row.hidden = n > Math.max(last, 0);
  });
}

function addRow(part) {
  const rows = [...part.querySelectorAll("[data-row]")];
  const spare = rows.find((row) => row.hidden);
  const row = spare ?? rows.at(-1).cloneNode(true);
  if (!spare) {
    for (const field of row.querySelectorAll("input, select, textarea")) {
      field.name = field.name.replace(/\d+$/, rows.length);
      if (!("default" in field.dataset)) field.value = "";
    }
    const title = row.querySelector("legend");
    title.textContent = title.dataset.numbered.replace("{n}", rows.length + 1);
    rows.at(-1).after(row);
  }
  row.hidden = false;
  row.querySelector("input, select, textarea").focus();
}

function complain(problems) {
  const found = Object.entries(problems);
  for (const place of form.querySelectorAll("[data-wrong]")) {
    const part = place.dataset.wrong;
    const texts = found
      .filter(([where]) => where === part || (part && where.startsWith(`${part}.`)))
      .map(([, text]) => text);
    place.textContent = texts.join(" ");
    place.hidden = texts.length === 0;
  }
}

// What others changed in the meantime is shown where nobody has typed since.
function accept(sent, said) {
  const now = fieldsOf();
  for (const name of new Set([...Object.keys(sent), ...Object.keys(said.fields)])) {
    if (name === "base" || name === "revision" || now[name] !== sent[name]) continue;
    const value = said.fields[name] ?? (name.startsWith("asset.") ? sent[name] : "");
    if (value !== (sent[name] ?? "")) put(name, value);
  }
  form.elements.revision.value = said.revision;
  form.elements.base.value = JSON.stringify(said.fields);
}

function save() {
  sending = sending.then(saveNow);
  return sending;
}

async function saveNow() {
  if (isLeaving) return;
  const before = content();
  if (before === kept) {
    drafts.drop(DRAFT);
    return;
  }
  const fields = fieldsOf();
  drafts.keep(DRAFT, fields);
  steps.tell("saving");
  const csrf = form.elements.csrf.value;
  const { status, said } = await send(form.getAttribute("action"), { ...fields, csrf });
  if (status >= 200 && status < 300) {
    const isSame = content() === before;
    accept(fields, said);
    complain({});
    kept = isSame ? content() : "";
    if (isSame) drafts.drop(DRAFT);
    else drafts.keep(DRAFT, fieldsOf());
    steps.tell("saved");
    return;
  }
  if (status === 0 || status >= 500) {
    steps.tell("held");
    return;
  }
  // The page of a clash shows both texts beside each other.
  if (said.clash) {
    isLeaving = true;
    HTMLFormElement.prototype.submit.call(form);
  } else complain(said.problems ?? { "": said.message ?? say.bad });
  steps.tell("bad");
}

function changed(event) {
  if (event.target.name?.startsWith("practice.")) describe(event.target.closest(".sheet-part"));
  drafts.keep(DRAFT, fieldsOf());
  if (event.type === "change") save();
}

function start() {
  kept = content();
  const held = drafts.get(DRAFT);
  if (held) {
    for (const part of parts) {
      while (Object.keys(held).some((name) => isMissing(name, part))) addRow(part);
    }
    for (const [name, value] of Object.entries(held)) put(name, value);
  }
  for (const part of parts) {
    tidy(part);
    describe(part);
    const another = part.querySelector("[data-another]");
    another?.addEventListener("click", () => addRow(part));
    if (another) another.hidden = false;
  }
  form.addEventListener("change", changed);
  form.addEventListener("input", changed);
  steps = stepThrough(form, parts, {
    save,
    isDone: (_, isBehind) => isBehind,
    isHeld: () => drafts.size > 0,
  });
  window.addEventListener("online", save);
  setInterval(() => {
    if (drafts.size && !form.querySelector("[data-wrong]:not([hidden])")) save();
  }, RETRY_MS);
  steps.go(Math.max(0, steps.wrong()), { focus: false });
  if (held) save();
}

// A row that was added on this page before it was loaded again.
function isMissing(name, part) {
  const [, stem, number] = name.match(/^(\w+)\.(\d+)$/) ?? [];
  const isHere = stem && part.querySelector(`[data-row] [name="${stem}.0"]`);
  return isHere && !form.elements[name] && Number(number) < 12;
}

if ("clash" in say) {
  // Nothing is put on the phone until one of the two texts was chosen.
  form.querySelector("[data-take]").addEventListener("click", () => drafts.drop(DRAFT));
} else {
  if ("isSaved" in say) drafts.drop(DRAFT);
  start();
}
