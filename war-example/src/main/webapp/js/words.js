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
    case 'LIMIT_EXCEEDED':
      return 'That was too much at once. Wait a moment, then send it again.';
    default:
      return 'Something went wrong on the server. Send it again; if that does not help, come back later.';
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
