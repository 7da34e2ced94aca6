// Listens to what changes and calls back: at once where the remote control was used,
// else at most once a second.
import { subscribe } from "./events.js";

const EVERY = 1000;

// `on` is "board" or "phone"; of `kinds` a page says which it cares for (all without).
// Gives a function that calls back now. A call that fails is made again.
export function listen(refresh, { on = "board", kinds = null } = {}) {
  const page = document.querySelector("[data-after]");
  const light = document.querySelector("[data-live]");
  let last = 0;
  let planned = 0;
  let heard = new Set();
  let stream = "";

  const show = (state) => {
    if (!light || !state || light.dataset.state === state) return;
    light.dataset.state = state;
    light.textContent = state === "on" ? light.dataset.on : light.dataset.off;
  };
  const run = async () => {
    planned = 0;
    last = Date.now();
    const now = heard;
    heard = new Set();
    try {
      await refresh(now);
      show(stream);
    } catch {
      show("off");
      for (const kind of now) heard.add(kind);
      plan(2 * EVERY);
    }
  };
  const plan = (after) => {
    planned ||= setTimeout(run, after);
  };
  const hurry = () => {
    clearTimeout(planned);
    return run();
  };

  subscribe(on, {
    after: () => page.dataset.after,
    state(now) {
      stream = now;
      show(now);
    },
    changed(said, id) {
      if (id) page.dataset.after = id;
      const ours = said.filter((kind) => !kinds || kind === "missed" || kinds.has(kind));
      if (ours.length === 0) return;
      for (const kind of ours) heard.add(kind);
      if (said.includes("projected")) return hurry();
      plan(Math.max(0, last + EVERY - Date.now()));
    },
  });
  return hurry;
}
