/* @ in a comment completes the names that its writer may mention, which stand in the page ([data-mention]).
   Arrows choose, Enter or Tab takes, Escape closes; the box keeps the focus. */

const list = Object.assign(document.createElement("ul"), { id: "mention-list", className: "menu", role: "listbox", ariaLabel: "People you can mention" });
let box; // the text box that the list is open for

const chosen = () => list.querySelector("[aria-selected=true]");

/** What is typed after the last @ before the cursor; an @ inside a word mentions no one. */
const typedIn = ({ value, selectionStart }) => /(?<![\p{L}\p{N}_])@([^@\n]*)$/u.exec(value.slice(0, selectionStart))?.[1].toLowerCase();

function close() {
  list.remove();
  box?.removeAttribute("aria-activedescendant");
  box = null;
}

function choose(option) {
  if (chosen()) chosen().ariaSelected = "false";
  option.ariaSelected = "true";
  box.setAttribute("aria-activedescendant", option.id);
}

function offer(field) {
  const typed = typedIn(field);
  const names = [...field.closest("comment-drafts").querySelectorAll("[data-mention]")].map(({ dataset }) => dataset.mention);
  const fits = names.filter((name) => ` ${name.toLowerCase()}`.includes(` ${typed}`)).slice(0, 8);
  close();
  if (typed === undefined || !fits.length || fits[0].toLowerCase() === typed) return;
  box = field;
  list.replaceChildren(...fits.map((name, n) => Object.assign(document.createElement("li"), { id: `mention-${n}`, role: "option", dir: "auto", textContent: name })));
  field.after(list);
  choose(list.firstChild);
}

function take(option) {
  const field = box;
  field.setRangeText(`${option.textContent} `, field.selectionStart - typedIn(field).length, field.selectionStart, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const offerIn = (field) => field?.matches("comment-drafts textarea") && offer(field);

document.addEventListener("input", ({ target }) => offerIn(target));
offerIn(document.activeElement); // somebody may have typed before this was loaded

document.addEventListener("keydown", (event) => {
  const { key } = event;
  if (!box || event.isComposing || event.ctrlKey || event.metaKey) return;
  if (key === "ArrowDown") choose(chosen().nextSibling ?? list.firstChild);
  else if (key === "ArrowUp") choose(chosen().previousSibling ?? list.lastChild);
  else if (key === "Enter" || key === "Tab") take(chosen());
  else if (key === "Escape") close();
  else return;
  event.preventDefault();
}, { capture: true }); // before the page's own keys

list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
list.addEventListener("click", ({ target }) => target.role === "option" && take(target));
document.addEventListener("focusout", close);
