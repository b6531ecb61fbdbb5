"""Claims in the admin: the list of work, the page of a claim with its reviews, and its actions."""

from collections.abc import Iterator
from functools import cache, lru_cache, partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.views.decorators.http import require_POST, require_safe

from claims.access.articles import newest_titles
from claims.access.claim_access import with_access
from claims.access.claims import mark_needs_recheck, needs_recheck, visible_claims
from claims.access.proposals import proposals_for, waiting_for_second_editor
from claims.access.refusals import Conflict, Refusal
from claims.access.reviews import SubmittedAnswer, add_submitted_answers
from claims.models import Claim, Person
from claims.models.article import articles_with_opening
from claims.models.claim import WORK_ORDER, work_order
from claims.moderation.admin import bulk
from claims.moderation.admin.base import WorkflowAdmin
from claims.moderation.admin.chosen_filters import FROM_THE_DASHBOARD
from claims.moderation.admin.claim_actions import ACTIONS, FORM_OF
from claims.moderation.admin.written_table import CardList, write_table
from claims.moderation.forms.action_forms import ActionForm
from claims.moderation.pages.claim_page import show_claim
from claims.moderation.pages.queue import MOST_AT_ONCE, agreed_claims, count_agreed, find_next
from claims.vocabulary import ClaimStatus
from claims.web.http import go_to, render_page, wants_fragment
from claims.web.numbers import whole_number
from claims.web.template_tags import isolate

BEING_CHECKED = WORK_ORDER[: WORK_ORDER.index(ClaimStatus.OPEN) + 1]
IN_WORK_ORDER = ("work_order", "-priority", "-article_id", "number")
"""The order of the index `claim_in_work_order`; newer articles have higher keys."""
SECOND_EDITOR = "second-editor"
"""A choice beside the statuses: claims that one editor decided, and that need a second one."""
RECHECK = "re-check"
"""A choice beside the statuses: claims that use a retracted source."""
FORMER_RECHECK = "second-look"
"""What bookmarks of this choice said until it was renamed."""

LONGEST_SHOWN = 160
"""Characters of a claim in the list."""
PAGE = "admin/claims/claim/page.html"
CHANGE = "admin:claims_claim_change"


