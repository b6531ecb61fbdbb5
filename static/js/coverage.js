/* The coverage page by keyboard: walk through the sentences to sort, and mark them without a new page.

   A button marks the ticked sentences, or the one that the reader is at. htmx sends the requests one after the
   other, each with the sentences of its own key press. Without this script the same buttons post the form. */

import "./article.js";

const form = document.getElementById("coverage");
const list = form.querySelector(".sentences");
let here = null; // the position of the sentence that the reader is at

const rowAt = (position) => document.getElementById(`sentence-${position}`);

function stand(row) {
  list.querySelector("[aria-current]")?.removeAttribute("aria-current");
  here = row?.dataset.position ?? null;
  row?.setAttribute("aria-current", "true");
}

function goTo(row) {
  if (!row) return;
  stand(row);
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
}

/** The next row to sort, from the one that the reader is at; `step` is 1 or -1. */
function nextToSort(step) {
  const rows = [...list.children];
  const at = rows.indexOf(here === null ? null : rowAt(here));
  const ahead = step > 0 ? rows.slice(at + 1) : rows.slice(0, Math.max(at, 0)).reverse();
  return ahead.find((row) => row.classList.contains("unread"));
}

/** After sentences were marked: go on to the next one to sort that was not among them. */
function walkOn(positions) {
  const marked = new Set(positions);
  const rows = [...list.children];
  const from = rows.findIndex((row) => row.dataset.position === positions.at(-1));
  goTo(rows.slice(from + 1).find((row) => row.classList.contains("unread") && !marked.has(row.dataset.position)));
}

/** Which sentences a pressed button is about: none that are ticked for an undo or a change of role. */
function positionsFor(submitter, ticked) {
  if (["position", "undo"].includes(submitter.name)) return [];
  return ticked.length || here === null ? ticked : [here];
}

/* htmx has collected the form: send what this button is about, to where it goes, and walk on. */
form.addEventListener("htmx:config:request", ({ detail: { ctx: { request } } }) => {
  const { submitter, body } = request;
  const positions = positionsFor(submitter, body.getAll("sentence"));
  const role = submitter.name === "position" ? `role-${submitter.value}` : "";
  for (const name of new Set(body.keys())) if (name.startsWith("role-") && name !== role) body.delete(name);
  body.delete("sentence");
  for (const position of positions) body.append("sentence", position);
  if (submitter.hasAttribute("formaction")) request.action = submitter.formAction;
  for (const box of list.querySelectorAll("input:checked")) box.checked = false;
  if (positions.length) walkOn(positions);
});

list.addEventListener("focusin", (event) => stand(event.target.closest("li")));
list.addEventListener("change", (event) => {
  if (event.target.matches("[data-role]")) form.requestSubmit(event.target.nextElementSibling);
});
list.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("li.sentence")) return;
  event.preventDefault();
  document.querySelector("[data-key=a]").click();
});
for (const [key, step] of [["j", 1], ["k", -1]]) {
  document.querySelector(`[data-key=${key}]`).addEventListener("click", () => goTo(nextToSort(step)));
}
for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;
document.body.classList.add("is-scripted");
const aimed = location.hash && document.querySelector(location.hash);
if (aimed && list.contains(aimed)) stand(aimed);

/* A sentence of the coverage page takes its class and its name from the region that says its state. */
document.addEventListener("htmx:before:swap", ({ detail: { tasks } }) => {
  for (const { target, fragment } of tasks) {
    const { rowClass, rowLabel } = fragment.firstElementChild?.dataset ?? {};
    const row = rowClass && target instanceof Element && target.closest("li[id]");
    if (!row) continue;
    row.className = rowClass;
    row.setAttribute("aria-label", rowLabel);
  }
});
