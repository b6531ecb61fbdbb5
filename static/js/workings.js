/* <workings-field address> shows what comes out of a calculation a moment after it is typed. */

const QUIET = 400; // ms

class WorkingsField extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.work(), QUIET);
    });
  }

  async work() {
    this.asked?.abort();
    this.asked = new AbortController();
    const field = this.querySelector("textarea");
    const body = new URLSearchParams({
      csrfmiddlewaretoken: field.form.elements.csrfmiddlewaretoken.value,
      text: field.value,
    });
    const headers = { "HX-Request": "true", "HX-Request-Type": "partial" };
    const asking = { method: "POST", body, headers, redirect: "error", signal: this.asked.signal };
    const answer = await fetch(this.getAttribute("address"), asking).catch(() => null);
    if (!answer?.ok) return; // the words are kept as ever; the result comes with the next one
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.querySelector("[data-worked]").replaceChildren(...page.body.children);
  }
}

customElements.define("workings-field", WorkingsField);
