// A form one part at a time: back and next, a bar above, and a card where it ends.

const WRONG = "[data-wrong]:not([hidden])";

// save(part) is called as a part is left, isDone(part) for the bar, isHeld() where it
// ends, and `came` and `ended` for what else a page does then.
export function stepThrough(form, parts, { save, isDone, isHeld, came = () => {}, ended = () => {} }) {
  const say = form.dataset;
  const bar = form.querySelector(".bar");
  const state = form.querySelector("#state");
  const intro = document.querySelector("#intro");
  const done = document.querySelector("#done");
  let here = 0;

  const isWrong = (place) => place.querySelector(WRONG) !== null;
  const wrong = () => parts.findIndex(isWrong);

  function draw() {
    parts.forEach((part, n) => {
      part.classList.toggle("here", n === here);
      bar.children[n].classList.toggle("here", n === here);
      bar.children[n].classList.toggle("done", isDone(part, n < here));
    });
    form.querySelector("#where").textContent = `${here + 1} / ${parts.length}`;
    intro.hidden = here > 0;
    form.querySelector("#back").hidden = here === 0;
    form.querySelector("#next").textContent = here === parts.length - 1 ? say.finish : say.next;
  }

  function go(place, { focus = true } = {}) {
    here = Math.max(0, Math.min(parts.length - 1, place));
    form.hidden = false;
    done.hidden = true;
    draw();
    window.scrollTo(0, 0);
    if (focus) parts[here].querySelector("h2").focus({ preventScroll: true });
    came(parts[here]);
  }

  function finish() {
    form.hidden = true;
    intro.hidden = true;
    done.hidden = false;
    const lead = done.querySelector("#done-lead");
    lead.dataset.good ??= lead.textContent;
    lead.textContent = isHeld() ? lead.dataset.held : lead.dataset.good;
    ended();
    window.scrollTo(0, 0);
    done.focus({ preventScroll: true });
  }

  async function step(by) {
    const to = here + by;
    const saving = save(parts[here]);
    if (to < parts.length) go(to);
    await saving;
    if (wrong() >= 0) go(wrong());
    else if (to === parts.length && !isWrong(form)) finish();
  }

  function tell(kind) {
    // Without a network the text stays as it is: a line that jumps would lose a tap.
    if (kind === "saving" && state.dataset.kind === "held") return;
    state.dataset.kind = kind;
    state.textContent = say[kind];
  }

  while (bar.children.length < parts.length) bar.append(document.createElement("i"));
  form.classList.add("stepped");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    step(1);
  });
  form.querySelector("#next").addEventListener("click", () => step(1));
  form.querySelector("#back").addEventListener("click", () => step(-1));
  done.querySelector("#review").addEventListener("click", () => go(0));
  return { draw, go, tell, wrong };
}
