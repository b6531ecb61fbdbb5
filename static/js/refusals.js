/* Says in the page what htmx does not swap: refusals, a signed-out session, a server that is away. */

const SENTENCES = {
  400: "The desk could not read what was sent. Nothing was changed.",
  403: "That is not yours to do, or this page is too old. Nothing was changed; reload the page to go on.",
  404: "That is not here any more. Nothing was changed; reload the page to go on.",
  413: "That was too much for one request. Nothing was changed; shorten it and send it again.",
};
const FAILED = "The desk made a mistake. Nothing typed here is lost; try again in a moment.";
const AWAY = "The desk cannot be reached. Nothing typed here is lost; try again in a moment.";
const ELSEWHERE = "Something between this browser and the desk answered in its place. Nothing typed here is lost; try again in a moment.";
const SWAPPED = new Set([401, 409, 422]); // these bring the browser, or the page, their own answer

/** Show one sentence where the page's notices stand. */
function tell(sentence) {
  const place = document.getElementById("notices");
  const note = document.createElement("div");
  note.className = "note error";
  note.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = sentence;
  note.append(words);
  place.replaceChildren(note);
  note.scrollIntoView({ block: "nearest" });
}

function sentenceOf(text) {
  const answer = new DOMParser().parseFromString(text ?? "", "text/html");
  return answer.querySelector("[data-refusal]")?.textContent.trim();
}

/** A page that was not the desk's (a portal's, a proxy's) takes the place of nothing, and says of nothing that it was taken. */
document.addEventListener("htmx:before:response", (event) => {
  const { headers, status } = event.detail.ctx.response;
  if (headers.has("Desk-Answer") || status === 413) return;
  event.preventDefault();
  tell(status >= 500 ? FAILED : ELSEWHERE);
});
document.addEventListener("htmx:response:error", (event) => {
  const { response, text } = event.detail.ctx;
  if (SWAPPED.has(response.status)) return;
  tell(sentenceOf(text) || SENTENCES[response.status] || FAILED);
});
document.addEventListener("htmx:error", (event) => {
  if (event.detail.ctx) tell(AWAY);
});
document.addEventListener("desk:tell", (event) => tell(event.detail));
