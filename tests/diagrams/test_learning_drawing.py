from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest

from cityshare.cohort import Cohort
from cityshare.diagrams import draw_learning_graph
from cityshare.graph import learning_graph
from cityshare.scoring import Profiles

Texts = Callable[[str], list[str]]


def _graph(*ties: tuple[str, str, int | None]) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for learner, sharer, rank in ties:
        for id_ in (learner, sharer):
            graph.add_node(id_, label=f"Name of {id_}", delegation=f"City of {id_}")
        facts = {} if rank is None else {"rank": rank}
        graph.add_edge(learner, sharer, key="waste", level=5, value=77.5, **facts)
    return graph


FIVE = (("l1", "s1", 1), ("l2", "s1", 1), ("l3", "s1", 2), ("l4", "s2", 1))


def test_the_room_sees_no_learner_and_no_value(texts: Texts) -> None:
    svg = draw_learning_graph(_graph(*FIVE))

    assert "Name of l" not in svg
    assert "City of l" not in svg
    assert "77.5" not in svg
    words = texts(svg)
    assert "Name of s1" in words
    assert "4 want to learn" in words
    assert words[-3:] == ["Name of s2", "City of s2", "1"]


def test_no_learner_and_no_level_of_a_whole_cohort_is_shown(
    graph: nx.MultiDiGraph[str], cohort: Cohort
) -> None:
    svg = draw_learning_graph(graph, cohort=cohort)

    sharers = {sharer for _, sharer, facts in graph.edges(data=True) if "rank" in facts}
    learners = [id_ for id_ in graph if id_ not in sharers]
    assert learners
    assert not any(graph.nodes[id_]["label"] in svg for id_ in learners)
    levels = cohort.questionnaire.scale.levels
    assert not any(level.read("en") in svg for level in levels)


def test_ties_beyond_the_cap_name_nobody_in_the_room() -> None:
    svg = draw_learning_graph(_graph(*FIVE, ("l5", "s3", None)))

    assert "Name of s3" not in svg


def test_fewer_than_five_in_the_room(texts: Texts) -> None:
    graph = _graph(("l1", "s1", 1), ("l2", "s2", 1))

    room = draw_learning_graph(graph)
    facilitator = draw_learning_graph(graph, projector=False)

    assert "Fewer than five have answered" in " ".join(texts(room))
    assert "Name of s1" not in room
    assert "Name of s1" in texts(facilitator)


def test_nothing_to_show(texts: Texts) -> None:
    svg = draw_learning_graph(_graph(*FIVE), practice="energy")

    assert "Nobody is matched here yet" in " ".join(texts(svg))


def test_the_facilitator_sees_both_sides(texts: Texts) -> None:
    words = texts(draw_learning_graph(_graph(*FIVE), projector=False))

    for id_ in ("l1", "l2", "l3", "l4", "s1", "s2"):
        assert words.count(f"Name of {id_}") == 1
    assert "Waste (learners: 4, sharers: 2)" in words
    assert {"ask first", "ask second or third"} <= set(words)
    assert not {"also possible", "at one table"} & set(words)


def test_the_key_names_the_lines_that_are_there(texts: Texts) -> None:
    graph = _graph(*FIVE, ("l5", "s3", None))
    for _, _, facts in graph.edges(data=True):
        facts["same_table"] = True

    words = texts(draw_learning_graph(graph, projector=False))

    assert {"at one table", "also possible"} <= set(words)


def test_a_sharer_without_a_delegation(texts: Texts) -> None:
    graph = _graph(*FIVE)
    del graph.nodes["s1"]["delegation"]

    words = texts(draw_learning_graph(graph))

    assert words[words.index("Name of s1") + 1] == "3"


def test_a_crowded_card_counts_the_rest(texts: Texts) -> None:
    ties = [(f"l{n}", f"s{n}", 1) for n in range(20)]

    words = texts(draw_learning_graph(_graph(*ties)))

    named = sum(word.startswith("Name of") for word in words)
    assert f"and {20 - named} more" in words


@pytest.mark.parametrize("projector", [True, False])
def test_104_people(many_profiles: Profiles, texts: Texts, projector: bool) -> None:
    graph = learning_graph(many_profiles)

    words = texts(
        draw_learning_graph(graph, cohort=many_profiles.cohort, projector=projector)
    )

    people = any(word.startswith("Person") for word in words)
    assert people == projector
    assert any(word.startswith("City") for word in words)


def test_one_theme(graph: nx.MultiDiGraph[str], cohort: Cohort, texts: Texts) -> None:
    words = texts(draw_learning_graph(graph, cohort=cohort, theme="waste"))

    assert any(word.startswith("Waste") for word in words)
    assert not any(word.startswith("Energy") for word in words)
