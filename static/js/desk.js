/* What every page of the desk needs: requests, this browser’s storage, and keyboard shortcuts.

   Every answer is checked to come from Factcheck, not from a portal or a proxy on the way.
   Our own scripts send through request(); the answers that htmx gets are checked by the listeners below,
   which also show a notice for what htmx does not swap in. An element with data-background asks by itself
   (a poll, a search while typing): its failures show no notice, and its answers replace nothing in use. */

const MARK = "Factcheck-Answer"; // claims/web/middleware.py puts this header on every answer of ours
const TIMEOUT = 30_000; // ms until a request without an answer counts as lost
const AS_FRAGMENT = { "HX-Request": "true", "HX-Request-Type": "partial" };
const SWAPPED = new Set([401, 409, 422]); // htmx redirects or swaps these

const NOTICES = {
  400: "We couldn’t read that request. Nothing was changed.",
  403: "You can’t do that, or this page is out of date. Nothing was changed. Reload the page to go on.",
  404: "This isn’t here any more. Nothing was changed. Reload the page to go on.",
  413: "That was too much for one request. Nothing was changed. Shorten it and send it again.",
};
const FAILED = "Something went wrong on our side. Nothing you typed is lost. Try again in a moment.";
const UNREACHABLE = "We can’t reach the server. Nothing you typed is lost. Try again in a moment.";
const FOREIGN = "Something between this browser and Factcheck answered instead of us. Nothing you typed is lost. Try again in a moment.";

/** Whether Factcheck gave this answer. */
export const isOurs = ({ headers }) => headers.has(MARK);

/** Whether an answer can only be a failure, whoever gave it: a proxy may give these in our place. */
export const isFailure = ({ status }) => status === 400 || status === 413 || status >= 500;

/** Send a request of our own; a `body` makes it a POST, `isPage` asks for a whole page instead of a fragment.

    Returns the answer with its parsed HTML as `page`. Throws when there is no answer, or when the answer is
    not ours; an answer that is not ours is returned only if it is a failure. */
export async function request(address, { body, isPage = false } = {}) {
  const answer = await fetch(address, {
    method: body ? "POST" : "GET",
    body,
    headers: isPage ? {} : { ...AS_FRAGMENT, "HX-Current-URL": location.href },
    redirect: isPage ? "follow" : "error",
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (!isOurs(answer) && !isFailure(answer)) throw new Error("Unexpected answer from the network");
  const { ok, status, headers, redirected, url } = answer;
  return { ok, status, headers, redirected, url, page: parse(await answer.text()) };
}

const parse = (text) => new DOMParser().parseFromString(text, "text/html");

/** The sentence in which the server says why it refused, if it did. */
export const refusalIn = (page) => page.querySelector("[data-refusal]")?.textContent.trim();

/** Show one sentence among the page's notices. */
export function notify(sentence) {
  const note = Object.assign(document.createElement("div"), { className: "note problem" });
  note.setAttribute("role", "alert");
  const close = Object.assign(document.createElement("button"), { className: "plain", type: "button", textContent: "Close" });
  close.dataset.close = "";
  note.append(Object.assign(document.createElement("p"), { textContent: sentence }), close);
  document.getElementById("notices").replaceChildren(note);
}

document.addEventListener("click", ({ target }) => target.closest("[data-close]")?.closest(".note, .toast").remove());

/** Whether replacing an element would disturb the reader: the focus or selected text is inside it. */
export function isInUse(element) {
  if (element.contains(document.activeElement)) return true;
  const selection = getSelection();
  return selection.rangeCount > 0 && !selection.isCollapsed && selection.getRangeAt(0).intersectsNode(element);
}

/* --- The answers that htmx gets --- */

const isInBackground = (ctx) => ctx.sourceElement.hasAttribute("data-background");

/** A search while typing sends the field that is being typed into, not the whole form around it. */
document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const { sourceEvent, request: { body }, vals = {} } = ctx;
  if (!isInBackground(ctx) || sourceEvent?.type !== "input") return;
  for (const name of new Set(body.keys())) if (name !== sourceEvent.target.name && !(name in vals)) body.delete(name);
});

/** A button with `formaction` sends its form there, as it does without a script; htmx reads only the form's hx-post. */
document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const address = ctx.request.submitter?.getAttribute("formaction");
  if (address) ctx.request.action = address;
});

document.addEventListener("htmx:before:response", (event) => {
  const { ctx } = event.detail;
  const { response } = ctx;
  if (isInBackground(ctx)) {
    if (!isOurs(response) || response.status >= 400) event.preventDefault();
  } else if (!isOurs(response)) {
    event.preventDefault();
    notify(isFailure(response) ? NOTICES[response.status] ?? FAILED : FOREIGN);
  }
});

document.addEventListener("htmx:before:swap", ({ detail: { ctx, tasks } }) => {
  if (!isInBackground(ctx)) return;
  const free = tasks.filter(({ target }) => !(target instanceof Element) || !isInUse(target));
  tasks.splice(0, tasks.length, ...free);
});

document.addEventListener("htmx:response:error", ({ detail: { ctx: { response, text } } }) => {
  if (SWAPPED.has(response.status)) return;
  notify(refusalIn(parse(text ?? "")) || NOTICES[response.status] || FAILED);
});

document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (ctx && !isInBackground(ctx)) notify(UNREACHABLE);
});

/* --- The browser's storage and locks --- */

/** Takes the place of a storage that the browser refuses: always empty, and always full. */
class NoStorage {
  getItem() {
    return null;
  }

  setItem() {
    throw new DOMException("This browser stores nothing.", "QuotaExceededError");
  }

  removeItem() {}
}

function openStorage() {
  try {
    return localStorage ?? new NoStorage();
  } catch {
    return new NoStorage();
  }
}

/** The browser's storage; scripts use this, since reading `localStorage` throws where it is refused. */
export const storage = openStorage();

const locked = new Set();

/** Hold a lock for as long as this window lives; without TLS, browsers have no locks. */
export function lock(name) {
  if (locked.has(name) || !navigator.locks) return;
  locked.add(name);
  navigator.locks.request(name, () => new Promise(() => {}));
}

/** The names of the locks that open windows hold. */
export async function heldLocks() {
  const { held } = (await navigator.locks?.query()) ?? { held: [] };
  return new Set(held.map((lock) => lock.name));
}

/* --- Keyboard shortcuts ---

   data-key on an element names the key that presses it: "1" to "9" (the physical key, so
   that AZERTY works), a letter, or one of the names in nameOf(). Single keys do nothing while somebody
   types, and can be switched off (WCAG 2.1.4). */

const SWITCH = "factcheck:keys";
const TYPED_INTO = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])';

const areOn = () => storage.getItem(SWITCH) !== "off";

/** The element that a key presses; while text is selected, the buttons for the selection come first. */
function targetOf(key) {
  const targets = [...document.querySelectorAll(`[data-key~="${CSS.escape(key)}"]`)]
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
  if ("/?".includes(event.key)) return event.key;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  if (event.shiftKey) return digit && event.key === digit[1] ? digit[1] : "";
  return digit ? digit[1] : letterOf(event);
}

/** Escape leaves a field, so that single keys work again; what was typed stays. */
function leaveField(event) {
  if (event.key !== "Escape" || !event.target.closest?.(TYPED_INTO)) return;
  const heading = document.querySelector(".work h1[tabindex]");
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
