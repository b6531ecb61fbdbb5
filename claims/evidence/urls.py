"""URLs of sources, saved copies and calculations."""

from django.urls import path

from claims.evidence.views import calculations, snapshots, source_joins, sources
from claims.web.moved import moved

CLAIM = "articles/<slug:slug>/claims/<int:number>"
EVIDENCE = f"{CLAIM}/evidence/<slug:key>/snapshot"

urlpatterns = [
    path(f"{EVIDENCE}/", snapshots.evidence_snapshot, name="evidence_snapshot"),
    path(f"{EVIDENCE}/state/", snapshots.evidence_snapshot_state, name="evidence_snapshot_state"),
    path(f"{CLAIM}/recheck/", sources.claim_recheck, name="claim_recheck"),
    moved(f"{CLAIM}/second-look/", "claim_recheck"),
    path("calculations/", calculations.calculations, name="calculations"),
    moved("workings/", "calculations"),
    path("snapshots/<uuid:pk>/", snapshots.snapshot, name="snapshot"),
    path("snapshots/<uuid:pk>/original/", snapshots.snapshot_original, name="snapshot_original"),
    path("snapshots/<uuid:pk>/image/", snapshots.snapshot_image, name="snapshot_image"),
    path("sources/", sources.source_list, name="source_list"),
    path("sources/<int:pk>/", sources.source, name="source"),
    path("sources/<int:pk>/edit/", sources.source_edit, name="source_edit"),
    path("sources/<int:pk>/retract/", sources.source_retract, name="source_retract"),
    path("sources/<int:pk>/reinstate/", sources.source_reinstate, name="source_reinstate"),
    path("sources/<int:pk>/join/", source_joins.source_join, name="source_join"),
    path("sources/<int:pk>/separate/", source_joins.source_separate, name="source_separate"),
    path(
        "sources/<int:pk>/retract-likely/",
        source_joins.source_retract_likely,
        name="source_retract_likely",
    ),
    path("sources/<int:pk>/claims/", sources.source_claims, name="source_claims"),
]
