// SPDX-License-Identifier: Apache-2.0
/** Tell others at most this often, in milliseconds. */
const TELL_EVERY = 2_000;
/** Longer than TELL_EVERY, so that the line does not flicker while somebody keeps typing. */
const SHOWN_FOR = 4_000;

/** Passes the first of many key strokes on, then one in a while. */
export class TypingTeller {
  #tell;
  #last = -Infinity;

  constructor(tell) {
    this.#tell = tell;
  }

  typed() {
    const now = performance.now();
    if (now - this.#last >= TELL_EVERY) {
      this.#last = now;
      this.#tell();
    }
  }

  /** After a message was sent, the next key stroke counts at once. */
  reset() {
    this.#last = -Infinity;
  }
}

/** Who types now; a name goes when nothing more is heard of it. */
export class TypingPeople {
  #show;
  #timers = new Map();

  constructor(show) {
    this.#show = show;
  }

  heard(name) {
    clearTimeout(this.#timers.get(name));
    this.#timers.set(name, setTimeout(() => this.gone(name), SHOWN_FOR));
    this.#changed();
  }

  gone(name) {
    clearTimeout(this.#timers.get(name));
    if (this.#timers.delete(name)) {
      this.#changed();
    }
  }

  clear() {
    [...this.#timers.keys()].forEach((name) => this.gone(name));
  }

  #changed() {
    this.#show([...this.#timers.keys()]);
  }
}
