/* <guidelines-panel> shows the page that a link with data-panel leads to beside the form, which stays as it is. */

class GuidelinesPanel extends HTMLElement {
  connectedCallback() {
    document.addEventListener("click", (event) => this.hear(event));
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.querySelector("[data-close]").addEventListener("click", () => this.close());
  }

  hear(event) {
    const link = event.target.closest("a[data-panel]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (this.hidden) this.open(link);
    else this.close();
  }

  async open(link) {
    this.link = link;
    const headers = { "HX-Request": "true", "HX-Request-Type": "partial" };
    const answer = await fetch(link.href, { headers, redirect: "error" }).catch(() => null);
    if (!answer?.ok) return window.open(link.href, "_blank", "noopener");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.querySelector("[data-words]").replaceChildren(...page.body.children);
    this.hidden = false;
    this.focus({ preventScroll: true });
  }

  close() {
    this.hidden = true;
    const link = this.link.isConnected ? this.link : document.querySelector("a[data-panel]");
    link?.focus({ preventScroll: true });
  }
}

customElements.define("guidelines-panel", GuidelinesPanel);
