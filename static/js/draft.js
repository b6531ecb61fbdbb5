/* <draft-keeper key="claim:person"> keeps what is typed into the form it holds.

   One save at a time, of the whole form as it stands when the save leaves. The answer touches no field
   but the hidden version. Only a 2xx that names the new version counts as saved; until then a copy
   stays in this browser, leaving asks, and the state line says so. */

const PAUSE = 1000; // ms of quiet before a save
const PATIENCE = 5000; // ms of steady typing before a save anyway
const RETRIES = [2000, 5000, 10000, 30000];
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "version", "words", "then"]);

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form || this.listening) return;
    this.listening = new AbortController();
    const { signal } = this.listening;
    this.place = `factcheck:draft:${this.getAttribute("key")}`;
    this.typed = this.kept = this.failures = 0;
    this.form.addEventListener("input", () => this.note(), { signal });
    this.form.addEventListener("change", () => this.isUnsaved && !this.isStale && this.plan(50), { signal });
    this.form.addEventListener("submit", (event) => this.wait(event), { capture: true, signal });
    this.form.addEventListener("htmx:after:request", (event) => this.submitted(event), { signal });
    this.form.addEventListener("htmx:finally:request", (event) => this.resume(event), { signal });
    addEventListener("beforeunload", (event) => this.isUnsaved && event.preventDefault(), { signal });
    addEventListener("pagehide", () => this.isUnsaved && this.keepCopy(), { signal });
    addEventListener("online", () => this.isUnsaved && this.save(), { signal });
    this.querySelector("[data-key=save]")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.typed += 1;
      this.save();
    }, { signal });
    const unsaved = this.getAttribute("unsaved");
    if (unsaved === null) this.offer();
    else if (unsaved === "held") this.hold();
    else this.note();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.listening?.abort();
    this.listening = null;
  }

  get isUnsaved() {
    return this.typed !== this.kept && !this.isLeaving;
  }

  /** What the form holds, as pairs of name and value. */
  get words() {
    return [...new FormData(this.form)].filter(([name]) => !LEFT_OUT.has(name));
  }

  /** Words that met another window's: kept here, saved only when the reader goes on with them. */
  hold() {
    this.typed += 1;
    this.keepCopy();
    this.say("not saved – go on with your words, or copy from the others", true);
  }

  note() {
    this.typed += 1;
    this.keepCopy();
    if (this.isStale || this.isSending) return;
    this.since ??= Date.now();
    this.plan(Math.min(PAUSE, Math.max(0, this.since + PATIENCE - Date.now())));
  }

  plan(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  keepCopy() {
    const version = this.form.elements.version.value;
    try {
      localStorage.setItem(this.place, JSON.stringify({ at: Date.now(), version, words: this.words }));
    } catch {
      // Storage is full or refused: the save itself still runs, and leaving still asks.
    }
  }

  async save() {
    if (this.saving || this.isStale || this.isSending) return this.saving;
    clearTimeout(this.timer);
    this.since = null;
    this.saving = this.send().finally(() => {
      this.saving = null;
      if (this.isUnsaved && !this.isStale && !this.failures) this.plan(PAUSE);
    });
    return this.saving;
  }

  async send() {
    const sent = this.typed;
    this.say("saving…");
    const body = new URLSearchParams(new FormData(this.form));
    body.set("then", "save");
    const headers = { "HX-Request": "true", "HX-Request-Type": "partial", "HX-Current-URL": location.href };
    try {
      const answer = await fetch(this.form.action, { method: "POST", body, headers, redirect: "error" });
      await this.hear(answer, sent);
    } catch {
      this.failed("not saved – the desk cannot be reached, trying again");
    }
  }

  async hear(answer, sent) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const state = page.querySelector("[data-version]");
    if (answer.ok && state) {
      this.form.elements.version.value = state.dataset.version;
      this.kept = sent;
      this.failures = 0;
      if (this.isUnsaved) this.keepCopy();
      else localStorage.removeItem(this.place);
      this.say(state.textContent.trim());
    } else if (answer.status === 401) {
      this.failed("not saved – you are signed out; your words are kept in this browser.");
      this.link("Sign in again", answer.headers.get("HX-Redirect"));
    } else if (answer.status === 409) {
      this.isStale = true;
      this.say(`not saved – ${page.querySelector("[data-refusal]")?.textContent.trim() || "this was changed elsewhere"}`, true);
      this.link("Reload; your words come back", location.href);
    } else if (answer.status === 422) {
      this.say(`not saved – ${state?.textContent.trim() || page.body.textContent.trim()}`, true);
      this.failures = 1; // wait for the next word instead of sending the same again
    } else if (answer.status === 403) {
      this.failed("not saved – this page is too old; your words are kept in this browser.");
      this.link("Reload", location.href);
    } else {
      this.failed("not saved – the desk made a mistake, trying again");
    }
  }

  failed(sentence) {
    this.say(sentence, true);
    this.plan(RETRIES[Math.min(this.failures, RETRIES.length - 1)]);
    this.failures += 1;
  }

  /** The state line; a failure is also told to a reader of the screen, a success would only chatter. */
  say(sentence, isBad = false) {
    const line = this.querySelector("#draft-state");
    line.textContent = sentence;
    line.classList.toggle("unsaved", isBad);
    const alarm = this.querySelector("#draft-alarm");
    if (alarm && alarm.textContent !== (isBad ? sentence : "")) alarm.textContent = isBad ? sentence : "";
  }

  link(words, href) {
    if (!href) return;
    const anchor = document.createElement("a");
    anchor.href = href;
    anchor.textContent = words;
    this.querySelector("#draft-state").append(" ", anchor);
  }

  /** A submit waits for the save under way, so that it carries the version that save made. */
  wait(event) {
    if (this.saving) {
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      this.saving.then(() => this.form.requestSubmit(submitter));
      return;
    }
    clearTimeout(this.timer);
    this.keepCopy();
    this.isSending = true;
    if (!this.form.hasAttribute("hx-post") || !window.htmx) this.isLeaving = true;
  }

  submitted(event) {
    const { ctx } = event.detail;
    if (ctx.sourceElement !== this.form) return;
    const { status } = ctx.response;
    if (status >= 200 && status < 300) localStorage.removeItem(this.place);
    if (status < 300 || status === 401) this.isLeaving = true; // the copy stays when signed out
    if (status === 409) this.isStale = true;
  }

  resume(event) {
    if (event.detail.ctx.sourceElement !== this.form) return;
    this.isSending = false;
    if (this.isUnsaved && !this.isStale) this.plan(PAUSE);
  }

  /** Offer words that this browser kept and the desk never got, the newest first. */
  offer() {
    const now = JSON.stringify(this.words);
    const copies = [...this.takeEarlier(), ...(this.read(`${this.place}:older`) ?? []), this.read(this.place)]
      .filter((copy) => copy && JSON.stringify(copy.words) !== now);
    localStorage.removeItem(this.place); // from here on it holds what is typed now
    this.keepOlder(copies);
    const box = this.querySelector("#draft-offer");
    const copy = copies.at(-1);
    if (!copy) {
      if (box.contains(document.activeElement)) this.form.elements.rationale.focus();
      box.hidden = true;
      return;
    }
    const time = new Date(copy.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    box.querySelector("[data-time]").textContent = time;
    box.querySelector("[data-words]").textContent = copy.words
      .filter(([name, value]) => value && /rationale|passage|cited|title$/.test(name))
      .map(([, value]) => value).join("\n\n") || "a verdict";
    box.hidden = false;
    box.querySelector("[data-bring-back]").onclick = () => {
      this.bringBack(copy.words);
      this.settle(copies);
      this.note();
    };
    box.querySelector("[data-throw-away]").onclick = () => this.settle(copies);
  }

  /** Copies from this person's earlier rounds of the claim: its words changed while they were typed. */
  takeEarlier() {
    const [claim, , person] = this.getAttribute("key").split(":");
    const mine = new RegExp(`^factcheck:draft:${claim}:\\d+:${person}(:older)?$`);
    const places = Object.keys(localStorage).filter((place) => mine.test(place) && !place.startsWith(this.place));
    const copies = places.flatMap((place) => this.read(place) ?? []);
    for (const place of places) localStorage.removeItem(place);
    return copies;
  }

  settle(copies) {
    this.keepOlder(copies.slice(0, -1));
    const typed = localStorage.getItem(this.place);
    this.offer();
    if (typed && this.isUnsaved) localStorage.setItem(this.place, typed);
  }

  keepOlder(copies) {
    if (copies.length) localStorage.setItem(`${this.place}:older`, JSON.stringify(copies));
    else localStorage.removeItem(`${this.place}:older`);
  }

  read(place) {
    try {
      return JSON.parse(localStorage.getItem(place));
    } catch {
      return null;
    }
  }

  bringBack(words) {
    for (const key of words.filter(([name]) => name === "source").map(([, value]) => value)) {
      if (![...this.form.querySelectorAll('[name="source"]')].some((row) => row.value === key)) this.addRow(key);
    }
    for (const [name, value] of words) {
      if (name === "source") continue;
      const field = this.form.elements.namedItem(name);
      if (!field) continue;
      if (field.type === "checkbox") field.checked = true;
      else field.value = value; // a RadioNodeList takes the value of the one to choose
    }
  }

  /** One more blank source with the key it had, from the template that the page carries. */
  addRow(key) {
    const blank = this.querySelector("#source-template").innerHTML.replaceAll("__key__", key);
    this.querySelector("#sources").insertAdjacentHTML("beforeend", blank);
  }
}

customElements.define("draft-keeper", DraftKeeper);
