/* Rows of sources in the review form: a new one stands there at once, and offline too. */

/** A key for a row that no other row has: a UUID, also where the page came without TLS. */
function newKey() {
  const digits = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
}

/** Add one more blank source from the template that the page carries, and give it back. */
export function addRow(keeper, key = newKey()) {
  const blank = keeper.querySelector("#source-template").innerHTML.replaceAll("__key__", key);
  keeper.querySelector("#sources").insertAdjacentHTML("beforeend", blank);
  const row = keeper.querySelector(`#row-${key}`);
  window.htmx?.process(row);
  return row;
}
