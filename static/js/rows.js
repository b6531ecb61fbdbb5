/* <source-rows> holds the rows of sources of a review: a new one stands there at once, and offline too. */

/** A key for a row that no other row has: a UUID, also where the page came without TLS. */
function newKey() {
  const digits = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
}

class SourceRows extends HTMLElement {
  connectedCallback() {
    const button = this.keeper.querySelector("#add-source");
    button?.addEventListener("click", (event) => {
      event.preventDefault();
      this.add().querySelector("input:not([type=hidden]), textarea").focus();
    });
  }

  get keeper() {
    return this.closest("draft-keeper");
  }

  /** Add one more blank source from the template that the page carries, and give it back. */
  add(key = newKey()) {
    const blank = this.keeper.querySelector("#source-template").innerHTML.replaceAll("__key__", key);
    this.querySelector("#sources").insertAdjacentHTML("beforeend", blank);
    const row = this.querySelector(`#row-${key}`);
    window.htmx?.process(row);
    return row;
  }
}

customElements.define("source-rows", SourceRows);
