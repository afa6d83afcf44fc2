// SPDX-License-Identifier: Apache-2.0
import { Rooms } from './rooms.js';
import { Talk } from './talk.js';
import { roomProblem } from './words.js';
import * as view from './view.js';

const { byId } = view;
const USUAL_ROOMS = ['general', 'random'];
const ANONYMOUS = 'Anonymous';

let talk = null;
let current = '';
let counts = {};
const rooms = new Rooms((fresh) => {
  counts = fresh;
  showRooms();
});

function showRooms() {
  const names = new Set([...USUAL_ROOMS, ...Object.keys(counts)]);
  if (current) {
    names.add(current);
  }
  const all = [...names].sort((a, b) => a.localeCompare(b)).map((room) => [room, counts[room] ?? 0]);
  view.showRooms(byId('rooms'), all, current, enter);
  view.showRooms(byId('lobby-rooms'), all, byId('room').value.trim(), (room) => {
    byId('room').value = room;
    view.showProblem(byId('room'), '');
    showRooms();
  });
}

function myName() {
  return sessionStorage.getItem('name') ?? '';
}

/** Enters a room, leaving the one before. */
function enter(room) {
  talk?.leave();
  current = room;
  const name = myName() || ANONYMOUS;
  byId('lobby').hidden = true;
  byId('chat').hidden = false;
  byId('room-title').textContent = room;
  byId('my-name').textContent = name;
  document.title = `${room} · Wirebean chat`;
  history.replaceState(null, '', `#${encodeURIComponent(room)}`);
  view.openPanel(false);
  talk = new Talk(room, name, () => rooms.refresh());
  showRooms();
  byId('text').focus();
}

function backToLobby() {
  talk?.leave();
  talk = null;
  current = '';
  history.replaceState(null, '', location.pathname + location.search);
  document.title = 'Wirebean chat';
  showLobby();
  rooms.refresh();
}

function showLobby() {
  byId('chat').hidden = true;
  byId('lobby').hidden = false;
  byId('name').value = myName() || localStorage.getItem('name') || '';
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

byId('join').addEventListener('submit', (submit) => {
  submit.preventDefault();
  const room = chosenRoom(byId('room'));
  if (room !== null) {
    const name = byId('name').value.trim();
    sessionStorage.setItem('name', name); // each tab can be somebody else
    localStorage.setItem('name', name);
    enter(room);
  }
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

byId('retry').addEventListener('click', () => talk?.retryNow());
byId('leave').addEventListener('click', backToLobby);

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
    talk.typed();
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
if (sessionStorage.getItem('name') !== null && roomProblem(asked) === '') {
  enter(asked);
} else {
  if (roomProblem(asked) === '') {
    byId('room').value = asked;
  }
  showLobby();
}
