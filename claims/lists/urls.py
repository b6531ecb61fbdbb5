"""URLs of saved views of lists."""

from django.urls import path

from claims.lists.views import saved_views

urlpatterns = [
    path("views/save/", saved_views.view_save, name="view_save"),
    path("views/<int:pk>/delete/", saved_views.view_delete, name="view_delete"),
]
