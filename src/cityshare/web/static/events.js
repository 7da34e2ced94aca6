// One stream of events for all pages of this browser: a browser opens only six
// connections to a server, and a seventh page would hang.
//
// subscribe(on, tell): `on` is "board" or "phone"; tell.changed(kinds, id) is called
// for every change after tell.after(), tell.state("on" or "off") for the connection.

const AGAIN_MS = 3000;
const ANSWER_MS = 4000;

function direct(on, tell) {
  let source = null;
  const open = () => {
    if (source) return;
    const stream = new EventSource(`/events?on=${on}&after=${tell.after()}`);
    source = stream;
    stream.addEventListener("open", () => tell.state("on"));
    stream.addEventListener("error", () => {
      tell.state("off");
      if (stream.readyState !== EventSource.CLOSED || source !== stream) return;
      source = null;
      setTimeout(() => document.hidden || open(), AGAIN_MS);
    });
    stream.addEventListener("changed", (event) => {
      tell.changed(JSON.parse(event.data).kinds, Number(event.lastEventId));
    });
  };
  const close = () => {
    source?.close();
    source = null;
  };
  // A page that nobody sees gives its connection back, and catches up afterwards.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}

function shared(on, key, tell, fail) {
  const address = new URL("./events.worker.js", import.meta.url);
  const worker = new SharedWorker(address, { name: `${on} ${key}` });
  const give = (message) => worker.port.postMessage(message);
  let answered = false;
  let failed = false;
  const giveUp = () => {
    if (answered || failed) return;
    failed = true;
    fail();
  };
  worker.addEventListener("error", giveUp);
  worker.port.addEventListener("message", ({ data }) => {
    if (failed) return;
    answered = true;
    if (data.state) tell.state(data.state);
    if (data.kinds) tell.changed(data.kinds, data.id);
  });
  worker.port.start();
  give({ after: tell.after() });
  setTimeout(giveUp, ANSWER_MS);
  addEventListener("pagehide", () => give({ bye: true }));
  addEventListener("pageshow", (event) => event.persisted && give({ after: tell.after() }));
}

export function subscribe(on, tell) {
  const key = document.querySelector("[data-stream]")?.dataset.stream;
  const alone = () => direct(on, tell);
  if (!key || !("SharedWorker" in window)) return alone();
  try {
    shared(on, key, tell, alone);
  } catch {
    alone();
  }
}
