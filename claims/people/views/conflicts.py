"""A person's conflicts of interest."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from claims.access.rules import require_for
from claims.people.actions.accounts import declare_conflicts
from claims.people.forms.conflict_form import ConflictsForm
from claims.vocabulary import Action
from claims.web.http import render_page


@require_http_methods(["GET", "HEAD", "POST"])
def conflicts_of_interest(request: HttpRequest) -> HttpResponse:
    """Show the list of conflicts; save a new list in its place."""
    user = request.user
    require_for(user, Action.DECLARE_CONFLICTS)
    typed = request.POST if request.method == "POST" else None
    form = ConflictsForm(typed, initial={"interests": "\n".join(user.interests)})
    if form.is_valid():
        declare_conflicts(by=user, interests=form.cleaned_data["interests"])
        messages.success(request, "Conflicts of interest saved.")
        return redirect("conflicts_of_interest")
    context = {"form": form, "names": [name for name in (user.name, user.pseudonym) if name]}
    return render_page(
        request, "people/conflicts.html", context, status=422 if form.is_bound else 200
    )
