// Turns the parts of a screen: by themselves, by hand, or as the remote control says.
const TURN_EVERY = 12000;
const turning = { at: 0, held: false, choice: "", wanted: "", timer: 0 };

const pages = () => [...document.querySelectorAll("[data-page]")];

function show() {
  const all = pages();
  turning.at = all.length ? (turning.at + all.length) % all.length : 0;
  all.forEach((page, n) => {
    page.hidden = n !== turning.at;
  });
  const controls = document.querySelector(".turning");
  controls.hidden = all.length < 2;
  const told = controls.querySelector("[data-part-of]");
  told.textContent = told.dataset.partOf
    .replace("{part}", turning.at + 1)
    .replace("{parts}", all.length);
  const button = controls.querySelector("[data-hold]");
  button.hidden = isStill();
  button.setAttribute("aria-pressed", String(turning.held));
}

const isStill = () => "still" in document.querySelector(".stage").dataset;

function restart() {
  clearInterval(turning.timer);
  turning.timer = setInterval(() => {
    if (turning.held || isStill()) return;
    turning.at += 1;
    show();
  }, TURN_EVERY);
}

export const isHeld = () => turning.held;

export function turn(by) {
  turning.at += by;
  show();
  restart();
}

export function hold(held) {
  turning.held = held;
  show();
  restart();
}

export function settle(stage) {
  const { choice, partWanted } = stage.dataset;
  if (choice !== turning.choice || partWanted !== turning.wanted) {
    if (choice !== turning.choice || partWanted) turning.at = Number(partWanted);
    turning.held = partWanted !== "";
    turning.choice = choice;
    turning.wanted = partWanted;
    restart();
  }
  show();
}
