"""Measures: what Rawi finds against hand-made gold, in percent.

attributions  spans, speakers and stances against brat standoff
claims        claim clusters, origins and status against gold clusters
"""

from rawi.evaluate.attributions import gold_spans, right_ones, score_attributions, standoff_of
from rawi.evaluate.claims import score_claims

__all__ = ["gold_spans", "right_ones", "score_attributions", "score_claims", "standoff_of"]
