// Holds the one stream, and passes on what it says to every page that is open.

const MOST_KEPT = 300;
const AGAIN_MS = 3000;
const LINGER_MS = 2000;

const on = self.name.split(" ")[0];
const pages = new Set();
let source = null;
let begun = 0; // the page that began knew everything up to here
let last = 0;
let state = ""; // unknown until a stream has opened or failed
let said = [];

function tellAll(message) {
  for (const page of pages) page.postMessage(message);
}

function show(now) {
  state = now;
  tellAll({ state });
}

function open() {
  if (source || pages.size === 0) return;
  const stream = new EventSource(`/events?on=${on}&after=${last}`);
  source = stream;
  stream.addEventListener("open", () => show("on"));
  stream.addEventListener("error", () => {
    show("off");
    if (stream.readyState !== EventSource.CLOSED || source !== stream) return;
    source = null;
    setTimeout(open, AGAIN_MS);
  });
  stream.addEventListener("changed", (event) => {
    const message = { kinds: JSON.parse(event.data).kinds, id: Number(event.lastEventId) };
    last = Math.max(last, message.id);
    said.push(message);
    if (said.length > MOST_KEPT) begun = said.shift().id;
    tellAll(message);
  });
}

function greet(page, after) {
  pages.add(page);
  if (!source) {
    said = [];
    begun = last = after;
  }
  page.postMessage({ state });
  // What happened between the making of the page and now, as far as it is known here.
  if (after < begun) page.postMessage({ kinds: ["missed"], id: last });
  else for (const message of said) if (message.id > after) page.postMessage(message);
  open();
}

function leave(page) {
  pages.delete(page);
  setTimeout(() => {
    if (pages.size > 0) return;
    source?.close();
    source = null;
    state = "";
  }, LINGER_MS);
}

self.addEventListener("connect", ({ ports: [page] }) => {
  page.addEventListener("message", ({ data }) => {
    if (data.bye) leave(page);
    else greet(page, Number(data.after) || 0);
  });
  page.start();
});
