"""Which screens there are pictures of, whose eyes they are seen with, and what is seen on them."""

from __future__ import annotations

from dataclasses import dataclass

from moksori.records.states import Role

REPORTER, CODER, EDITOR = Role.REPORTER, Role.CODER, Role.EDITOR
OFFICER, ADMINISTRATOR = Role.PROTECTION_OFFICER, Role.ADMINISTRATOR
PRODUCER, READER = Role.PRODUCER, Role.READER


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a screen.

    Attributes:
        name: Of the file, without its ending.
        address: Name of the address.
        role: Who looks; None before anybody has come in.
        what: A sentence: what the screen is for, and what is seen on it.
        place: Which of `desk.places` gives what the address needs; empty where it needs nothing.
        asked: A word that is put into the search of the screen first.
    """

    name: str
    address: str
    role: Role | None
    what: str
    place: str = ""
    asked: str = ""


PARTS: dict[str, tuple[Shot, ...]] = {
    "Coming in": (
        Shot("welcome", "welcome", None,
             "A link that works once: whoever opens it first chooses a password, or in a demo comes in.",
             "welcome"),
        Shot("sign-in", "account_login", None,
             "Coming in with a password and a second factor, or with a passkey alone."),
        Shot("keys", "mfa_index", REPORTER,
             "One's own second factors: keys, an app, recovery codes."),
        Shot("key-new", "mfa_add_webauthn", REPORTER, "Adding a key or a passkey."),
        Shot("password", "account_change_password", REPORTER, "Changing one's own password."),
    ),
    "Today": (
        Shot("today", "today:page", OFFICER,
             "What waits for whoever came in, stage by stage, and since when."),
        Shot("today-producer", "today:page", PRODUCER,
             "The same for a producer: lines to read, takes to listen to, what to hand over."),
        Shot("search", "search:page", OFFICER,
             "What is found for a word, with the passages that hold it marked.", asked="rice"),
    ),
    "Accounts": (
        Shot("accounts", "accounts:list", OFFICER,
             "Every account that may be seen, the newest first, with its state."),
        Shot("receive", "accounts:receive", REPORTER, "Receiving files: chosen, or dragged in."),
        Shot("note", "accounts:note", REPORTER,
             "Taking down a call: who called, who told them, how they know, in the source's words."),
        Shot("paste", "accounts:paste", REPORTER, "Pasting an account that came as text."),
        Shot("account", "accounts:page", REPORTER,
             "One account: the original beside the passages that were read from it.", "account"),
        Shot("account-unread", "accounts:page", REPORTER,
             "A file that nobody can read: it is kept, and the screen says what to do.", "unread"),
        Shot("passage", "accounts:passage", CODER,
             "Correcting who speaks, cutting or joining passages; the original stays.", "passage"),
    ),
    "Coding": (
        Shot("coding", "coding:list", CODER, "What waits to be coded."),
        Shot("coding-account", "coding:page", CODER,
             "The passages left; what is proposed in them right, to accept, correct or refuse.",
             "coding"),
        Shot("mark", "coding:mark", CODER, "Marking words that the machine missed.", "mark"),
        Shot("mention", "coding:mention", CODER, "Correcting what was proposed.", "mention"),
        Shot("act-new", "coding:new_act", CODER, "Building an act out of a passage.", "act_new"),
        Shot("act", "coding:act", CODER,
             "One act: what was done, by whom to whom, when and where, by which words.", "act"),
        Shot("coding-person", "coding:person", CODER,
             "A person of one account: what is said of them; merged and split.", "coding_person"),
        Shot("agreement", "coding:agreement", CODER,
             "Two codings of one account beside each other, and where they differ.", "agreement"),
        Shot("codebook", "administration:codebook", CODER,
             "The types of acts, with their definitions."),
    ),
    "People, organisations, cases": (
        Shot("people", "people:list", OFFICER, "People without their names: role, risk, contact."),
        Shot("person", "people:person", OFFICER,
             "A source: risk, grade, consents, what is out, and who asks for the name.", "source"),
        Shot("accused", "people:person", OFFICER,
             "An accused: postings on a time line, acts, and the words that say so.", "accused"),
        Shot("arrested", "people:arrested", OFFICER,
             "A source was arrested: what is out, what to recall, what to stop.", "source"),
        Shot("organisations", "people:organisations", OFFICER, "Offices, units and facilities."),
        Shot("organisation", "people:organisation", OFFICER,
             "One of them: what it belongs to, who held a post there, acts.", "organisation"),
        Shot("organisation-new", "people:organisation_new", CODER,
             "Entering one by hand: both names, what it belongs to, and what says so."),
        Shot("posting", "people:posting", CODER,
             "A posting: where, as what, from when to when, what says so; corrected or withdrawn.",
             "posting"),
        Shot("cases", "people:cases", OFFICER, "Cases: accounts that concern the same matter."),
        Shot("case", "people:case", OFFICER,
             "A case: its accounts side by side, and what was judged of them.", "case"),
    ),
    "Protection": (
        Shot("protection", "protection:list", OFFICER,
             "Every account that is coded, and how far its story is."),
        Shot("withhold", "protection:withhold", OFFICER,
             "Withholding sentences of a passage from an audience, in every story and export.",
             "withhold"),
        Shot("readings", "protection:page", OFFICER,
             "As told and as the public would read it, side by side, with what the gate says.",
             "account"),
        Shot("ladder", "protection:ladder", OFFICER,
             "How far one detail may be told: the steps, and which is decided.", "ladder"),
        Shot("consents", "protection:consents", OFFICER,
             "What the source allowed, use by use, and what they refused.", "letter"),
        Shot("own-voices", "protection:own_voices", OFFICER,
             "Lines whose source would be heard in their own voice, waiting for a decision."),
        Shot("own-voice", "protection:own_voice", OFFICER,
             "One of them: the rule, the figures, the line, its consents, and the decision.",
             "own_voice"),
        Shot("consent", "protection:consent", OFFICER,
             "One consent: what rests on it, and how it ends.", "consent"),
    ),
    "Stories": (
        Shot("stories", "stories:list", EDITOR, "Every story, and where it is on its way."),
        Shot("story-new", "stories:begin", REPORTER, "Beginning a story with one or more accounts."),
        Shot("write", "stories:write", REPORTER,
             "Writing: the parts of the story left, the accounts as told right.", "story"),
        Shot("story", "stories:page", OFFICER,
             "A story before protection: as told and as the public would read it; two approve.",
             "story"),
        Shot("story-history", "stories:history", EDITOR,
             "Every version, what was changed and by whom; any of them can be put back.", "story"),
        Shot("story-preview", "stories:preview", EDITOR,
             "The finished page as readers will get it.", "written"),
    ),
    "Editions and what is out": (
        Shot("editions", "editions:list", EDITOR, "Every edition, out or being put together."),
        Shot("edition-new", "editions:begin", EDITOR, "Beginning an edition of a series."),
        Shot("edition", "editions:page", EDITOR,
             "An edition being put together: its order, what may come into it, its release.",
             "edition"),
        Shot("edition-released", "editions:page", EDITOR,
             "An edition that is out: its files, what the gate read, who approved.", "released"),
        Shot("out", "editions:out", EDITOR, "Everything that is out, and what of it is stale."),
        Shot("outlets", "editions:outlets", EDITOR,
             "Where the site is brought and how mail stands: what failed, and what to do."),
        Shot("about", "editions:about", EDITOR,
             "What the site says of the desk, in each language."),
        Shot("out-story", "editions:one_out", EDITOR,
             "Where one story stands; recall it, put it right.", "out"),
        Shot("out-recalled", "editions:one_out", EDITOR,
             "A story that was taken back, and what is beyond reach.", "recalled"),
        Shot("correct", "editions:correct", EDITOR,
             "Putting a released story right, with a note that its readers see.", "out"),
        Shot("figures", "figures:page", OFFICER,
             "Acts by month, place, type and institution; small cells are withheld."),
    ),
    "Programmes": (
        Shot("programmes", "programmes:list", PRODUCER,
             "Every programme by edition and language: how far it is, what is open, when it was heard."),
        Shot("programme-new", "programmes:plan", PRODUCER,
             "Planning the programme of an edition: clock, slot, hours of broadcast."),
        Shot("programme", "programmes:page", PRODUCER,
             "A running order: lengths planned and read, what is left out, how it stands to its slot.",
             "programme"),
        Shot("programme-script", "programmes:script", READER,
             "The script in large type, with figures in words and what a reader would stumble over.",
             "programme"),
        Shot("programme-line", "programmes:line", READER,
             "One line: recorded in the page or imported, with its takes.", "programme_line"),
        Shot("programme-own-voice", "programmes:own_voice", PRODUCER,
             "A source's own voice, changed: how little it protects, and asking for it.",
             "own_voice_line"),
        Shot("programme-made", "programmes:made", PRODUCER,
             "What was made: the outline of its sound, files with their loudness, the hand-over.",
             "programme_made"),
        Shot("programme-log", "programmes:log", PRODUCER,
             "Reading a station's log of what it played."),
    ),
    "Keeping the desk": (
        Shot("keeping", "administration:page", ADMINISTRATOR, "Who works at the desk."),
        Shot("enter", "administration:enter", ADMINISTRATOR, "Letting somebody in."),
        Shot("member", "administration:member", ADMINISTRATOR,
             "Somebody's role; a new link where a key was lost; letting them in no more.",
             "member"),
        Shot("log", "administration:log", ADMINISTRATOR,
             "What was done, by whom, when; never a word of an account."),
        Shot("retention", "administration:retention", OFFICER,
             "What is kept for a time only: how much is over its limit, and the deed by which it goes."),
        Shot("health", "administration:health", ADMINISTRATOR,
             "How the desk is: work that waits, work that failed."),
    ),
    "When something is not to be": (
        Shot("not-here", "today:page", REPORTER,
             "One answer for what is not there and for what is not yours.", "nowhere"),
        Shot("not-your-part", "administration:page", REPORTER,
             "What another role does is refused in words."),
    ),
}  # fmt: skip
"""The pictures, in the order of the way."""

NO_PICTURE = {
    "mfa_activate_totp": "what it shows must stand in no picture",
    "accounts:upload_progress": "it answers a programme of the page, not a person",
    "editions:progress": "a piece of the page of the edition",
    "people:organisation_change": "the form of a new one, with what stands there",
    "people:posting_new": "the form of a posting, empty",
    "programmes:progress": "a piece of the page of the programme",
    "programmes:compared": "a piece of the page of a line",
    "programmes:plan_anew": "the form of planning, without edition and language",
    "programmes:hear": "a sound",
    "protection:own_voice_sound": "a sound",
    "programmes:file": "a file",
    "figures:chart": "it stands on the page of the figures",
    "protection:look": "a piece of the page of the two readings",
    "stories:finished": "it stands inside the preview",
    "stories:style": "a style sheet",
    "stories:paper": "a PDF",
    "account_logout": "a deed; the page after it is that of coming in",
    "account_inactive": "the page of coming in, in other words",
    "language": "a deed",
    "mfa_authenticate": "the second step of coming in: one field for the numbers",
    "mfa_login_webauthn": "it answers the browser",
    "account_reauthenticate": "one field for the password",
    "mfa_reauthenticate": "one field for the numbers",
    "mfa_deactivate_totp": "a button",
    "mfa_view_recovery_codes": "what it shows must stand in no picture",
    "mfa_generate_recovery_codes": "a button",
    "mfa_download_recovery_codes": "a file",
    "mfa_list_webauthn": "a list of one's own keys, as on the page of keys",
    "mfa_reauthenticate_webauthn": "a button",
    "mfa_remove_webauthn": "a button",
    "mfa_edit_webauthn": "one field for the name of a key",
}
"""Addresses that can be opened and have no picture, each with the reason."""


def all_shots() -> tuple[Shot, ...]:
    """Return every picture there is, in order."""
    return tuple(shot for shots in PARTS.values() for shot in shots)
