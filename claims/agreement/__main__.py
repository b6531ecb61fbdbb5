"""Print every coefficient of agreement for the cases of a file: `python -m claims.agreement FILE.json [--interval]`."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from claims.agreement.bootstrap import Interval, bootstrap
from claims.agreement.coefficients import COEFFICIENTS, Coefficient
from claims.agreement.reading import BadFile, Case, read_cases


def main(arguments: list[str] | None = None) -> int:
    """Print the coefficients as JSON and return 0; for a bad file, print one sentence to stderr and return 1."""
    parser = argparse.ArgumentParser(
        prog="python -m claims.agreement",
        description="Print every coefficient of agreement for the cases of a file, as JSON.",
    )
    parser.add_argument("file", type=Path, help="JSON with a list of cases")
    parser.add_argument(
        "--interval", action="store_true", help="add the 95 %% bootstrap interval of each"
    )
    chosen = parser.parse_args(arguments)
    try:
        cases = read_cases(chosen.file)
    except BadFile as problem:
        print(problem, file=sys.stderr)
        return 1
    described = [describe_case(case, has_interval=chosen.interval) for case in cases]
    print(json.dumps({"cases": described}, indent=1))
    return 0


def describe_case(case: Case, *, has_interval: bool) -> dict[str, Any]:
    """Return what is printed for a case: its size, then each coefficient by its name."""
    ratings = case.ratings
    intervals = bootstrap(ratings) if has_interval else {}
    described: dict[str, Any] = {
        "name": case.name,
        "units": ratings.unit_count,
        "pairable_units": ratings.pairable_count,
    }
    for name, measure in COEFFICIENTS.items():
        described[name] = describe(measure(ratings))
        if name in intervals:
            described[name]["interval"] = describe_interval(intervals[name])
    return described


def describe(coefficient: Coefficient) -> dict[str, Any]:
    """Return a coefficient as a fraction and a decimal, both null with the reason where it is undefined."""
    if coefficient.value is None:
        return {"fraction": None, "decimal": None, "reason": str(coefficient.reason)}
    return {"fraction": str(coefficient.value), "decimal": coefficient.decimal}


def describe_interval(interval: Interval) -> dict[str, Any]:
    """Return both ends of an interval with six decimals, null with the reason where there is none."""
    described = {"low": interval.low.decimal, "high": interval.high.decimal}
    if interval.reason:
        return {**described, "reason": interval.reason}
    return {**described, "resamples": interval.resamples}


if __name__ == "__main__":
    sys.exit(main())
