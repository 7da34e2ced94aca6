// Counts timers down by this page's stopwatch, from the server's moment and end.
const EVERY = 250;
const SAID = { at: null };

const received = new WeakMap();

const two = (n) => String(n).padStart(2, "0");

function moment(timer) {
  const { now, ends, seconds, last, rounds } = timer.dataset;
  const passed = "paused" in timer.dataset ? 0 : performance.now() - received.get(timer);
  const left = Math.max(0, Math.ceil((Number(ends) - Number(now) - passed) / 1000));
  const after = Math.max(0, Math.ceil(left / seconds) - 1);
  const ofRound = left - after * seconds;
  let state = ofRound <= last ? "last" : "running";
  if ("paused" in timer.dataset) state = "paused";
  if (!left) state = "over";
  return { ofRound, state, round: rounds - after, share: ofRound / seconds };
}

function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

function tick(timer) {
  const { ofRound, state, round, share } = moment(timer);
  const { dataset } = timer;
  if (dataset.state !== state) dataset.state = state;
  const digits = `${two(Math.floor(ofRound / 60))}:${two(ofRound % 60)}`;
  write(timer.querySelector("[data-digits]"), digits);
  const ring = timer.querySelector("[data-ring]");
  ring.setAttribute("stroke-dasharray", `${(share * 100).toFixed(2)} 100`);
  const rounds = timer.querySelector("[data-round-of]");
  if (rounds) {
    const text = rounds.dataset.roundOf.replace("{round}", round);
    write(rounds, text.replace("{rounds}", dataset.rounds));
  }
  return { state, minutes: Math.ceil(ofRound / 60) };
}

function announce(timer, { state, minutes }) {
  const { sayLeft, sayLast, sayOver } = timer.dataset;
  const now = state === "over" ? "over" : `${state === "last"} ${minutes}`;
  if (now === SAID.at || state === "paused") return;
  const isFirst = SAID.at === null;
  SAID.at = now;
  const told = document.querySelector("[data-told]");
  if (!told || isFirst) return;
  const left = sayLeft.replace("{minutes}", minutes);
  told.textContent = { over: sayOver, last: `${left}. ${sayLast}` }[state] ?? left;
}

function tickEach() {
  const timers = [...document.querySelectorAll("[data-timer]")];
  const seen = timers.map(tick);
  if (timers.length) announce(timers[0], seen[0]);
  else SAID.at = null;
}

// Begins to count timers that came `at` some moment.
export function tickAll(at) {
  for (const timer of document.querySelectorAll("[data-timer]")) {
    if (!received.has(timer)) received.set(timer, at);
  }
  tickEach();
}

setInterval(tickEach, EVERY);
