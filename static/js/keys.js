/* Keys for hands that stay on the keyboard. What a key does is written on the element it presses:
   data-key="1" … "9" (by place on the keyboard, so AZERTY works), a letter, or one of the names below.
   Single keys rest while somebody types, and can be switched off (WCAG 2.1.4). */

const SWITCH = "factcheck:keys";
const TYPED_INTO = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])';

const areOn = () => localStorage.getItem(SWITCH) !== "off";

/** What a key presses: with words selected it is meant for them, so the picker's buttons come first. */
function targetOf(key) {
  const targets = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)]
    .filter((target) => !target.disabled && !target.closest("[hidden]"));
  return targets.find((target) => target.closest("claim-picker")) ?? targets[0];
}

function press(key) {
  const target = targetOf(key);
  if (!target) return false;
  if (target.localName !== "summary") target.closest("details:not([open])")?.setAttribute("open", "");
  if (key !== "save") target.focus(); // a save leaves the hands where they are
  target.click();
  if (target.localName === "summary") target.parentElement.scrollIntoView({ block: "nearest" });
  return true;
}

/** The letter of a key; where the layout writes another script, the one that stands on the key. */
function letterOf(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  const isOtherScript = /^\p{L}$/u.test(event.key) && !/^\p{Script=Latin}$/u.test(event.key);
  return (isOtherScript && /^Key([A-Z])$/.exec(event.code)?.[1].toLowerCase()) || "";
}

/** The name a pressed key goes by in data-key, or nothing where it means nothing. */
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

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  leaveField(event);
  const name = nameOf(event);
  if (!name) return;
  if (press(name) || name === "save") event.preventDefault(); // no "save this page as" where there is no draft
});

/* The switch: a checkbox that says data-keys-switch. */
const box = document.querySelector("[data-keys-switch]");
if (box) {
  box.checked = areOn();
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(SWITCH, box.checked ? "on" : "off");
    } catch {
      box.checked = areOn(); // a browser that keeps nothing keeps no switch
    }
  });
}
