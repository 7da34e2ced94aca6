// Listens to the server's events and calls back: at once where the remote control
// was used, else at most once a second.
const EVERY = 1000;

export function listen(refresh) {
  const page = document.querySelector("[data-after]");
  const light = document.querySelector("[data-live]");
  let last = 0;
  let planned = 0;

  const show = (state) => {
    if (!light || light.dataset.state === state) return;
    light.dataset.state = state;
    light.textContent = state === "on" ? light.dataset.on : light.dataset.off;
  };
  const run = async () => {
    planned = 0;
    last = Date.now();
    try {
      await refresh();
    } catch {
      show("off");
      plan(2 * EVERY);
    }
  };
  const plan = (after) => {
    planned ||= setTimeout(run, after);
  };

  const hurry = () => {
    clearTimeout(planned);
    run();
  };

  let source;
  const open = () => {
    source = new EventSource(`/events?after=${page.dataset.after}`);
    source.addEventListener("open", () => show("on"));
    source.addEventListener("error", () => {
      show("off");
      if (source.readyState === EventSource.CLOSED) setTimeout(open, 3 * EVERY);
    });
    source.addEventListener("changed", (event) => {
      if (event.lastEventId) page.dataset.after = event.lastEventId;
      if (JSON.parse(event.data).kinds.includes("projected")) return hurry();
      plan(Math.max(0, last + EVERY - Date.now()));
    });
  };
  open();
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => event.persisted && open());
}
