/* <claim-picker> offers what can be done with words that are selected in the text (data-text).

   It sends the words and 32 characters to each side of them, never a place: the desk looks for them
   itself. What only readers of the screen hear inside the text is no part of it; signs stand in CSS. */

const CONTEXT = 32;
const PAUSE = 150; // ms after the selection moved
const WORD = /[\p{L}\p{N}\p{M}]/u;
const BLOCKS = "p, h2, li, blockquote";

/** The text as the desk has it but for white space, and where each of its text nodes begins. */
function readText(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".visually-hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  let words = "";
  let block = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const own = node.parentElement.closest(BLOCKS);
    if (block && own !== block) words += "\n";
    block = own;
    nodes.push([node, words.length]);
    words += node.data;
  }
  return { words, nodes };
}

/** The selected words, whole, with what stands around them; null when none of the text is selected. */
function readSelection(root) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const { words, nodes } = readText(root);
  const touched = nodes.filter(([node]) => range.intersectsNode(node));
  if (!touched.length) return null;
  const place = ([node, start], edge, other) => start + (node === edge.node ? edge.offset : other(node));
  let from = place(touched[0], { node: range.startContainer, offset: range.startOffset }, () => 0);
  let to = place(touched.at(-1), { node: range.endContainer, offset: range.endOffset }, (node) => node.length);
  while (from < to && /\s/.test(words[from])) from += 1;
  while (to > from && /\s/.test(words[to - 1])) to -= 1;
  if (from === to) return null;
  while (from > 0 && WORD.test(words[from - 1]) && WORD.test(words[from])) from -= 1;
  while (to < words.length && WORD.test(words[to - 1]) && WORD.test(words[to])) to += 1;
  return {
    quote: words.slice(from, to),
    prefix: [...words.slice(0, from)].slice(-CONTEXT).join(""),
    suffix: [...words.slice(to)].slice(0, CONTEXT).join(""),
  };
}

class ClaimPicker extends HTMLElement {
  connectedCallback() {
    this.text = document.querySelector("[data-text]");
    if (!this.text) return;
    this.text.addEventListener("pointerdown", (event) => this.letGo(event), true);
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), PAUSE);
    });
    document.addEventListener("keydown", (event) => this.hear(event), { capture: true });
    // The end of a selection within a link is a click on it, which nobody meant.
    this.text.addEventListener("click", (event) => readSelection(this.text) && event.preventDefault(), true);
    this.querySelector("[data-part]")?.addEventListener("click", () => this.addPart());
  }

  /** A key may come before the pause is over: it is meant for what is selected now. */
  hear(event) {
    if (event.key === "Escape") return this.show(null);
    if (this.timer) this.look();
  }

  /** A browser selects no words that a mouse goes down on in a link: until it is up, it is none. */
  letGo(event) {
    const link = event.target.closest("a[href]");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || event.button !== 0 || event.pointerType !== "mouse" || !isPlain) return;
    const address = link.getAttribute("href");
    link.removeAttribute("href");
    const bringBack = () => link.setAttribute("href", address);
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, bringBack, { once: true, capture: true });
    addEventListener("blur", bringBack, { once: true }); // the window's own, not that of what had the focus
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
    if (wasHidden) this.querySelector("[role=status]").textContent = "Words are selected; a toolbar offers what to do with them.";
  }

  /** On the page of a split: the next empty part takes the words, and the words around them. */
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

/* Words typed over those that were picked stand somewhere else: what stood around them is forgotten. */
document.addEventListener("input", (event) => {
  const number = /^part_(\d)$/.exec(event.target.name ?? "")?.[1];
  if (number) for (const name of ["prefix", "suffix"]) event.target.form.elements[`${name}_${number}`].value = "";
});

customElements.define("claim-picker", ClaimPicker);
