"""URLs of articles, the page on which claims are chosen, and pages that change the wording of claims."""

from django.urls import path

from claims.articles.views import articles, choosing, claims, revisions, split_and_merge
from claims.web.moved import moved

ARTICLE = "articles/<slug:slug>"
CLAIM = f"{ARTICLE}/claims/<int:number>"

urlpatterns = [
    path("articles/", articles.article_list, name="article_list"),
    path("articles/add/", articles.article_add, name="article_add"),
    path(f"{ARTICLE}/", articles.article, name="article"),
    path(f"{ARTICLE}/text/", articles.article_text, name="article_text"),
    path(f"{ARTICLE}/claims/", choosing.choose_claims, name="choose_claims"),
    path(f"{ARTICLE}/claims/text/", choosing.choose_text, name="choose_text"),
    path(f"{ARTICLE}/claims/sentence/", choosing.choose_sentence, name="choose_sentence"),
    path(f"{ARTICLE}/claims/accept/", choosing.choose_accept, name="choose_accept"),
    path(f"{ARTICLE}/claims/role/", choosing.choose_role, name="choose_role"),
    path(f"{ARTICLE}/claims/start/", choosing.choose_start, name="choose_start"),
    moved(f"{ARTICLE}/open/", "choose_claims"),
    moved(f"{ARTICLE}/coverage/", "choose_claims"),
    moved(f"{ARTICLE}/coverage/claim/", "choose_claims"),
    moved(f"{ARTICLE}/coverage/role/", "choose_role"),
    path(f"{ARTICLE}/revise/", revisions.article_revise, name="article_revise"),
    path(f"{ARTICLE}/claims/add/", claims.claim_add, name="claim_add"),
    path(f"{CLAIM}/edit/", claims.claim_edit, name="claim_edit"),
    path(f"{CLAIM}/split/", split_and_merge.claim_split, name="claim_split"),
    path(f"{CLAIM}/merge/", split_and_merge.claim_merge, name="claim_merge"),
    path(f"{CLAIM}/set-aside/", claims.claim_set_aside, name="claim_set_aside"),
]
