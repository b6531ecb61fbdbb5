"""Sign in and out; in the demo, sign in as one of its people."""

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from claims.models import Person
from claims.web.http import onward_address
from claims.web.numbers import whole_number


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Ask for e-mail address and password. The demo offers its people as well."""
    people = Person.objects.demo() if settings.DEMO else Person.objects.none()
    show = LoginView.as_view(
        template_name="people/sign_in.html",
        redirect_authenticated_user=True,
        extra_context={"people": people},
    )
    return show(request)


@login_not_required
@require_POST
def demo(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's people. Outside the demo this answers 404."""
    if not settings.DEMO:
        raise Http404
    key = whole_number(request.POST.get("person", ""))
    person = get_object_or_404(Person.objects.demo(), pk=key)
    auth.login(request, person)
    return redirect(onward_address(request))


@login_not_required
@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the session."""
    return LogoutView.as_view()(request)
