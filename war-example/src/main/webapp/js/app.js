// SPDX-License-Identifier: Apache-2.0
import { Login } from './login.js';
import { Rooms } from './rooms.js';
import { Talk } from './talk.js';
import { Unread } from './unread.js';
import { nameProblem, refusalInWords, roomProblem, whisperTo } from './words.js';
import * as view from './view.js';

const { byId } = view;
const USUAL_ROOMS = ['general', 'random'];

let login = Login.kept();
let talk = null;
let current = '';
let counts = {};
const rooms = new Rooms((fresh) => {
  counts = fresh;
  showRooms();
});

const unread = new Unread(showRooms);

function showRooms() {
  const names = new Set([...USUAL_ROOMS, ...Object.keys(counts)]);
  if (current) {
    names.add(current);
  }
  if (login?.isStaff) {
    names.add('staff');
  }
  const all = [...names].sort((a, b) => a.localeCompare(b)).map((room) => [room, counts[room] ?? 0, unread.of(room)]);
  view.showUnread(all.some(([room, people, news]) => news > 0));
  view.showRooms(byId('rooms'), all, current, enter);
  view.showRooms(byId('lobby-rooms'), all, byId('room').value.trim(), (room) => {
    byId('room').value = room;
    view.showProblem(byId('room'), '');
    showRooms();
  });
}

/** Enters a room, leaving the one before. */
function enter(room) {
  talk?.leave();
  current = room;
  byId('lobby').hidden = true;
  byId('chat').hidden = false;
  byId('room-title').textContent = room;
  byId('my-name').textContent = login.name;
  document.title = `${room} · Wirebean chat`;
  history.replaceState(null, '', `#${encodeURIComponent(room)}`);
  view.openPanel(false);
  login.onRenewed = (token) => talk?.renewed(token);
  unread.look(room);
  talk = new Talk(room, login, unread, { onPeople: () => rooms.refresh(), onWhisperTo: beginWhisper, onEnded: thrownOut });
  byId('text').focus();
}

/** Puts the beginning of a message to one person before what is written already. */
function beginWhisper(name) {
  view.openPanel(false);
  text.value = whisperTo(name) + text.value;
  text.focus();
}

/** Back in the lobby, with the reason; a room for staff alone leaves the login as it is. */
function thrownOut(why, { status }) {
  if (status !== 403) {
    logOut();
  }
  byId('room').value = status === 403 ? USUAL_ROOMS[0] : current;
  backToLobby();
  view.showLobbyNotice(why);
}

function logOut() {
  login?.end();
  login = null;
  unread.forget();
  view.showAlert(null);
}

function backToLobby() {
  talk?.leave();
  talk = null;
  current = '';
  unread.look('');
  history.replaceState(null, '', location.pathname + location.search);
  document.title = 'Wirebean chat';
  showLobby();
  rooms.refresh();
}

function showLobby() {
  byId('chat').hidden = true;
  byId('lobby').hidden = false;
  byId('name').value = login?.name ?? localStorage.getItem('name') ?? '';
  view.showLobbyNotice('');
  showRooms();
  byId('name').focus();
}

/** The room's name in a field, or null after the problem was shown. */
function chosenRoom(input) {
  const room = input.value.trim();
  const problem = roomProblem(room);
  view.showProblem(input, problem);
  if (problem !== '') {
    input.focus();
    return null;
  }
  return room;
}

/** Logs in unless this tab is that person already; whether it did, after what was wrong has been shown. */
async function isLoggedIn(input) {
  const name = input.value.trim();
  const problem = nameProblem(name);
  view.showProblem(input, problem);
  if (problem !== '') {
    input.focus();
    return false;
  }
  if (name === login?.name) {
    return true;
  }
  logOut();
  try {
    login = await Login.as(name);
    localStorage.setItem('name', name);
    return true;
  } catch (refused) {
    view.showProblem(input, refusalInWords(refused.status) || refused.message || 'That did not work. Try again later.');
    return false;
  }
}

byId('join').addEventListener('submit', async (submit) => {
  submit.preventDefault();
  const room = chosenRoom(byId('room'));
  byId('enter').disabled = true; // one login for a double click
  if (room !== null && await isLoggedIn(byId('name'))) {
    enter(room);
  }
  byId('enter').disabled = false;
});
byId('room').addEventListener('input', showRooms);

byId('new-room').addEventListener('submit', (submit) => {
  submit.preventDefault();
  const room = chosenRoom(byId('new-room-name'));
  if (room !== null) {
    byId('new-room-name').value = '';
    enter(room);
  }
});

byId('alert-seen').addEventListener('click', () => view.showAlert(null));
byId('retry').addEventListener('click', () => talk?.retryNow());
byId('leave').addEventListener('click', () => {
  logOut();
  backToLobby();
});

byId('panel-toggle').addEventListener('click', () => {
  view.openPanel(byId('panel').dataset.open !== 'true');
});
matchMedia('(max-width: 44rem)').addEventListener('change', () => view.openPanel(false));
addEventListener('keydown', (key) => {
  if (key.key === 'Escape' && byId('panel').dataset.open === 'true') {
    view.openPanel(false);
    byId('panel-toggle').focus();
  }
});

const text = byId('text');
text.addEventListener('input', () => {
  if (text.value.trim() !== '') {
    talk.typed(text.value);
  }
});
text.addEventListener('keydown', (key) => {
  if (key.key === 'Enter' && !key.shiftKey && !key.isComposing) {
    key.preventDefault();
    byId('composer').requestSubmit();
  }
});
byId('composer').addEventListener('submit', async (submit) => {
  submit.preventDefault();
  const said = text.value.trim();
  if (said === '') {
    return;
  }
  text.value = '';
  if (!(await talk.say(said)) && text.value === '') {
    text.value = said; // nothing that a person wrote is lost
  }
  text.focus();
});

function roomOfAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

const asked = roomOfAddress();
if (login !== null && roomProblem(asked) === '') {
  enter(asked);
} else {
  if (roomProblem(asked) === '') {
    byId('room').value = asked;
  }
  showLobby();
}
