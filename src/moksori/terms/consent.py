"""Consent: what a source allowed, use by use, until when; and its withdrawal."""

from __future__ import annotations

from enum import StrEnum


class Use(StrEnum):
    """One use a source can allow or refuse."""

    RECORD = "record"
    SHARE_WITH_BODY = "share_with_body"
    UNITED_NATIONS = "united_nations"
    COURT = "court"
    PUBLISH_DISGUISED = "publish_disguised"
    PUBLISH_NAMED = "publish_named"
    BROADCAST_REVOICED = "broadcast_revoiced"
    BROADCAST_OWN_VOICE = "broadcast_own_voice"
