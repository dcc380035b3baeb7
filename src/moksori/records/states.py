"""The states and kinds that only records know: what a row may say of itself."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What somebody does at the desk; a person sees what the role needs."""

    REPORTER = "reporter"
    CODER = "coder"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    PROTECTION_OFFICER = "protection_officer"
    PRODUCER = "producer"
    READER = "reader"
    ADMINISTRATOR = "administrator"


class Invitation(StrEnum):
    """What a link that works once is for."""

    ENROL = "enrol"
    DEMO = "demo"


class Risk(StrEnum):
    """How near somebody is to being found by those they speak of."""

    UNJUDGED = "unjudged"
    LOW = "low"
    RAISED = "raised"
    HIGH = "high"
    ACUTE = "acute"


class ContactWay(StrEnum):
    """By which way the next contact comes; the way alone, never a number or a place."""

    CALL = "call"
    CHAT = "chat"
    LETTER = "letter"
    MEETING = "meeting"
    THROUGH_SOMEBODY = "through_somebody"


class Acceptance(StrEnum):
    """What became of something a machine or a person proposed."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REFUSED = "refused"


class Verdict(StrEnum):
    """What a judgement says of two things."""

    SAME = "same"
    NOT_SAME = "not_same"
    MAYBE = "maybe"


class Findable(StrEnum):
    """What a search finds by its words."""

    ACCOUNT = "account"
    PERSON = "person"
    ACT = "act"


class JobState(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class StoryState(StrEnum):
    """How far a story has come; *cleared* is no state, it is found out anew each time."""

    DRAFTED = "drafted"
    READY = "ready"
    RELEASED = "released"
    HELD = "held"


class StoryStage(StrEnum):
    """Where a story is on its way; what comes after `protection` is found out, never stored."""

    DRAFT = "draft"
    EDIT = "edit"
    PROTECTION = "protection"


class Kept(StrEnum):
    """What the desk keeps for a time only. The record and its originals are evidence and stay."""

    UPLOADS = "uploads"
    SESSIONS = "sessions"
    FORMS = "forms"
    LINKS = "links"
    JOBS = "jobs"
    CONTACTS = "contacts"
    READERS = "readers"
    TAKES = "takes"
    BACKUPS = "backups"
    IDENTITIES = "identities"


class CheckKind(StrEnum):
    """What has to be done before an accused is named."""

    REPLY = "reply"
    LEGAL = "legal"


class CheckOutcome(StrEnum):
    """What came of a check: of a right of reply the first four, of a legal check the rest."""

    ASKED = "asked"
    ANSWERED = "answered"
    DECLINED = "declined"
    UNREACHABLE = "unreachable"
    PASSED = "passed"
    CHANGES = "changes"
    STOPPED = "stopped"


class EditionState(StrEnum):
    """How far an edition has come."""

    OPEN = "open"
    RELEASED = "released"


class VaultKind(StrEnum):
    """What a value of the identity vault is."""

    NAME = "name"
    NICKNAME = "nickname"
    PHONE = "phone"
    IDENTIFIER = "identifier"


class AboutKind(StrEnum):
    """What a statement is about."""

    ACT = "act"
    PERSON = "person"
    POSTING = "posting"
    ORGANISATION = "organisation"
    PLACE = "place"
    AMOUNT = "amount"


class PlaceLevel(StrEnum):
    """Levels of the place hierarchy, finest first."""

    FACILITY = "facility"
    NEIGHBOURHOOD = "neighbourhood"
    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"


class RateKind(StrEnum):
    """Whose rate it is: of a central bank, or of a market where somebody was told it."""

    OFFICIAL = "official"
    MARKET = "market"


class OutletKind(StrEnum):
    """What kind of place something of ours stands in or went to."""

    SITE = "site"
    FOLDER = "folder"
    RSYNC = "rsync"
    SFTP = "sftp"
    S3 = "s3"
    EDITION = "edition"
    MAIL = "mail"
    PARTNER = "partner"
    ARCHIVE = "archive"
    REPRINT = "reprint"
    STATION = "station"

    @property
    def ours(self) -> bool:
        """True where we can change what stands there; elsewhere we can only ask."""
        return self in {
            OutletKind.SITE,
            OutletKind.FOLDER,
            OutletKind.RSYNC,
            OutletKind.SFTP,
            OutletKind.S3,
        }


class CopyState(StrEnum):
    """What became of a copy of a story."""

    OUT = "out"
    ASKED = "asked"
    REPLACED = "replaced"
    GONE = "gone"


class RecallReason(StrEnum):
    """Why a story was taken back; stays inside the desk."""

    DANGER = "danger"
    CONSENT = "consent"
    ERROR = "error"
    LEGAL = "legal"


class MailState(StrEnum):
    """How far a message to one person has come.

    A row is `sending`, on disk, before the first byte of its message leaves: whoever finds it so
    cannot know whether it arrived, and calls it `unknown`.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    LATER = "later"
    UNKNOWN = "unknown"


class MailingKind(StrEnum):
    """What went to the people on the list."""

    EDITION = "edition"
    NOTICE = "notice"


class TlsMode(StrEnum):
    """How the way to the mail server is closed to others; `plain` only inside this machine."""

    STARTTLS = "starttls"
    IMPLICIT = "implicit"
    PLAIN = "plain"


class ProgrammeState(StrEnum):
    """How far an edition is as a programme."""

    PLANNED = "planned"
    MADE = "made"
    STALE = "stale"
    RECALLED = "recalled"


class VoiceKind(StrEnum):
    """Whose voice a take is."""

    SCRATCH = "scratch"
    REVOICED = "revoiced"
    OBFUSCATED = "obfuscated"


class OwnVoiceState(StrEnum):
    """What became of the wish that a source be heard in their own voice, changed."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
