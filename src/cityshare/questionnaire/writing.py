"""A questionnaire as the text of its YAML file."""

from __future__ import annotations

import yaml

from cityshare.questionnaire.schema import Questionnaire


def questionnaire_yaml(questionnaire: Questionnaire) -> str:
    """Write a questionnaire as YAML; equal questionnaires give equal texts."""
    content = questionnaire.model_dump(
        mode="json", exclude_none=True, exclude={"scale": {"direction"}}
    )
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=88)
