"""A claimant’s name shows whether it is a person or an organisation, or no proposal is made."""

import time

import pytest

from claims.text.attribution.claimant_kind import propose_claimant_kind

NAMES = [
    ("person", "Michael Kofman of the Carnegie Endowment"),
    ("organization", "Ministry of Health"),
    ("person", "President Biden"),
    ("organization", "Acme Ltd"),
    ("organization", "University of Oxford"),
    ("organization", "WHO"),
    ("person", "Dr. Anthony Fauci"),
    ("person", "Mayor Sadiq Khan"),
    ("person", "Volodymyr Zelenskyy"),
    ("organization", "Міністерство оборони"),
    ("person", "Володимир Зеленський"),
    ("organization", "Bundesgesundheitsministerium"),
    ("person", "Frau Müller"),
    ("organization", "Johnson & Johnson"),
    ("organization", "The New York Times"),
    ("person", "Jean-Luc Mélenchon"),
    ("organization", "Bank of England"),
    ("person", "J. K. Rowling"),
    ("", "Experts"),
    ("", "Goldman"),
    ("organization", "the company"),
    ("person", "the prime minister"),
    ("organization", "Greenpeace Foundation"),
    ("organization", "Trump campaign"),
    ("person", "Sen. Ted Cruz"),
    ("person", "Nicola Sturgeon"),
    ("organization", "Deutsche Bahn"),
    ("organization", "Volkswagen AG"),
    ("person", "María López"),
    ("organization", "Ayuntamiento de Madrid"),
    ("organization", "President's Office"),
    ("organization", "Office of the President"),
    ("person", "Archbishop of Canterbury"),
    ("organization", "UN"),
    ("organization", "Human Rights Watch"),
    ("person", "Bank spokesman Peter Hill"),
    ("organization", "European Commission"),
    ("", "Anonymous"),
    ("", "Moscow"),
    ("person", "Justice Sonia Sotomayor"),
    ("organization", "Department of Justice"),
    ("person", "Erdoğan spokesperson Ibrahim Kalin"),
    ("person", "Jan Novák"),
    ("person", "Queen Elizabeth"),
    ("", "3 residents"),
    ("organization", "Red Cross"),
    ("organization", "White House"),
    ("person", "Tucker Carlson, Fox News host"),
]


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_name_shows_its_kind(kind: str, name: str):
    assert propose_claimant_kind(name) == kind


@pytest.mark.parametrize(
    "name", ["", " ", "—", "3", "a source close to the talks", "Goldman Sachs"]
)
def test_name_that_shows_nothing_has_no_proposal(name: str):
    assert propose_claimant_kind(name) == ""


@pytest.mark.parametrize("unit", ["a ", "A. ", "of the ", "von ", "President "])
def test_long_name_is_read_at_once(unit: str):
    started = time.process_time()

    propose_claimant_kind((unit * 30_000)[:30_000])

    assert time.process_time() - started < 1
