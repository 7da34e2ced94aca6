// Small forms are sent, and choices shown, without leaving one's place on the page.

const offline = document.querySelector("[data-offline]");

function tell(text) {
  offline.textContent = text;
  offline.hidden = !text;
}

function show(page) {
  const { activeElement } = document;
  const focused = activeElement.closest("[data-swap]") && activeElement.id;
  const place = activeElement.closest("li[id]")?.id;
  for (const part of page.querySelectorAll("[data-swap]")) {
    const old = document.querySelector(`[data-swap="${part.dataset.swap}"]`);
    if (old.outerHTML !== part.outerHTML) old.replaceWith(document.importNode(part, true));
  }
  if (!focused) return;
  const again = document.getElementById(focused)
    ?? document.querySelector(`#${place ?? "main"} :is(button, summary)`);
  again?.focus({ preventScroll: true });
}

async function open(address, options) {
  tell("");
  try {
    const answer = await fetch(address, {
      headers: { Accept: "application/json, text/html" },
      ...options,
    });
    if (!answer.ok) return tell((await answer.json()).message);
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    tell(offline.dataset.offline);
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!("swapping" in form.dataset)) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  if (event.submitter?.name) body.set(event.submitter.name, event.submitter.value);
  open(form.action, { method: "POST", body });
});

const filter = document.querySelector("[data-filter]");

function choose() {
  const chosen = [...new FormData(filter)].filter(([, value]) => value);
  const query = new URLSearchParams(chosen).toString();
  const address = query ? `/wall?${query}` : "/wall";
  history.replaceState(null, "", address);
  open(address);
}

if (filter) {
  filter.querySelector("[data-plain]").hidden = true;
  filter.addEventListener("change", choose);
}
