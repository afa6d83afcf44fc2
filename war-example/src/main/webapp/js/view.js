// SPDX-License-Identifier: Apache-2.0
import { stateInWords, typingInWords } from './words.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

export function byId(id) {
  return document.getElementById(id);
}

/** An element with a class and children; texts become text nodes, so nothing that was sent is ever markup. */
function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function avatar(name) {
  let hash = 0x811c9dc5; // FNV-1a: names that differ in little get colours that differ in much
  for (const character of name) {
    hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193) >>> 0;
  }
  const made = element('span', 'avatar', [...name][0].toUpperCase());
  made.style.setProperty('--hue', hash % 360);
  made.setAttribute('aria-hidden', 'true');
  return made;
}

/** Adds to the end of the log, and follows it unless the reader has scrolled up. */
function append(item) {
  const log = byId('log');
  const follows = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  byId('messages').append(item);
  byId('empty').hidden = true;
  if (follows) {
    log.scrollTop = log.scrollHeight;
  }
}

/** Shows a message; one with a receiver was for that person alone. */
export function showMessage({ username, to, text, at }, mine) {
  const when = element('time', '', clock.format(new Date(at)));
  when.dateTime = at;
  const head = element('header', '', element('strong', '', mine ? 'You' : username), when);
  const item = element('li', mine ? 'message mine' : 'message', avatar(username), head, element('p', '', text));
  if (to) {
    item.classList.add('private');
    when.before(element('span', 'privately', mine ? `privately to ${to}` : 'privately to you'));
  }
  append(item);
}

export function showHappening(text) {
  append(element('li', 'event', text));
}

export function clearLog() {
  byId('messages').replaceChildren();
  byId('empty').hidden = false;
}

export function scrollToEnd() {
  byId('log').scrollTop = byId('log').scrollHeight;
}

/** Shows who is there; whisper(name) and kick(name), where there are such, go to buttons beside each other person. */
export function showPeople(names, me, { whisper, kick } = {}) {
  byId('people-count').textContent = names.length;
  byId('people').replaceChildren(...names.map((name) => {
    const shown = element('li', '', avatar(name), element('span', 'name', name === me ? `${name} (you)` : name));
    if (whisper && name !== me) {
      shown.append(personButton('Message', name, whisper));
    }
    if (kick && name !== me) {
      shown.append(kickButton(name, kick));
    }
    return shown;
  }));
}

function kickButton(name, kick) {
  const button = personButton('Kick', name, () => {
    button.disabled = true; // who is gone leaves the list; who is not gets a notice, and a fresh list in time
    kick(name).finally(() => { button.disabled = false; });
  });
  button.classList.add('kick');
  return button;
}

function personButton(label, name, act) {
  const button = element('button', '', label);
  button.type = 'button';
  button.setAttribute('aria-label', `${label} ${name}`);
  button.onclick = () => act(name);
  return button;
}

export function showTyping(names) {
  byId('typing').textContent = typingInWords(names);
}

export function showState(state) {
  const shown = byId('state');
  shown.dataset.state = state;
  if (shown.textContent !== stateInWords(state)) {
    shown.textContent = stateInWords(state); // only a change: a screen reader reads it out
  }
}

/** Says why something did not work; empty takes it away. */
export function showNotice(text) {
  byId('notice').textContent = text;
}

/** Says what is with the connection, with a button to hurry; empty takes both away. */
export function showLineNotice(text) {
  byId('line-notice').textContent = text;
}

/** Says what staff should know; null takes it away. */
export function showAlert(alert) {
  byId('alert-text').textContent = alert ? `${alert.username}, ${clock.format(new Date(alert.at))}: ${alert.text}` : '';
}

/** Says in the lobby why the chat is over; empty takes it away. */
export function showLobbyNotice(text) {
  byId('lobby-notice').textContent = text;
}

/** While the past is being loaded, a screen reader does not read all of it out. */
export function readOut(on) {
  byId('log').setAttribute('aria-live', on ? 'polite' : 'off');
}

export function showProblem(input, problem) {
  byId(input.getAttribute('aria-describedby')).textContent = problem;
  input.setAttribute('aria-invalid', problem !== '');
}

/** Shows [room, people, unread] as buttons; those that stay keep their element, and so the focus. */
export function showRooms(list, rooms, current, choose) {
  const before = new Map([...list.children].map((item) => [item.dataset.room, item]));
  const items = rooms.map(([room, count, unread]) => {
    const item = before.get(room) ?? roomItem(room, choose);
    const people = count === 1 ? '1 person' : `${count} people`;
    item.querySelector('.count').textContent = count;
    item.querySelector('.unread').textContent = unread > 99 ? '99+' : unread || '';
    item.firstChild.setAttribute('aria-label', unread > 0 ? `${room}, ${people}, ${unread} unread` : `${room}, ${people}`);
    item.firstChild.setAttribute('aria-current', room === current);
    return item;
  });
  const same = items.length === list.children.length && items.every((item, index) => item === list.children[index]);
  if (!same) {
    const focused = document.activeElement;
    list.replaceChildren(...items);
    if (list.contains(focused)) {
      focused.focus();
    }
  }
}

function roomItem(room, choose) {
  const button = element('button', '', element('span', 'name', room), element('span', 'unread'), element('span', 'count'));
  button.type = 'button';
  button.onclick = () => choose(room);
  const item = element('li', '', button);
  item.dataset.room = room;
  return item;
}

/** Whether there is something to read behind the button of the panel. */
export function showUnread(any) {
  byId('panel-toggle').dataset.unread = any;
}

export function openPanel(open) {
  byId('panel').dataset.open = open;
  byId('panel-toggle').setAttribute('aria-expanded', open);
  byId('talk').inert = open;
}
