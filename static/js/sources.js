/* The sources of a review: a new row appears at once, offline too; a suggested source fills in its row; what is
   said of a saved copy is asked for again when the words about its source changed. */

const UNCHOSEN = { kind: "other" }; // what these fields say until somebody chooses

/** A key for a row that no other row has: a UUID, also on pages without TLS. */
function newKey() {
  const digits = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
}

/** Add a blank source from the template that the page carries, and return its row. */
export function addRow(key = newKey()) {
  const blank = document.getElementById("source-template").innerHTML.replaceAll("__key__", key);
  document.getElementById("sources").insertAdjacentHTML("beforeend", blank);
  const row = document.getElementById(`row-${key}`);
  window.htmx?.process(row);
  return row;
}

/** Write a source into its row: the link always, the rest where nothing was typed or chosen. */
function fill(row, fields) {
  const keyField = row.querySelector('[name="source"]');
  for (const [name, value] of Object.entries(fields)) {
    const field = row.querySelector(`[name="${CSS.escape(`source-${keyField.value}-${name}`)}"]`);
    if (field && value && (name === "cited" || field.value === (UNCHOSEN[name] ?? ""))) field.value = value;
  }
  keyField.dispatchEvent(new Event("input", { bubbles: true })); // so that the draft is saved
}

function pick(button) {
  const row = button.closest(".source-form");
  fill(row, JSON.parse(button.dataset.fill));
  if ("offer" in button.dataset) button.remove();
  row.querySelector("[data-similar-sources]").replaceChildren();
  row.querySelector("textarea").focus();
}

/** Make a source of a link in the rationale; its hint has done its work. */
function cite(button) {
  const row = addRow();
  button.closest("li").remove();
  fill(row, { cited: button.value });
  row.querySelector("input[type=text]").focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("review-draft :is(#add-source, [data-fill], [data-cite])");
  if (!button) return;
  event.preventDefault();
  if (button.id === "add-source") addRow().querySelector("input:not([type=hidden]), textarea").focus();
  else if ("cite" in button.dataset) cite(button);
  else pick(button);
});

/* --- What is said of a saved copy --- */

const ABOUT_A_COPY = /-(cited|passage|locator|kind)$/;
const changedRows = new Set();

document.addEventListener("input", (event) => {
  const row = event.target.closest?.(".source-form");
  if (row && (ABOUT_A_COPY.test(event.target.name) || event.target.name === "source")) changedRows.add(row);
});

document.addEventListener("draft:saved", (event) => {
  if (event.target.isUnsaved) return; // the next save has the rest of it
  for (const row of changedRows) {
    const copy = row.querySelector(".copy");
    if (row.isConnected && copy.contains(document.activeElement)) continue; // after the next save
    changedRows.delete(row);
    if (row.isConnected && copy.childElementCount) window.htmx?.trigger(copy.parentElement, "source-changed");
  }
});

/* --- What comes with the answer to a save: hints on the sources, and the ways to leave the claim --- */

document.addEventListener("draft:saved", (event) => {
  for (const fresh of event.detail.querySelectorAll("#source-hints, #ways-to-leave")) {
    const old = document.getElementById(fresh.id);
    if (!old || old.contains(document.activeElement) || old.isEqualNode(fresh)) continue;
    old.replaceWith(fresh);
    window.htmx?.process(fresh);
  }
});
