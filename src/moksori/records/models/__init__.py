"""The tables of the desk, one module per stage.

The vault is registered here and not handed on: only `desk.vault` may import it.
"""

from __future__ import annotations

import moksori.records.models.vault  # noqa: F401
from moksori.records.models.access import GrantRecord
from moksori.records.models.amounts import AmountRecord, RateRecord
from moksori.records.models.audit import AuditRecord, HistoryRecord, LogCheckRecord
from moksori.records.models.casefile import CaseRecord, JudgementRecord
from moksori.records.models.coders import (
    CodedRecord,
    CodingRecord,
    SettlementRecord,
    UploadRecord,
)
from moksori.records.models.coding import ActRecord, InvolvementRecord, MentionRecord
from moksori.records.models.composing import ApprovalRecord, CheckRecord, RemarkRecord
from moksori.records.models.corroboration import StatementRecord
from moksori.records.models.figures import FiguresRecord
from moksori.records.models.house import AboutRecord, DeskRecord, InvitationRecord, OnceRecord
from moksori.records.models.intake import AccountRecord, PassageRecord
from moksori.records.models.jobs import JobRecord
from moksori.records.models.likeness import BandRecord, NearDoubleRecord
from moksori.records.models.mail import (
    DispatchRecord,
    LeftRecord,
    MailingRecord,
    MailSettingsRecord,
    SubscriberRecord,
)
from moksori.records.models.organisations import OrganisationRecord, PostingRecord
from moksori.records.models.outlets import (
    CopyRecord,
    CorrectionRecord,
    OutletRecord,
    RecallRecord,
)
from moksori.records.models.people import GradeRecord, PersonInAccountRecord, PersonRecord
from moksori.records.models.places import PlaceRecord
from moksori.records.models.programmes import (
    AiringRecord,
    OwnVoiceRecord,
    ProgrammeRecord,
    TakeRecord,
)
from moksori.records.models.protection import (
    ConsentRecord,
    DecisionRecord,
    ExceptionRecord,
    OpeningRecord,
)
from moksori.records.models.publishing import (
    EditionRecord,
    ReleaseRecord,
    StoryInEditionRecord,
    StoryRecord,
)
from moksori.records.models.retention import LimitRecord, RemovalRecord
from moksori.records.models.searching import SearchRecord, SearchTermsRecord
from moksori.records.models.staff import User
from moksori.records.models.withheld import WithheldRecord

__all__ = [
    "AboutRecord",
    "AccountRecord",
    "ActRecord",
    "AiringRecord",
    "AmountRecord",
    "ApprovalRecord",
    "AuditRecord",
    "BandRecord",
    "CaseRecord",
    "CheckRecord",
    "CodedRecord",
    "CodingRecord",
    "ConsentRecord",
    "CopyRecord",
    "CorrectionRecord",
    "DecisionRecord",
    "DeskRecord",
    "DispatchRecord",
    "EditionRecord",
    "ExceptionRecord",
    "FiguresRecord",
    "GradeRecord",
    "GrantRecord",
    "HistoryRecord",
    "InvitationRecord",
    "InvolvementRecord",
    "JobRecord",
    "JudgementRecord",
    "LeftRecord",
    "LimitRecord",
    "LogCheckRecord",
    "MailSettingsRecord",
    "MailingRecord",
    "MentionRecord",
    "NearDoubleRecord",
    "OnceRecord",
    "OpeningRecord",
    "OrganisationRecord",
    "OutletRecord",
    "OwnVoiceRecord",
    "PassageRecord",
    "PersonInAccountRecord",
    "PersonRecord",
    "PlaceRecord",
    "PostingRecord",
    "ProgrammeRecord",
    "RateRecord",
    "RecallRecord",
    "ReleaseRecord",
    "RemarkRecord",
    "RemovalRecord",
    "SearchRecord",
    "SearchTermsRecord",
    "SettlementRecord",
    "StatementRecord",
    "StoryInEditionRecord",
    "StoryRecord",
    "SubscriberRecord",
    "TakeRecord",
    "UploadRecord",
    "User",
    "WithheldRecord",
]
