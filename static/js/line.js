/* <draft-line> is the line that says where a draft stands. A reader of the screen is told, politely and once, of
   trouble, of its end, and of a save that was asked for; that a draft saved itself would only chatter. */

class DraftLine extends HTMLElement {
  get words() {
    return this.querySelector("#draft-state > *"); // htmx sets what has an id back after a swap
  }

  say(kind, sentence, why = "") {
    const { words } = this;
    words.className = kind ? `saved is-${kind}` : "saved";
    words.textContent = sentence;
    if (why) words.append(" ", Object.assign(document.createElement("small"), { textContent: why }));
    this.tell(kind, `${sentence} ${why}`.trim());
  }

  tell(kind, words) {
    const told = this.querySelector("#draft-told");
    if (kind === "busy" && this.isAsked) told.textContent = ""; // so that the same words are news again
    if (kind !== "bad" && !(kind === "saved" && (this.isAsked || this.isTroubled))) return;
    this.isTroubled = kind === "bad";
    this.isAsked = false;
    if (told.textContent !== words) told.textContent = words;
  }

  link(words, href, act) {
    if (!href) return;
    const anchor = Object.assign(document.createElement("a"), { href, textContent: words });
    anchor.addEventListener("click", act);
    this.words.append(" ", anchor);
  }
}

customElements.define("draft-line", DraftLine);
