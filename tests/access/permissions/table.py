"""The permission matrix: for every route, who gets which answer to GET, POST and other methods.

Columns: nobody signed in, a reviewer of the article, a reviewer of other articles, an editor. A cell
is `GET POST other`, then ` | ` and the same for a fragment where it differs. What somebody may not
know of is 404; a page that wants a person is 302 to the sign-in page, and 401 for a fragment.
"""

SIGN_IN = "302 302 302 | 401 401 401"
NO = "403 403 403"
READ = "200 405 405"
FORM = "200 422 405"
MOVE = "405 422 405"
DONE = "405 302 405 | 405 200 405"
HIDDEN, HIDDEN_FORM, HIDDEN_MOVE = "404 405 405", "404 404 405", "405 404 405"

Row = tuple[str, str, str, str]


def admin(editor: str) -> Row:
    """A page of the admin: editors only; Django's own take PUT and the like for a GET."""
    return (SIGN_IN, NO, NO, editor)


def everybody(cell: str) -> Row:
    """A page for readers."""
    return (cell, cell, cell, cell)


def desk(cell: str) -> Row:
    """A page for everybody who is signed in."""
    return (SIGN_IN, cell, cell, cell)


C = "articles/<slug:slug>/claims/<int:number>"
A = "admin/claims"
ANY = "200 200 200"
TABLE: dict[str, Row] = {
    "live": everybody(READ),
    "ready": everybody(READ),
    # The desk
    "": desk(READ),
    "news/": desk(READ),
    "next/": (SIGN_IN, "405 302 405 | 405 200 405", "405 200 405", "405 200 405"),
    "calculations/": desk("405 200 405"),
    "search/": desk(READ),
    "views/save/": desk("405 422 405"),
    "views/<int:pk>/delete/": desk("405 404 405"),
    "guidelines/": desk(READ),
    "guidelines/<int:number>/": desk(READ),
    "articles/": desk(READ),
    "articles/add/": desk(FORM),
    "articles/<slug:slug>/": (SIGN_IN, READ, HIDDEN, READ),
    "articles/<slug:slug>/text/": (SIGN_IN, READ, HIDDEN, READ),
    "articles/<slug:slug>/claims/": (SIGN_IN, FORM, HIDDEN_FORM, FORM),
    "articles/<slug:slug>/claims/text/": (SIGN_IN, "404 405 405", HIDDEN, "404 405 405"),
    "articles/<slug:slug>/claims/sentence/": (SIGN_IN, "404 405 405", HIDDEN, "404 405 405"),
    "articles/<slug:slug>/claims/accept/": (SIGN_IN, MOVE, HIDDEN_MOVE, MOVE),
    "articles/<slug:slug>/claims/role/": (SIGN_IN, MOVE, HIDDEN_MOVE, MOVE),
    "articles/<slug:slug>/claims/start/": (SIGN_IN, MOVE, HIDDEN_MOVE, MOVE),
    "articles/<slug:slug>/revise/": (SIGN_IN, FORM, HIDDEN_FORM, FORM),
    "articles/<slug:slug>/changes/": (SIGN_IN, READ, HIDDEN, READ),
    "articles/<slug:slug>/claims/add/": (SIGN_IN, MOVE, HIDDEN_MOVE, MOVE),
    f"{C}/": (SIGN_IN, READ, HIDDEN, READ),
    f"{C}/review/": (SIGN_IN, MOVE, HIDDEN_MOVE, "405 403 405"),
    f"{C}/draft/": (SIGN_IN, MOVE, HIDDEN_MOVE, "405 403 405"),
    f"{C}/draft/compare/": (SIGN_IN, MOVE, HIDDEN_MOVE, "405 403 405"),
    f"{C}/draft/combine/": (SIGN_IN, MOVE, HIDDEN_MOVE, "405 403 405"),
    f"{C}/confirm/": (SIGN_IN, MOVE, HIDDEN_MOVE, "405 403 405"),
    f"{C}/evidence/": (SIGN_IN, "405 422 405 | 405 200 405", HIDDEN_MOVE, "405 403 405"),
    f"{C}/comments/": (SIGN_IN, FORM, HIDDEN_FORM, FORM),
    f"{C}/comments/mentions/": (SIGN_IN, "405 200 405", HIDDEN_MOVE, "405 200 405"),
    f"{C}/comments/<uuid:key>/resolve/": (SIGN_IN, HIDDEN_MOVE, HIDDEN_MOVE, DONE),
    f"{C}/comments/<uuid:key>/reopen/": (SIGN_IN, HIDDEN_MOVE, HIDDEN_MOVE, DONE),
    f"{C}/comments/<uuid:key>/read/": (SIGN_IN, HIDDEN_MOVE, HIDDEN_MOVE, DONE),
    # A key that nobody may know of reads like one that is not saved yet.
    f"{C}/evidence/<slug:key>/snapshot/": (
        SIGN_IN,
        "404 404 405 | 404 409 405",
        HIDDEN_FORM,
        "200 403 405",
    ),
    f"{C}/evidence/<slug:key>/snapshot/state/": (SIGN_IN, HIDDEN, HIDDEN, READ),
    f"{C}/evidence/similar/": (
        SIGN_IN,
        "405 422 405 | 405 200 405",
        HIDDEN_MOVE,
        "405 403 405",
    ),
    f"{C}/recheck/": (SIGN_IN, "405 403 405", HIDDEN_MOVE, "405 409 405"),
    f"{C}/undo/": (SIGN_IN, "405 403 405", HIDDEN_MOVE, "405 403 405"),
    f"{C}/release/": (SIGN_IN, "409 409 405", HIDDEN_FORM, "403 403 405"),
    f"{C}/skip/": (SIGN_IN, FORM, HIDDEN_FORM, "403 403 405"),
    f"{C}/wait/": (SIGN_IN, "409 409 405", HIDDEN_FORM, "403 403 405"),
    f"{C}/edit/": (SIGN_IN, FORM, HIDDEN_FORM, FORM),
    f"{C}/split/": (SIGN_IN, FORM, HIDDEN_FORM, FORM),
    f"{C}/merge/": (SIGN_IN, FORM, HIDDEN_FORM, FORM),
    f"{C}/set-aside/": (SIGN_IN, "403 403 405", HIDDEN_FORM, FORM),
    f"{C}/history/": (SIGN_IN, READ, HIDDEN, READ),
    "snapshots/<uuid:pk>/": (SIGN_IN, HIDDEN, HIDDEN, READ),
    "snapshots/<uuid:pk>/original/": (SIGN_IN, HIDDEN, HIDDEN, READ),
    "snapshots/<uuid:pk>/image/": (SIGN_IN, HIDDEN, HIDDEN, READ),
    "sources/": desk(READ),
    "sources/<int:pk>/": (SIGN_IN, HIDDEN, HIDDEN, READ),
    "sources/<int:pk>/edit/": (SIGN_IN, HIDDEN_FORM, HIDDEN_FORM, FORM),
    "sources/<int:pk>/retract/": (SIGN_IN, HIDDEN_MOVE, HIDDEN_MOVE, MOVE),
    "sources/<int:pk>/reinstate/": (SIGN_IN, HIDDEN_MOVE, HIDDEN_MOVE, "405 409 405"),
    # The form names another source or a join; an empty one names nothing.
    "sources/<int:pk>/join/": (SIGN_IN, HIDDEN_MOVE, HIDDEN_MOVE, HIDDEN_MOVE),
    "sources/<int:pk>/separate/": (SIGN_IN, HIDDEN_MOVE, HIDDEN_MOVE, HIDDEN_MOVE),
    "sources/<int:pk>/retract-likely/": (SIGN_IN, HIDDEN_MOVE, HIDDEN_MOVE, HIDDEN_MOVE),
    "sources/<int:pk>/claims/": (SIGN_IN, HIDDEN, HIDDEN, READ),
    # Signing in and out
    "accounts/login/": ("200 200 405", "302 302 405", "302 302 405", "302 302 405"),
    "accounts/logout/": everybody("405 302 405"),
    "accounts/demo/": everybody("405 404 405"),
    "accounts/agreement/": (SIGN_IN, READ, READ, "403 405 405"),
    "accounts/conflicts/": desk("200 302 405"),
    "accounts/theme/": desk("405 302 405 | 405 204 405"),
    "accounts/tour/": desk("405 302 405"),
    "accounts/email/": desk("200 302 405"),
    "mail/": (SIGN_IN, *["404 405 405"] * 3),  # there only in the demo
    # Readers
    "reports/": everybody(READ),
    "reports/feed.atom": everybody(READ),
    "reports/corrections.atom": everybody(READ),
    "corrections/": everybody(READ),
    "oembed": everybody("404 405 405"),  # without the address of a page
    "sitemap.xml": everybody(ANY),
    "reports/<slug:slug>/embed/": everybody(READ),
    "reports/<slug:slug>/claims/<int:claim>/embed/": everybody(READ),
    "reports/<slug:slug>/": everybody(READ),
    "reports/<slug:slug>/<int:number>/": everybody(READ),
    "reports/<slug:slug>/claims/<int:claim>/": everybody(READ),
    "reports/<slug:slug>/<int:number>/claims/<int:claim>/": everybody(READ),
    "reports/<slug:slug>/<int:number>/picture.png": everybody(READ),
    "reports/<slug:slug>/<int:number>/claims/<int:claim>/picture.png": everybody(READ),
    "reports/<slug:slug>/<str:file>": everybody("302 405 405"),
    "reports/<slug:slug>/<int:number>/<str:file>": everybody(READ),
    # Editors, in the admin
    "admin/": admin(ANY),
    "admin/login/": ("302 405 405", "403 405 405", "403 405 405", "302 405 405"),
    "admin/logout/": admin("405 302 302 | 401 401 401"),
    "admin/password_change/": admin("200 200 200/405"),
    "admin/password_change/done/": admin(READ),
    "admin/autocomplete/": admin("403 405 405"),
    "admin/jsi18n/": admin(READ),
    "admin/r/<path:content_type_id>/<path:object_id>/": admin("404 404 404"),
    "admin/^(?P<app_label>claims)/$": admin("302 302 302"),
    "admin/(?P<url>.*)$": admin("404 404 404"),
    "admin/agreement/": admin(READ),
    "admin/agreement/claims/": admin(READ),
    f"{A}/claim/": admin(ANY),
    f"{A}/claim/confirm/": admin(READ),
    f"{A}/claim/<int:pk>/change/": admin(READ),
    f"{A}/claim/<int:pk>/confirm/": admin(MOVE),
    f"{A}/claim/<int:pk>/decide/": admin(MOVE),
    f"{A}/claim/<int:pk>/send-back/": admin(MOVE),
    f"{A}/claim/<int:pk>/still-stands/": admin(MOVE),
    f"{A}/claim/<int:pk>/set-aside/": admin(MOVE),
    f"{A}/claim/<int:pk>/restore/": admin(MOVE),
    f"{A}/claim/<int:pk>/prioritise/": admin(MOVE),
    f"{A}/claim/<int:pk>/free-hold/": admin(MOVE),
    f"{A}/article/": admin(ANY),
    f"{A}/article/<int:pk>/change/": admin(READ),
    f"{A}/article/<int:pk>/publish/": admin(FORM),
    f"{A}/article/<int:pk>/publish/draft/": admin("405 302 405 | 405 200 405"),
    f"{A}/article/<int:pk>/publish/preview/": admin(READ),
    f"{A}/article/<int:pk>/publish/picture.png": admin(READ),
    f"{A}/article/<int:pk>/published/": admin(READ),
    f"{A}/article/<int:pk>/claim-review/": admin("200 302 405"),
    f"{A}/article/<int:pk>/assign/": admin("200 302 405"),
    f"{A}/article/<int:pk>/plan/": admin(FORM),
    f"{A}/report/": admin(ANY),
    f"{A}/report/<int:pk>/change/": admin(READ),
    f"{A}/event/": admin(READ),
    f"{A}/guidelines/": admin(ANY),
    f"{A}/guidelines/write/": admin(FORM),
    f"{A}/rating/<int:pk>/retire/": admin("405 302 405"),
    f"{A}/ratingscale/<int:pk>/reorder/": admin("405 302 405"),
    f"{A}/ratingscale/<int:pk>/retire/": admin("405 302 405"),
    f"{A}/ratingscale/<int:pk>/restore/": admin("405 302 405"),
    f"{A}/person/<int:pk>/reviewer/": admin("200 302 405"),
    f"{A}/newsroomsettings/": admin("302 302 302"),
    f"{A}/newsroomsettings/add/": admin(NO),
    f"{A}/ratingscale/": admin(ANY),
    f"{A}/ratingscale/add/": admin(ANY),
    f"{A}/rating/": admin(ANY),
    f"{A}/rating/add/": admin(ANY),
    f"{A}/person/": admin(NO),
    f"{A}/person/add/": admin(NO),
    f"{A}/person/<int:pk>/hand-over/": admin("403 403 405"),
    f"{A}/person/<int:pk>/leave/": admin("403 403 405"),
}
for noun, cell in {
    "newsroomsettings": ANY,
    "ratingscale": ANY,
    "rating": ANY,
    "person": NO,
}.items():
    row = f"{A}/{noun}/<path:object_id>"
    TABLE[f"{row}/"] = admin("302 302 302")
    TABLE[f"{row}/delete/"] = admin(NO)
    TABLE[f"{row}/history/"] = admin(cell)
    TABLE[f"{row}/change/"] = admin(cell)
# Addresses of former versions; each redirects to the one of today, which decides who may see it.
for old in (
    "articles/<slug:slug>/open/",
    "articles/<slug:slug>/coverage/",
    "articles/<slug:slug>/coverage/claim/",
    "articles/<slug:slug>/coverage/role/",
    f"{C}/hand-back/",
    f"{C}/second-look/",
    "workings/",
    "accounts/interests/",
    "admin/claims/desk/",
    "admin/claims/desk/<path:rest>",
):
    TABLE[old] = everybody("308 308 308")
