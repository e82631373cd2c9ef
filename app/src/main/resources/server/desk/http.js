// Talks to the server. Streams are read by fetch: an EventSource cannot send a token.

const KEY = "token";
const askers = new Set();

export class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/** Called with true when a token is needed, with false when one was taken. */
export const onAccess = (listener) => { askers.add(listener); };

const tell = (needed) => askers.forEach((each) => each(needed));

export function useToken(token) {
  sessionStorage.setItem(KEY, token);
}

function headers() {
  const token = sessionStorage.getItem(KEY);
  return token ? {Authorization: `Bearer ${token}`} : {};
}

async function ask(path, options = {}) {
  // Without credentials of its own the browser does not ask for a user name and a password when it is refused.
  const response = await fetch(path, {...options, headers: {...headers(), ...options.headers}, cache: "no-store", credentials: "omit"});
  if (response.status === 401) {
    sessionStorage.removeItem(KEY);
    tell(true);
  }
  if (!response.ok) {
    let detail = `The server answered ${response.status}.`;
    try {
      detail = (await response.json()).detail ?? detail;
    } catch { /* no problem details: the status has to do */ }
    throw new Refusal(response.status, detail);
  }
  tell(false);
  return response;
}

export const getJson = async (path, signal) => (await ask(path, {signal})).json();

export const call = ask;

export const userPath = (user, rest) => `/v1/users/${encodeURIComponent(user)}/${rest}`;

function parse(block) {
  let event = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event: ")) event = line.slice(7);
    if (line.startsWith("data: ")) data.push(line.slice(6));
  }
  return data.length ? {event, data: JSON.parse(data.join("\n"))} : null;
}

async function read(path, take, signal) {
  const response = await ask(path, {signal});
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const {value, done} = await reader.read();
    if (done) return;
    rest += value;
    const blocks = rest.split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const message = parse(block);
      if (message) take(message);
    }
  }
}

const later = (ms, signal) => new Promise((done) => {
  const timer = setTimeout(done, ms);
  signal.addEventListener("abort", () => { clearTimeout(timer); done(); }, {once: true});
});

/** Follows a stream until the signal; connects again after a loss, more and more patiently. */
export async function follow(path, take, state, signal) {
  let wait = 500;
  while (!signal.aborted) {
    try {
      await read(path, (message) => { wait = 500; state(true); take(message); }, signal);
    } catch (failure) {
      if (failure instanceof Refusal && (failure.status === 401 || failure.status === 403)) {
        state(false, failure.status === 403 ? failure.message : "A token is needed");
        return;
      }
      wait = Math.min(wait * 2, 10_000);
    }
    if (signal.aborted) return;
    state(false, "Not connected, trying again …");
    await later(wait, signal);
  }
}
