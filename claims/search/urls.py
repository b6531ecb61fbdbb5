"""URL of the search."""

from django.urls import path

from claims.search.views import search

urlpatterns = [
    path("search/", search.search_page, name="search"),
]
