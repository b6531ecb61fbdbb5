/* <draft-copies key="claim:round:person"> keeps copies, in this browser, of words that the desk does not
   have yet, and deals with those that a window left behind: back into the form where nothing else was
   saved since, else offered beside what the desk has, or shown to be copied where there is no form.

   One copy a window, so that two windows never overwrite each other's. A copy goes when the desk has its
   words, or when its writer says so. */

const PREFIX = "factcheck:draft:";
const KEPT_FOR = 30 * 24 * 3600 * 1000; // ms; longer than any hold
const WINDOW = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
const READ_BY_PEOPLE = /rationale|passage|cited|title|locator|publisher$/;
const claimed = new Set();

/** Hold a lock on a place for as long as this window lives: its copy is then nobody else's to bring back. */
function claimPlace(place) {
  if (claimed.has(place) || !navigator.locks) return; // without locks (no TLS) every copy is offered
  claimed.add(place);
  navigator.locks.request(place, () => new Promise(() => {}));
}

async function placesInUse() {
  const { held } = (await navigator.locks?.query()) ?? { held: [] };
  return new Set(held.map((lock) => lock.name));
}

const aMoment = () => new Promise((done) => setTimeout(done, 500));

function read(place) {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
}

/** What counts when two lists of words are compared: names in their order, without space around values. */
const gist = (words) => JSON.stringify(words.map(([name, value]) => [name, value.trim()]));
const timeOf = (copy) => new Date(copy.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const wordsOf = (copy) => copy.words.filter(([name, value]) => value.trim() && READ_BY_PEOPLE.test(name))
  .map(([, value]) => value).join("\n\n") || "a verdict";

/** Put words into the form: rows of sources that it lacks are added, those that they lack are marked to go. */
function fill(keeper, words) {
  const { form } = keeper;
  const keys = new Set(words.filter(([name]) => name === "source").map(([, value]) => value));
  const rows = [...form.querySelectorAll('[name="source"]')].map((row) => row.value);
  for (const key of keys) if (!rows.includes(key)) keeper.rows.add(key);
  for (const key of rows) if (!keys.has(key)) form.querySelector(`#row-${key}`)?.remove();
  for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) box.checked = false;
  for (const [name, value] of words) {
    const field = form.elements.namedItem(name);
    if (!field || name === "source") continue;
    if (field.type === "checkbox") field.checked = true;
    else field.value = value; // a RadioNodeList takes the value of the one to choose
  }
}

class DraftCopies extends HTMLElement {
  connectedCallback() {
    this.key = this.getAttribute("key");
    this.place = `${PREFIX}${this.key}:${WINDOW}`;
    claimPlace(this.place);
  }

  /** Keep words that were typed on top of `version`; `sent` are those of a save nobody answered yet. */
  keep(version, words, sent) {
    try {
      localStorage.setItem(this.place, JSON.stringify({ at: Date.now(), version, words, sent }));
      return true;
    } catch {
      return false; // full or refused: the save itself still runs, and leaving still asks
    }
  }

  drop(place = this.place) {
    localStorage.removeItem(place);
  }

  /** Copies of this person for this claim that no open window holds, the latest first. */
  async left() {
    const copies = this.all();
    let held = await placesInUse();
    if (copies.some(({ place }) => held.has(place))) {
      await aMoment(); // a window that was just left lets go of its lock a little later
      held = await placesInUse();
    }
    return copies.filter(({ place }) => !held.has(place)).sort((one, other) => other.at - one.at);
  }

  /** Every copy of this person for this claim but this window's own; what is too old goes, whosever it is. */
  all() {
    const [claim, round, person] = this.key.split(":");
    const mine = new RegExp(`^${PREFIX}${claim}:(\\d+):${person}:`);
    const copies = [];
    for (const place of Object.keys(localStorage)) {
      const found = mine.exec(place);
      const copy = place.startsWith(PREFIX) && read(place);
      if (copy && Date.now() - copy.at > KEPT_FOR) this.drop(place);
      else if (copy && found && place !== this.place) {
        copies.push({ ...copy, place, isOfThisRound: found[1] === round });
      }
    }
    return copies;
  }

  /** Deal with the copies left behind for this claim, one after the other. */
  async settle(keeper) {
    const { form } = keeper;
    const now = form && gist(keeper.words);
    const left = [];
    for (const copy of await this.left()) {
      if (gist(copy.words) === now) this.drop(copy.place); // the desk has them
      else left.push(copy);
    }
    if (!this.isConnected || !left.length) return;
    const [copy] = left;
    const isSafe = copy.isOfThisRound
      && (copy.version === keeper.version || (copy.sent && gist(copy.sent) === now));
    if (!form) this.show(keeper, copy);
    else if (isSafe && !keeper.isTouched) this.bringBack(keeper, copy);
    else this.offer(keeper, copy);
  }

  /** Nothing was saved since they were typed: they stand in the form again, as if nothing had happened. */
  bringBack(keeper, copy) {
    const before = keeper.words;
    fill(keeper, copy.words);
    keeper.note();
    if (keeper.isCopied) this.drop(copy.place);
    this.say(`Words from ${timeOf(copy)} were not saved then. They are back in the form.`);
    this.button("[data-bring-back]", "Good", () => this.close(keeper));
    this.button("[data-throw-away]", "Take them out again", () => {
      fill(keeper, before);
      keeper.note();
      this.close(keeper);
    });
  }

  /** The desk has other words by now: the form keeps those until somebody wants both beside each other. */
  offer(keeper, copy) {
    const isAlone = keeper.version === "0"; // nothing is saved in this round: they stand beside nothing
    const why = isAlone ? "the claim’s words were changed since" : "the desk has others by now";
    this.say(`Words from ${timeOf(copy)} were never saved, and ${why}.`, wordsOf(copy));
    this.button("[data-bring-back]", isAlone ? "Bring them back" : "Look at both texts", async () => {
      await keeper.flush();
      if (keeper.isUnsaved) return; // what stands in the form has no other place yet
      const base = copy.isOfThisRound ? copy.version : "0";
      const isForked = keeper.version !== base;
      this.close(keeper);
      fill(keeper, copy.words);
      keeper.restOn(base);
      keeper.note();
      if (keeper.isCopied) this.drop(copy.place);
      if (isForked) keeper.compare();
    });
    this.throwAway(keeper, copy);
  }

  show(keeper, copy) {
    const why = "There is no form for them any more: copy what you need.";
    this.say(`Words from ${timeOf(copy)} were never saved. ${why}`, wordsOf(copy));
    this.button("[data-bring-back]", "");
    this.throwAway(keeper, copy);
  }

  throwAway(keeper, copy) {
    this.button("[data-throw-away]", "Throw them away", () => {
      this.drop(copy.place);
      this.close(keeper);
      this.settle(keeper);
    });
  }

  get box() {
    return this.querySelector("#draft-offer");
  }

  close(keeper) {
    if (this.box.contains(document.activeElement)) keeper.form?.elements.rationale.focus();
    this.box.hidden = true;
  }

  say(sentence, words = "") {
    this.box.hidden = false;
    this.box.querySelector("[data-say]").textContent = sentence;
    const quote = this.box.querySelector("[data-words]");
    quote.textContent = words;
    quote.hidden = !words;
  }

  button(place, label, act) {
    const found = this.box.querySelector(place);
    found.textContent = label;
    found.hidden = !label;
    found.onclick = act;
  }
}

customElements.define("draft-copies", DraftCopies);
