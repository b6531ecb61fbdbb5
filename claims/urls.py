"""The desk's addresses: noun first, then verb; the name of each is that of its view and template."""

from django.urls import path

from claims.views import (
    accounts,
    articles,
    changes,
    claims,
    comments,
    confirmations,
    coverage,
    desk,
    guidelines,
    interests,
    reports,
    reviews,
    revisions,
    skips,
    sources,
    undo,
    words,
)

A = "articles/<slug:slug>"
C = f"{A}/claims/<int:number>"

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("next/", desk.next, name="next"),
    path("articles/", articles.article_list, name="article_list"),
    path("articles/add/", articles.article_add, name="article_add"),
    path(f"{A}/", articles.article, name="article"),
    path(f"{A}/open/", articles.article_open, name="article_open"),
    path(f"{A}/revise/", revisions.article_revise, name="article_revise"),
    path(f"{A}/changes/", changes.changes, name="changes"),
    path(f"{A}/coverage/", coverage.coverage, name="coverage"),
    path(f"{A}/coverage/claim/", coverage.coverage_claim, name="coverage_claim"),
    path(f"{A}/coverage/role/", coverage.coverage_role, name="coverage_role"),
    path(f"{A}/claims/add/", claims.claim_add, name="claim_add"),
    path(f"{C}/", claims.claim, name="claim"),
    path(f"{C}/review/", reviews.claim_review, name="claim_review"),
    path(f"{C}/confirm/", confirmations.claim_confirm, name="claim_confirm"),
    path(f"{C}/evidence/", reviews.claim_evidence, name="claim_evidence"),
    path(f"{C}/comments/", comments.claim_comments, name="claim_comments"),
    path(
        f"{C}/comments/<uuid:key>/resolve/",
        comments.claim_comment_resolve,
        name="claim_comment_resolve",
    ),
    path(
        f"{C}/comments/<uuid:key>/reopen/",
        comments.claim_comment_reopen,
        name="claim_comment_reopen",
    ),
    path(f"{C}/comments/<uuid:key>/read/", comments.claim_comment_read, name="claim_comment_read"),
    path(f"{C}/undo/", undo.claim_undo, name="claim_undo"),
    path(f"{C}/hand-back/", skips.claim_hand_back, name="claim_hand_back"),
    path(f"{C}/skip/", skips.claim_skip, name="claim_skip"),
    path(f"{C}/wait/", skips.claim_wait, name="claim_wait"),
    path(f"{C}/edit/", claims.claim_edit, name="claim_edit"),
    path(f"{C}/split/", words.claim_split, name="claim_split"),
    path(f"{C}/merge/", words.claim_merge, name="claim_merge"),
    path(f"{C}/set-aside/", claims.claim_set_aside, name="claim_set_aside"),
    path(f"{C}/history/", claims.claim_history, name="claim_history"),
    path("guidelines/", guidelines.guidelines, name="guidelines"),
    path("guidelines/<int:n>/", guidelines.guidelines_version, name="guidelines_version"),
    path("sources/<int:pk>/", sources.source, name="source"),
    path("accounts/login/", accounts.login, name="login"),
    path("accounts/logout/", accounts.logout, name="logout"),
    path("accounts/demo/", accounts.demo, name="demo"),
    path("accounts/interests/", interests.interests, name="interests"),
    *reports.urlpatterns,
]
