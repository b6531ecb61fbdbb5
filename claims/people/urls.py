"""Addresses of a person's account."""

from django.urls import path

from claims.people.views import conflicts, personal, signing_in
from claims.web.moved import moved

urlpatterns = [
    path("accounts/login/", signing_in.login, name="login"),
    path("accounts/logout/", signing_in.logout, name="logout"),
    path("accounts/demo/", signing_in.demo, name="demo"),
    path("accounts/conflicts/", conflicts.conflicts_of_interest, name="conflicts_of_interest"),
    path("accounts/theme/", personal.theme, name="theme"),
    path("accounts/tour/", personal.tour, name="tour"),
    moved("accounts/interests/", "conflicts_of_interest"),
]
