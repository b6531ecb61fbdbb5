/* Writing comments: what is typed into a box is backed up in this browser until the server has it. */

import { storage } from "./desk.js";
import "./mentions.js";

/** The form that a request sends. What is asked from inside a form, such as who is mentioned, sends no comment. */
function sentForm({ detail: { ctx } }) {
  return ctx.sourceElement?.matches?.("form") ? ctx.sourceElement : null;
}

class CommentDrafts extends HTMLElement {
  connectedCallback() {
    for (const box of this.querySelectorAll("textarea")) this.restore(box);
    this.addEventListener("input", (event) => event.target.matches("textarea") && this.backUp(event.target));
    this.addEventListener("htmx:before:request", (event) => this.lock(event, true));
    this.addEventListener("htmx:after:request", (event) => this.received(event));
    this.addEventListener("htmx:finally:request", (event) => this.lock(event, false));
    this.addEventListener("submit", (event) => window.htmx || this.forget(event.target));
  }

  placeOf(box) {
    return `factcheck:comment:${this.getAttribute("key")}:${box.id}`;
  }

  backUp(box) {
    try {
      if (box.value.trim()) storage.setItem(this.placeOf(box), box.value);
      else storage.removeItem(this.placeOf(box));
    } catch {
      // The storage is full or refused; the box itself still has the text.
    }
  }

  restore(box) {
    if (box.value) return this.backUp(box); // typed before this script was loaded
    const text = storage.getItem(this.placeOf(box));
    if (!text) return;
    box.value = text;
    box.closest("details")?.setAttribute("open", "");
  }

  /** Only a 2xx says that the server has the comment; an answer that is not ours never comes here. */
  received(event) {
    const form = sentForm(event);
    if (form && event.detail.ctx.response.status < 300) this.forget(form);
  }

  /** While a comment is being sent, nothing can be typed: the answer empties the box. */
  lock(event, isSending) {
    const boxes = sentForm(event)?.querySelectorAll("textarea") ?? [];
    for (const box of boxes) box.readOnly = isSending;
  }

  forget(form) {
    for (const box of form.querySelectorAll("textarea")) storage.removeItem(this.placeOf(box));
  }
}

customElements.define("comment-drafts", CommentDrafts);

/* Where the button that was pressed is gone, or folded away, its thread has the focus and not the page. */
document.addEventListener("htmx:after:swap", (event) => {
  const { id } = event.detail.ctx.target ?? {};
  if (document.activeElement !== document.body || !id?.startsWith("comment-")) return;
  document.getElementById(id)?.focus({ preventScroll: true });
});
