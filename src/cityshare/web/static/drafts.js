// Answers that could not be sent yet, kept on the phone until they are.

const PREFIX = "cityshare:";

function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export class Drafts {
  #name;
  #kept = new Map();

  constructor(owner) {
    this.#name = PREFIX + owner;
    try {
      const text = storage()?.getItem(this.#name);
      if (text) this.#kept = new Map(Object.entries(JSON.parse(text)));
    } catch {
      this.#kept = new Map();
    }
  }

  keep(practice, fields) {
    this.#kept.set(practice, fields);
    this.#write();
  }

  drop(practice) {
    this.#kept.delete(practice);
    this.#write();
  }

  entries() {
    return [...this.#kept.entries()];
  }

  get(practice) {
    return this.#kept.get(practice);
  }

  get size() {
    return this.#kept.size;
  }

  #write() {
    try {
      if (this.#kept.size === 0) storage()?.removeItem(this.#name);
      else storage()?.setItem(this.#name, JSON.stringify(Object.fromEntries(this.#kept)));
    } catch {
      // A full or forbidden storage: the answers stay in this page.
    }
  }
}

export function forgetAll() {
  const kept = storage();
  if (!kept) return;
  for (const key of Object.keys(kept)) {
    if (key.startsWith(PREFIX)) kept.removeItem(key);
  }
}
