/* The toolbar for selected text. article.js loads this module once somebody selects something. */

const CONTEXT = 32; // characters sent from each side of the selection
const QUIET = 150; // ms after the selection moved
const WORD = /[\p{L}\p{N}\p{M}]/u;
const BLOCKS = "p, h2, li, blockquote";

/** The text of the article but for white space, and where in it each text node begins.

    Labels for screen readers inside the text are left out; signs are drawn by the style sheet. */
function readText(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".hide") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
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
    this.look();
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), QUIET);
    });
    document.addEventListener("keydown", (event) => this.hear(event), { capture: true });
  }

  /** A key that comes before the pause is over is meant for what is selected now. */
  hear(event) {
    if (event.key === "Escape") return this.show(null);
    if (this.timer) this.look();
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
}

customElements.define("selection-toolbar", SelectionToolbar);
