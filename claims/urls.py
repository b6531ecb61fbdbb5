"""The desk's addresses: noun first, then verb; the name of each is that of its view and template."""

from django.urls import path

from claims.articles.views import articles, coverage, revisions, split_and_merge
from claims.desk.views import (
    changes,
    claims,
    comments,
    confirmations,
    guidelines,
    home,
    reviews,
    similar_sources,
    skips,
    undo,
)
from claims.evidence.views import calculations, snapshots, sources
from claims.people.views import conflicts, signing_in
from claims.reports.views import published

A = "articles/<slug:slug>"
C = f"{A}/claims/<int:number>"
E = f"{C}/evidence/<slug:key>/snapshot"

urlpatterns = [
    path("", home.desk, name="desk"),
    path("next/", home.next, name="next"),
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
    path(f"{E}/", snapshots.evidence_snapshot, name="evidence_snapshot"),
    path(f"{E}/state/", snapshots.evidence_snapshot_state, name="evidence_snapshot_state"),
    path(f"{C}/evidence/similar/", similar_sources.claim_similar, name="claim_similar"),
    path(f"{C}/second-look/", sources.claim_look_again, name="claim_look_again"),
    path(f"{C}/undo/", undo.claim_undo, name="claim_undo"),
    path(f"{C}/hand-back/", skips.claim_hand_back, name="claim_hand_back"),
    path(f"{C}/skip/", skips.claim_skip, name="claim_skip"),
    path(f"{C}/wait/", skips.claim_wait, name="claim_wait"),
    path(f"{C}/edit/", claims.claim_edit, name="claim_edit"),
    path(f"{C}/split/", split_and_merge.claim_split, name="claim_split"),
    path(f"{C}/merge/", split_and_merge.claim_merge, name="claim_merge"),
    path(f"{C}/set-aside/", claims.claim_set_aside, name="claim_set_aside"),
    path(f"{C}/history/", claims.claim_history, name="claim_history"),
    path("workings/", calculations.workings, name="workings"),
    path("guidelines/", guidelines.guidelines, name="guidelines"),
    path("guidelines/<int:n>/", guidelines.guidelines_version, name="guidelines_version"),
    path("snapshots/<uuid:pk>/", snapshots.snapshot, name="snapshot"),
    path("snapshots/<uuid:pk>/original/", snapshots.snapshot_original, name="snapshot_original"),
    path("snapshots/<uuid:pk>/image/", snapshots.snapshot_image, name="snapshot_image"),
    path("sources/", sources.source_list, name="source_list"),
    path("sources/<int:pk>/", sources.source, name="source"),
    path("sources/<int:pk>/edit/", sources.source_edit, name="source_edit"),
    path("sources/<int:pk>/retract/", sources.source_retract, name="source_retract"),
    path("sources/<int:pk>/reinstate/", sources.source_reinstate, name="source_reinstate"),
    path("sources/<int:pk>/claims/", sources.source_claims, name="source_claims"),
    path("accounts/login/", signing_in.login, name="login"),
    path("accounts/logout/", signing_in.logout, name="logout"),
    path("accounts/demo/", signing_in.demo, name="demo"),
    path("accounts/interests/", conflicts.interests, name="interests"),
    *published.urlpatterns,
]
