/* Requests: every answer is checked to come from Factcheck, not from a portal or a proxy on the way.
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
  const note = Object.assign(document.createElement("div"), { className: "note error" });
  note.setAttribute("role", "alert");
  note.append(Object.assign(document.createElement("p"), { textContent: sentence }));
  document.getElementById("notices").replaceChildren(note);
  note.scrollIntoView({ block: "nearest" });
}

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
