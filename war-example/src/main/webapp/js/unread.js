// SPDX-License-Identifier: Apache-2.0
const KEPT_AS = 'seen';

/** How many messages each room has had since this tab last looked at it; kept over a reload, as the login is. */
export class Unread {
  #show;
  /** How many messages each room has had, as the server counts. */
  #had = new Map();
  /** How many of them have been seen; null until the first state, all of which counts as seen. */
  #seen;
  #current = '';

  constructor(show) {
    const kept = JSON.parse(sessionStorage.getItem(KEPT_AS));
    this.#seen = kept && new Map(kept);
    this.#show = show;
  }

  /** All rooms: what a watch begins with, the first one and each after a lost connection. */
  begin(rooms) {
    this.#had = new Map(Object.entries(rooms));
    this.#seen = new Map([...this.#seen ?? this.#had].filter(([room]) => this.#had.has(room)));
    this.#had.forEach((had, room) => this.#compare(room));
    this.#changed();
  }

  /** A room has had so many by now; none where the server has forgotten it, since everybody had left. */
  counted({ room, messages }) {
    this.#had.set(room, messages);
    this.#compare(room);
    this.#changed();
  }

  /** This room is looked at from now on; empty for none. */
  look(room) {
    this.#current = room;
    this.#compare(room);
    this.#changed();
  }

  of(room) {
    return (this.#had.get(room) ?? 0) - (this.#seen?.get(room) ?? 0);
  }

  /** Nobody tells any more, or another person will be told. */
  forget() {
    this.#had.clear();
    this.#seen = null;
    this.#changed();
  }

  #compare(room) {
    const had = this.#had.get(room);
    if (had !== undefined && room === this.#current) {
      this.#seen?.set(room, had);
    } else if (this.#seen?.get(room) > had) {
      this.#seen.delete(room); // it was forgotten, and has begun anew
    }
  }

  #changed() {
    if (this.#seen === null) {
      sessionStorage.removeItem(KEPT_AS);
    } else {
      sessionStorage.setItem(KEPT_AS, JSON.stringify([...this.#seen]));
    }
    this.#show();
  }
}
