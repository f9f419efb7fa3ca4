"""Measures: what Rawi finds against hand-made gold, in percent.

attributions  spans, speakers and stances against brat standoff
contacts      who was in touch with whom, against gold rows
reading       noise, dates and the day of publication against gold beside the text
claims        claim clusters, origins and status against gold clusters
"""

from rawi.evaluate.attributions import gold_spans, right_ones, score_attributions, standoff_of
from rawi.evaluate.claims import score_claims
from rawi.evaluate.contacts import has_contacts, score_contacts
from rawi.evaluate.reading import score_reading

__all__ = [
    "gold_spans",
    "has_contacts",
    "right_ones",
    "score_attributions",
    "score_claims",
    "score_contacts",
    "score_reading",
    "standoff_of",
]
