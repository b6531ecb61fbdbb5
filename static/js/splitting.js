/* The page that splits a claim: the selected words go into the next empty part. */

const toolbar = document.querySelector("selection-toolbar");

document.querySelector("[data-add-part]").addEventListener("click", () => {
  const fields = [...document.querySelectorAll("textarea[name^=part_]")];
  const part = fields.find((field) => !field.value.trim());
  if (!part || !toolbar.picked) return;
  const number = part.name.split("_")[1];
  part.value = toolbar.picked.quote;
  for (const name of ["prefix", "suffix"]) part.form.elements[`${name}_${number}`].value = toolbar.picked[name];
  part.closest("details")?.setAttribute("open", "");
  getSelection().removeAllRanges();
  toolbar.show(null);
  part.focus();
});

/* Text typed over a selected part is somewhere else: what was around the selection is forgotten. */
document.addEventListener("input", (event) => {
  const number = /^part_(\d)$/.exec(event.target.name ?? "")?.[1];
  if (number) for (const name of ["prefix", "suffix"]) event.target.form.elements[`${name}_${number}`].value = "";
});