class StatusFilter(admin.SimpleListFilter):
    """Shows claims being checked unless another status is chosen. A search covers every status."""

    title = "status"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        statuses = ((status.value, status.label.lower()) for status in WORK_ORDER)
        second = (SECOND_EDITOR, "for a second editor")
        return [*statuses, second, (RECHECK, "to re-check"), ("all", "all")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        chosen = self.value()
        if chosen in ClaimStatus:
            return queryset.filter(work_order=WORK_ORDER.index(chosen))
        if chosen == SECOND_EDITOR:
            return waiting_for_second_editor(request.user, queryset)
        if chosen in (RECHECK, FORMER_RECHECK):
            return queryset.filter(needs_recheck(request.user))
        if chosen is None and not request.GET.get("q"):
            return queryset.filter(work_order__lt=len(BEING_CHECKED))
        return queryset

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        first, *others = super().choices(changelist)
        yield {**first, "display": "being checked"}
        yield from others


class ArticleFilter(admin.SimpleListFilter):
    """Offers the newest articles; the page of an older one links to its claims."""

    title = "article"
    parameter_name = "article"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        newest = newest_titles(request.user)
        return [(str(article.pk), isolate(article.title)) for article in newest]

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        first, *others = super().choices(changelist)
        yield {**first, "display": "all articles"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        chosen = whole_number(self.value() or "")
        return queryset.filter(article=chosen) if chosen is not None else queryset


def read_rows(claims: QuerySet, user: Person) -> list[Claim]:
    """Return the claims of a page with their article's opening, their re-check marks and visible reviews."""
    rows = list(claims)
    articles = articles_with_opening({claim.article_id for claim in rows})
    for claim in rows:
        claim.article = articles[claim.article_id]
    mark_needs_recheck(user, rows)
    add_submitted_answers(user, rows)
    return rows


class ClaimList(CardList):
    """A page of claims, with what the list shows of each."""

    def get_results(self, request: HttpRequest) -> None:
        """Read the page when it is shown; an action on many claims doesn't need it."""
        super().get_results(request)
        self.result_list = SimpleLazyObject(partial(read_rows, self.result_list, request.user))

    @property
    def table(self) -> SafeString:
        """The rows of the page as a table."""
        return write_table(self)


RECHECK_TAG = mark_safe(' <strong class="state late">⚠ re-check</strong>')


@cache
def _state_tag(status: ClaimStatus) -> SafeString:
    """Write the status of a claim as its page does, once for each status."""
    named = {"status": status, "get_status_display": ClaimStatus(status).label}
    return render_to_string("admin/claims/claim/_state.html", {"claim": named})


@lru_cache(maxsize=256)
def _title_tag(title: str) -> SafeString:
    return isolate(title)


@lru_cache(maxsize=256)
def _answer_tag(answer: SubmittedAnswer) -> SafeString:
    return format_html(
        '<span class="verdict plain tone-{}"><span class="sign" aria-hidden="true">{}</span> {}</span> ',
        answer.tone,
        answer.symbol,
        answer.label,
    )


@admin.register(Claim)
class ClaimAdmin(WorkflowAdmin):
    """The list of claims, the page of a claim, and an address for each action."""

    list_display = ("claim", "state", "answers", "article_title")
    list_display_links = ("claim",)
    list_filter = (StatusFilter, ArticleFilter, *FROM_THE_DASHBOARD)
    lookups = frozenset(each.parameter_name for each in list_filter)
    search_fields = ("current__quote", "current__statement")
    search_help_text = "Search the wording of claims"
    sortable_by = ()
    list_select_related = ("current",)
    actions = ("confirm_agreed", "keep_verdicts")

    def pages(self) -> list[URLPattern]:
        return [
            self.at("confirm/", require_safe(self.confirm_all), "confirm_all"),
            self.at("<int:pk>/change/", require_safe(self.page), "change"),
            *(
                self.at(f"<int:pk>/{slug}/", require_POST(partial(self.act, slug=slug)), slug)
                for slug in ACTIONS
            ),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        claims = visible_claims(request.user).annotate(work_order=work_order())
        return claims.order_by(*IN_WORK_ORDER)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        """Say how many agreed claims can be confirmed in one step, in the article that is chosen or in all."""
        article = whole_number(request.GET.get("article", ""))
        count = partial(
            count_agreed, request.user, article
        )  # the template asks; actions don't need it
        agreed = {"count_agreed": count, "article_key": article}
        return super().changelist_view(request, {**agreed, **(extra_context or {})})

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[CardList]:
        return ClaimList

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return IN_WORK_ORDER

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        return super().get_search_results(request, queryset, search_term[:200])

    @admin.display(description="Claim")
    def claim(self, claim: Claim) -> SafeString:
        words = claim.current.wording
        if len(words) > LONGEST_SHOWN:
            words = Truncator(words).chars(LONGEST_SHOWN)
        return mark_safe(  # noqa: S308, for a row it costs half of what format_html does
            f'<span class="number">{claim.number}</span><span dir="auto">{escape(words)}</span>'
        )

    @admin.display(description="Article")
    def article_title(self, claim: Claim) -> SafeString:
        return _title_tag(claim.article.title)

    @admin.display(description="Status")
    def state(self, claim: Claim) -> SafeString:
        tag = _state_tag(claim.status)
        return tag + RECHECK_TAG if claim.needs_recheck else tag

    @admin.display(description="Verdicts", empty_value="–")
    def answers(self, claim: Claim) -> SafeString | None:
        return mark_safe("".join(map(_answer_tag, dict.fromkeys(claim.submitted_answers)))) or None  # noqa: S308, each escapes its words

    # --- One claim -------------------------------------------------------------------------

    def find(self, request: HttpRequest, pk: int) -> Claim:
        """Return the claim, or answer 404; 403 for someone who is not an editor."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(
            with_access(request.user, visible_claims(request.user).with_words()), pk=pk
        )

    def page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show a claim with its reviews and the forms of the actions that are possible now.

        `?use=` names a review whose verdict and words the form starts with.
        """
        return self.show(request, self.find(request, pk), adopt=request.GET.get("use", ""))

    def show(
        self,
        request: HttpRequest,
        claim: Claim,
        *,
        typed: ActionForm | None = None,
        refusal: Refusal | None = None,
        adopt: str = "",
        status: int = 200,
    ) -> HttpResponse:
        """Render the claim's page, or for htmx only its bench; after a refusal with what was typed and the reason."""
        context = self.page_context(
            request,
            f"Claim {claim.number}",
            refusal=refusal,
            typed=typed,
            page_keys="admin/claims/claim/_keys.html",
            **show_claim(claim, request.user, typed, adopt, is_too_late=status == Conflict.status),
        )
        return render_page(request, PAGE, context, fragment="next", status=status)

    def act(self, request: HttpRequest, pk: int, slug: str) -> HttpResponse:
        """Carry out an action; after a refusal show the page again with what was typed."""
        claim = self.find(request, pk)
        form = FORM_OF[slug](claim, request.POST)
        if not form.is_valid():
            return self.show(request, claim, typed=form, status=422)
        try:
            sentence = ACTIONS[slug](claim, request.user, form.cleaned_data)
        except Refusal as refusal:
            claim = self.find(request, pk)
            form = FORM_OF[slug](claim, request.POST)
            if isinstance(refusal, Conflict):
                form.adopt_lock_version(claim)
            return self.show(request, claim, typed=form, refusal=refusal, status=refusal.status)
        messages.success(request, sentence)
        if request.POST.get("then") == "next" and not proposals_for(request.user, claim).differ:
            return self.go_to_next(request, claim)
        return go_to(request, reverse(CHANGE, args=(claim.pk,)))

    def go_to_next(self, request: HttpRequest, claim: Claim) -> HttpResponse:
        """Go to what waits next; `claim` is as it was before the action. htmx gets the next claim in this answer.

        Where nothing waits in its article any more, the article's page says what the next step is.
        """
        following = find_next(claim, request.user)
        if following is None:
            return go_to(request, reverse("admin:claims_article_change", args=(claim.article_id,)))
        address = reverse(CHANGE, args=(following.pk,))
        if not wants_fragment(request):
            return go_to(request, address)
        response = self.show(request, self.find(request, following.pk))
        response["HX-Push-Url"] = address
        return response

    # --- Many claims -----------------------------------------------------------------------

    def response_action(
        self, request: HttpRequest, queryset: QuerySet, **where: Any
    ) -> HttpResponse | None:
        """Refuse selected keys that are not numbers; Django would fail on them."""
        if None in map(whole_number, request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("Not a claim.")
        return super().response_action(request, queryset, **where)

    @admin.action(description="Confirm agreed claims", permissions=["view"])
    def confirm_agreed(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        """Show what readers will see for each claim; then confirm all of them or none."""
        return self.act_on_many(request, queryset, bulk.CONFIRM)

    def confirm_all(self, request: HttpRequest) -> HttpResponse:
        """Show every agreed claim of an article, or of all of them, with what readers will see; its form confirms."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        article = whole_number(request.GET.get("article", ""))
        agreed = agreed_claims(request.user, article).with_words()
        chosen = list(agreed.order_by("article", "number")[:MOST_AT_ONCE])
        rows = bulk.CONFIRM.build_rows(chosen, request.user)
        context = self.page_context(
            request,
            bulk.CONFIRM.title,
            rows=rows,
            article_key=article,
            list_url=reverse("admin:claims_claim_changelist"),
        )
        return render(request, bulk.CONFIRM.template, context)

    @admin.action(description="Keep verdicts after a change of context", permissions=["view"])
    def keep_verdicts(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        """Show the old and the new context of each claim; then keep all verdicts or none."""
        return self.act_on_many(request, queryset, bulk.KEEP)

    def act_on_many(
        self, request: HttpRequest, queryset: QuerySet, chosen_bulk: bulk.Bulk
    ) -> HttpResponse:
        """Show the chosen claims first; act on all of them or none once they were seen."""
        chosen, seen = self.chosen(request, queryset), lock_versions(request)
        try:
            if not chosen:
                raise Refusal("Choose at least one claim.")
            if len(chosen) > MOST_AT_ONCE:
                raise Conflict(f"You can {chosen_bulk.verb} at most {MOST_AT_ONCE} claims at once.")
            if not seen:
                rows = chosen_bulk.build_rows(chosen, request.user)
                context = self.page_context(request, chosen_bulk.title, rows=rows)
                return TemplateResponse(request, chosen_bulk.template, context)
            chosen_bulk.act(claims=chosen, by=request.user, lock_versions=seen)
        except Refusal as refusal:
            messages.error(request, f"{refusal.sentence} No claim was {chosen_bulk.done}.")
        else:
            numbers = ", ".join(str(claim.number) for claim in chosen)
            count = "1 claim" if len(chosen) == 1 else f"{len(chosen)} claims"
            messages.success(request, f"{count} {chosen_bulk.done}: {numbers}.")
            if request.POST.get("then") == "next":
                return self.go_to_next(request, chosen[-1])
        return redirect(request.get_full_path())

    def chosen(self, request: HttpRequest, queryset: QuerySet) -> list[Claim]:
        """Return the ticked claims, also those that have left the list since."""
        keys = list(lock_versions(request)) or request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not lock_versions(request) and request.POST.get("select_across") == "1":
            keys = list(queryset.values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
        visible = visible_claims(request.user).with_words()
        return list(visible.filter(pk__in=keys[: MOST_AT_ONCE + 1]).order_by("article", "number"))


def lock_versions(request: HttpRequest) -> dict[int, int]:
    """Return the lock version of each claim as it was shown, by key, from fields such as `seen=12:3`."""
    pairs = (value.partition(":") for value in request.POST.getlist("seen"))
    numbers = ((whole_number(key), whole_number(seen)) for key, _, seen in pairs)
    return {key: seen for key, seen in numbers if key is not None and seen is not None}
