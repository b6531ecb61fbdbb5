"""Save a view of a list, and delete one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from claims.lists.actions import saving_views
from claims.lists.forms.saved_view_form import SavedViewForm
from claims.web.http import go_to, render_page


@require_POST
def view_save(request: HttpRequest) -> HttpResponse:
    """Keep the filters of a list under a name, and show the list again."""
    form = SavedViewForm(request.POST)
    if not form.is_valid():
        return render_page(request, "lists/view_save.html", {"form": form}, status=422)
    view = saving_views.save_view(by=request.user, **form.cleaned_data)
    messages.success(request, f"View “{view.name}” saved.")
    return go_to(request, view.get_absolute_url())


@require_POST
def view_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a view of one's own."""
    view = saving_views.delete_view(by=request.user, key=pk)
    if view is None:
        raise Http404
    messages.success(request, f"View “{view.name}” deleted.")
    return go_to(request, view.get_absolute_url())
