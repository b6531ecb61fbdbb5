/* A suggested source fills in its row; a link in the rationale becomes a source. review.js loads this when one is pressed. */

/** Write a source into its row: the link always, the rest where a field is empty or says what `unchosen` does. */
function fill(row, fields, unchosen) {
  const keyField = row.querySelector('[name="source"]');
  for (const [name, value] of Object.entries(fields)) {
    const field = row.querySelector(`[name="${CSS.escape(`source-${keyField.value}-${name}`)}"]`);
    if (field && value && (name === "cited" || field.value === (unchosen[name] ?? ""))) field.value = value;
  }
  keyField.dispatchEvent(new Event("input", { bubbles: true })); // so that the draft is saved
}

/** Use what a button offers: a link for the row that `nextRow` returns, else the details of a source for its own row. */
export function cite(button, nextRow, unchosen) {
  if ("cite" in button.dataset) {
    const row = nextRow();
    button.closest("li").remove();
    fill(row, { cited: button.value }, unchosen);
    row.querySelector("input[type=text]").focus();
  } else {
    const row = button.closest(".source");
    fill(row, JSON.parse(button.dataset.fill), unchosen);
    if ("offer" in button.dataset) button.remove();
    row.querySelector("[data-similar-sources]").replaceChildren();
    row.querySelector("textarea").focus();
  }
}
