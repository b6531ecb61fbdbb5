/* Keys for hands that stay on the keyboard. What a key does is written on the element it presses:
   data-key="1" … "9" (by place on the keyboard, so AZERTY works), a letter, or one of the names below.
   Single keys rest while somebody types, and can be switched off (WCAG 2.1.4). */

const SWITCH = "factcheck:keys";
const TYPED_INTO = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])';

const areOn = () => localStorage.getItem(SWITCH) !== "off";
const press = (key) => {
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target || target.disabled) return false;
  if (target.localName !== "summary") target.closest("details:not([open])")?.setAttribute("open", "");
  target.focus();
  target.click();
  return true;
};

/** The name a pressed key goes by in data-key, or nothing where it means nothing. */
function nameOf(event) {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && !event.altKey && !event.shiftKey) {
    if (event.key === "Enter") return "submit";
    if (event.key.toLowerCase() === "s") return "save";
    return "";
  }
  if (isCommand || event.target.closest?.(TYPED_INTO)) return "";
  if (event.altKey) return { ArrowUp: "previous", ArrowDown: "next" }[event.key] ?? "";
  if (!areOn()) return "";
  if (event.key === "?") return "?";
  if (event.shiftKey) return "";
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  return digit ? digit[1] : /^[a-z]$/.test(event.key) ? event.key : "";
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  const name = nameOf(event);
  if (name && press(name)) event.preventDefault();
});

/* The switch: a checkbox that says data-keys-switch. */
const box = document.querySelector("[data-keys-switch]");
if (box) {
  box.checked = areOn();
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
}
