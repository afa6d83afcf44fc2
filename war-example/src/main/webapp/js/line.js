// SPDX-License-Identifier: Apache-2.0
/** How long the server may take to answer a request, in milliseconds. */
const ANSWER_TIMEOUT = 10_000;
const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;
/** A connection that holds this long makes the next delay short again; one that breaks at once does not. */
const STABLE_AFTER = 5_000;

/** The delay before attempt n (0 is the first): it doubles, and half of it is chance, so that a crowd does not return at once. */
export function backoff(attempt, random = Math.random) {
  const whole = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** attempt);
  return whole / 2 + random() * whole / 2;
}

/** A failure that the server, or the want of one, gives a request. */
export class Failure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * A connection that comes back by itself, with requests and events over it.
 *
 * Listeners: onState({state, code, delay}), onEvent(name, data), onError(failure).
 */
export class Line {
  #url;
  #listeners;
  #socket = null;
  #attempt = 0;
  #retry = 0;
  #stable = 0;
  #left = false;
  #lastId = 0;
  #pending = new Map();
  #wake = () => this.retryNow();

  constructor(url, listeners) {
    this.#url = url;
    this.#listeners = listeners;
    addEventListener('online', this.#wake);
    this.#connect();
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Sends an event that wants no answer; false where there is no connection. */
  tell(event, data) {
    if (!this.isOpen) {
      return false;
    }
    this.#socket.send(JSON.stringify({ event, data }));
    return true;
  }

  /** Sends a request; the promise is its answer, or fails with a Failure. */
  ask(event, data) {
    if (!this.isOpen) {
      return Promise.reject(new Failure('OFFLINE', 'not connected'));
    }
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id)?.reject(new Failure('TIMEOUT', 'no answer')), ANSWER_TIMEOUT);
      this.#pending.set(id, { resolve, reject, timer });
      this.#socket.send(JSON.stringify({ event, data, id }));
    });
  }

  /** Skips what is left of the wait for the next attempt. */
  retryNow() {
    if (!this.#left && this.#socket === null) {
      this.#connect();
    }
  }

  /** Closes for good. */
  leave() {
    this.#left = true;
    removeEventListener('online', this.#wake);
    clearTimeout(this.#retry);
    clearTimeout(this.#stable);
    this.#failPending();
    this.#socket?.close(1000);
  }

  #connect() {
    clearTimeout(this.#retry);
    this.#listeners.onState({ state: this.#attempt === 0 ? 'connecting' : 'reconnecting' });
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.onopen = () => this.#opened();
    socket.onmessage = (message) => this.#received(message.data);
    socket.onclose = (close) => this.#closed(close);
  }

  #opened() {
    if (this.#left) {
      return;
    }
    this.#stable = setTimeout(() => { this.#attempt = 0; }, STABLE_AFTER);
    this.#listeners.onState({ state: 'online' });
  }

  #closed({ code }) {
    if (this.#left) {
      return;
    }
    this.#socket = null;
    clearTimeout(this.#stable);
    this.#failPending();
    const delay = backoff(this.#attempt++);
    this.#retry = setTimeout(() => this.#connect(), delay);
    this.#listeners.onState({ state: navigator.onLine ? 'waiting' : 'offline', code, delay });
  }

  #received(text) {
    if (this.#left) {
      return;
    }
    const message = JSON.parse(text);
    if (message.id !== undefined) {
      const waiting = this.#settle(message.id);
      if (message.error) {
        waiting?.reject(new Failure(message.error.code, message.error.message));
      } else {
        waiting?.resolve(message.data);
      }
    } else if (message.event === 'error') {
      this.#listeners.onError(new Failure(message.error.code, message.error.message));
    } else {
      this.#listeners.onEvent(message.event, message.data);
    }
  }

  #settle(id) {
    const waiting = this.#pending.get(id);
    this.#pending.delete(id);
    clearTimeout(waiting?.timer);
    return waiting;
  }

  #failPending() {
    for (const id of [...this.#pending.keys()]) {
      this.#settle(id).reject(new Failure('INTERRUPTED', 'the connection ended'));
    }
  }
}
