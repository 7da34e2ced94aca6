"""Files that other programs read and write: the Excel template for answers."""

from cityshare.interchange.filled import FilledTemplate
from cityshare.interchange.merge import merge_templates, read_templates
from cityshare.interchange.read_template import read_template
from cityshare.interchange.template import write_template

__all__ = [
    "FilledTemplate",
    "merge_templates",
    "read_template",
    "read_templates",
    "write_template",
]
