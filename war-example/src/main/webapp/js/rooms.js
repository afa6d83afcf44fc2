// SPDX-License-Identifier: Apache-2.0
const REFRESH_EVERY = 5_000;

/** The rooms with their counts, asked for again and again while the page is looked at. */
export class Rooms {
  #show;
  #asked = false;

  constructor(show) {
    this.#show = show;
    setInterval(() => this.refresh(), REFRESH_EVERY);
    document.addEventListener('visibilitychange', () => this.refresh());
    this.refresh();
  }

  async refresh() {
    if (document.hidden || this.#asked) {
      return;
    }
    this.#asked = true;
    try {
      const answer = await fetch('api/rooms', { headers: { Accept: 'application/json' }, cache: 'no-store' });
      if (answer.ok) {
        this.#show(await answer.json());
      }
    } catch {
      // The list is a convenience: the connection's own state says that the server cannot be reached.
    } finally {
      this.#asked = false;
    }
  }
}
