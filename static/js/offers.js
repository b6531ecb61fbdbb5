/* What becomes of words that a window left behind: back into the form where nothing else was saved
   since, else offered beside what the desk has, or shown to be copied where there is no form. */

import { gist } from "./copies.js";
import { addRow } from "./rows.js";

const READ_BY_PEOPLE = /rationale|passage|cited|title|locator|publisher$/;

const timeOf = (copy) => new Date(copy.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const wordsOf = (copy) => copy.words.filter(([name, value]) => value.trim() && READ_BY_PEOPLE.test(name))
  .map(([, value]) => value).join("\n\n") || "a verdict";

/** Deal with the copies left behind for the keeper's claim, one after the other. */
export async function settleCopies(keeper) {
  const { copies, form } = keeper;
  const now = form && gist(keeper.words);
  const left = [];
  for (const copy of await copies.left()) {
    if (gist(copy.words) === now) copies.drop(copy.place); // the desk has them
    else left.push(copy);
  }
  if (!keeper.isConnected || !left.length) return;
  const [copy] = left;
  const isSafe = copy.isOfThisRound
    && (copy.version === keeper.version || (copy.sent && gist(copy.sent) === now));
  if (!form) show(keeper, copy, "There is no form for them any more: copy what you need.");
  else if (isSafe && !keeper.isTouched) bringBack(keeper, copy);
  else offer(keeper, copy);
}

/** Nothing was saved since they were typed: they stand in the form again, as if nothing had happened. */
function bringBack(keeper, copy) {
  const before = keeper.words;
  fill(keeper, copy.words);
  keeper.note();
  if (keeper.isCopied) keeper.copies.drop(copy.place);
  const box = boxOf(keeper);
  say(box, `Words from ${timeOf(copy)} were not saved then. They are back in the form.`, "");
  button(box, "[data-bring-back]", "Good", () => close(keeper));
  button(box, "[data-throw-away]", "Take them out again", () => {
    fill(keeper, before);
    keeper.note();
    close(keeper);
  });
}

/** The desk has other words by now: the form keeps those until somebody wants both beside each other. */
function offer(keeper, copy) {
  const box = boxOf(keeper);
  const isAlone = keeper.version === "0"; // nothing is saved in this round: they stand beside nothing
  const why = isAlone ? "the claim’s words were changed since" : "the desk has others by now";
  say(box, `Words from ${timeOf(copy)} were never saved, and ${why}.`, wordsOf(copy));
  button(box, "[data-bring-back]", isAlone ? "Bring them back" : "Look at both texts", async () => {
    await keeper.flush();
    if (keeper.isUnsaved) return; // what stands in the form has no other place yet
    const base = copy.isOfThisRound ? copy.version : "0";
    const isForked = keeper.version !== base;
    close(keeper);
    fill(keeper, copy.words);
    keeper.restOn(base);
    keeper.note();
    if (keeper.isCopied) keeper.copies.drop(copy.place);
    if (isForked) keeper.compare();
  });
  throwAway(keeper, box, copy);
}

function show(keeper, copy, sentence) {
  const box = boxOf(keeper);
  say(box, `Words from ${timeOf(copy)} were never saved. ${sentence}`, wordsOf(copy));
  button(box, "[data-bring-back]", "", null);
  throwAway(keeper, box, copy);
}

function throwAway(keeper, box, copy) {
  button(box, "[data-throw-away]", "Throw them away", () => {
    keeper.copies.drop(copy.place);
    close(keeper);
    settleCopies(keeper);
  });
}

const boxOf = (keeper) => keeper.querySelector("#draft-offer");

function close(keeper) {
  const box = boxOf(keeper);
  if (box.contains(document.activeElement)) keeper.form?.elements.rationale.focus();
  box.hidden = true;
}

function say(box, sentence, words) {
  box.hidden = false;
  box.querySelector("[data-say]").textContent = sentence;
  const quote = box.querySelector("[data-words]");
  quote.textContent = words;
  quote.hidden = !words;
}

function button(box, place, label, act) {
  const found = box.querySelector(place);
  found.textContent = label;
  found.hidden = !label;
  found.onclick = act;
}

/** Put words into the form: rows of sources that it lacks are added, those that they lack are marked to go. */
function fill(keeper, words) {
  const { form } = keeper;
  const keys = new Set(words.filter(([name]) => name === "source").map(([, value]) => value));
  const rows = [...form.querySelectorAll('[name="source"]')].map((row) => row.value);
  for (const key of keys) if (!rows.includes(key)) addRow(keeper, key);
  for (const key of rows) if (!keys.has(key)) form.querySelector(`#row-${key}`)?.remove();
  for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) box.checked = false;
  for (const [name, value] of words) {
    const field = form.elements.namedItem(name);
    if (!field || name === "source") continue;
    if (field.type === "checkbox") field.checked = true;
    else field.value = value; // a RadioNodeList takes the value of the one to choose
  }
}
