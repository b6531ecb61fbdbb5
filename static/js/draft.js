/* <draft-keeper> keeps what is typed into the form it holds, with its <draft-copies> and <source-rows>.

   One save at a time, of the whole form as it stands when the save leaves. The answer touches no field
   but the hidden version and lease. Only a 2xx that names the new version counts as saved; until then a
   copy stays in this browser, leaving asks, and the state line says so. */

const PAUSE = 1000; // ms of quiet before a save
const PATIENCE = 5000; // ms of steady typing before a save anyway
const RETRIES = [2000, 5000, 10000, 30000];
const TIMEOUT = 30_000; // ms until a save that nobody answers counts as lost
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "version", "lease", "submission", "words", "then"]);
const RETRYING = "not saved – retrying";
const HERE = "Your words are kept in this browser.";

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    if (this.listening) return;
    this.copies = this.querySelector("draft-copies");
    this.rows = this.querySelector("source-rows");
    customElements.upgrade(this); // within a fragment it comes before what it holds
    this.form = this.querySelector("form");
    this.listening = new AbortController();
    if (this.form) this.listen();
    const unsaved = this.getAttribute("unsaved");
    if (unsaved === null) this.copies.settle(this);
    else if (unsaved === "refused") this.note();
    else this.hold(unsaved === "forked");
  }

  listen() {
    const { signal } = this.listening;
    const on = (target, name, act, capture = false) => target.addEventListener(name, act, { signal, capture });
    this.typed = this.kept = this.failures = 0;
    on(this.form, "input", () => this.note());
    on(this.form, "change", () => this.isUnsaved && !this.isStale && this.plan(50));
    on(this.form, "submit", (event) => this.wait(event), true);
    on(this.form, "htmx:after:request", (event) => this.submitted(event));
    on(this.form, "htmx:finally:request", (event) => this.resume(event));
    on(window, "beforeunload", (event) => this.isUnsaved && event.preventDefault());
    on(window, "pagehide", () => this.isUnsaved && this.keepCopy());
    on(window, "online", () => this.isUnsaved && this.again());
    on(document, "visibilitychange", () => this.isUnsaved && this.again());
    on(document, "click", (event) => this.leave(event));
    on(document, "submit", (event) => this.leave(event));
    for (const button of this.querySelectorAll("[value=save]")) on(button, "click", (event) => {
      event.preventDefault();
      this.isHeld = false;
      this.isAsked = true;
      this.typed += 1;
      this.save();
    });
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.listening?.abort();
    this.listening = null;
  }

  get isUnsaved() {
    return this.typed !== this.kept && !this.isLeaving;
  }

  /** Whether anybody typed into the form since it was drawn. */
  get isTouched() {
    return this.typed > 0;
  }

  get version() {
    return this.form.elements.version.value;
  }

  /** What the form holds, as pairs of name and value. */
  get words() {
    const pairs = [...new FormData(this.form)];
    return pairs.filter(([name]) => !LEFT_OUT.has(name) && !name.startsWith("pick-"));
  }

  /** Words that met others: kept here, saved only when the reader goes on with them. */
  hold(isForked) {
    this.typed += 1;
    this.isHeld = true;
    this.isStale = isForked;
    this.keepCopy();
    this.say("bad", isForked ? "not saved – choose first" : "not saved – go on with your words, or change them first");
  }

  note() {
    this.typed += 1;
    this.keepCopy();
    this.isHeld = false;
    this.lost = null; // what is typed after a lost submit is saved, not sent unseen
    if (this.isStale || this.isSending) return;
    if (!this.saving && !this.failures) this.say("", "not saved yet");
    this.since ??= Date.now();
    this.plan(Math.min(PAUSE, Math.max(0, this.since + PATIENCE - Date.now())));
  }

  plan(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.again(), delay);
  }

  /** What is due: a save, then the submit that waits for it or whose answer never came. */
  async again() {
    if (this.unanswered || !this.lost) await this.save();
    if (this.lost && !this.unanswered && !this.isSending) this.form.requestSubmit(this.lost);
  }

  keepCopy() {
    this.isCopied = this.copies.keep(this.version, this.words, this.unanswered?.words);
  }

  async save() {
    if (this.saving || this.isStale || this.isHeld || this.isSending) return this.saving;
    clearTimeout(this.timer);
    this.since = null;
    this.saving = this.send().finally(() => {
      this.saving = null;
      if (this.isUnsaved && !this.isStale && !this.failures) this.plan(PAUSE);
    });
    return this.saving;
  }

  /** Save what is unsaved, as far as a moment allows. */
  async flush() {
    if (this.isUnsaved) await Promise.race([this.save(), new Promise((done) => setTimeout(done, 2000))]);
  }

  /** A save that nobody answered goes out again as it was: the desk may have it, under a new version. */
  async send() {
    this.unanswered ??= { body: new URLSearchParams(new FormData(this.form)), typed: this.typed, words: this.words };
    const { body } = this.unanswered;
    body.set("then", "save");
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    if (!this.failures) this.say("busy", "saving…");
    const headers = { "HX-Request": "true", "HX-Request-Type": "partial", "HX-Current-URL": location.href };
    const signal = AbortSignal.timeout(TIMEOUT);
    try {
      const answer = await fetch(this.form.action, { method: "POST", body, headers, redirect: "error", signal });
      await this.hear(answer, new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      this.failed(RETRYING, "The desk cannot be reached.");
    }
  }

  async hear(answer, page) {
    const state = page.querySelector("[data-version]");
    const { status } = answer;
    const isOldToken = status === 403 && !page.querySelector("[data-refusal]");
    if (!isOldToken) this.isRenewed = false;
    if (status >= 400 && status < 500) this.unanswered = null; // a refusal is an answer: the desk has nothing of it
    if (answer.ok && state) this.saved(state, page);
    else if (status === 401) this.signedOut(answer.headers.get("HX-Redirect"));
    else if (isOldToken) await this.renew();
    else if (status === 403 || status === 404) this.failed("not saved – not open to you any more", HERE);
    else if (status === 409) this.stale(page.querySelector("[data-refusal]")?.textContent.trim());
    else if (status === 422) {
      this.say("bad", `not saved – ${page.body.textContent.trim()}`);
      this.failures = 1; // wait for the next word instead of sending the same again
    } else this.failed(RETRYING, "The desk made a mistake.");
  }

  saved(state, page) {
    this.restOn(state.dataset.version, state.dataset.lease);
    this.kept = this.unanswered.typed;
    this.unanswered = null;
    this.failures = 0;
    if (this.isUnsaved) this.keepCopy();
    else this.copies.drop();
    if (this.isUnsaved) this.say("", "not saved yet");
    else this.say("saved", state.textContent.trim());
    this.dispatchEvent(new CustomEvent("draft:saved", { bubbles: true, detail: page }));
  }

  restOn(version, lease) {
    this.form.elements.version.value = version;
    if (lease) this.form.elements.lease.value = lease;
  }

  /** Someone saved other words, or the claim went on without these: both stay, and nothing is sent unasked. */
  stale(sentence) {
    this.isStale = true;
    this.say("bad", "not saved", sentence);
    const button = this.querySelector("[data-compare]");
    if (button) button.hidden = false;
  }

  compare() {
    this.form.requestSubmit(this.querySelector("[data-compare]"));
  }

  signedOut(address) {
    this.failed("not saved – you are signed out", HERE);
    this.link("Sign in again", address);
  }

  /** A sign-in elsewhere made this page's token old: take the new one, if it is the same person's. */
  async renew() {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(TIMEOUT) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    const key = page.querySelector("draft-copies")?.getAttribute("key");
    if (answer.redirected) this.signedOut(answer.url);
    else if (!token || key?.split(":")[2] !== this.copies.key.split(":")[2]) {
      this.failed("not saved – somebody else is signed in", `${HERE} They come back when you sign in again.`);
    } else {
      for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
      document.body.setAttribute("hx-headers:inherited", JSON.stringify({ "X-CSRFToken": token }));
      this.plan(this.isRenewed ? RETRIES.at(-1) : 0);
      this.isRenewed = true;
    }
  }

  failed(sentence, why) {
    this.say("bad", sentence, why);
    this.plan(RETRIES[Math.min(this.failures, RETRIES.length - 1)]);
    this.failures += 1;
  }

  /** The state line. A reader of the screen is told of trouble, of its end, and of a save that was asked for. */
  say(kind, sentence, why = "") {
    const line = this.querySelector("#draft-state > *"); // htmx sets what has an id back after a swap
    line.className = kind ? `saved is-${kind}` : "saved";
    line.textContent = sentence;
    if (why) line.append(" ", Object.assign(document.createElement("small"), { textContent: why }));
    this.tell(kind, `${sentence} ${why}`.trim());
  }

  /** Politely, and once; that a draft saved itself would only chatter. */
  tell(kind, words) {
    const told = this.querySelector("#draft-told");
    if (kind === "busy" && this.isAsked) told.textContent = ""; // so that the same words are news again
    if (kind !== "bad" && !(kind === "saved" && (this.isAsked || this.isTroubled))) return;
    this.isTroubled = kind === "bad";
    this.isAsked = false;
    if (told.textContent !== words) told.textContent = words;
  }

  link(words, href) {
    if (!href) return;
    const anchor = Object.assign(document.createElement("a"), { href, textContent: words });
    anchor.addEventListener("click", () => (this.isLeaving = this.isCopied)); // the copy comes back by itself
    this.querySelector("#draft-state > *").append(" ", anchor);
  }

  /** A link or another form of this page takes one away: what is unsaved is saved first. */
  async leave(event) {
    const way = event.type === "click" ? event.target.closest("a[href]") : event.target;
    if (!way || way === this.form || event.defaultPrevented || this.isGoing || !this.isUnsaved || this.isHeld) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || way.target === "_blank") return;
    if (way.localName === "a" && way.href.split("#")[0] === location.href.split("#")[0]) return;
    event.preventDefault();
    await this.flush();
    this.isGoing = true;
    if (way.localName === "a") location.assign(way.href);
    else way.requestSubmit(event.submitter);
    this.isGoing = false;
  }

  /** A submit waits for the save under way, so that it carries the version that save made. */
  wait(event) {
    this.lost = event.submitter; // until an answer says what became of it
    clearTimeout(this.timer);
    if (this.saving || this.unanswered) {
      event.preventDefault();
      event.stopImmediatePropagation();
      Promise.resolve(this.saving).then(() => this.again());
      return;
    }
    this.keepCopy();
    this.isSending = true;
    if (!this.form.hasAttribute("hx-post") || !window.htmx) this.isLeaving = true;
    else this.say("busy", "sending…");
  }

  submitted(event) {
    const { ctx } = event.detail;
    if (ctx.sourceElement !== this.form) return;
    const { status } = ctx.response;
    const isOldToken = status === 403 && !ctx.text.includes("data-refusal");
    if (status < 500 && !isOldToken) this.lost = null;
    if (status >= 200 && status < 300) this.copies.drop();
    if (status < 300 || status === 401) this.isLeaving = true; // the copy stays when signed out
    if (status === 409) this.isStale = true;
  }

  /** After a submit: where no answer came, the same again, which the desk takes once. */
  async resume(event) {
    const { ctx } = event.detail;
    if (ctx.sourceElement !== this.form) return;
    this.isSending = false;
    if (this.lost && ctx.response?.status === 403) await this.renew();
    else if (this.lost) this.failed("not sent – retrying", HERE);
    else if (this.isUnsaved && !this.isStale) this.plan(PAUSE);
  }
}

customElements.define("draft-keeper", DraftKeeper);
