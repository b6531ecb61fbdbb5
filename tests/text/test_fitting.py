"""The command that fits the check-worthiness model: reproducible, and measured as promised."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.text.checkworthiness.scoring import MODEL, Model
from claims.text.checkworthiness.tokens import tokenise

FACTS = ["Exports rose by {} percent.", "The army lost {} tanks.", "In {} debt doubled."]
TALK = ["I hope we win, friend {}.", "Thank you, number {}.", "What should we do in {}?"]


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    rows = [{"text": s.format(n), "label": 1} for s in FACTS for n in range(12)]
    rows += [{"text": s.format(n), "label": 0} for s in TALK for n in range(12)]
    path = tmp_path / "sentences.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


def fit(labelled: Path, *options: str) -> str:
    said = StringIO()
    call_command("fit_checkworthiness", str(labelled), *options, stdout=said)
    return said.getvalue()


def test_fit_writes_a_model_that_can_be_loaded(labelled: Path, tmp_path: Path):
    output = tmp_path / "model.json"

    said = fit(labelled, "--name", "Twelve sentences", "--terms", "20", "-o", str(output))

    document = json.loads(output.read_text())
    fitted = Model.from_json(document)
    assert said == f"model.json: 20 terms, {output.stat().st_size - 1} bytes\n"
    assert (document["fitted_on"], document["sentences"], document["check_worthy"]) == (
        "Twelve sentences",
        72,
        36,
    )
    fact, talk = "The army lost 7 tanks.", "Thank you, number 7."
    assert (
        fitted.odds(fact, tokenise(fact), ["number"])
        > 0
        > fitted.odds(talk, tokenise(talk), ["number"])
    )


def test_fit_is_reproducible(labelled: Path, tmp_path: Path):
    first, second = tmp_path / "first.json", tmp_path / "second.json"

    fit(labelled, "-o", str(first))
    fit(labelled, "-o", str(second))

    assert first.read_bytes() == second.read_bytes()


def test_folds_print_the_precision_and_write_nothing(labelled: Path, tmp_path: Path):
    output = tmp_path / "model.json"

    said = fit(labelled, "--folds", "4", "-o", str(output))

    assert said == "average precision 1.0000 in 4 folds (1.0000  1.0000  1.0000  1.0000)\n"
    assert not output.exists()


@pytest.mark.parametrize("content", ['{"text": "No label."}', "not JSON", "[1]", '{"label": 1}'])
def test_fit_refuses_rows_without_text_and_label(tmp_path: Path, content: str):
    path = tmp_path / "bad.jsonl"
    path.write_text(content)

    with pytest.raises(CommandError, match=r"^The labelled sentences cannot be read: "):
        fit(path)


def test_the_model_is_small_and_names_its_data():
    document = json.loads(MODEL.read_text(encoding="utf-8"))

    assert MODEL.stat().st_size <= 100_000
    assert len(document["terms"]) <= 2_000
    assert document["fitted_on"] == "ClaimBuster, 2-class (Zenodo 3836810)"
