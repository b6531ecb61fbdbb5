/* The backups of a draft that closed windows left in this browser: back into the form where nothing else was
   saved since, else offered beside what the server has, or shown to be copied where there is no form any more.
   review.js writes the backups, and loads this module when there is one. */

import { heldLocks, storage } from "./desk.js";

const KEPT_FOR = 30 * 24 * 3600 * 1000; // ms; longer than any claim is reserved
const READ_BY_PEOPLE = /rationale|passage|cited|title|locator|publisher$/;

/** What counts when two lists of fields are compared: names in their order, values without space around them. */
const gist = (fields) => JSON.stringify(fields.map(([name, value]) => [name, value.trim()]));
const timeOf = (backup) => new Date(backup.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const textOf = (backup) => backup.fields.filter(([name, value]) => value.trim() && READ_BY_PEOPLE.test(name))
  .map(([, value]) => value).join("\n\n") || "a verdict";

/** Put fields into the form: add rows of sources that it lacks, remove those that the fields lack. */
function fill(draft, fields) {
  const { form } = draft;
  const keys = new Set(fields.filter(([name]) => name === "source").map(([, value]) => value));
  const rows = [...form.querySelectorAll('[name="source"]')].map((row) => row.value);
  for (const key of keys) if (!rows.includes(key)) draft.addSource(key);
  for (const key of rows) if (!keys.has(key)) form.querySelector(`#row-${key}`)?.remove();
  if (!keys.size) draft.addSource(); // a blank one, to begin with
  for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) box.checked = false;
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name);
    if (!field || name === "source") continue;
    if (field.type === "checkbox") field.checked = true;
    else field.value = value; // a RadioNodeList takes the value of the one to choose
  }
}

function read(place) {
  try {
    const { words, ...rest } = JSON.parse(storage.getItem(place));
    return { place, fields: words, ...rest };
  } catch {
    return null;
  }
}

const aMoment = () => new Promise((done) => setTimeout(done, 500));

/** The backups of this person for this claim, in these places of the storage; what is too old is removed. */
function findBackups(element, places) {
  const [claim, round, person] = element.key.split(":");
  const found = [];
  for (const place of places) {
    const [, , ofClaim, ofRound, ofPerson] = place.split(":");
    const backup = read(place);
    if (backup && Date.now() - backup.at > KEPT_FOR) element.drop(place);
    else if (backup && ofClaim === claim && ofPerson === person) found.push({ ...backup, isOfThisRound: ofRound === round });
  }
  return found;
}

/** The backups that no open window holds, the latest first. */
async function findAbandoned(element, places) {
  const backups = findBackups(element, places);
  let held = await heldLocks();
  if (backups.some(({ place }) => held.has(place))) {
    await aMoment(); // a window that was just closed releases its lock a little later
    held = await heldLocks();
  }
  return backups.filter(({ place }) => !held.has(place)).sort((one, other) => other.at - one.at);
}

/** Deal with the latest backup that was left for this claim; the next one has its turn after it. */
export async function settle(element, draft, places) {
  const { form } = draft;
  const now = form && gist(draft.fields);
  const abandoned = await findAbandoned(element, places);
  const left = abandoned.filter((backup) => gist(backup.fields) !== now);
  for (const backup of abandoned) if (!left.includes(backup)) element.drop(backup.place); // the server has it
  if (!element.isConnected || !left.length) return;
  const [backup] = left;
  const isSafe = backup.isOfThisRound
    && (backup.version === draft.version || (backup.sent && gist(backup.sent) === now));
  const offer = new Offer(element, draft, backup);
  if (!form) offer.show();
  else if (isSafe && !draft.typed) offer.restore();
  else offer.compare();
}

/** The note in which a backup is offered. */
class Offer {
  constructor(element, draft, backup) {
    Object.assign(this, { element, draft, backup, box: element.querySelector("#draft-offer") });
  }

  /** Nothing was saved since it was typed: it is in the form again, as if nothing had happened. */
  restore() {
    const { draft, backup } = this;
    const before = draft.fields;
    this.refill(backup.fields);
    this.say(`What you typed at ${timeOf(backup)} was not saved. It is back in the form.`);
    this.button("[data-restore]", "Keep it", () => this.close());
    this.button("[data-discard]", "Take it out again", () => {
      fill(draft, before);
      draft.note();
      this.close();
    });
  }

  /** The server has another text: the form keeps that one until the reader wants to see both. */
  compare() {
    const { draft, backup } = this;
    const isAlone = draft.version === "0"; // nothing is saved in this round, so there is nothing beside it
    const why = isAlone ? "the claim’s wording was changed since" : "we have another text by now";
    this.say(`What you typed at ${timeOf(backup)} was never saved, and ${why}.`, textOf(backup));
    this.button("[data-restore]", isAlone ? "Put it back" : "Look at both texts", async () => {
      await draft.flush();
      if (draft.isUnsaved) return; // what is in the form is nowhere else yet
      const base = backup.isOfThisRound ? backup.version : "0";
      const isForked = draft.version !== base;
      this.close();
      draft.restOn(base);
      this.refill(backup.fields);
      if (isForked) draft.compare();
    });
    this.discardButton();
  }

  show() {
    const why = "There is no form for it any more: copy what you need.";
    this.say(`What you typed at ${timeOf(this.backup)} was never saved. ${why}`, textOf(this.backup));
    this.button("[data-restore]", "");
    this.discardButton();
  }

  /** Put the backup into the form; this window's own backup then takes its place. */
  refill(fields) {
    fill(this.draft, fields);
    this.draft.note();
    if (this.draft.isBackedUp) this.element.drop(this.backup.place);
  }

  discardButton() {
    this.button("[data-discard]", "Discard it", () => {
      this.element.drop(this.backup.place);
      this.close();
      this.element.settle(this.draft);
    });
  }

  close() {
    if (this.box.contains(document.activeElement)) this.draft.form?.elements.rationale.focus();
    this.box.hidden = true;
  }

  say(sentence, text = "") {
    this.box.hidden = false;
    this.box.querySelector("[data-message]").textContent = sentence;
    const quote = this.box.querySelector("[data-backup-text]");
    quote.textContent = text;
    quote.hidden = !text;
  }

  button(selector, label, act) {
    const button = this.box.querySelector(selector);
    button.textContent = label;
    button.hidden = !label;
    button.onclick = act;
  }
}
