import subprocess
import sys

import pytest

import cityshare.scoring


@pytest.mark.parametrize("name", cityshare.scoring.__all__)
def test_every_name_can_be_imported(name):
    assert getattr(cityshare.scoring, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        cityshare.scoring.nothing  # noqa: B018


def test_scoring_does_not_wait_for_slow_libraries():
    code = (
        "import cityshare.scoring, sys; print({'pandas', 'sklearn'} & set(sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "set()"
