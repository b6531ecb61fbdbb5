/* <article-changes address since> asks now and then what moved on the article, while the page is looked at.

   A 204 moves nothing. Otherwise each region of the answer takes the place of the one with its id, unless
   it holds an input, the focus or selected words: that one waits for the next time. Nothing scrolls. */

const EVERY = 10_000; // ms
const SLOWEST = 300_000;
const INPUTS = "input, textarea, select, button";

/** Whether a reader would notice that the region is another: they stand in it, or have selected words of it. */
function isInUse(region) {
  if (region.contains(document.activeElement)) return true;
  const selection = getSelection();
  return selection.rangeCount > 0 && !selection.isCollapsed && selection.getRangeAt(0).intersectsNode(region);
}

class ArticleChanges extends HTMLElement {
  connectedCallback() {
    if (!this.hasAttribute("address") || this.listening) return;
    this.listening = new AbortController();
    const { signal } = this.listening;
    this.failures = 0;
    document.addEventListener("visibilitychange", () => this.plan(document.hidden ? EVERY : 0), { signal });
    addEventListener("online", () => this.plan(0), { signal });
    this.plan(EVERY);
  }

  disconnectedCallback() {
    this.stop();
  }

  stop() {
    clearTimeout(this.timer);
    this.listening?.abort();
    this.isStopped = true;
  }

  /** Look again after `pause`; later after each failure, never while nobody looks at the page. */
  plan(pause) {
    clearTimeout(this.timer);
    if (this.isStopped || document.hidden) return;
    const wait = this.failures ? Math.min(EVERY * 2 ** this.failures, SLOWEST) : pause;
    this.timer = setTimeout(() => this.look(), wait);
  }

  async look() {
    if (this.asking || this.isStopped) return;
    this.asking = true;
    try {
      await this.ask();
    } catch {
      this.failures += 1; // the desk cannot be reached; the page stays as it is
    }
    this.asking = false;
    this.plan(EVERY);
  }

  async ask() {
    const address = `${this.getAttribute("address")}&since=${this.getAttribute("since")}`;
    const headers = { "HX-Request": "true", "HX-Request-Type": "partial" };
    const answer = await fetch(address, { headers, redirect: "error" });
    if ([401, 403, 404].includes(answer.status)) return this.stop(); // not this person's any more
    if (!answer.ok) throw new Error(answer.status);
    this.failures = 0;
    if (answer.status !== 204) this.show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  }

  show(page) {
    const state = page.querySelector("article-changes");
    this.count(state.getAttribute("comments"));
    const text = page.querySelector("[data-text]");
    const isOther = text && text.dataset.revision !== document.querySelector("[data-text]")?.dataset.revision;
    if (isOther) {
      text.remove(); // another text: it comes with the next page, not a paragraph at a time
      this.tellOfRevision();
    }
    const waiting = [...page.querySelectorAll("[id]")].filter((fresh) => !this.put(fresh));
    if (!waiting.length) this.setAttribute("since", state.getAttribute("since"));
  }

  /** Put a region in its place; false where it has to wait. */
  put(fresh) {
    const old = document.getElementById(fresh.id);
    if (!old || old.isEqualNode(fresh)) return true;
    if (old.querySelector(INPUTS) || fresh.parentElement.closest("[id]")) return true;
    if (isInUse(old)) return false;
    const row = old.closest("li[id]");
    if (fresh.dataset.row && row) {
      row.className = fresh.dataset.row;
      row.setAttribute("aria-label", fresh.dataset.name);
    }
    old.replaceWith(fresh);
    return true;
  }

  /** Say how many comments are new since the page was made; they come when the reader asks for them. */
  count(keys) {
    const news = document.getElementById("comment-news");
    if (!news || keys === null) return;
    const fresh = keys.split(" ").filter((key) => key && !document.getElementById(`comment-${key}`));
    if (String(fresh.length) === (news.dataset.count ?? "0")) return;
    news.dataset.count = fresh.length;
    news.replaceChildren();
    if (!fresh.length) return;
    const show = document.createElement("a");
    show.href = news.dataset.address;
    show.dataset.showComments = "";
    show.textContent = fresh.length === 1 ? "1 new entry: show it" : `${fresh.length} new entries: show them`;
    news.append(show);
  }

  tellOfRevision() {
    const place = document.getElementById("notices");
    if (place.querySelector("[data-revised]")) return;
    const note = document.createElement("div");
    note.className = "note warning";
    note.dataset.revised = "";
    const words = document.createElement("p");
    words.textContent = "The article has a new text. What you see is the one before it: reload when you are done here.";
    note.append(words);
    place.append(note);
  }
}

customElements.define("article-changes", ArticleChanges);
