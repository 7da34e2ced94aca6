// A sheet that several people write: one part at a time, saved as each part is left.

import { Drafts } from "./drafts.js";
import { send } from "./sending.js";

const RETRY_MS = 5000;
const DRAFT = "sheet";

const form = document.querySelector("#sheet");
const say = form.dataset;
const done = document.querySelector("#done");
const intro = document.querySelector("#intro");
const state = form.querySelector("#state");
const bars = form.querySelector("#bars");
const parts = [...form.querySelectorAll(".sheet-part")];
const drafts = new Drafts(say.owner);
let here = 0;
let sending = null;
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

function tell(kind, text) {
  state.dataset.kind = kind;
  state.textContent = text;
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

function draw() {
  parts.forEach((part, n) => {
    part.classList.toggle("here", n === here);
    bars.children[n].className = n === here ? "here" : n < here ? "done" : "";
  });
  form.querySelector("#where").textContent = `${here + 1} / ${parts.length}`;
  intro.hidden = here > 0;
  form.querySelector("#back").hidden = here === 0;
  form.querySelector("#next").textContent =
    here === parts.length - 1 ? say.finish : say.next;
}

function go(place, { focus = true } = {}) {
  here = Math.max(0, Math.min(parts.length - 1, place));
  form.hidden = false;
  done.hidden = true;
  draw();
  window.scrollTo(0, 0);
  if (focus) parts[here].querySelector("h2").focus({ preventScroll: true });
}

async function post(fields) {
  const csrf = form.elements.csrf.value;
  return send(form.getAttribute("action"), { ...fields, csrf });
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
  sending = (sending ?? Promise.resolve()).then(saveNow);
  return sending;
}

async function saveNow() {
  if (isLeaving) return false;
  const before = content();
  if (before === kept) {
    drafts.drop(DRAFT);
    return true;
  }
  const fields = fieldsOf();
  drafts.keep(DRAFT, fields);
  // Without a network the text stays as it is: a line that jumps would lose a tap.
  if (state.dataset.kind !== "held") tell("", say.saving);
  const { status, said } = await post(fields);
  if (status >= 200 && status < 300) {
    const isSame = content() === before;
    accept(fields, said);
    complain({});
    kept = isSame ? content() : "";
    if (isSame) drafts.drop(DRAFT);
    else drafts.keep(DRAFT, fieldsOf());
    tell("", say.saved);
    return true;
  }
  if (status === 0 || status >= 500) {
    tell("held", say.held);
    return false;
  }
  // The page of a clash shows both texts beside each other.
  if (said.clash) {
    isLeaving = true;
    HTMLFormElement.prototype.submit.call(form);
  } else complain(said.problems ?? { "": said.message ?? say.bad });
  tell("bad", say.bad);
  return false;
}

function wrongPart() {
  return parts.findIndex((part) => part.querySelector("[data-wrong]:not([hidden])"));
}

function finish() {
  form.hidden = true;
  intro.hidden = true;
  done.hidden = false;
  const lead = done.querySelector("#done-lead");
  lead.textContent = drafts.size ? lead.dataset.held : lead.dataset.good;
  window.scrollTo(0, 0);
  done.focus({ preventScroll: true });
}

async function step(by) {
  const left = here;
  const isLast = left === parts.length - 1;
  const saving = save();
  if (by > 0 && isLast) {
    await saving;
    if (!form.querySelector("[data-wrong]:not([hidden])")) finish();
    return;
  }
  go(left + by);
  await saving;
  if (wrongPart() >= 0) go(wrongPart());
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
    bars.append(document.createElement("i"));
    tidy(part);
    describe(part);
    const another = part.querySelector("[data-another]");
    another?.addEventListener("click", () => addRow(part));
    if (another) another.hidden = false;
  }
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
  window.addEventListener("online", save);
  setInterval(() => {
    if (drafts.size && !form.querySelector("[data-wrong]:not([hidden])")) save();
  }, RETRY_MS);
  go(Math.max(0, wrongPart()), { focus: false });
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
