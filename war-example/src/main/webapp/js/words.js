// SPDX-License-Identifier: Apache-2.0
/** What a failure means to the person who waits for the answer. */
export function failureInWords(failure) {
  switch (failure.code) {
    case 'OFFLINE':
      return 'Not sent: there is no connection now. Your text is kept, send it when you are back.';
    case 'INTERRUPTED':
      return 'The connection was lost before the server answered. Your message may not have arrived.';
    case 'TIMEOUT':
      return 'The server has not answered. Your message may not have arrived.';
    case 'VALIDATION_ERROR':
      return `Not sent: ${failure.message}.`;
    case 'FORBIDDEN':
      return 'Not sent: you may not do this.';
    case 'NOT_HERE':
      return `Not sent: ${failure.message}.`;
    case 'LIMIT_EXCEEDED':
      return 'That was too much at once. Wait a moment, then send it again.';
    default:
      return 'Something went wrong on the server. Send it again; if that does not help, come back later.';
  }
}

const LOGIN_ENDED = 'Your login has ended. Please log in again.';

/** Why a request or an upgrade was refused, if the HTTP status tells a person anything. */
export function refusalInWords(status) {
  switch (status) {
    case 401:
      return LOGIN_ENDED;
    case 403:
      return 'This is for staff only.';
    case 429:
      return 'You have too many connections open.';
    case 503:
      return 'The server has too much to do.';
    case 0:
      return 'The server cannot be reached.';
    case 204:
      return 'The server did not take the connection.';
    default:
      return '';
  }
}

/** Why the connection ended, if the close code tells a person anything. */
export function closeInWords(code) {
  switch (code) {
    case 1001:
    case 1012:
      return 'The server is restarting.';
    case 1009:
      return 'That message was too large for the server.';
    case 4013:
      return 'This connection was too slow to keep up.';
    case 4401:
      return LOGIN_ENDED;
    case 4403:
      return 'You were removed from the chat.';
    default:
      return '';
  }
}

const STATES = {
  connecting: 'Connecting',
  reconnecting: 'Reconnecting',
  waiting: 'Reconnecting',
  offline: 'Offline',
  online: 'Connected',
};

/** One word for the state of the connection. */
export function stateInWords(state) {
  return STATES[state];
}

/** The beginning of what is said to one person alone. */
export function whisperTo(name) {
  return `/msg ${name.includes(' ') ? `"${name}"` : name} `;
}

/** What "/msg name text" asks for; null for what everybody may hear. */
export function privately(text) {
  const parts = /^\/msg\b\s*(?:"([^"]*)"|(\S*))\s*([^]*)$/.exec(text);
  return parts && { to: parts[1] ?? parts[2], text: parts[3] };
}

/** Who types, in a sentence of bounded length. */
export function typingInWords(names) {
  switch (names.length) {
    case 0:
      return '';
    case 1:
      return `${names[0]} is typing`;
    case 2:
      return `${names[0]} and ${names[1]} are typing`;
    default:
      return 'Several people are typing';
  }
}

/** Why a person cannot have this name; empty if they can. */
export function nameProblem(name) {
  if (name === '') {
    return 'Say who you are.';
  }
  if (!/^[\p{L}\p{N} _-]+$/u.test(name)) {
    return 'A name has letters, digits, spaces, - and _ only.';
  }
  return '';
}

/** Why a room cannot have this name; empty if it can. */
export function roomProblem(name) {
  if (name === '') {
    return 'Name a room to join.';
  }
  if (!/^[\p{L}\p{N} _-]+$/u.test(name)) {
    return 'A room’s name has letters, digits, spaces, - and _ only.';
  }
  return '';
}
