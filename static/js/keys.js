/* Keyboard shortcuts. data-key on an element names the key that presses it: "1" to "9" (the physical key, so
   that AZERTY works), a letter, or one of the names in nameOf(). Single keys do nothing while somebody
   types, and can be switched off (WCAG 2.1.4). */

import { storage } from "./request.js";

const SWITCH = "factcheck:keys";
const TYPED_INTO = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])';

const areOn = () => storage.getItem(SWITCH) !== "off";

/** The element that a key presses; while text is selected, the buttons for the selection come first. */
function targetOf(key) {
  const targets = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)]
    .filter((target) => !target.disabled && !target.closest("[hidden]"));
  return targets.find((target) => target.closest("selection-toolbar")) ?? targets[0];
}

function press(key) {
  const target = targetOf(key);
  if (!target) return false;
  if (target.localName !== "summary") target.closest("details:not([open])")?.setAttribute("open", "");
  if (key !== "save") target.focus(); // a save leaves the focus in the field
  target.click();
  if (target.localName === "summary") target.parentElement.scrollIntoView({ block: "nearest" });
  return true;
}

/** The letter of a key; on a layout of another script, the Latin letter of the physical key. */
function letterOf(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  const isOtherScript = /^\p{L}$/u.test(event.key) && !/^\p{Script=Latin}$/u.test(event.key);
  return (isOtherScript && /^Key([A-Z])$/.exec(event.code)?.[1].toLowerCase()) || "";
}

/** The name of a pressed key in data-key, or "" where the key means nothing. */
function nameOf(event) {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && !event.altKey && !event.shiftKey) {
    if (event.key === "Enter") return "submit";
    return letterOf(event) === "s" ? "save" : "";
  }
  if (isCommand || event.target.closest?.(TYPED_INTO)) return "";
  if (event.altKey) return { ArrowUp: "previous", ArrowDown: "next" }[event.key] ?? "";
  if (!areOn()) return "";
  if (event.key === "?") return "?";
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  if (event.shiftKey) return digit && event.key === digit[1] ? digit[1] : "";
  return digit ? digit[1] : letterOf(event);
}

/** Escape leaves a field, so that single keys work again; what was typed stays. */
function leaveField(event) {
  if (event.key !== "Escape" || !event.target.closest?.(TYPED_INTO)) return;
  const heading = document.querySelector(".claim-card h1[tabindex]");
  if (heading) heading.focus({ preventScroll: true });
  else event.target.blur();
}

/** Send the form that is typed into, where it says data-sends-itself (a comment beside a review). */
function sendOwnForm(field) {
  const form = field.matches("textarea") && field.form;
  if (!form || !form.hasAttribute("data-sends-itself")) return false;
  form.requestSubmit();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  leaveField(event);
  const name = nameOf(event);
  if (!name) return;
  const isDone = (name === "submit" && sendOwnForm(event.target)) || press(name);
  if (isDone || name === "save") event.preventDefault(); // Ctrl+S never opens the browser's own dialog
});

/* The switch for single keys: a checkbox with data-keys-switch. */
const box = document.querySelector("[data-keys-switch]");
if (box) {
  box.checked = areOn();
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.addEventListener("change", () => {
    try {
      storage.setItem(SWITCH, box.checked ? "on" : "off");
    } catch {
      box.checked = areOn(); // nothing is stored, so the switch does not move
    }
  });
}
