"""Where a request for the next claim comes from."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from claims.models import Article, Claim


def where_i_am(request: HttpRequest) -> tuple[Article | None, Claim | None]:
    """The article to stay in and the claim just left, as the form names them; both may be absent."""
    slug, number = request.POST.get("article", ""), request.POST.get("after", "")
    if not slug:
        return None, None
    article = get_object_or_404(Article.objects.visible_to(request.user), slug=slug)
    if not (number.isdecimal() and len(number) < 9):
        return article, None
    claims = Claim.objects.visible_to(request.user)
    return article, get_object_or_404(claims, article=article, number=int(number))
