// Talks to the server of this review, and to no other: the server proves that it knows the key
// before it gets to see anything, and gets a token made of the key, never the key itself.

const KEY = "unspin-key";
const WAITING = "unspin-waiting";
const RETRY_MS = 1000;
const PING_MS = 2000;
const EXPECTING_MS = 100;
const LIMIT_MS = 20000;

const utf8 = new TextEncoder();

function hex(buffer) {
  return Array.from(new Uint8Array(buffer), b => b.toString(16).padStart(2, "0")).join("");
}

function randomText() {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}

/** The server said no; `status` tells why. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export class Server {
  #key = null;
  #token = "";
  #queue = [];
  #isSending = false;
  #isOnline = false;
  #hasEnded = false;
  #tab = randomText();

  /**
   * @param {{state: function(string, number), changed: function(number), back: function(),
   *     answered: function(object, object), refused: function(Refused, object)}} listener
   *     `state` hears "online", "saving", "offline", "locked", "unable" and how many calls wait
   */
  constructor(listener) {
    this.listener = listener;
    this.revision = 0;
    /** Whether something is about to change at the server. */
    this.isExpecting = false;
  }

  /** Takes the key out of the address, where it must not stay, or from an earlier load. */
  async open() {
    // The address of another run, put into the same tab, changes nothing but the fragment.
    addEventListener("hashchange", () => location.reload());
    const inAddress = new URLSearchParams(location.hash.slice(1)).get("key");
    if (inAddress) {
      sessionStorage.setItem(KEY, inAddress);
      history.replaceState(null, "", "/");
    }
    const text = sessionStorage.getItem(KEY);
    if (!text) {
      this.#lock();
      return;
    }
    if (!crypto.subtle) {
      this.#hasEnded = true;
      this.listener.state("unable", 0); // an old browser, or not a loopback address
      return;
    }
    this.#key = await crypto.subtle.importKey(
        "raw", utf8.encode(text), {name: "HMAC", hash: "SHA-256"}, false, ["sign"]);
    try {
      this.#queue = JSON.parse(sessionStorage.getItem(WAITING) ?? "[]");
    } catch {
      this.#queue = [];
    }
    addEventListener("pagehide", () => this.#leave());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#ping();
    });
    addEventListener("online", () => this.#ping());
    await this.#connect();
    const again = async () => {
      await this.#ping();
      setTimeout(again, this.isExpecting ? EXPECTING_MS : PING_MS);
    };
    again();
  }

  get(path) {
    return this.#call("GET", path);
  }

  /** Asks for bytes, once all calls that wait are answered. */
  async bytes(path) {
    await this.#settled();
    return (await this.#fetch("GET", path)).blob();
  }

  /** Sends a call after all that wait, and gives its answer to the listener; survives restarts.
   *  Returns the call's name. */
  send(path, body) {
    const id = randomText();
    this.#queue.push({path, body, id});
    this.#tell();
    this.#drain();
    return id;
  }

  /** Sends a call once all that wait are answered. */
  async post(path, body) {
    await this.#settled();
    return this.#call("POST", path, body);
  }

  async #settled() {
    while (this.#queue.length > 0) {
      if (!this.#isOnline) throw new TypeError("not connected");
      this.#drain();
      await new Promise(done => setTimeout(done, 5));
    }
  }

  end() {
    this.#hasEnded = true;
    sessionStorage.removeItem(WAITING);
  }

  async #sign(message) {
    return hex(await crypto.subtle.sign("HMAC", this.#key, utf8.encode(message)));
  }

  /** Lets the server prove itself, as often as it takes. */
  async #connect() {
    while (!this.#hasEnded) {
      try {
        const nonce = randomText();
        const answer = await fetch(`/api/hello?nonce=${nonce}`, this.#options("GET"));
        if (answer.ok) {
          const {run, proof} = await answer.json();
          if (proof === await this.#sign(`server\n${run}\n${nonce}`)) {
            this.#token = await this.#sign(`page\n${run}`);
            this.#isOnline = true;
            this.#tell();
            await this.listener.back();
            this.#drain();
            return;
          }
        }
        this.#lock(); // somebody answers there, but it is not this review's server
        return;
      } catch (e) {
        if (!(e instanceof TypeError || e instanceof DOMException)) throw e;
        this.#isOnline = false;
        this.#tell();
        await new Promise(done => setTimeout(done, RETRY_MS));
      }
    }
  }

  #options(method, body) {
    const options = {
      method, cache: "no-store", credentials: "omit", redirect: "error",
      signal: AbortSignal.timeout(LIMIT_MS), headers: {},
    };
    if (body !== undefined) {
      options.headers["Content-Type"] = "application/json";
      options.body = JSON.stringify(body);
    }
    return options;
  }

  async #fetch(method, path, body) {
    const options = this.#options(method, body);
    options.headers.Authorization = `Bearer ${this.#token}`;
    const answer = await fetch(path, options);
    if (answer.status === 401) {
      // Another run of the server: it has to prove itself before it is asked again.
      this.#isOnline = false;
      this.#connect();
      throw new TypeError("another run");
    }
    if (!answer.ok) throw new Refused(answer.status, (await answer.text()).trim());
    return answer;
  }

  async #call(method, path, body) {
    return (await this.#fetch(method, path, body)).json();
  }

  async #drain() {
    if (this.#isSending || !this.#isOnline) return;
    this.#isSending = true;
    try {
      while (this.#queue.length > 0 && this.#isOnline) {
        const call = this.#queue[0];
        try {
          const answer = await this.#call("POST", call.path, call.body);
          this.#queue.shift();
          this.listener.answered(answer, call);
        } catch (e) {
          if (!(e instanceof Refused)) throw e;
          this.#queue.shift();
          this.listener.refused(e, call);
        }
        this.#tell();
      }
    } catch (e) {
      if (!(e instanceof TypeError || e instanceof DOMException)) throw e;
      this.#lost();
    } finally {
      this.#isSending = false;
    }
  }

  async #ping() {
    if (!this.#isOnline || this.#hasEnded) return;
    try {
      const {revision} = await this.#call("POST", "/api/ping", {tab: this.#tab});
      if (revision !== this.revision && this.#queue.length === 0 && !this.#isSending) {
        await this.listener.changed(revision);
      }
    } catch (e) {
      if (e instanceof TypeError || e instanceof DOMException) this.#lost();
    }
  }

  #lost() {
    if (!this.#isOnline || this.#hasEnded) return;
    this.#isOnline = false;
    this.#tell();
    this.#connect();
  }

  #lock() {
    this.#isOnline = false;
    this.#hasEnded = true;
    this.listener.state("locked", 0);
  }

  #leave() {
    if (!this.#isOnline || this.#hasEnded) return;
    const options = this.#options("POST", {tab: this.#tab, closing: true});
    options.headers.Authorization = `Bearer ${this.#token}`;
    options.keepalive = true;
    fetch("/api/ping", options).catch(() => {});
  }

  #tell() {
    const waiting = this.#queue.length;
    if (waiting === 0) {
      sessionStorage.removeItem(WAITING);
    } else if (!this.#isOnline) {
      sessionStorage.setItem(WAITING, JSON.stringify(this.#queue));
    }
    const state = !this.#isOnline ? "offline" : waiting > 0 ? "saving" : "online";
    this.listener.state(state, waiting);
  }
}
