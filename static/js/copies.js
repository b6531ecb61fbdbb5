/* Copies, in this browser, of words that the desk does not have yet: one a window, so that two windows
   never overwrite each other's. A copy goes when the desk has its words, or when its writer says so. */

const PREFIX = "factcheck:draft:";
const KEPT_FOR = 30 * 24 * 3600 * 1000; // ms; longer than any hold
const WINDOW = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
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
export const gist = (words) => JSON.stringify(words.map(([name, value]) => [name, value.trim()]));

export class Copies {
  /** `key` is claim:round:person, as the page writes it. */
  constructor(key) {
    this.key = key;
    this.place = `${PREFIX}${key}:${WINDOW}`;
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
}
