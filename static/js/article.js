/* The page of an article or one of its claims: regions that refresh by themselves, and the guidelines beside the
   card. The scripts for comments and for selected text are loaded when somebody turns to them. */

import { isInUse, isOurs, storage } from "./desk.js";

const PAUSE = 10_000; // ms between two polls
const LONGEST_PAUSE = 300_000; // ms, after failures
const INPUTS = "input, textarea, select, button";

/** <article-changes hx-get hx-trigger="poll"> asks what changed, while somebody looks at the page.

    The answer has regions, each with the id of the one that it replaces (hx-select-oob), unless that one holds
    an input, the focus or selected text: it waits for the next poll. */
class ArticleChanges extends HTMLElement {
  connectedCallback() {
    if (this.listening) return;
    this.listening = new AbortController();
    const { signal } = this.listening;
    this.failures = 0;
    document.addEventListener("visibilitychange", () => this.plan(document.hidden ? PAUSE : 0), { signal });
    addEventListener("online", () => this.plan(0), { signal });
    this.addEventListener("htmx:before:swap", (event) => this.choose(event.detail.tasks), { signal });
    this.addEventListener("htmx:finally:request", (event) => this.hear(event.detail.ctx.response), { signal });
    this.plan(PAUSE);
  }

  disconnectedCallback() {
    this.stop();
  }

  stop() {
    clearTimeout(this.timer);
    this.listening?.abort();
    this.isStopped = true;
  }

  /** Poll after `pause`; later after each failure, and never while the page is hidden. */
  plan(pause) {
    clearTimeout(this.timer);
    if (this.isStopped || document.hidden) return;
    const wait = this.failures ? Math.min(PAUSE * 2 ** this.failures, LONGEST_PAUSE) : pause;
    this.timer = setTimeout(() => this.poll(), wait);
  }

  /** Ask now; the promise is kept when the answer was dealt with. */
  poll() {
    if (this.isPolling || this.isStopped || !window.htmx) return null;
    this.isPolling = true;
    return new Promise((resolve) => {
      this.addEventListener("htmx:finally:request", resolve, { once: true });
      window.htmx.trigger(this, "poll");
    });
  }

  hear(response) {
    this.isPolling = false;
    const isRefused = response && isOurs(response) && [401, 403, 404].includes(response.status);
    if (isRefused) return this.stop(); // the article is no longer open to this person
    this.failures = this.isAnswered ? 0 : this.failures + 1;
    this.isAnswered = false;
    return this.plan(PAUSE);
  }

  /** Of the swaps that htmx is about to make, keep those that disturb nobody. */
  choose(tasks) {
    this.isAnswered = true;
    const answer = tasks.find(({ type }) => type === "main").fragment;
    const state = answer.querySelector("article-changes");
    if (!state) return; // nothing changed
    this.countComments(state.getAttribute("comments"));
    const isRevised = this.isRevised(answer);
    if (isRevised) this.announceRevision();
    let isComplete = true;
    const chosen = tasks.filter(({ type, target, fragment }) => {
      const fresh = fragment.firstElementChild;
      if (type !== "oob" || target.isEqualNode(fresh) || target.querySelector(INPUTS)) return false;
      if (isRevised && target.closest("[data-text]")) return false; // a new text comes with the next page
      if (isInUse(target)) isComplete = false;
      return !isInUse(target);
    });
    tasks.splice(0, tasks.length, ...chosen);
    if (isComplete) this.setAttribute("hx-vals", state.getAttribute("hx-vals"));
  }

  isRevised(answer) {
    const text = answer.querySelector("[data-text]");
    return Boolean(text) && text.dataset.revision !== document.querySelector("[data-text]")?.dataset.revision;
  }

  /** Say how many comments are new since the page was made; they are shown when the reader asks for them. */
  countComments(keys) {
    const link = document.querySelector("[data-show-comments]");
    if (!link || keys === null) return;
    const fresh = keys.split(" ").filter((key) => key && !document.getElementById(`comment-${key}`));
    const label = fresh.length === 1 ? "1 new entry: show it" : `${fresh.length} new entries: show them`;
    if (fresh.length && link.textContent !== label) link.textContent = label;
    link.hidden = !fresh.length;
  }

  announceRevision() {
    const notices = document.getElementById("notices");
    if (notices.querySelector("[data-revised]")) return;
    const note = Object.assign(document.createElement("div"), { className: "note warning" });
    note.dataset.revised = "";
    const sentence = "The article has a new version. You see the one before it. Reload the page when you are done here.";
    note.append(Object.assign(document.createElement("p"), { textContent: sentence }));
    notices.append(note);
  }
}

customElements.define("article-changes", ArticleChanges);

/* --- The guidelines beside the card, and new comments --- */

/* The panel is a popover that stays open while somebody writes beside it, so Escape has to be heard here. */
const panel = document.getElementById("guidelines-panel");

panel?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  panel.hidePopover();
  document.querySelector("[popovertarget=guidelines-panel]")?.focus({ preventScroll: true });
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.sourceElement.matches("[data-show-comments]")) document.getElementById("comments").focus({ preventScroll: true });
});

/* Comments are written rarely: their script is loaded when the reader goes there, or left a comment unsent. */
const loadComments = () => import("./comments.js");
for (const sign of ["focusin", "pointerdown"]) {
  document.addEventListener(sign, ({ target }) => target.closest("comment-drafts") && loadComments());
}

/* Showing new comments replaces the boxes, so what was typed in them must be kept first, which that script does. */
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-show-comments]");
  if (!button) return;
  await loadComments();
  button.dispatchEvent(new Event("show"));
});

function loadUnsentComments() {
  const comments = document.querySelector("comment-drafts");
  const place = (box) => `factcheck:comment:${comments.getAttribute("key")}:${box.id}`;
  const boxes = [...(comments?.querySelectorAll("textarea") ?? [])];
  if (boxes.some((box) => storage.getItem(place(box)))) loadComments();
}

loadUnsentComments();

/* The next claim came in place of the one before: begin at its top. */
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (!ctx.response?.headers.has("HX-Push-Url")) return;
  document.querySelector(".work").scrollTop = 0;
  scrollTo(0, 0);
  showClaim();
  loadUnsentComments();
});

/** Show the words of the claim in the article, where that has a scroller of its own. */
function showClaim() {
  const words = document.querySelector(".pane .mark.here");
  if (words) words.closest(".pane").scrollTop = words.offsetTop - innerHeight / 3;
}

showClaim();

/* --- Selecting text: the toolbar for it is loaded when somebody does --- */

const text = document.querySelector("[data-text]");

document.addEventListener("selectionchange", () => {
  if (text && !getSelection().isCollapsed && isInUse(text)) import("./selection.js");
});

/** A browser doesn't start a selection inside a link, so the link is none while the mouse button is down. */
text?.addEventListener("pointerdown", (event) => {
  const link = event.target.closest("a[href]");
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || event.button || event.pointerType !== "mouse" || !isPlain) return;
  const address = link.getAttribute("href");
  link.removeAttribute("href");
  const restore = () => link.setAttribute("href", address);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, restore, { once: true, capture: true });
  addEventListener("blur", restore, { once: true }); // the window loses the focus
}, true);

/** A selection that ends inside a link ends with a click on it, which nobody meant. */
text?.addEventListener("click", (event) => String(getSelection()).trim() && isInUse(text) && event.preventDefault(), true);
