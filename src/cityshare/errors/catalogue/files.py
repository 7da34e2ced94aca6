"""Problems of files and commands (F)."""

from cityshare.errors.catalogue.message import Message

FILES = {
    "F101": Message(
        "the file or folder does not exist",
        "",
        "Check the spelling and the folder you are in",
    ),
    "F102": Message(
        "the text is in an encoding that cannot be read",
        "Files are read as UTF-8, UTF-16 with a byte order mark, or cp949",
        "Save the file as UTF-8 (in Excel: 'CSV UTF-8') and try again",
    ),
    "F103": Message(
        "the file cannot be opened: {reason}",
        "",
        "Close it in other programs and check that you may read it",
    ),
    "F104": Message(
        "the file cannot be written: {reason}",
        "",
        "Choose another place with --out, or free some space",
        1,
    ),
    "F105": Message(
        "this is not valid YAML: {reason}",
        "YAML needs spaces for indents, and quotes around texts with ': '",
        "Correct the line and try again",
    ),
    "F106": Message(
        "this ending is not known",
        "Known endings are {known}",
        "Give the file one of these endings",
    ),
    "F107": Message(
        "this is neither a cohort folder nor a questionnaire",
        "A cohort folder holds cohort.yaml; a questionnaire is a .yaml file",
        "Name such a folder or file",
    ),
    "F108": Message(
        "this option cannot be used: {reason}",
        "",
        "Correct it; 'cityshare COMMAND --help' shows what is possible",
    ),
    "F109": Message(
        "the plan file cannot be used: {reason}",
        "A plan is the plan.json that 'cityshare assign' writes",
        "Name a plan.json made from this cohort",
    ),
    "F110": Message(
        "the file is not a workbook made by 'cityshare template': {reason}",
        "",
        "Make a fresh template and copy the answers over",
    ),
    "F111": Message(
        "{n} control characters were removed, the first in line {line}",
        "Such characters are not seen, and other programs refuse them",
        "Nothing to do, unless a text looks odd",
        0,
    ),
    "F112": Message(
        "the text was read as cp949, the Korean encoding of Windows",
        "Only UTF-8 keeps all languages",
        "Check the names; if they are wrong, save the file as UTF-8",
        0,
    ),
}
