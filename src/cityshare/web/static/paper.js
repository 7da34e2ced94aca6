// A paper form by the keyboard alone: one key fills a small field and goes on.

const form = document.querySelector("#paper");
const told = document.querySelector("#key-wrong");
const levels = Number(document.querySelector("[data-top]").dataset.top);
// In the order of the keys; a note stands aside and is asked for with a star.
const fields = [...form.querySelectorAll("input:not([type=hidden], [data-aside])")];
const button = form.querySelector("button");
// The wide letters, and what the same keys type on Korean and Japanese keyboards.
const OTHERS = { ㅛ: "y", ㅜ: "n", ー: "-", "–": "-", "−": "-" };

const digits = (most) => Array.from({ length: most }, (_, n) => String(n + 1));
const KEYS = {
  level: new Set([...digits(levels), "-", "?"]),
  rank: new Set([...digits(3), "-"]),
  yn: new Set(["y", "n", "1", "0", "-", "?"]),
};

function plain(text) {
  const letter = text.trim().slice(-1);
  return OTHERS[letter] ?? letter.normalize("NFKC").toLowerCase();
}

function go(field) {
  const to = field ?? button;
  to.focus();
  to.select?.();
}

function step(field, by) {
  const place = fields.indexOf(field) + by;
  if (place >= 0) go(fields[place]);
}

const cells = (row) => [...row.querySelectorAll("[data-keys]")];
const noteOf = (field) => field.closest("tr")?.querySelector("[data-aside]");

// The field of the same kind in another row of the grid.
function row(field, by, { first = false } = {}) {
  const here = field.closest("tr");
  const next = by > 0 ? here.nextElementSibling : here.previousElementSibling;
  if (!next && by < 0) return;
  const place = first ? 0 : cells(here).indexOf(field);
  const last = fields.indexOf(cells(here).at(-1));
  go(next ? cells(next)[place] : fields[last + 1]);
}

function say(text) {
  told.textContent = text;
}

function oneKey(field) {
  const key = plain(field.value);
  if (!key) return;
  if (!KEYS[field.dataset.keys].has(key)) {
    field.value = "";
    field.setAttribute("aria-invalid", "true");
    say(form.dataset.wrong);
    return;
  }
  field.value = key;
  field.removeAttribute("aria-invalid");
  say("");
  step(field, 1);
}

function folded(text) {
  return text.normalize("NFKC").trim().toLowerCase();
}

// The first letters are enough where only one name begins with them.
function complete(field) {
  const typed = folded(field.value);
  const names = [...document.querySelector(`#${field.dataset.complete}`).options].map(
    (option) => option.value,
  );
  const found = typed ? names.filter((name) => folded(name).startsWith(typed)) : [];
  const exact = names.find((name) => folded(name) === typed);
  if (exact || found.length === 1) field.value = exact ?? found[0];
  const help = field.parentElement.querySelector("[data-new]");
  if (!help) return;
  help.dataset.known ??= help.textContent;
  const isNew = typed && !exact && found.length !== 1;
  help.textContent = isNew ? help.dataset.new : help.dataset.known;
}

function pressed(event) {
  const field = event.target;
  if (event.isComposing || event.keyCode === 229 || event.altKey) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    for (const one of form.querySelectorAll("[data-complete]")) complete(one);
    form.requestSubmit();
    return;
  }
  if ("aside" in field.dataset && ["Enter", "Escape"].includes(event.key)) {
    event.preventDefault();
    if (event.key === "Enter") row(field, 1, { first: true });
    else go(cells(field.closest("tr")).at(-1));
  }
  if (!fields.includes(field)) return;
  const inGrid = Boolean(field.closest(".grid"));
  const isKey = "keys" in field.dataset;
  const acts = {
    "*": inGrid && (() => go(noteOf(field))),
    "＊": inGrid && (() => go(noteOf(field))),
    Enter: () => step(field, 1),
    Escape: () => step(field, -1),
    ArrowDown: inGrid && (() => row(field, 1)),
    ArrowUp: inGrid && (() => row(field, -1)),
    " ": isKey && (inGrid ? () => row(field, 1, { first: true }) : () => step(field, 1)),
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  if (field.dataset.complete && event.key === "Enter") complete(field);
  act();
}

form.classList.add("scripted");
form.addEventListener("keydown", pressed);
form.addEventListener("input", (event) => {
  if ("keys" in event.target.dataset) oneKey(event.target);
});
form.addEventListener("focusin", (event) => event.target.select?.());
form.addEventListener("focusout", (event) => {
  if (event.target.dataset.complete) complete(event.target);
});
// One form is sent once, however often the keys are pressed.
form.addEventListener("submit", (event) => {
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
addEventListener("pageshow", () => delete form.dataset.sent);
