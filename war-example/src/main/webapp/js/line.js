// SPDX-License-Identifier: Apache-2.0
/** How long the server may take to answer a request, in milliseconds. */
const ANSWER_TIMEOUT = 10_000;
const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;
/** A connection that holds this long makes the next delay short again; one that breaks at once does not. */
const STABLE_AFTER = 5_000;

/** The server does not want to see us again without a person's doing: the login has ended, or staff has put us out. */
const FINAL_CODES = [4401, 4403];
const FINAL_STATUSES = [401, 403];

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
 * Listeners: onState({state, code, status, delay}), onEvent(name, data), onUnwatched(topic), onError(failure), whyRefused(),
 * which promises the {status, retryAfter} of an upgrade that failed.
 */
export class Line {
  #url;
  #token;
  #listeners;
  #socket = null;
  #attempt = 0;
  #retry = 0;
  #stable = 0;
  #advised = 0;
  #left = false;
  #lastId = 0;
  #pending = new Map();
  #wake = () => this.retryNow();

  /** token() is asked anew for each connection. */
  constructor(url, token, listeners) {
    this.#url = url;
    this.#token = token;
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
    return this.#request({ event, data });
  }

  // tag::watch[]
  /** Asks to hear of a topic, over this connection; the promise is what there is to know already. */
  watch(topic) {
    return this.#request({ watch: topic });
  }
  // end::watch[]

  /** Gives an open connection a new token; one that opens later asks for it itself. */
  authenticate(token) {
    return this.#request({ auth: token });
  }

  #request(frame) {
    if (!this.isOpen) {
      return Promise.reject(new Failure('OFFLINE', 'not connected'));
    }
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id)?.reject(new Failure('TIMEOUT', 'no answer')), ANSWER_TIMEOUT);
      this.#pending.set(id, { resolve, reject, timer });
      this.#socket.send(JSON.stringify({ ...frame, id }));
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
    // tag::carrier[]
    // the one header that a page can fill in an upgrade; the server chooses "json" and keeps the other to itself
    const socket = new WebSocket(this.#url, ['json', `bearer.${this.#token()}`]);
    // end::carrier[]
    let opened = false;
    this.#socket = socket;
    socket.onopen = () => {
      opened = true;
      this.#opened();
    };
    socket.onmessage = (message) => this.#received(message.data);
    socket.onclose = ({ code }) => opened ? this.#closed({ code }) : this.#refused();
  }

  #opened() {
    if (this.#left) {
      return;
    }
    this.#advised = 0;
    this.#stable = setTimeout(() => { this.#attempt = 0; }, STABLE_AFTER);
    this.#listeners.onState({ state: 'online' });
  }

  async #refused() {
    const { status, retryAfter } = await this.#listeners.whyRefused();
    this.#closed({ status, retryAfter });
  }

  #closed({ code, status, retryAfter = 0 }) {
    if (this.#left) {
      return;
    }
    this.#socket = null;
    clearTimeout(this.#stable);
    this.#failPending();
    if (FINAL_CODES.includes(code) || FINAL_STATUSES.includes(status)) {
      this.leave();
      this.#listeners.onState({ state: 'ended', code, status });
      return;
    }
    const delay = Math.max(backoff(this.#attempt++), retryAfter, this.#advised);
    this.#retry = setTimeout(() => this.#connect(), delay);
    this.#listeners.onState({ state: navigator.onLine ? 'waiting' : 'offline', code, status, delay });
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
    } else if (message.unwatch !== undefined) {
      this.#listeners.onUnwatched(message.unwatch);
    } else if (message.event === 'error') {
      this.#listeners.onError(new Failure(message.error.code, message.error.message));
    } else if (message.event === '$reconnect') {
      // ahead of a restart: each client is told another time
      this.#advised = message.data.afterMs;
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
