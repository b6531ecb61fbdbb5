/* <draft-keeper> keeps what is typed into the form it holds, with its <draft-copies>, <source-rows> and <draft-line>.

   One save at a time, of the whole form as it stands when the save leaves. The answer touches no field
   but the hidden version and lease. Only a 2xx that names the new version counts as saved; until then a
   copy stays in this browser, leaving asks, and the state line says so. */

const PAUSE = 1000; // ms of quiet before a save
const PATIENCE = 5000; // ms of steady typing before a save anyway
const RETRIES = [2000, 5000, 10000, 30000];
const TIMEOUT = 30_000; // ms until a save that nobody answers counts as lost
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "version", "lease", "submission", "words", "in_round", "then"]);
const RETRYING = "not saved – retrying";
const HERE = { true: "Your words are kept in this browser.", false: "This browser keeps no copy of your words: leave this page open." };
const TOO_MUCH = new Set([400, 413]);

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    if (this.listening) return;
    this.copies = this.querySelector("draft-copies");
    this.rows = this.querySelector("source-rows");
    this.line = this.querySelector("draft-line");
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
      this.line.isAsked = true;
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

  /** Where the words are while the desk does not have them. */
  get here() {
    return HERE[Boolean(this.isCopied)];
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
    this.line.say("bad", isForked ? "not saved – choose first" : "not saved – go on with your words, or change them first");
  }

  note() {
    this.typed += 1;
    this.keepCopy();
    this.isHeld = false;
    this.lost = null; // what is typed after a lost submit is saved, not sent unseen
    if (this.isStale || this.isSending) return;
    if (!this.saving && !this.failures) this.line.say("", "not saved yet");
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
    if (!this.failures) this.line.say("busy", "saving…");
    const headers = { "HX-Request": "true", "HX-Request-Type": "partial", "HX-Current-URL": location.href };
    const signal = AbortSignal.timeout(TIMEOUT);
    try {
      const answer = await fetch(this.form.action, { method: "POST", body, headers, redirect: "error", signal });
      await this.hear(answer, new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      this.failed(RETRYING, "The desk cannot be reached.");
    }
  }

  /** What an answer says; one that is not the desk's says nothing, and the save goes out again. */
  async hear(answer, page) {
    const state = page.querySelector("[data-version]");
    const { status } = answer;
    const isTooMuch = TOO_MUCH.has(status);
    if (status < 500 && !answer.headers.has("Desk-Answer") && !isTooMuch) throw new Error("Somebody else answered.");
    const isOldToken = status === 403 && !page.querySelector("[data-refusal]");
    if (!isOldToken) this.isRenewed = false;
    if (status >= 400 && status < 500) this.unanswered = null; // a refusal is an answer: the desk has nothing of it
    if (answer.ok && state) this.saved(state, page);
    else if (status === 401) this.signedOut(answer.headers.get("HX-Redirect"));
    else if (isOldToken) await this.renew();
    else if (status === 403 || status === 404) this.failed("not saved – not open to you any more", this.here);
    else if (status === 409) this.stale(page.querySelector("[data-refusal]")?.textContent.trim());
    else if (status === 422) this.refused(page.body.textContent.trim());
    else if (isTooMuch) this.refused("it is too much for one request: shorten it");
    else this.failed(RETRYING, "The desk made a mistake.");
  }

  saved(state, page) {
    this.restOn(state.dataset.version, state.dataset.lease);
    this.kept = this.unanswered.typed;
    this.unanswered = null;
    this.failures = 0;
    if (this.isUnsaved) this.keepCopy();
    else this.copies.drop();
    if (this.isUnsaved) this.line.say("", "not saved yet");
    else this.line.say("saved", state.textContent.trim());
    this.dispatchEvent(new CustomEvent("draft:saved", { bubbles: true, detail: page }));
  }

  restOn(version, lease) {
    this.form.elements.version.value = version;
    if (lease) this.form.elements.lease.value = lease;
  }

  /** Someone saved other words, or the claim went on without these: both stay, and nothing is sent unasked. */
  stale(sentence) {
    this.isStale = true;
    this.line.say("bad", "not saved", sentence);
    const button = this.querySelector("[data-compare]");
    if (button) button.hidden = false;
  }

  compare() {
    this.form.requestSubmit(this.querySelector("[data-compare]"));
  }

  signedOut(address) {
    this.failed("not saved – you are signed out", this.here);
    this.line.link("Sign in again", address, () => (this.isLeaving = this.isCopied)); // the copy comes back by itself
  }

  /** A sign-in elsewhere made this page's token old: take the new one, if it is the same person's. */
  async renew() {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(TIMEOUT) });
    if (answer.status >= 500 || !answer.headers.has("Desk-Answer")) throw new Error("Nobody says who is signed in.");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    const key = page.querySelector("draft-copies")?.getAttribute("key");
    if (answer.redirected) this.signedOut(answer.url);
    else if (!token || key?.split(":")[2] !== this.copies.key.split(":")[2]) {
      this.failed("not saved – somebody else is signed in", `${this.here} They come back when you sign in again.`);
    } else {
      for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
      document.body.setAttribute("hx-headers:inherited", JSON.stringify({ "X-CSRFToken": token }));
      this.plan(this.isRenewed ? RETRIES.at(-1) : 0);
      this.isRenewed = true;
    }
  }

  /** The same again would be refused again: the next word, or the button, tries. */
  refused(sentence) {
    this.line.say("bad", `not saved – ${sentence}`, this.here);
    this.failures = 1;
  }

  failed(sentence, why) {
    this.line.say("bad", sentence, why);
    this.plan(RETRIES[Math.min(this.failures, RETRIES.length - 1)]);
    this.failures += 1;
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
    else this.line.say("busy", "sending…");
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
    const again = () => this.failed("not sent – retrying", this.here);
    if (this.lost && ctx.response?.status === 403) await this.renew().catch(again);
    else if (this.lost) again();
    else if (this.isUnsaved && !this.isStale) this.plan(PAUSE);
    else if (this.isConnected && !this.isLeaving) this.line.say("bad", "not sent");
  }
}

customElements.define("draft-keeper", DraftKeeper);
