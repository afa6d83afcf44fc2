// SPDX-License-Identifier: Apache-2.0
const KEPT_AS = 'login';
/** The part of its time after which a login is renewed: late enough to be worth it, early enough to try again. */
const RENEWED_AFTER = 0.75;
const TRY_AGAIN_AFTER = 5_000;
/** What setTimeout can count to. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The server said no; status 0 where it could not be asked. */
export class Refused extends Error {
  constructor(status, message = '', retryAfter = 0) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

async function call(method, path, token, data) {
  const headers = { Accept: 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (data) {
    headers['Content-Type'] = 'application/json';
  }
  const answer = await fetch(path, { method, headers, body: data && JSON.stringify(data), cache: 'no-store' })
    .catch(() => { throw new Refused(0); });
  if (!answer.ok) {
    const { message } = await answer.json().catch(() => ({}));
    throw new Refused(answer.status, message, (Number(answer.headers.get('Retry-After')) || 0) * 1000);
  }
  return answer.status === 204 ? null : answer.json();
}

function lasting({ token, expiresIn }) {
  const lifetime = expiresIn * 1000;
  return { token, renewAt: Date.now() + lifetime * RENEWED_AFTER, until: Date.now() + lifetime };
}

/** Who this tab is: a token of the server, kept until the tab is closed, and renewed before its time is over. */
export class Login {
  #facts;
  #timer = 0;
  /** Called with each new token. */
  onRenewed = () => {};

  constructor(facts) {
    this.#keep(facts);
  }

  /** Logs in; fails with Refused. */
  static async as(name) {
    const login = lasting(await call('POST', 'api/login', null, { username: name }));
    const { username, staff } = await call('GET', 'api/login', login.token);
    return new Login({ ...login, name: username, staff });
  }

  /** The login that this tab has kept over a reload, if its time is not over; else null. */
  static kept() {
    const facts = JSON.parse(sessionStorage.getItem(KEPT_AS));
    return facts !== null && facts.until > Date.now() ? new Login(facts) : null;
  }

  get name() {
    return this.#facts.name;
  }

  get isStaff() {
    return this.#facts.staff;
  }

  get token() {
    return this.#facts.token;
  }

  /** Whether the gate would let this login into a room, since a browser does not tell why it did not; fails with Refused. */
  enters(room) {
    return call('GET', `api/rooms/${encodeURIComponent(room)}/access`, this.token);
  }

  /** Puts somebody out; fails with Refused. */
  kick(name) {
    return call('POST', `api/kick/${encodeURIComponent(name)}`, this.token);
  }

  end() {
    clearTimeout(this.#timer);
    this.#timer = 0; // a renewal that is on its way comes to nothing
    sessionStorage.removeItem(KEPT_AS);
  }

  #keep(facts) {
    this.#facts = facts;
    sessionStorage.setItem(KEPT_AS, JSON.stringify(facts)); // not localStorage: each tab can be somebody else
    this.#renewIn(facts.renewAt - Date.now());
  }

  #renewIn(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#renew(), Math.min(delay, LONGEST_TIMER));
  }

  async #renew() {
    const timer = this.#timer;
    try {
      const renewed = lasting(await call('POST', 'api/login/renewal', this.token));
      if (timer === this.#timer) {
        this.#keep({ ...this.#facts, ...renewed });
        this.onRenewed(renewed.token);
      }
    } catch (refused) {
      if (refused.status !== 401 && timer === this.#timer) {
        this.#renewIn(TRY_AGAIN_AFTER); // after a 401 there is nothing to renew, and the connection tells the person
      }
    }
  }
}
