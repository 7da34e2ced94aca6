"""The JSON Schema of questionnaires, for editors that complete and check YAML."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from cityshare.questionnaire.schema import Questionnaire

SCHEMA_ID = "urn:cityshare:questionnaire"


def questionnaire_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a questionnaire file.

    Examples
    --------
    >>> questionnaire_schema()["$id"]
    'urn:cityshare:questionnaire'
    """
    body = Questionnaire.model_json_schema()
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": SCHEMA_ID,
        "title": "cityshare questionnaire",
        "description": (
            "A self-assessment: themes of practices, each with one descriptor for"
            " every level of the scale. Every text is given by language (BCP 47)."
        ),
        **{k: v for k, v in body.items() if k not in {"title", "description"}},
    }
