// The board of tables: changes without a new page, and one dialog for every person.
import { listen } from "./live.js";
import { allowDragging } from "./tables.drag.js";

const board = document.querySelector("[data-board]");
const sheet = document.getElementById("sheet");
const spoken = board.querySelector("[data-said]");
const JSON_WANTED = { Accept: "application/json" };
let known = Number(board.dataset.after);
let queue = Promise.resolve();

const state = () => board.querySelector('[data-part="state"]');
const names = (root) => [...root.querySelectorAll("[data-part]")].map((part) => part.dataset.part);

function say(text) {
  if (text) spoken.textContent = text;
}

function focusAgain(id) {
  const found = id && document.getElementById(id);
  if (!found) return;
  const next = found.disabled ? board.querySelector(".state-do button:enabled") : found;
  next?.focus({ preventScroll: true });
}

function show(answer) {
  const fresh = new DOMParser().parseFromString(answer.html, "text/html");
  const focused = board.contains(document.activeElement) && document.activeElement.id;
  if (names(fresh).join() !== names(board).join()) {
    const tables = document.importNode(fresh.querySelector(".all-tables"), true);
    board.querySelector(".all-tables").replaceWith(tables);
  }
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = board.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`);
    if (old.outerHTML !== part.outerHTML) old.replaceWith(document.importNode(part, true));
  }
  known = Math.max(known, answer.after);
  focusAgain(focused);
}

async function send(path, fields) {
  const body = new URLSearchParams({
    csrf: board.dataset.csrf,
    step: state().dataset.step,
    ...fields,
  });
  try {
    const response = await fetch(path, { method: "POST", headers: JSON_WANTED, body });
    const answer = await response.json();
    if (answer.go) return location.assign(answer.go);
    if (answer.html) show(answer);
    say(answer.said || answer.message);
  } catch {
    say(board.dataset.lost);
  }
}

function post(path, fields) {
  queue = queue.then(() => send(path, fields));
  return queue;
}

async function hear() {
  if (Number(board.dataset.after) <= known) return;
  const step = state().dataset.step;
  const response = await fetch(board.dataset.board, { headers: JSON_WANTED, cache: "no-store" });
  if (!response.ok) return location.reload();
  show(await response.json());
  if (step !== state().dataset.step) say(board.dataset.refreshed);
}

function refresh() {
  const heard = queue.then(hear); // what was done here is no news
  queue = heard.catch(() => {});
  return heard;
}

function fill(html) {
  const close = document.createElement("form");
  close.method = "dialog";
  close.className = "sheet-close";
  close.innerHTML = '<button class="tool"></button>';
  close.firstChild.textContent = sheet.dataset.close;
  sheet.innerHTML = html;
  sheet.append(close);
  sheet.querySelector("[data-weigh]")?.dispatchEvent(new Event("change", { bubbles: true }));
}

async function open(address, focused) {
  try {
    const response = await fetch(address, { headers: JSON_WANTED });
    const answer = await response.json();
    if (!answer.html) return say(answer.message);
    fill(answer.html);
    if (!sheet.open) sheet.showModal();
    sheet.scrollTop = 0;
    sheet.querySelector(focused)?.focus();
  } catch {
    say(board.dataset.lost);
  }
}

async function weigh(select) {
  const line = select.form.querySelector("output");
  const asked = select.value;
  const query = new URLSearchParams({ other: asked });
  const response = await fetch(`${select.dataset.weigh}&${query}`, { headers: JSON_WANTED });
  if (!response.ok || select.value !== asked) return;
  const told = await response.json();
  line.hidden = false;
  line.className = `would-line would-${told.kind}`;
  line.textContent = told.text;
}

function step(name) {
  const button = document.getElementById(name);
  if (button && !button.disabled) post(button.form.action);
}

board.addEventListener("click", (event) => {
  const button = event.target.closest(".person");
  if (!button) return;
  event.preventDefault();
  button.focus();
  open(button.formAction, "#sheet-name");
});

sheet.addEventListener("click", (event) => {
  const link = event.target.closest("[data-sheet]");
  if (!link) return;
  event.preventDefault();
  open(link.href, "#why-title");
});

sheet.addEventListener("change", (event) => {
  if (event.target.matches("[data-weigh]")) weigh(event.target);
});

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-change]");
  if (!form) return;
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form, event.submitter));
  const inSheet = sheet.contains(form);
  if (inSheet) sheet.close();
  say(form.dataset.wait);
  await post(form.action, fields);
  if (inSheet) focusAgain(`person-${fields.person}`);
});

document.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || sheet.open) return;
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  step(key === "y" || event.shiftKey ? "redo" : "undo");
});

document.documentElement.classList.add("has-script");
allowDragging(board, {
  mayDrag: () => state().dataset.state === "draft",
  ask: async (path) => (await fetch(`${board.dataset.board}/${path}`, { headers: JSON_WANTED })).json(),
  drop: (fields) => post(`${board.dataset.board}/change`, fields),
});
listen(refresh);
