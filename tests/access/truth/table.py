"""Who may do what to a claim in which state, written by hand from the design; `test_truth_table.py` reads it.

A cell has one sign for each state of a claim, in this order:

    suggested, open, agreed, disputed, decided, context changed, set aside

    +  allowed
    -  not allowed: this person never can, or not in this round (403)
    !  too late, or too early: not in this state (409)
    .  hidden: the article is not this person's, so its address leads nowhere (404), or to the sign-in page

The people, one column each:

    nobody      is not signed in                    admin       is an administrator and not on the team
    elsewhere   reviews, and other articles are     disabled    reviewed and edited, and can't sign in any more
                assigned to them                    editor      decides, and doesn't review
    assigned    reviews, and has begun nothing      +reviewed   decides and reviews, and has reviewed this claim
    reserved    has the open claim reserved         +blinded    decides and reviews, and could still review it
    reviewed    has reviewed the claim              +skipped    decides and reviews, and skipped it to read it
    conflict    declared the publisher of the article
"""

CLAIMS = """
                 nobody  elsewhere assigned reserved reviewed conflict editor  +reviewed +blinded +skipped admin   disabled
open             ....... ....... +!!!!!! +!!!!!! +!!!!!! +!!!!!! +!!!!!! +!!!!!! +!!!!!! +!!!!!! ....... .......
edit             ....... ....... ++----! ++----! ++----! ++----! ++++++! +-++++! +-++++! ++++++! ....... .......
dismiss          ....... ....... +!!!!!! +!!!!!! +!!!!!! +!!!!!! +!!!!!! +!!!!!! +!!!!!! +!!!!!! ....... .......
review           ....... ....... !+!!!!! !+!!!!! !-!!!!! !-!!!!! ------- !-!!!!! !+!!!!! !-!!!!! ....... .......
undo             ....... ....... !-!!!!! !-!!!!! !+!!!!! !-!!!!! !-!!!!! !+!!!!! !-!!!!! !-!!!!! ....... .......
skip             ....... ....... !+!!!!! !+!!!!! !-!!!!! !-!!!!! ------- !-!!!!! !+!!!!! !-!!!!! ....... .......
hand-back        ....... ....... !!!!!!! !+!!!!! !!!!!!! !!!!!!! !-!!!!! !!!!!!! !!!!!!! !!!!!!! ....... .......
free-hold        ....... ....... ------- ------- ------- ------- !+!!!!! !-!!!!! !-!!!!! !+!!!!! ....... .......
prioritise       ....... ....... ------- ------- ------- ------- ++!!!!! ++!!!!! ++!!!!! ++!!!!! ....... .......
set-aside        ....... ....... ------- ------- ------- ------- !+++!!! !-+-!!! !-++!!! !+++!!! ....... .......
restore          ....... ....... ------- ------- ------- ------- !!!!!!+ !!!!!!+ !!!!!!+ !!!!!!+ ....... .......
confirm          ....... ....... ------- ------- ------- ------- !!+!!!! !!+!!!! !!+!!!! !!+!!!! ....... .......
decide           ....... ....... ------- ------- ------- ------- !!++!!! !!+-!!! !!++!!! !!++!!! ....... .......
still-stands     ....... ....... ------- ------- ------- ------- !!!!!+! !!!!!+! !!!!!+! !!!!!+! ....... .......
change-decision  ....... ....... ------- ------- ------- ------- !!!!++! !!!!++! !!!!++! !!!!++! ....... .......
describe-claim   ....... ....... ------- ------- ------- ------- !!!!+!! !!!!+!! !!!!+!! !!!!+!! ....... .......
send-back        ....... ....... ------- ------- ------- ------- !!++++! !!++++! !!++++! !!++++! ....... .......
"""

ARTICLES = """
                 nobody  elsewhere assigned editor  admin   disabled
load             - + + + - -
assign           - - - + - -
plan             - - - + - -
revise           - - + + - -
mark-sentences   - - + + - -
add-claim        - - + + - -
import-claims    - - - + - -
open             - - + + - -
review           - - + - - -
comment          - - + + - -
resolve          - - + + - -
reopen           - - + + - -
publish          - - - + - -
look-again       - - - + - -
declare          - + + + - -
edit-desk        - - - + - -
edit-guidelines  - - - + - -
edit-person      - - - - + -
edit-conflicts   - - - + - -
edit-scale       - - - + - -
edit-rating      - - - + - -
"""
"""Actions on an article, or on the newsroom. No state rules one out: a cell has one sign."""

NEWSROOM = frozenset(
    ("load", "declare", "edit-desk", "edit-guidelines", "edit-person", "edit-conflicts", "edit-scale", "edit-rating", "import-claims")
)  # fmt: skip
"""Those of them that are about no article."""

SOURCES = """
                  nobody elsewhere cited reads editor  admin  disabled
edit-source       .. .. -+ .+ ++ .. ..
retract-source    .. .. -+ .+ ++ .. ..
reinstate-source  .. .. -- .- ++ .. ..
join-sources      .. .. -- .- ++ .. ..
separate-sources  .. .. -- .- ++ .. ..
"""
"""Actions on a source: while the only round that cites it is open, and once it is closed.

`cited` is the reviewer who cites it, `reads` another reviewer of the article.
"""


def read_table(text: str) -> dict[str, dict[str, str]]:
    """Return the cells of a table by action and person."""
    head, *rows = text.strip().splitlines()
    people = head.split()
    return {
        action: dict(zip(people, cells, strict=True))
        for action, *cells in (row.split() for row in rows)
    }
