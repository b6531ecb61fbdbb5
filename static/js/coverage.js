/* The coverage page for quick hands: walking through what is unread, and saying why without a new page.

   What a button says is said of the ticked sentences, or of the one the reader is at. Requests leave
   one after the other, each with the sentences of its own key press, so none is lost and none is
   said of the next sentence. Without this script the same buttons post the same form. */

const form = document.getElementById("coverage");
const list = form.querySelector(".sentences");
const tell = (sentence) => document.dispatchEvent(new CustomEvent("desk:tell", { detail: sentence }));
const AWAY = "The desk cannot be reached. This was not stored; try again in a moment.";
let here = null; // the position of the sentence the reader is at
let last = Promise.resolve();

const rowAt = (position) => document.getElementById(`sentence-${position}`);
const ticked = () => [...list.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value);

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

/** The next row that is unread, from the one the reader is at; `step` is 1 or -1. */
function nextUnread(step) {
  const rows = [...list.children];
  const at = rows.indexOf(here === null ? null : rowAt(here));
  const ahead = step > 0 ? rows.slice(at + 1) : rows.slice(0, Math.max(at, 0)).reverse();
  return ahead.find((row) => row.classList.contains("unread"));
}

/** Put each element of an answer in the place of the one that has its id. */
function replace(text) {
  const answer = new DOMParser().parseFromString(text, "text/html");
  for (const fresh of [...answer.body.children]) {
    const old = document.getElementById(fresh.id);
    if (!old) continue;
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(fresh);
    if (hadFocus && fresh.tabIndex === -1) fresh.focus({ preventScroll: true });
  }
  if (here !== null) stand(rowAt(here));
}

async function send(action, body) {
  const headers = { "HX-Request": "true", "HX-Request-Type": "partial", "HX-Current-URL": location.href };
  let answer;
  try {
    answer = await fetch(action, { method: "POST", body, headers, redirect: "error" });
  } catch {
    return tell(AWAY);
  }
  const text = await answer.text();
  if (answer.ok) return replace(text);
  const address = answer.headers.get("HX-Redirect");
  if (address) return location.assign(address);
  const page = new DOMParser().parseFromString(text, "text/html");
  tell(page.querySelector("[data-refusal]")?.textContent.trim() || AWAY);
}

form.addEventListener("submit", (event) => {
  const { submitter } = event;
  const isRole = submitter.name === "position";
  const positions = isRole || submitter.name === "undo" ? [] : ticked();
  if (!positions.length && here !== null && ["say", ""].includes(submitter.name)) positions.push(here);
  event.preventDefault();
  const body = new URLSearchParams();
  for (const name of ["csrfmiddlewaretoken", "revision"]) body.set(name, form.elements[name].value);
  for (const position of positions) body.append("sentence", position);
  if (submitter.name) body.set(submitter.name, submitter.value);
  if (isRole) body.set(`role-${submitter.value}`, form.elements[`role-${submitter.value}`].value);
  const action = submitter.hasAttribute("formaction") ? submitter.formAction : form.action;
  last = last.then(() => send(action, body));
  for (const box of list.querySelectorAll("input:checked")) box.checked = false;
  if (positions.length && !isRole) walkOn(positions);
});

/** After something was said of sentences: on to the next unread one that was not among them. */
function walkOn(positions) {
  const said = new Set(positions);
  const rows = [...list.children];
  const from = rows.findIndex((row) => row.dataset.position === positions.at(-1));
  goTo(rows.slice(from + 1).find((row) => row.classList.contains("unread") && !said.has(row.dataset.position)));
}

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
  document.querySelector(`[data-key=${key}]`).addEventListener("click", () => goTo(nextUnread(step)));
}
for (const part of document.querySelectorAll("[data-walk]")) part.hidden = false;
document.body.classList.add("is-scripted");
const aimed = location.hash && document.querySelector(location.hash);
if (aimed && list.contains(aimed)) stand(aimed);
