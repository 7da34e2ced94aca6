// Sends a form and waits, but not for ever: a phone may be without a network.

const TIMEOUT_MS = 15000;

// Gives the status, 0 where no answer came, and what was said.
export async function send(address, fields) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const answer = await fetch(address, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { Accept: "application/json" },
      signal: stop.signal,
    });
    return { status: answer.status, said: await answer.json() };
  } catch {
    return { status: 0, said: {} };
  } finally {
    clearTimeout(timer);
  }
}
