"""Documents: plain models of what is printed, apart from their rendering."""

from cityshare.documents.door_list import DoorGroup, DoorList, door_list
from cityshare.documents.hand_out import hand_out_files, write_hand_out
from cityshare.documents.html import html_page
from cityshare.documents.plan_folder import write_plan
from cityshare.documents.plan_sheet import Ask, PlanSheet, PlanSheets, plan_sheets
from cityshare.documents.read_aloud import read_aloud
from cityshare.documents.reports import ties_sheet, unmet_sheet, write_reports
from cityshare.documents.roster import (
    PersonRoster,
    RosterTable,
    TableRoster,
    roster_by_person,
    roster_by_table,
)
from cityshare.documents.seat import Seat
from cityshare.documents.spreadsheets import Sheet, csv_bytes, xlsx_bytes
from cityshare.documents.stamp import Stamp, plan_version, stamp_of
from cityshare.documents.table_card import TableCard, TableCards, Topic, table_cards

__all__ = [
    "Ask",
    "DoorGroup",
    "DoorList",
    "PersonRoster",
    "PlanSheet",
    "PlanSheets",
    "RosterTable",
    "Seat",
    "Sheet",
    "Stamp",
    "TableCard",
    "TableCards",
    "TableRoster",
    "Topic",
    "csv_bytes",
    "door_list",
    "hand_out_files",
    "html_page",
    "plan_sheets",
    "plan_version",
    "read_aloud",
    "roster_by_person",
    "roster_by_table",
    "stamp_of",
    "table_cards",
    "ties_sheet",
    "unmet_sheet",
    "write_hand_out",
    "write_plan",
    "write_reports",
    "xlsx_bytes",
]
