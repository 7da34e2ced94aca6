"""Coded problems: one way to say what is wrong, where, and what to do."""

from cityshare.errors.catalogue import CATALOGUE, Message
from cityshare.errors.problem import CityshareError, Place, Problem, raise_if_any
from cityshare.errors.validation import validation_problems

__all__ = [
    "CATALOGUE",
    "CityshareError",
    "Message",
    "Place",
    "Problem",
    "raise_if_any",
    "validation_problems",
]
