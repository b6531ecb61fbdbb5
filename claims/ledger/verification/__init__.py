"""Verification of the ledger: everything is computed again from the stored bytes, and what is malformed is named."""

from claims.ledger.verification.problems import Problem, ProblemKind
from claims.ledger.verification.verifying import Verification, find_problems, verify_ledger

__all__ = ["Problem", "ProblemKind", "Verification", "find_problems", "verify_ledger"]
