// The parts of a page (data-part): fetched again, and replaced where they have changed,
// around what somebody is doing there.

const FIELDS = "input:not([type=hidden]), select, textarea";
const AGAIN_MS = 2000;

const partsOf = (page) =>
  new Map([...page.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));

// As the server sent them: people and scripts change what is on the page.
const sent = new Map([...partsOf(document)].map(([name, part]) => [name, part.cloneNode(true)]));
let asked = 0;
let shown = 0;
let planned = 0;

function isInUse(part) {
  const { activeElement } = document;
  const isTypedIn = part.contains(activeElement) && activeElement.matches(FIELDS);
  return isTypedIn || part.querySelector("details[open], dialog[open]") !== null;
}

// The same element in another edition of its part.
function twin(one, part) {
  const isField = one.matches(FIELDS);
  const key = one.id ? "id" : isField ? "name" : "textContent";
  const others = part.querySelectorAll(isField ? FIELDS : one.localName);
  return [...others, part].find((other) => other[key] === one[key]);
}

// What was typed or chosen and not sent yet.
function keepFields(old, before, next) {
  for (const field of old.querySelectorAll(FIELDS)) {
    const [was, now] = [twin(field, before), twin(field, next)];
    if (!was || !now || field.value === was.value) continue;
    const { value } = now;
    now.value = field.value;
    if (now.value !== field.value) now.value = value; // cannot be chosen any more
  }
}

function replace(old, before, fresh) {
  const next = document.importNode(fresh, true);
  keepFields(old, before, next);
  if (old.open !== before.open) next.open = old.open;
  const { activeElement } = document;
  const focused = old.contains(activeElement) ? twin(activeElement, next) : null;
  old.replaceWith(next);
  focused?.focus({ preventScroll: true });
}

function put(page, told, at) {
  clearTimeout(planned);
  const [here, fresh] = [partsOf(document), partsOf(page)];
  const used = new Set([...here.keys()].filter((name) => isInUse(here.get(name))));
  let isWhole = [...here.keys()].join() === [...fresh.keys()].join();
  if (!isWhole && used.size === 0) return location.reload();
  let isNew = false;
  for (const [name, part] of fresh) {
    const before = sent.get(name);
    if (!before || before.outerHTML === part.outerHTML) continue;
    if (used.has(name)) isWhole = false;
    else {
      replace(here.get(name), before, part);
      sent.set(name, part);
      isNew = true;
    }
  }
  if (isNew) told(page, at);
  if (!isWhole) planned = setTimeout(put, AGAIN_MS, page, told, at);
}

// Shows an answer that is a page. Where something was replaced, now or once nobody uses
// it any more, calls `told` with that page and the moment at which it came.
export async function show(answer, told = () => {}, turn = ++asked) {
  const at = performance.now();
  const text = await answer.text();
  if (turn < shown) return; // a later question was answered sooner
  shown = turn;
  put(new DOMParser().parseFromString(text, "text/html"), told, at);
}

// Fetches the page again; fails where the server cannot be reached.
export async function renew(told, address = location.href) {
  const turn = ++asked;
  const answer = await fetch(address, { cache: "no-store" });
  if (answer.status >= 500) throw new Error(`${answer.status} from ${address}`);
  if (answer.redirected || !answer.ok) return location.reload(); // signed out, or erased
  await show(answer, told, turn);
}
