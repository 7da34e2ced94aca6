"""Documents: plain models of what is printed, apart from their rendering."""

from cityshare.documents.action_plan import ActionPlan, ActionPlans, PlanGoal
from cityshare.documents.badge import Badge, Badges, badges
from cityshare.documents.door_list import DoorGroup, DoorList, door_list
from cityshare.documents.hand_out import hand_out_files, write_hand_out
from cityshare.documents.html import Document, foot_of, html_page, kind_of
from cityshare.documents.join_poster import JoinPoster
from cityshare.documents.layout import LAYOUTS, Kind, Paper, page_style
from cityshare.documents.paper_form import PaperForms, paper_forms
from cityshare.documents.plan_folder import write_plan
from cityshare.documents.plan_sheet import Ask, PlanSheet, PlanSheets, plan_sheets
from cityshare.documents.plenary_sheet import PlenarySheet, PlenaryTable
from cityshare.documents.read_aloud import read_aloud
from cityshare.documents.report_sheet import ReportSheets, report_sheets
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
    "LAYOUTS",
    "ActionPlan",
    "ActionPlans",
    "Ask",
    "Badge",
    "Badges",
    "Document",
    "DoorGroup",
    "DoorList",
    "JoinPoster",
    "Kind",
    "Paper",
    "PaperForms",
    "PersonRoster",
    "PlanGoal",
    "PlanSheet",
    "PlanSheets",
    "PlenarySheet",
    "PlenaryTable",
    "ReportSheets",
    "RosterTable",
    "Seat",
    "Sheet",
    "Stamp",
    "TableCard",
    "TableCards",
    "TableRoster",
    "Topic",
    "badges",
    "csv_bytes",
    "door_list",
    "foot_of",
    "hand_out_files",
    "html_page",
    "kind_of",
    "page_style",
    "paper_forms",
    "plan_sheets",
    "plan_version",
    "read_aloud",
    "report_sheets",
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
