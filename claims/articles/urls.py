"""URLs of articles, coverage, and pages that change the wording of claims."""

from django.urls import path

from claims.articles.views import articles, claims, coverage, revisions, split_and_merge
from claims.web.moved import moved

ARTICLE = "articles/<slug:slug>"
CLAIM = f"{ARTICLE}/claims/<int:number>"

urlpatterns = [
    path("articles/", articles.article_list, name="article_list"),
    path("articles/add/", articles.article_add, name="article_add"),
    path(f"{ARTICLE}/", articles.article, name="article"),
    path(f"{ARTICLE}/text/", articles.article_text, name="article_text"),
    path(f"{ARTICLE}/claims/", articles.choose_claims, name="choose_claims"),
    moved(f"{ARTICLE}/open/", "choose_claims"),
    path(f"{ARTICLE}/revise/", revisions.article_revise, name="article_revise"),
    path(f"{ARTICLE}/coverage/", coverage.coverage, name="coverage"),
    path(f"{ARTICLE}/coverage/claim/", coverage.coverage_claim, name="coverage_claim"),
    path(f"{ARTICLE}/coverage/role/", coverage.coverage_role, name="coverage_role"),
    path(f"{ARTICLE}/claims/add/", claims.claim_add, name="claim_add"),
    path(f"{CLAIM}/edit/", claims.claim_edit, name="claim_edit"),
    path(f"{CLAIM}/split/", split_and_merge.claim_split, name="claim_split"),
    path(f"{CLAIM}/merge/", split_and_merge.claim_merge, name="claim_merge"),
    path(f"{CLAIM}/set-aside/", claims.claim_set_aside, name="claim_set_aside"),
]
