"""Instances of the Maximally Diverse Grouping Problem are read from their files."""

import gzip
import lzma

import pytest

from cityshare.errors import CityshareError
from cityshare.optimisation import read_mdgp

TINY = """\
4 2 ds 1 2 2 3
0 1 1.5
0 2 10.25
0 3 2
1 2 3
1 3 7.125
2 3 4
"""


@pytest.mark.parametrize("ending", ["txt", "txt.gz", "txt.xz"])
def test_an_instance_is_read(tmp_path, ending):
    path = tmp_path / f"tiny.{ending}"
    pack = {"gz": gzip.compress, "xz": lzma.compress}.get(ending[4:], bytes)
    path.write_bytes(pack(TINY.encode()))

    instance = read_mdgp(path)

    assert instance.name == "tiny"
    assert instance.low.tolist() == [1, 2]
    assert instance.high.tolist() == [2, 3]
    assert (instance.distances == instance.distances.T).all()
    assert instance.distances[0].tolist() == [0, 1.5, 10.25, 2]
    assert instance.distances.sum() / 2 == 27.875


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"4 2\n",
        TINY.replace("ds 1", "ds").encode(),
        TINY.replace("2 3 4", "2 9 4").encode(),
        TINY.replace("1.5", "far").encode(),
    ],
    ids=["empty", "short", "a bound too few", "a number too high", "not a number"],
)
@pytest.mark.filterwarnings("ignore:loadtxt")
def test_another_format_is_refused(tmp_path, content):
    path = tmp_path / "other.txt"
    path.write_bytes(content)

    with pytest.raises(CityshareError) as caught:
        read_mdgp(path)

    assert [p.code for p in caught.value.problems] == ["F103"]


def test_not_compressed_in_spite_of_its_ending(tmp_path):
    for ending in ("gz", "xz"):
        path = tmp_path / f"tiny.txt.{ending}"
        path.write_text(TINY)
        with pytest.raises(CityshareError) as caught:
            read_mdgp(path)
        assert [p.code for p in caught.value.problems] == ["F103"]


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CityshareError) as caught:
        read_mdgp(tmp_path / "none.txt.xz")

    assert [p.code for p in caught.value.problems] == ["F101"]
