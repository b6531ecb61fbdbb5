/* Adopting a review on a claim's page in moderation: its verdict and its words start the decision, without another
   request. Without this script the link loads the page with them. */

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
