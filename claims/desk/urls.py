"""The home page, the page of a claim and everything that is done on it, and the guidelines."""

from django.urls import path

from claims.desk.views import (
    changes,
    claims,
    comments,
    confirmations,
    guidelines,
    home,
    news,
    reviews,
    saving,
    similar_sources,
    skips,
    undo,
    your_reviews,
)
from claims.web.moved import moved

ARTICLE = "articles/<slug:slug>"
CLAIM = f"{ARTICLE}/claims/<int:number>"
COMMENT = f"{CLAIM}/comments/<uuid:key>"

urlpatterns = [
    path("", home.home, name="home"),
    path("news/", news.news, name="news"),
    path("next/", home.next_claim, name="next"),
    path("accounts/agreement/", your_reviews.mirror, name="mirror"),
    path(f"{ARTICLE}/changes/", changes.changes, name="changes"),
    path(f"{CLAIM}/", claims.claim, name="claim"),
    path(f"{CLAIM}/review/", reviews.claim_review, name="claim_review"),
    path(f"{CLAIM}/draft/", saving.claim_draft, name="claim_draft"),
    path(f"{CLAIM}/draft/compare/", saving.claim_draft_compare, name="claim_draft_compare"),
    path(f"{CLAIM}/draft/combine/", saving.claim_draft_combine, name="claim_draft_combine"),
    path(f"{CLAIM}/confirm/", confirmations.claim_confirm, name="claim_confirm"),
    path(f"{CLAIM}/evidence/", saving.claim_evidence, name="claim_evidence"),
    path(f"{CLAIM}/evidence/similar/", similar_sources.claim_similar, name="claim_similar"),
    path(f"{CLAIM}/comments/", comments.claim_comments, name="claim_comments"),
    path(f"{CLAIM}/comments/mentions/", comments.claim_mentions, name="claim_mentions"),
    path(f"{COMMENT}/resolve/", comments.claim_comment_resolve, name="claim_comment_resolve"),
    path(f"{COMMENT}/reopen/", comments.claim_comment_reopen, name="claim_comment_reopen"),
    path(f"{COMMENT}/read/", comments.claim_comment_read, name="claim_comment_read"),
    path(f"{CLAIM}/undo/", undo.claim_undo, name="claim_undo"),
    path(f"{CLAIM}/release/", skips.claim_release, name="claim_release"),
    moved(f"{CLAIM}/hand-back/", "claim_release"),
    path(f"{CLAIM}/skip/", skips.claim_skip, name="claim_skip"),
    path(f"{CLAIM}/wait/", skips.claim_wait, name="claim_wait"),
    path(f"{CLAIM}/history/", claims.claim_history, name="claim_history"),
    path("guidelines/", guidelines.guidelines, name="guidelines"),
    path("guidelines/<int:number>/", guidelines.guidelines_version, name="guidelines_version"),
]
