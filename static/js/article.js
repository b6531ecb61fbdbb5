/* The page of an article or one of its claims: regions that refresh by themselves, the toolbar for selected
   text, the guidelines beside the card, and the comments, whose script is loaded when somebody turns to them. */

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

/* A sentence of the coverage page takes its class and its name from the region that says its state. */
document.addEventListener("htmx:before:swap", ({ detail: { tasks } }) => {
  for (const { target, fragment } of tasks) {
    const { rowClass, rowLabel } = fragment.firstElementChild?.dataset ?? {};
    const row = rowClass && target instanceof Element && target.closest("li[id]");
    if (!row) continue;
    row.className = rowClass;
    row.setAttribute("aria-label", rowLabel);
  }
});

/* --- The guidelines beside the card, and new comments --- */

const panel = document.getElementById("guidelines-panel");

function closePanel() {
  panel.hidden = true;
  document.querySelector("[data-guidelines]")?.focus({ preventScroll: true });
}

panel?.addEventListener("keydown", (event) => event.key === "Escape" && closePanel());
panel?.querySelector("[data-close]").addEventListener("click", closePanel);

/* htmx fetches what these links lead to; with Ctrl or Shift they open a tab or a window, like every link. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-guidelines], [data-show-comments]");
  if (!link || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if ("showComments" in link.dataset) window.htmx.trigger(link, "show-comments");
  else if (panel.hidden) window.htmx.trigger(link, "open-guidelines");
  else closePanel();
}, { capture: true }); // before the draft's own listener, which saves before a link is followed

document.addEventListener("htmx:after:swap", ({ detail: { ctx: { sourceEvent } } }) => {
  if (sourceEvent?.type === "show-comments") document.getElementById("comments").focus({ preventScroll: true });
  if (sourceEvent?.type !== "open-guidelines") return;
  panel.hidden = false;
  panel.focus({ preventScroll: true });
});

/* Comments are written rarely: their script is loaded when the reader goes there, or left a comment unsent. */
const loadComments = () => import("./comments.js");
for (const sign of ["focusin", "pointerdown"]) {
  document.addEventListener(sign, ({ target }) => target.closest("comment-drafts") && loadComments());
}

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
  for (const side of document.querySelectorAll(".card-side")) side.scrollTop = 0;
  scrollTo(0, 0);
  loadUnsentComments();
});

/* --- The toolbar for selected text --- */

const CONTEXT = 32; // characters sent from each side of the selection
const QUIET = 150; // ms after the selection moved
const WORD = /[\p{L}\p{N}\p{M}]/u;
const BLOCKS = "p, h2, li, blockquote";

/** The text of the article but for white space, and where in it each text node begins.

    Labels for screen readers inside the text are left out; signs are drawn by the style sheet. */
function readText(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".visually-hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  let text = "";
  let block = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const own = node.parentElement.closest(BLOCKS);
    if (block && own !== block) text += "\n";
    block = own;
    nodes.push([node, text.length]);
    text += node.data;
  }
  return { text, nodes };
}

/** The selected words, completed to whole words, with the text before and after; null when nothing is selected. */
function readSelection(root) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const { text, nodes } = readText(root);
  const touched = nodes.filter(([node]) => range.intersectsNode(node));
  if (!touched.length) return null;
  const offset = ([node, start], edge, other) => start + (node === edge.node ? edge.offset : other(node));
  let from = offset(touched[0], { node: range.startContainer, offset: range.startOffset }, () => 0);
  let to = offset(touched.at(-1), { node: range.endContainer, offset: range.endOffset }, (node) => node.length);
  while (from < to && /\s/.test(text[from])) from += 1;
  while (to > from && /\s/.test(text[to - 1])) to -= 1;
  if (from === to) return null;
  while (from > 0 && WORD.test(text[from - 1]) && WORD.test(text[from])) from -= 1;
  while (to < text.length && WORD.test(text[to - 1]) && WORD.test(text[to])) to += 1;
  return {
    quote: text.slice(from, to),
    prefix: [...text.slice(0, from)].slice(-CONTEXT).join(""),
    suffix: [...text.slice(to)].slice(0, CONTEXT).join(""),
  };
}

/** <selection-toolbar> offers what can be done with the text that is selected in [data-text].

    It sends the words and the text around them, never a position: the server looks for them itself. */
class SelectionToolbar extends HTMLElement {
  connectedCallback() {
    this.text = document.querySelector("[data-text]");
    if (!this.text) return;
    this.text.addEventListener("pointerdown", (event) => this.makeSelectable(event), true);
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), QUIET);
    });
    document.addEventListener("keydown", (event) => this.hear(event), { capture: true });
    // A selection that ends inside a link ends with a click on it, which nobody meant.
    this.text.addEventListener("click", (event) => readSelection(this.text) && event.preventDefault(), true);
    this.querySelector("[data-add-part]")?.addEventListener("click", () => this.addPart());
  }

  /** A key that comes before the pause is over is meant for what is selected now. */
  hear(event) {
    if (event.key === "Escape") return this.show(null);
    if (this.timer) this.look();
  }

  /** A browser doesn't start a selection inside a link, so the link is none while the mouse button is down. */
  makeSelectable(event) {
    const link = event.target.closest("a[href]");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || event.button !== 0 || event.pointerType !== "mouse" || !isPlain) return;
    const address = link.getAttribute("href");
    link.removeAttribute("href");
    const restore = () => link.setAttribute("href", address);
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, restore, { once: true, capture: true });
    addEventListener("blur", restore, { once: true }); // the window loses the focus
  }

  look() {
    clearTimeout(this.timer);
    this.timer = null;
    const picked = readSelection(this.text);
    if (picked || !this.contains(document.activeElement)) this.show(picked);
  }

  show(picked) {
    const wasHidden = this.hidden;
    this.picked = picked;
    this.hidden = !picked;
    for (const button of this.querySelectorAll("button")) button.disabled = !picked;
    if (!picked) return;
    for (const field of this.querySelectorAll("input[type=hidden]")) {
      if (field.name in picked) field.value = picked[field.name];
    }
    this.querySelector(".picked").textContent = picked.quote.replace(/\s+/g, " ");
    if (wasHidden) this.querySelector("[role=status]").textContent = "Text is selected. A toolbar shows what you can do with it.";
  }

  /** On the page that splits a claim: write the selection into the next empty part. */
  addPart() {
    const fields = [...document.querySelectorAll("textarea[name^=part_]")];
    const part = fields.find((field) => !field.value.trim());
    if (!part || !this.picked) return;
    const number = part.name.split("_")[1];
    part.value = this.picked.quote;
    for (const name of ["prefix", "suffix"]) part.form.elements[`${name}_${number}`].value = this.picked[name];
    part.closest("details")?.setAttribute("open", "");
    getSelection().removeAllRanges();
    this.show(null);
    part.focus();
  }
}

/* Text typed over a selected part is somewhere else: what was around the selection is forgotten. */
document.addEventListener("input", (event) => {
  const number = /^part_(\d)$/.exec(event.target.name ?? "")?.[1];
  if (number) for (const name of ["prefix", "suffix"]) event.target.form.elements[`${name}_${number}`].value = "";
});

customElements.define("selection-toolbar", SelectionToolbar);
