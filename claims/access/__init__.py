"""Who may see what, and who may do what.

Views, pages, actions, forms and the admin read rows through this folder. Models hold no read that
depends on a person, except of that person's own rows (`tests/access/test_folder.py` checks both).

What is promised, and where each promise is kept:

| Promise | Kept in |
|---|---|
| A person sees articles that are open to the team or assigned to them; an editor sees all. | `articles` |
| Until a review round closes, a reviewer sees nothing of another's review in it. | `blindness`, `reviews` |
| … nor of its evidence, nor its saved copies. | `evidence`, `snapshots` |
| … nor of its comments: not words, counts, or whether a thread is resolved. | `comments` |
| … nor who reviews the claim, skipped it, or has it reserved. | `slots`, `skips` |
| … nor a trace of it in sources, the words that name them, or suggestions of sources. | `sources` |
| … nor that anything happened: no live change tells of it. | `change_token`, `claims` |
| An editor who reviews, or could still review, is a reviewer in that round. | `blindness`, `events` |
| … and neither ends the round nor opens another: set aside, restore, edit, split, merge. | `rules` |
| Who could read a round before it closed doesn't review its claim, under whatever wording, number or role. | `blindness`, `slots`, `rules` |
| Nobody changes their own roles, except a superuser. | `rules` |
| Mentioning a colleague doesn't reveal whether they review the claim. | `comments` |
| Who or what a protected source is, only those know who were told: editors, people assigned to the article, and who submitted a review in a complete round that cites it. | `evidence`, `sources` |
| … nor does a colleague's open citation of the same page in the article tell the others. | `evidence`, `sources` |
| The activity log names only what its reader sees, and no number counts what they don't see. | `events` |
| A rating or a scale is in use once a claim was opened, whatever hidden reviews say. | `models/scale.py` |
| Not secret: that a claim has no free place, and that it waits for a tie-break. Secret: who, and since when. | `slots`, `rules` |
| What is likely the same page is looked for only in what a person sees. | `sources` |
| A retraction is known to reviewers once a round that cites the source is closed. | `evidence`, `claims` |
| Who wrote a review, its evidence or a comment, no editor is told before the claim is decided; nor who skipped it or has a place. | `authorship`, `events`, `search`, `mails` |
| Nobody reviews a claim that they have a conflict of interest with. | `conflicts`, `slots`, `rules` |
| Every action is for some people, in some states of a claim; all others are refused. | `rules` |
| A search finds, counts and ranks only what its asker may see. | `search`, `sources` |
| A refusal says why in one sentence. | `explanations`, `refusals` |
| A row that a person may not see is not there: 404, never 403. | `finding` |

The reads follow one pattern, with the person first:

- `visible_claims(user)` returns a query set of what the person may see.
- `is_blinded(user)`, `has_conflict(user)` and the like return a condition (`Q`) to filter by.
- `claims_of_article(user, article)` and `access_for(user, claim)` return frozen dataclasses.
- `annotate_progress(user, articles)` adds attributes, all declared in `annotations`.

Blindness is kept by these reads, when a page is built, and not by templates. `claim_access` fetches a
person's relation to a claim once, for the rules to ask.
"""
