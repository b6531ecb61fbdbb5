"""How well the text engine reads, as the table of claims/README.md: python -m tests.bench.text [FILE…]

A FILE is gold for sentences: a JSON list of {"paras": [{"text", "sents": [[start, end], …]}]}, as made from a Universal
Dependencies treebank; `_uk_` in its name says Ukrainian. The golden rules and the article are part of the project.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from claims.text.checkworthiness.scoring import score_sentences
from claims.text.sentences.splitter import split_sentences
from tests.bench.results import Result

DATA = Path(__file__).resolve().parent.parent / "data"


def rows(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Each line of the table: what was read, and how well."""
    yield "golden rules", _golden_rules()
    paragraphs: list[tuple[str, str]] = []
    for path in paths:
        language = "uk" if "_uk_" in path.name else "en"
        gold = [
            part for document in json.loads(path.read_text("utf-8")) for part in document["paras"]
        ]
        paragraphs += [(part["text"], language) for part in gold]
        yield f"{path.stem}, boundary F1", f"{boundary_f1(gold, language):.1f}"
    article = json.loads((DATA / "article_units.json").read_text("utf-8"))
    found = set(split_sentences(article["text"], "en"))
    units = [(unit["start"], unit["end"]) for unit in article["units"]]
    yield "the article", f"{sum(unit in found for unit in units)} of {len(units)} units"
    yield (
        "speed",
        f"{speed(paragraphs or [(article['text'], 'en')]):.1f} M characters/s of CPU time",
    )
    sentences = [unit["text"] for unit in article["units"]]
    yield "check-worthiness", f"{speed_of_scoring(sentences):,.0f} sentences/s"


def measure(_site: object) -> Iterator[Result]:
    """Yield how fast texts are split and scored: the entry `text` of `make bench`."""
    article = json.loads((DATA / "article_units.json").read_text("utf-8"))
    yield Result("splitting text", speed([(article["text"], "en")]), "M characters/s of CPU time")
    sentences = [unit["text"] for unit in article["units"]]
    yield Result("check-worthiness", speed_of_scoring(sentences), "sentences/s of CPU time")


def _golden_rules() -> str:
    rules = json.loads((DATA / "golden_rules_en.json").read_text("utf-8"))
    kept = sum(
        [span.of(rule["text"]) for span in split_sentences(rule["text"], "en")] == rule["sents"]
        for rule in rules
    )
    return f"{kept} of {len(rules)}"


def boundary_f1(paragraphs: list[dict], language: str) -> float:
    """F1 of the ends of sentences, in percent; a paragraph's own end is given and counts for nothing."""
    right = wanted = found = 0
    for paragraph in paragraphs:
        text = paragraph["text"]
        gold = {end for _, end in paragraph["sents"][:-1]}
        ends = {end for _, end in split_sentences(text, language)} - {len(text.rstrip())}
        right, wanted, found = right + len(gold & ends), wanted + len(gold), found + len(ends)
    return 200 * right / max(1, wanted + found)


def speed(paragraphs: list[tuple[str, str]]) -> float:
    """Millions of characters a second of CPU time: the best of five runs, after one that compiles."""
    taken = []
    for _ in range(6):
        began = time.process_time()
        for text, language in paragraphs:
            split_sentences(text, language)
        taken.append(time.process_time() - began)
    return sum(len(text) for text, _ in paragraphs) / min(taken[1:]) / 1e6


def speed_of_scoring(sentences: list[str]) -> float:
    """Sentences a second of CPU time."""
    began = time.process_time()
    score_sentences(sentences * 100, "en")
    return 100 * len(sentences) / (time.process_time() - began)


def main() -> None:
    """Print the table."""
    for name, figure in rows([Path(name) for name in sys.argv[1:]]):
        print(f"| {name} | {figure} |")


if __name__ == "__main__":
    main()
