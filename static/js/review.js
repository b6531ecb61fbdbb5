/* The draft of a review: <review-draft> saves what is typed into its form, and keeps a backup in this browser
   until the server has it.

   One save at a time, of the whole form as it is when the save leaves. The answer changes no field but the
   hidden version and lease. Only a 2xx of ours that names the new version counts as saved; until then the
   backup stays, leaving the page asks, and the status line says so. */

import { lock, refusalIn, request, storage } from "./desk.js";

const PAUSE = 1000; // ms of quiet before a save
const PATIENCE = 5000; // ms of steady typing before a save anyway
const RETRIES = [2000, 5000, 10000, 30000];
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "version", "lease", "submission", "claim_version", "round_number"]);
const UNCHOSEN = { kind: "other" }; // what these fields of a source say until somebody chooses
const RETRYING = "not saved – retrying";
const BACKED_UP = "What you typed is kept in this browser.";
const NOT_BACKED_UP = "This browser can’t keep a copy of what you typed. Leave this page open.";

let blankSource; // as HTML

class ReviewDraft extends HTMLElement {
  connectedCallback() {
    if (this.listening) return;
    customElements.upgrade(this); // in a fragment, it is connected before the elements in it
    this.backup = this.querySelector("draft-backup");
    this.status = this.querySelector("draft-status");
    this.form = this.querySelector("form");
    this.listening = new AbortController();
    blankSource = readBlankSource(this);
    if (this.form) this.listen();
    const unsaved = this.getAttribute("unsaved");
    if (unsaved === null) this.backup.settle(this);
    else if (unsaved === "refused") this.note();
    else this.hold(unsaved === "forked");
  }

