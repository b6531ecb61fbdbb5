/* A claim's page in moderation. Adopting a review: its verdict and its words start the decision, without another request;
   without this script the link loads the page with them. And what was typed into a decision is kept in this browser
   until the decision is made, so that walking the queue loses nothing. */

import { storage } from "./desk.js";

const field = (id) => document.getElementById(id);

/** The summary with the words of a review: words of the editor's own stay above them. */
function withWords(typed, words) {
  const own = typed.trim();
  const known = [...document.querySelectorAll("[data-words]")].map((link) => link.dataset.words.trim());
  if (!own || known.includes(own)) return words;
  return own.endsWith(words.trim()) ? typed : `${own}\n\n${words}`;
}

/** Choose the verdict of a review and take its words; false if it is not among the choices any more. */
function adoptVerdict({ rating, words, adopts }) {
  const choice = field(`rating-${rating}`);
  if (!choice) return false;
  choice.checked = true;
  choice.closest("details")?.setAttribute("open", "");
  const summary = field("decide-summary");
  summary.value = withWords(summary.value, words);
  field("adopted").textContent = `from ${adopts}`;
  backUp(choice.form);
  return true;
}

/** Begin to set the claim aside for the reason of a review. */
function adoptReason({ reason, words }) {
  const choice = field("set-aside-reason");
  if (!choice) return false;
  choice.value = reason;
  choice.closest("details").setAttribute("open", "");
  const note = field("set-aside-note");
  note.value ||= words.slice(0, note.maxLength);
  choice.focus();
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-adopts]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.dataset.rating ? adoptVerdict(link.dataset) : adoptReason(link.dataset)) event.preventDefault();
});

/* --- What was typed into a decision --- */

const keyOf = (form) => `factcheck:decision:${form.dataset.draft}`;

function backUp(form) {
  const typed = new FormData(form);
  try {
    storage.setItem(keyOf(form), JSON.stringify([typed.get("rating"), typed.get("summary")]));
  } catch {
    // The storage is full or refused; the form itself still has the text.
  }
}

/** Fill in what was typed before; a review that was just adopted is newer. */
function restore() {
  const form = field("decide");
  const kept = form && !field("adopted").textContent && storage.getItem(keyOf(form));
  if (!kept) return;
  const [rating, summary] = JSON.parse(kept);
  field("decide-summary").value = summary;
  const choice = field(`rating-${rating}`);
  if (choice) choice.checked = true;
  field("adopted").textContent = "as you typed it before";
}

document.addEventListener("input", ({ target }) => target.form?.id === "decide" && backUp(target.form));
document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  const form = ctx.sourceElement;
  if (form?.id === "decide" && ctx.response?.status < 300) storage.removeItem(keyOf(form));
});
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => ctx.target?.id === "main" && restore());
restore();
