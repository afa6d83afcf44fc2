// SPDX-License-Identifier: Apache-2.0
import { Line } from './line.js';
import { TypingPeople, TypingTeller } from './typing.js';
import { closeInWords, failureInWords, privately, refusalInWords } from './words.js';
import * as view from './view.js';

const COUNTS = 'rooms';

/** The next connection asks again. */
function isOffline({ code }) {
  return code === 'OFFLINE' || code === 'INTERRUPTED';
}

/** The time in a room: from joining it, over any number of lost connections, to leaving it. */
export class Talk {
  #room;
  #login;
  #unread;
  #line;
  #listeners;
  #seen = new Set();
  #early = [];
  #entered = false;
  #typing = new TypingPeople(view.showTyping);
  #teller = new TypingTeller(() => this.#line.tell('typing'));

  /**
   * Listeners: onPeople(), onWhisperTo(name), onEnded(why, {code, status}), after which nothing comes back; unread is told of
   * all rooms.
   */
  constructor(room, login, unread, listeners) {
    this.#room = room;
    this.#login = login;
    this.#unread = unread;
    this.#listeners = listeners;
    view.clearLog();
    view.showPeople([], login.name);
    view.showNotice('');
    view.showLineNotice('');
    const url = new URL(`chat/${encodeURIComponent(room)}`, document.baseURI);
    url.protocol = url.protocol.replace('http', 'ws');
    url.hash = '';
    this.#line = new Line(url, () => login.token, {
      onState: (change) => this.#stateChanged(change),
      onEvent: (event, data) => this.#happened(event, data),
      onUnwatched: () => unread.forget(), // the one topic that is watched here
      onError: (failure) => view.showNotice(failureInWords(failure)),
      whyRefused: () => this.#whyRefused(),
    });
  }

  /** Tells the server that the login has been renewed. */
  async renewed(token) {
    try {
      await this.#line.authenticate(token);
    } catch {
      // Without a connection there is none to renew; what the server does not accept, it ends itself.
    }
  }

  /** Says something, to everybody or, as "/msg name text", to one; true once they have it. */
  async say(text) {
    try {
      const whisper = privately(text);
      if (whisper) {
        this.#whispered(await this.#line.ask('whisper', whisper));
      } else {
        await this.#line.ask('say', { text });
      }
      this.#teller.reset();
      view.showNotice('');
      return true;
    } catch (failure) {
      view.showNotice(failureInWords(failure));
      return false;
    }
  }

  typed(text) {
    view.showNotice('');
    if (!text.startsWith('/')) {
      this.#teller.typed();
    }
  }

  retryNow() {
    this.#line.retryNow();
  }

  leave() {
    this.#typing.clear();
    this.#line.leave();
  }

  // tag::why[]
  async #whyRefused() {
    try {
      await this.#login.enters(this.#room);
      return { status: 204 }; // nothing speaks against it, so the server may have been full or about to stop
    } catch (refused) {
      return refused;
    }
  }
  // end::why[]

  #stateChanged({ state, code, status, delay }) {
    const why = code === undefined ? refusalInWords(status) : closeInWords(code);
    if (state === 'ended') {
      this.#typing.clear();
      this.#listeners.onEnded(why, { code, status });
      return;
    }
    view.showState(state);
    if (state === 'online') {
      view.showLineNotice('');
      this.#enter();
    } else if (state === 'waiting' || state === 'offline') {
      this.#typing.clear();
      this.#entered = false;
      const seconds = Math.max(1, Math.round(delay / 1000));
      view.showLineNotice(`${why || 'The connection is lost.'} Trying again in ${seconds} s.`);
    }
  }

  // tag::watch[]
  /** Asked anew on each connection: a watch ends with the one that it was asked on. */
  async #watchRooms() {
    try {
      this.#unread.begin(await this.#line.watch(COUNTS));
    } catch (failure) {
      if (!isOffline(failure)) {
        this.#unread.forget(); // it is not allowed
      }
    }
  }
  // end::watch[]

  async #enter() {
    this.#refreshPeople();
    this.#watchRooms();
    view.readOut(false);
    try {
      const said = await this.#line.ask('history', { last: 100 });
      said.forEach((message) => this.#said(message));
    } catch (failure) {
      if (isOffline(failure)) {
        return;
      }
      view.showNotice('What was said before could not be loaded.');
    }
    this.#entered = true;
    this.#early.splice(0).forEach((message) => this.#said(message));
    view.scrollToEnd();
    view.readOut(true);
  }

  #happened(event, data) {
    switch (event) {
      case 'said':
        this.#typing.gone(data.username);
        // What is said while the history is on its way may stand in it too, and comes after it.
        this.#entered ? this.#said(data) : this.#early.push(data);
        break;
      case 'typing':
        this.#typing.heard(data.username);
        break;
      case 'count':
        this.#unread.counted(data);
        break;
      case 'whispered':
        this.#whispered(data);
        break;
      case 'alert':
        view.showAlert(data);
        break;
      case 'joined':
      case 'left':
        this.#typing.gone(data.username);
        view.showHappening(`${data.username} ${event}`);
        this.#refreshPeople();
        break;
    }
  }

  #said(message) {
    const key = JSON.stringify([message.at, message.username, message.text]);
    if (!this.#seen.has(key)) {
      this.#seen.add(key);
      view.showMessage(message, message.username === this.#login.name);
    }
  }

  #whispered(message) {
    view.showMessage(message, message.username === this.#login.name);
  }

  async #refreshPeople() {
    try {
      const names = await this.#line.ask('who');
      view.showPeople(names, this.#login.name, {
        whisper: (name) => this.#listeners.onWhisperTo(name),
        kick: this.#login.isStaff ? (name) => this.#kick(name) : null,
      });
      this.#listeners.onPeople();
    } catch {
      // Asked again at the next coming and going, and after the next connection.
    }
  }

  async #kick(name) {
    try {
      await this.#login.kick(name);
      view.showNotice('');
    } catch (refused) {
      view.showNotice(`${name} is still here. ${refusalInWords(refused.status)}`);
    }
  }
}
