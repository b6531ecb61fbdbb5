/* A draft whose token was made old by a sign-in in another tab: review.js loads this when the server refuses it. */

import { isFailure, request } from "./desk.js";

const LATER = 30_000; // ms until a save that a fresh token didn't help is tried again

/** Take the token of the page as it is now, if the same person is signed in, and save again. */
export async function renewToken(draft) {
  const answer = await request(location.href, { isPage: true });
  if (isFailure(answer)) throw new Error("The page that has the new token can’t be read.");
  const token = answer.page.querySelector("[name=csrfmiddlewaretoken]")?.value;
  const key = answer.page.querySelector("draft-backup")?.getAttribute("key");
  if (answer.redirected) draft.signedOut(answer.url);
  else if (!token || key?.split(":")[2] !== draft.backup.key.split(":")[2]) {
    draft.retryLater("not saved – someone else is signed in", `${draft.whereItIs} It comes back when you sign in again.`);
  } else {
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    document.body.setAttribute("hx-headers:inherited", JSON.stringify({ "X-CSRFToken": token }));
    draft.plan(draft.isRenewed ? LATER : 0);
    draft.isRenewed = true;
  }
}
