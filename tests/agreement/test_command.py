"""`python -m claims.agreement FILE.json` prints every coefficient, or one sentence about what is wrong."""

import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from claims.agreement.__main__ import main
from claims.agreement.coefficients import COEFFICIENTS

DATA = Path(__file__).parent.parent / "data/agreement.json"


def printed(capsys: pytest.CaptureFixture[str], file: Path, *options: str) -> list[dict]:
    assert main([str(file), *options]) == 0
    return json.loads(capsys.readouterr().out)["cases"]


def write(folder: Path, document: object) -> Path:
    file = folder / "cases.json"
    text = document if isinstance(document, str) else json.dumps(document)
    file.write_text(text, "utf-8")
    return file


def test_runs_without_django_settings():
    bare = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "claims.agreement", str(DATA)]
    run = subprocess.run(command, capture_output=True, env=bare, text=True, check=True)
    assert len(json.loads(run.stdout)["cases"]) == 6
    assert run.stderr == ""


def test_prints_every_coefficient_of_every_case(capsys: pytest.CaptureFixture[str]):
    cases = json.loads(DATA.read_text("utf-8"))["cases"]
    for case, found in zip(cases, printed(capsys, DATA), strict=True):
        assert found["name"] == case["name"]
        assert found.keys() >= COEFFICIENTS.keys()
        for name in COEFFICIENTS.keys() & case.keys():
            assert found[name]["fraction"] == case[name]
            if case[name] is None:
                assert found[name]["reason"] == case["reason"]
            else:
                exact = float(Fraction(case[name]))
                assert found[name]["decimal"] == f"{exact:.6f}"


def test_intervals_are_printed_when_asked_for(capsys: pytest.CaptureFixture[str]):
    found = printed(capsys, DATA, "--interval")
    assert found[2]["alpha_nominal"]["interval"] == {
        "low": "0.315708",
        "high": "0.529384",
        "resamples": 1000,
    }
    assert found[3]["alpha_nominal"]["interval"]["reason"] == "no variation"


@pytest.mark.parametrize(
    ("units", "percent"),
    [
        ([[1, True]], "0"),  # a number and true are different values
        ([[1, 1.0]], "1"),
        ([[1, "1"]], "0"),
        ([[0.1, 0.10], [0.1, 0.1]], "1"),
        ([[["a", "b"], ["b", "a"]]], "1"),  # a set has no order
        ([[["a"], "a"]], "0"),
        ([["a", None, "a"], [None]], "1"),
    ],
)
def test_values_are_compared_as_written(
    units: list, percent: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    [found] = printed(capsys, write(tmp_path, {"cases": [{"units": units}]}))
    assert found["percent_agreement"]["fraction"] == percent


def test_decimal_numbers_are_exact(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    [found] = printed(capsys, write(tmp_path, {"cases": [{"units": [[0.1, 0.2], [0.3, 0.3]]}]}))
    assert found["alpha_interval"]["fraction"] == "8/11"


BAD = {
    "not JSON": ("nonsense", "not JSON: line 1, column 1"),
    "empty": ("", "not JSON"),
    "a list": ([1], "list of “cases”"),
    "cases that are no list": ({"cases": {}}, "list of “cases”"),
    "a case that is no object": ({"cases": [3]}, "Case 1 is not an object"),
    "a name that is no text": ({"cases": [{"name": 1}]}, "name of case 1"),
    "neither units nor table": ({"cases": [{}]}, "either “units” or a “table”"),
    "both": ({"cases": [{"units": [], "table": []}]}, "either “units” or a “table”"),
    "units that are no list": ({"cases": [{"units": "ab"}]}, "not a list of lists"),
    "a unit that is no list": ({"cases": [{"units": ["ab"]}]}, "not a list of lists"),
    "an object as a value": ({"cases": [{"units": [[{"a": 1}]]}]}, "a value is a text"),
    "lists in lists": ({"cases": [{"units": [[[["a"]]]]}]}, "a value is a text"),
    "a ragged table": ({"cases": [{"table": [[1, 2], [3]]}]}, "as many columns as rows"),
    "an empty table": ({"cases": [{"table": []}]}, "as many columns as rows"),
    "a negative count": ({"cases": [{"table": [[-1]]}]}, "is a count"),
    "half a count": ({"cases": [{"table": [[1.5]]}]}, "is a count"),
    "true as a count": ({"cases": [{"table": [[True]]}]}, "is a count"),
    "an order that lacks a value": (
        {"cases": [{"units": [["a", "b"]], "order": ["a"]}]},
        "lacks the value b",
    ),
    "an order that lacks nought": (
        {"cases": [{"units": [[0, 1]], "order": [1]}]},
        "lacks the value 0",
    ),
    "an order with a value twice": (
        {"cases": [{"units": [], "order": ["a", "a"]}]},
        "repeats a value",
    ),
    "an order of the wrong length": (
        {"cases": [{"table": [[1]], "order": ["a", "b"]}]},
        "one value for each row",
    ),
    "an order that is no list": ({"cases": [{"units": [], "order": "ab"}]}, "not a list of values"),
    "not-a-number": ('{"cases": [{"units": [[1, NaN]]}]}', "NaN is not a number"),
    "infinity": ('{"cases": [{"units": [[1, -Infinity]]}]}', "-Infinity is not a number"),
    "an enormous number": ('{"cases": [{"units": [[1e999999999]]}]}', "too large"),
    "too many digits": (f'{{"cases": [{{"units": [[{"9" * 5000}]]}}]}}', "too many digits"),
    "endless nesting": ("[" * 100_000, "without end"),
    "a name twice": ('{"cases": [], "cases": []}', "“cases” twice"),
}


@pytest.mark.parametrize(("document", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_file_gets_one_sentence(
    document: object, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main([str(write(tmp_path, document))]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("kind", ["missing", "folder", "bytes"])
def test_a_file_that_cannot_be_read_gets_one_sentence(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = tmp_path / "cases.json"
    if kind == "folder":
        file.mkdir()
    if kind == "bytes":
        file.write_bytes(b"\xff\xfe\x00")
    assert main([str(file)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
