/* Citing: offers sources of the desk that are like the one being typed, and fills in the one that is picked.
   Without this script the same is a button in each row. Nothing that is being typed is ever replaced. */

const PAUSE = 400; // ms of quiet before looking
const FEWEST = 3;
const LOOKED_UP = /-(cited|title|publisher)$/;
const UNSAID = { kind: "other", reliability: "F" }; // what a choice says until somebody chooses
const waiting = new WeakMap();

async function look(row, field) {
  const place = row.querySelector("[data-look-alikes]");
  waiting.get(row)?.asked?.abort();
  if (field.value.trim().length < FEWEST) return place.replaceChildren();
  const asked = new AbortController();
  waiting.set(row, { asked });
  const body = new URLSearchParams({
    csrfmiddlewaretoken: row.closest("form").elements.csrfmiddlewaretoken.value,
    similar: row.querySelector('[name="source"]').value,
    [field.name]: field.value,
  });
  const headers = { "HX-Request": "true", "HX-Request-Type": "partial", "HX-Current-URL": location.href };
  try {
    const answer = await fetch(row.querySelector("[data-look]").formAction, {
      method: "POST", body, headers, redirect: "error", signal: asked.signal,
    });
    if (!answer.ok) return;
    const list = new DOMParser().parseFromString(await answer.text(), "text/html");
    list.querySelector("[data-nothing]")?.remove();
    if (!asked.signal.aborted && !place.contains(document.activeElement)) place.replaceChildren(...list.body.childNodes);
  } catch {
    // The desk cannot be reached, or more was typed: suggestions can wait.
  }
}

document.addEventListener("input", (event) => {
  const row = event.target.closest?.(".source-form");
  if (!row || !event.isTrusted || !LOOKED_UP.test(event.target.name)) return;
  clearTimeout(waiting.get(row)?.timer);
  const timer = setTimeout(() => look(row, event.target), PAUSE);
  waiting.set(row, { ...waiting.get(row), timer });
});

/** Write the picked source into its row: the address always, the rest where nothing was typed or chosen. */
function fill(row, fields) {
  const prefix = `source-${row.querySelector('[name="source"]').value}-`;
  for (const [name, words] of Object.entries(fields)) {
    const field = row.querySelector(`[name="${CSS.escape(prefix + name)}"]`);
    if (field && words && (name === "cited" || field.value === (UNSAID[name] ?? ""))) field.value = words;
  }
  tellOf(row);
}

/** A change that no hand typed is saved like one that was. */
const tellOf = (row) => row.querySelector('[name="source"]').dispatchEvent(new Event("input", { bubbles: true }));

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-fill]");
  const row = button?.closest(".source-form");
  if (!row) return;
  event.preventDefault();
  fill(row, JSON.parse(button.dataset.fill));
  if ("offer" in button.dataset) button.remove();
  row.querySelector("[data-look-alikes]").replaceChildren();
  row.querySelector("textarea").focus();
});

/* An address of the reasons becomes a row of its own; it is saved, and its offer is gone. */
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-cite]");
  const keeper = button?.closest("draft-keeper");
  if (!keeper) return;
  event.preventDefault();
  keeper.querySelector("#add-source").click();
  const row = keeper.querySelector("#sources").lastElementChild;
  button.closest("li").remove();
  fill(row, { cited: button.value });
  row.querySelector("input[type=text]").focus();
});

/* What is said of a copy is asked anew once other words about its source, a passage above all, are saved. */
const SAID_OF_A_COPY = /-(cited|passage|locator|kind)$/;
const typedInto = new Set();

document.addEventListener("input", (event) => {
  const row = event.target.closest?.(".source-form");
  if (row && (SAID_OF_A_COPY.test(event.target.name) || event.target.name === "source")) typedInto.add(row);
});

document.addEventListener("draft:saved", (event) => {
  if (event.target.isUnsaved) return; // the next save has the rest of it
  for (const row of typedInto) {
    const said = row.querySelector(".copy");
    if (!row.isConnected || !said.childElementCount) typedInto.delete(row);
    else if (!said.contains(document.activeElement)) {
      typedInto.delete(row);
      window.htmx?.ajax("GET", said.parentElement.dataset.state, { target: said, swap: "outerHTML" });
    }
  }
});

/* A save brings what follows from it: hints on the sources, and the ways to leave a claim that is held now. */
document.addEventListener("draft:saved", (event) => {
  for (const fresh of event.detail.querySelectorAll("#source-hints, #in-hand")) {
    const place = document.getElementById(fresh.id);
    if (!place || place.contains(document.activeElement) || place.isEqualNode(fresh)) continue;
    place.replaceWith(fresh);
    window.htmx?.process(fresh);
  }
});
