import json

from cityshare.questionnaire import questionnaire_schema


def test_the_schema_names_its_draft_and_itself():
    schema = questionnaire_schema()

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:cityshare:questionnaire"
    assert schema["title"] == "cityshare questionnaire"
    assert schema["description"]


def test_the_schema_lists_the_fields_and_refuses_others():
    schema = questionnaire_schema()

    assert schema["required"] == [
        "id",
        "version",
        "title",
        "licence",
        "source",
        "scale",
        "themes",
    ]
    assert schema["additionalProperties"] is False


def test_texts_are_by_language_tag():
    text = questionnaire_schema()["$defs"]["Text"]

    assert text["type"] == "object"
    (pattern,) = text["patternProperties"]
    assert pattern.startswith("^[a-z]{2,3}")


def test_the_schema_is_plain_json():
    schema = questionnaire_schema()

    assert json.loads(json.dumps(schema)) == schema
