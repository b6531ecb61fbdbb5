"""How long a new text of a 20-page article takes: `make bench ONLY=revise`."""

import time

from claims.articles.actions.revising import revise_article
from claims.models import Person
from tests import factories as make
from tests.bench.results import Result, report

SENTENCE = "Place {n} has {m} trees, and the council counted {k} parks beside the river in 20{y}."


def test_revising_twenty_pages(reviewer: Person):
    rows = [SENTENCE.format(n=n, m=n * 17, k=n % 7, y=10 + n % 9) for n in range(600)]
    text = "\n\n".join(" ".join(rows[at : at + 5]) for at in range(0, 600, 5))
    article = make.make_article(text)
    changed = text.replace("Place 7 ", "Town 77 ").replace("Place 300 has", "Place 300 had")
    changed = f"News first. {changed}"  # so that every claim stands elsewhere

    began = time.perf_counter()
    revise_article(article=article, by=reviewer, text=changed)

    seconds = time.perf_counter() - began
    sizes = {"sentences": len(rows), "characters": len(text)}
    report(Result("new version of 600 sentences", 1000 * seconds, "ms", sizes=sizes))