  listen() {
    const { signal } = this.listening;
    const on = (target, name, act, capture = false) => target.addEventListener(name, act, { signal, capture });
    this.typed = this.saved = this.failures = 0; // changes since the form was drawn, and those that are saved
    on(this.form, "input", () => this.note());
    on(this.form, "change", () => this.isUnsaved && !this.isStale && this.plan(50));
    on(this.form, "submit", (event) => this.delaySubmit(event), true);
    on(this.form, "htmx:after:request", (event) => this.hearSubmit(event));
    on(this.form, "htmx:finally:request", (event) => this.resume(event));
    on(window, "beforeunload", (event) => this.isUnsaved && event.preventDefault());
    on(window, "pagehide", () => this.isUnsaved && this.backUp());
    on(window, "online", () => this.isUnsaved && this.sendDue());
    on(document, "visibilitychange", () => this.isUnsaved && this.sendDue());
    on(document, "click", (event) => this.leave(event));
    on(document, "submit", (event) => this.leave(event));
    for (const button of this.querySelectorAll("[data-save]")) on(button, "click", (event) => {
      event.preventDefault();
      this.isHeld = false;
      this.status.isAsked = true;
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
    return this.typed !== this.saved && !this.isLeaving;
  }

  /** Where the text is while the server doesn't have it. */
  get whereItIs() {
    return this.isBackedUp ? BACKED_UP : NOT_BACKED_UP;
  }

  get version() {
    return this.form.elements.version.value;
  }

  /** Where a draft is saved: the address of the button that saves it without a script. */
  get draftAddress() {
    return this.querySelector("[data-save]").formAction;
  }

  /** Add a blank source with this key. */
  addSource(key) {
    addRow(key);
  }

  /** What the form holds, as pairs of name and value. A source that is blank is not part of it. */
  get fields() {
    const pairs = [...new FormData(this.form)].filter(([name]) => !LEFT_OUT.has(name) && !name.startsWith("pick-"));
    const keyOf = (name, value) => (name === "source" ? value : name.slice(7, 43)); // in source-KEY-title
    const isTyped = ([name, value]) => name !== "source" && value !== (UNCHOSEN[name.slice(44)] ?? "");
    const used = new Set(pairs.filter(isTyped).map(([name]) => keyOf(name)));
    return pairs.filter(([name, value]) => !name.startsWith("source") || used.has(keyOf(name, value)));
  }

  /** The text met a change on the server: save it only when the reader goes on with it. */
  hold(isForked) {
    this.typed += 1;
    this.isHeld = true;
    this.isStale = isForked;
    this.backUp();
    this.status.say("bad", isForked ? "not saved – choose first" : "not saved – go on with your text, or change it first");
  }

  note() {
    this.typed += 1;
    this.backUp();
    this.isHeld = false;
    this.lostSubmit = null; // what is typed after a lost submit is saved, not submitted unseen
    if (this.isStale || this.isSending) return;
    if (!this.saving && !this.failures) this.status.say("", "not saved yet");
    this.since ??= Date.now();
    this.plan(Math.min(PAUSE, Math.max(0, this.since + PATIENCE - Date.now())));
  }

  plan(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.sendDue(), delay);
  }

  /** Send what is due: a save, then the submit that waits for it or was never answered. */
  async sendDue() {
    if (this.unanswered || !this.lostSubmit) await this.save();
    if (this.lostSubmit && !this.unanswered && !this.isSending) this.form.requestSubmit(this.lostSubmit);
  }

  backUp() {
    this.isBackedUp = this.backup.write(this.version, this.fields, this.unanswered?.fields);
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

  /** Save what is unsaved, but don't wait for it longer than a moment. */
  async flush() {
    if (this.isUnsaved) await Promise.race([this.save(), new Promise((done) => setTimeout(done, 2000))]);
  }

  /** A save without an answer is sent again as it was: the server may have it, under a new version. */
  async send() {
    this.unanswered ??= { body: new URLSearchParams(new FormData(this.form)), typed: this.typed, fields: this.fields };
    const { body } = this.unanswered;
    body.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
    if (!this.failures) this.status.say("busy", "saving…");
    try {
      await this.hear(await request(this.draftAddress, { body }));
    } catch {
      this.retryLater(RETRYING, "We can’t reach the server.");
    }
  }

  async hear({ ok, status, headers, page }) {
    const state = page.querySelector("[data-version]");
    const isOldToken = status === 403 && !refusalIn(page);
    if (!isOldToken) this.isRenewed = false;
    if (status >= 400 && status < 500) this.unanswered = null; // refused: the server has nothing of it
    if (ok && state) this.markSaved(state, page);
    else if (status === 401) this.signedOut(headers.get("HX-Redirect"));
    else if (isOldToken) await this.renewToken();
    else if (status === 403 || status === 404) this.retryLater("Not saved. You no longer have access to this claim.", this.whereItIs);
    else if (status === 409) this.markStale(refusalIn(page));
    else if (status === 422) this.refused(page.body.textContent.trim());
    else if (status === 400 || status === 413) this.refused("it is too much for one request: shorten it");
    else this.retryLater(RETRYING, "Something went wrong on our side.");
  }

  markSaved(state, page) {
    this.restOn(state.dataset.version, state.dataset.lease);
    this.saved = this.unanswered.typed;
    this.unanswered = null;
    this.failures = 0;
    if (this.isUnsaved) this.backUp();
    else this.backup.drop();
    if (this.isUnsaved) this.status.say("", "not saved yet");
    else this.status.say("saved", state.textContent.trim());
    this.dispatchEvent(new CustomEvent("draft:saved", { bubbles: true, detail: page }));
  }

  restOn(version, lease) {
    this.form.elements.version.value = version;
    if (lease) this.form.elements.lease.value = lease;
  }

  /** Someone saved another text, or the claim changed: both texts stay, and nothing is sent unasked. */
  markStale(why) {
    this.isStale = true;
    this.status.say("bad", "not saved", why);
    const button = this.querySelector("[data-compare]");
    if (button) button.hidden = false;
  }

  compare() {
    this.form.requestSubmit(this.querySelector("[data-compare]"));
  }

  signedOut(address) {
    this.retryLater("not saved – you are signed out", this.whereItIs);
    this.status.link("Sign in again", address, () => (this.isLeaving = this.isBackedUp)); // the backup comes back
  }

  /** A sign-in in another tab made the token of this page old. */
  async renewToken() {
    return (await import("./token-renewal.js")).renewToken(this);
  }

  /** The same text would be refused again: the next change, or the button, tries. */
  refused(why) {
    this.status.say("bad", `not saved – ${why}`, this.whereItIs);
    this.failures = 1;
  }

  retryLater(sentence, why) {
    this.status.say("bad", sentence, why);
    this.plan(RETRIES[Math.min(this.failures, RETRIES.length - 1)]);
    this.failures += 1;
  }

  /** A link or another form of this page leads away: save what is unsaved first. */
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

  /** A submit waits for the save under way, so that it carries the version of that save. */
  delaySubmit(event) {
    this.lostSubmit = event.submitter; // until an answer says what became of it
    clearTimeout(this.timer);
    if (this.saving || this.unanswered) {
      event.preventDefault();
      event.stopImmediatePropagation();
      Promise.resolve(this.saving).then(() => this.sendDue());
      return;
    }
    this.backUp();
    this.isSending = true;
    if (!this.form.hasAttribute("hx-post") || !window.htmx) this.isLeaving = true;
    else this.status.say("busy", "sending…");
  }

  hearSubmit(event) {
    const { ctx } = event.detail;
    if (ctx.sourceElement !== this.form) return;
    const { status } = ctx.response;
    const isOldToken = status === 403 && !ctx.text.includes("data-refusal");
    if (status < 500 && !isOldToken) this.lostSubmit = null;
    if (status >= 200 && status < 300) this.backup.drop();
    if (status < 300 || status === 401) this.isLeaving = true; // the backup stays when signed out
    if (status === 409) this.isStale = true;
  }

  /** After a submit without an answer: send the same again, which the server takes once. */
  async resume(event) {
    const { ctx } = event.detail;
    if (ctx.sourceElement !== this.form) return;
    this.isSending = false;
    const retry = () => this.retryLater("not sent – retrying", this.whereItIs);
    if (this.lostSubmit && ctx.response?.status === 403) await this.renewToken().catch(retry);
    else if (this.lostSubmit) retry();
    else if (this.isUnsaved && !this.isStale) this.plan(PAUSE);
    else if (this.isConnected && !this.isLeaving) this.status.say("bad", "not sent");
  }
}

/* --- The status line --- */

/** <draft-status> says how the draft is. A screen reader hears of trouble, of its end, and of a save that was
    asked for; it would be tiring to hear of each save that happens by itself. */
class DraftStatus extends HTMLElement {
  get line() {
    return this.querySelector("#draft-state > *"); // after a swap, htmx restores elements that have an id
  }

  say(kind, sentence, why = "") {
    const { line } = this;
    line.className = kind ? `saved is-${kind}` : "saved";
    line.textContent = sentence;
    if (why) line.append(" ", Object.assign(document.createElement("small"), { textContent: why }));
    this.announce(kind, `${sentence} ${why}`.trim());
  }

  announce(kind, text) {
    const region = this.querySelector("#draft-announcement");
    if (kind === "busy" && this.isAsked) region.textContent = ""; // so that the same text is announced again
    if (kind !== "bad" && !(kind === "saved" && (this.isAsked || this.isTroubled))) return;
    this.isTroubled = kind === "bad";
    this.isAsked = false;
    if (region.textContent !== text) region.textContent = text;
  }

  link(label, href, act) {
    if (!href) return;
    const anchor = Object.assign(document.createElement("a"), { href, textContent: label });
    anchor.addEventListener("click", act);
    this.line.append(" ", anchor);
  }
}

/* --- The backup in this browser --- */

const PREFIX = "factcheck:draft:";
const WINDOW = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/** <draft-backup key="claim:round:person"> writes the backup: one for each window, so that two windows never
    overwrite each other's. draft-backup.js deals with the backups that closed windows left. */
class DraftBackup extends HTMLElement {
  connectedCallback() {
    this.key = this.getAttribute("key");
    this.place = `${PREFIX}${this.key}:${WINDOW}`;
    lock(this.place); // so that no other window takes this backup while this one is open
  }

  /** Back up fields that were typed on top of `version`; `sent` are those of a save without an answer. */
  write(version, fields, sent) {
    try {
      storage.setItem(this.place, JSON.stringify({ at: Date.now(), version, words: fields, sent }));
      return true;
    } catch {
      return false; // full or refused; the save itself still runs, and leaving still asks
    }
  }

  drop(place = this.place) {
    storage.removeItem(place);
  }

  async settle(draft) {
    const others = Object.keys(storage).filter((place) => place.startsWith(PREFIX) && place !== this.place);
    if (others.length) (await import("./draft-backup.js")).settle(this, draft, others);
  }
}

customElements.define("draft-backup", DraftBackup);
customElements.define("draft-status", DraftStatus);
customElements.define("review-draft", ReviewDraft);

/* --- The sources of the review ---

   A new row appears at once, offline too; a suggested source fills in its row (citing.js); what is said of a
   saved copy is asked for again when the words about its source changed. */

/** A key for a row that no other row has: a UUID, also on pages without TLS. */
function newKey() {
  const digits = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
}

/** Return a blank source as HTML, with __key__ for its key: the template, or the first row as it came from the server. */
function readBlankSource(draft) {
  const row = draft.querySelector(".source");
  return draft.querySelector("#source-template")?.innerHTML
    ?? row?.outerHTML.replaceAll(row.id.slice(4), "__key__").replaceAll(/ data-htmx-powered="\w*"/g, "");
}

/** Add a blank source and return its row. */
function addRow(key = newKey()) {
  document.getElementById("sources").insertAdjacentHTML("beforeend", blankSource.replaceAll("__key__", key));
  const row = document.getElementById(`row-${key}`);
  window.htmx?.process(row);
  return row;
}

/** Return a row for the next source: the last one while it is blank, else a new one. */
function nextRow() {
  const row = document.querySelector("#sources > :last-child");
  const fields = row?.querySelectorAll("input[type=text], textarea, :checked:not(option)") ?? [{ value: "-" }];
  return [...fields].some((field) => field.value) ? addRow() : row;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("review-draft :is(#add-source, [data-fill], [data-cite])");
  if (!button) return;
  event.preventDefault();
  if (button.id === "add-source") nextRow().querySelector("input[type=text]").focus();
  else (await import("./citing.js")).cite(button, nextRow, UNCHOSEN);
});

/* --- What is said of a saved copy --- */

document.addEventListener("input", ({ target }) => {
  target.closest?.(".source")?.toggleAttribute("data-changed", true);
});

document.addEventListener("draft:saved", (event) => {
  if (event.target.isUnsaved) return; // the next save has the rest of it
  for (const row of document.querySelectorAll(".source[data-changed]:not(:has(.copy :focus))")) {
    row.removeAttribute("data-changed");
    if (row.querySelector(".copy > *")) window.htmx?.trigger(row.querySelector(".copies"), "source-changed");
  }
});

/* --- What comes with the answer to a save: hints on the sources, and the ways to leave the claim --- */

document.addEventListener("draft:saved", (event) => {
  for (const fresh of event.detail.querySelectorAll("#source-hints, #ways-to-leave")) {
    const old = document.getElementById(fresh.id);
    if (!old || old.contains(document.activeElement) || old.isEqualNode(fresh)) continue;
    old.replaceWith(fresh);
    window.htmx?.process(fresh);
  }
});

/* --- In a source, Alt with ↑ or ↓ says that it supports or contradicts the claim --- */

document.addEventListener("keydown", (event) => {
  const stance = event.altKey && { ArrowUp: "supports", ArrowDown: "refutes" }[event.key];
  const choice = stance && event.target.closest(".source")?.querySelector(`[value=${stance}]`);
  if (!choice) return;
  event.preventDefault();
  choice.click();
}, { capture: true }); // before the keys of the page, which lead to other claims

/* --- The reasons why a claim can't be checked close once one is chosen with the mouse --- */

document.addEventListener("click", ({ target, detail }) => {
  if (detail && target.closest(".reasons .tick")) document.querySelector(".cannot").open = false;
});

/* --- An error goes when its field is changed; the style sheet hides its sentence, and nothing moves --- */

document.addEventListener("input", ({ target }) => {
  const field = target.closest("#review [aria-invalid]");
  if (!field) return;
  field.removeAttribute("aria-invalid");
  const list = document.getElementById("problems");
  list?.querySelector(`[href="#${CSS.escape(field.id)}"]`)?.closest("li").remove();
  if (!list?.querySelector("li")) list?.remove();
});
