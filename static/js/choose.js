/* Choosing claims by keyboard and mouse: walk through the sentences, and answer without a new page.

   A button is about the chosen sentences, or else the one that the reader is at. htmx sends the requests one after
   the other, each with the sentences of its own key press. Without this script the same buttons post the form. */

import "./article.js";

const byId = (id) => document.getElementById(id);
const form = byId("sort");
const text = byId("text");
const heading = byId("sort-heading");
const panel = byId("sort-sentence");
let here = null; // the label of the sentence that the reader is at
let anchor = null; // where a drag began
let isDragged = false;
let isAccepting = false; // the obvious lines are on their way to the server

const labels = () => [...text.querySelectorAll("label.sentence")];
const chosen = () => labels().filter((label) => label.control.checked);
const isLeft = (label) => label.matches(isAccepting ? ".to-sort" : ".to-sort, .obvious");
const labelOf = (href) => byId(new URL(href, location).hash.slice(1));

/** Say which sentences the answers are about, and show what is known of the one that the reader is at. */
function show() {
  const count = chosen().length;
  heading.textContent = count > 1 ? `${count} sentences chosen` : `Sentence ${here.control.value} of ${heading.dataset.total}`;
  const { hint } = here.querySelector("[data-kind]").dataset;
  for (const button of document.querySelectorAll("[data-answers][name=mark]")) {
    button.classList.toggle("suggested", count < 2 && isLeft(here) && button.value === hint);
  }
  panel.setAttribute("hx-vals", JSON.stringify({ at: here.control.value }));
  window.htmx?.trigger(panel, "look");
}

function stand(label) {
  here?.classList.remove("here");
  here = label;
  here.classList.add("here");
  show();
}

function goTo(label) {
  if (!label) return false;
  stand(label);
  label.control.focus({ preventScroll: true });
  label.scrollIntoView({ block: "center" });
  return true;
}

function choose(list, isChosen = true) {
  for (const label of list) label.control.checked = isChosen;
}

/** Choose every sentence from one to the other. */
function chooseTo(one, other) {
  const all = labels();
  const [from, to] = [all.indexOf(one), all.indexOf(other)].sort((a, b) => a - b);
  choose(chosen(), false);
  choose(all.slice(from, to + 1));
}

/** The nearest sentence that is left to sort, from where the reader is; `step` is 1 or -1. */
function nearest(step, isWanted = isLeft) {
  const all = step > 0 ? labels() : labels().reverse();
  return all.slice(all.indexOf(here) + 1).find(isWanted);
}

/* htmx has collected the form: send what this button is about, and walk on. */
form.addEventListener("htmx:config:request", ({ detail: { ctx: { request } } }) => {
  const { submitter, body } = request;
  const about = submitter.dataset.answers;
  const positions = body.getAll("sentence");
  body.delete("sentence");
  if ("accept" in submitter.dataset) {
    isAccepting = true;
    if (here?.matches(".obvious")) goTo(nearest(1));
  }
  if (about === undefined) return;
  if (!positions.length && here) positions.push(here.control.value);
  for (const position of positions) body.append("sentence", position);
  choose(chosen(), false);
  const last = byId(`sentence-${positions.at(-1)}`);
  if (about === "role" || !last) return;
  stand(last);
  goTo(nearest(1, (label) => isLeft(label) && !positions.includes(label.control.value)));
});

/* A sentence takes its class from what stands beside it. */
document.addEventListener("htmx:before:swap", ({ detail: { ctx, tasks } }) => {
  const changed = [];
  for (const { target, fragment } of tasks) {
    const kind = fragment.firstElementChild?.dataset.kind;
    const label = kind && target instanceof Element && target.closest("label");
    if (!label) continue;
    label.className = `sentence ${kind}${label === here ? " here" : ""}`;
    changed.push(label);
  }
  if (ctx.request?.submitter && "undo" in ctx.request.submitter.dataset) goTo(changed[0]);
});

form.addEventListener("htmx:finally:request", () => {
  isAccepting = false;
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.sourceElement === form && here) {
    show();
    if (document.activeElement === document.body) here.control.focus({ preventScroll: true });
  }
});

/* --- Choosing with the mouse: a click goes to a sentence, Ctrl adds one, Shift and a drag choose all between. --- */

text.addEventListener("pointerdown", (event) => {
  isDragged = false;
  const isMouse = event.pointerType === "mouse" && !event.button;
  anchor = isMouse && !event.shiftKey && !event.target.closest("a") ? event.target.closest("label") : null;
});

text.addEventListener("pointerover", (event) => {
  const label = event.target.closest("label");
  if (!anchor || !label || event.buttons !== 1 || (label === anchor && !isDragged)) return;
  isDragged = true;
  chooseTo(anchor, label);
  getSelection().removeAllRanges();
  stand(label);
});

text.addEventListener("click", (event) => {
  const label = event.target.closest("label");
  if (!label || event.target === label.control || event.target.closest("a")) return;
  const isAdded = event.ctrlKey || event.metaKey || event.pointerType === "touch";
  if (isAdded && !isDragged) return; // the browser ticks the box, and tells us below
  event.preventDefault();
  if (event.shiftKey && here) chooseTo(here, label);
  else if (!isDragged) choose(chosen(), false);
  isDragged = false;
  stand(label);
  label.control.focus({ preventScroll: true });
});

for (const sign of ["change", "focusin"]) {
  text.addEventListener(sign, ({ target }) => target.name === "sentence" && stand(target.closest("label")));
}

/* --- Keys --- */

text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.target.name !== "sentence") return;
  event.preventDefault();
  document.querySelector("[data-key=c]").click();
});

/* Shift with J or K chooses one sentence after the other. */
document.addEventListener("keydown", ({ key, ctrlKey, metaKey, target }) => {
  const step = { J: 1, K: -1 }[key];
  if (!step || ctrlKey || metaKey || target.closest("textarea, select, input:not([type=checkbox])")) return;
  const next = nearest(step, () => true) ?? here;
  choose([here, next]);
  goTo(next);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-key=j], [data-key=k], [data-go]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { key } = link.dataset;
  if (key === "k") goTo(nearest(-1));
  else if (goTo((key && nearest(1)) || labelOf(link.href))) event.preventDefault();
});

/* Begin at the sentence of the address, else at the first one to sort. */
const first = labels().find(isLeft) ?? labels()[0];
if (!goTo(labelOf(location.href) ?? byId(`sentence-${text.dataset.at}`)) && first) stand(first);
