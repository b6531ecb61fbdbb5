/* <comment-keeper key="claim:person"> around the comments of a claim: a copy of each box stays in this
   browser until the desk has its words; Ctrl+Enter sends the box one is in; names can be pressed. */

const placeOf = (keeper, box) => `factcheck:comment:${keeper.getAttribute("key")}:${box.id}`;

class CommentKeeper extends HTMLElement {
  connectedCallback() {
    for (const box of this.boxes) this.bringBack(box);
    this.offerNames();
    this.addEventListener("input", (event) => event.target.matches("textarea") && this.keep(event.target));
    this.addEventListener("keydown", (event) => this.send(event));
    this.addEventListener("htmx:before:request", (event) => this.rest(event, true));
    this.addEventListener("htmx:after:request", (event) => this.letGo(event));
    this.addEventListener("htmx:finally:request", (event) => this.rest(event, false));
    this.addEventListener("htmx:after:swap", () => this.offerNames());
    this.addEventListener("submit", (event) => window.htmx || this.forget(event.target));
    this.addEventListener("click", (event) => this.call(event));
    this.addEventListener("click", (event) => this.showNews(event));
  }

  get boxes() {
    return this.querySelectorAll("textarea");
  }

  keep(box) {
    try {
      if (box.value.trim()) localStorage.setItem(placeOf(this, box), box.value);
      else localStorage.removeItem(placeOf(this, box));
    } catch {
      // Storage is full or refused: the box itself still has the words.
    }
  }

  bringBack(box) {
    const words = localStorage.getItem(placeOf(this, box));
    if (!words || box.value) return;
    box.value = words;
    box.closest("details")?.setAttribute("open", "");
  }

  /** The desk has the words: a 2xx is the only thing that says so. */
  letGo(event) {
    const { ctx } = event.detail;
    const form = ctx.sourceElement?.closest?.("form");
    if (form && ctx.response.status < 300) this.forget(form);
  }

  /** Nothing is typed into a box while its words are on their way: the answer empties it. */
  rest(event, isSending) {
    const boxes = event.detail.ctx.sourceElement?.closest?.("form")?.querySelectorAll("textarea") ?? [];
    for (const box of boxes) box.readOnly = isSending;
  }

  forget(form) {
    for (const box of form.querySelectorAll("textarea")) localStorage.removeItem(placeOf(this, box));
  }

  /** In a comment, the keys that submit a review send the comment. */
  send(event) {
    const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing;
    if (!isSend || !event.target.matches("textarea")) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  }

  /** Names become buttons, which write themselves where the caret is. */
  offerNames() {
    for (const name of this.querySelectorAll("li[data-mention]:not(:has(button))")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain";
      button.textContent = name.textContent;
      name.replaceChildren(button);
    }
  }

  /** Fetch the comments anew; what is typed in the boxes is in this browser's copies, and comes back. */
  async showNews(event) {
    const link = event.target.closest("[data-show-comments]");
    if (!link || !window.htmx || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    for (const box of this.boxes) this.keep(box);
    const headers = { "HX-Request": "true", "HX-Request-Type": "partial" };
    const answer = await fetch(link.href, { headers, redirect: "error" }).catch(() => null);
    if (!answer?.ok) return location.assign(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("comment-keeper");
    this.replaceWith(fresh);
    window.htmx.process(fresh);
    fresh.querySelector("#comments").focus({ preventScroll: true });
  }

  call(event) {
    const name = event.target.closest("[data-mention]")?.dataset.mention;
    if (!name) return;
    const box = event.target.closest("form").querySelector("textarea");
    const before = box.value.slice(0, box.selectionStart);
    box.setRangeText(`${/\S$/.test(before) ? " " : ""}@${name} `, box.selectionStart, box.selectionEnd, "end");
    box.focus();
    this.keep(box);
  }
}

customElements.define("comment-keeper", CommentKeeper);

/* The button that was pressed may not come back, or come back folded: then its thread has the focus, not the page. */
document.addEventListener("htmx:after:swap", (event) => {
  const { id } = event.detail.ctx.target ?? {};
  if (document.activeElement !== document.body || !id?.startsWith("comment-")) return;
  document.getElementById(id)?.focus({ preventScroll: true });
});
