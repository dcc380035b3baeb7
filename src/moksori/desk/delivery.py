"""Outlets of the site, and bringing it there: sealed at that moment, verified, recorded."""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from moksori.desk import audit, whereabouts
from moksori.desk.site import Site
from moksori.publishing.delivery import delivering
from moksori.publishing.delivery.delivering import Means, Target
from moksori.publishing.delivery.outlets import (
    Delivered,
    Difference,
    FolderOutlet,
    Login,
    Outlet,
    Progress,
    ServerOutlet,
    StoreKey,
    StoreOutlet,
    read_host_key,
    read_outlet,
)
from moksori.publishing.delivery.ssh import make_key
from moksori.records.models import CopyRecord, OutletRecord
from moksori.records.states import OutletKind
from moksori.terms.errors import InvalidError, MissingError, RefusedError

KINDS = (OutletKind.FOLDER, OutletKind.RSYNC, OutletKind.SFTP, OutletKind.S3)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_ROOM = "delivery"


class NoOutletError(MissingError):
    """There is no outlet of this name."""

    code = "outlets.none"
    hint = "`moksori outlets list` shows the outlets of the desk."


class OutletTakenError(RefusedError):
    """There is an outlet of this name already."""

    code = "outlets.taken"
    hint = "Take another name, or remove the outlet first."


class OutletWordsError(InvalidError):
    """The outlet lacks a name, the key of the server, or the key of the store."""

    code = "outlets.words"
    hint = (
        "A name is lower-case letters, figures and hyphens; a folder lies outside of the desk; a "
        "store needs its key id and its secret, one a line, on standard input."
    )


@dataclass(frozen=True, slots=True)
class Reach:
    """What else is told of an outlet.

    Attributes:
        base_url: Public address under which readers find it, or empty.
        port: Where a server listens for SSH.
        region: What a store calls its region.
        host_key: Text with the public key of a server.
        store_key: Id and secret of a store.
    """

    base_url: str = ""
    port: int = 22
    region: str = "us-east-1"
    host_key: str = ""
    store_key: StoreKey | None = None


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet of the desk: its name, kind, where it is, and how many stories stand there."""

    id: str
    name: str
    kind: str
    place: str
    base_url: str
    stories: int
    error: str = ""


@transaction.atomic
def add_outlet(name: str, place: str, reach: Reach, *, by: str, at: datetime) -> str:
    """Write down an outlet; a server gets a key of the desk that is used nowhere else.

    Args:
        name: What the desk calls it.
        place: As `read_outlet` takes it.
        reach: What else is told of it.
        by: Who.
        at: When.

    Returns:
        The public key that the server must be told to let in; empty where there is none.

    Raises:
        OutletError: the place or a key cannot be read.
        OutletWordsError: something is missing.
        OutletTakenError: the name is taken.
    """
    outlet = read_outlet(place, port=reach.port, region=reach.region)
    told: dict[str, Any] = {"place": place, "base_url": reach.base_url}
    if isinstance(outlet, ServerOutlet):
        told |= {"port": reach.port, "host_key": read_host_key(reach.host_key)}
    if isinstance(outlet, StoreOutlet):
        told |= {"region": reach.region}
    keyless = isinstance(outlet, StoreOutlet) and not reach.store_key
    if not _NAME.fullmatch(name) or keyless or _is_inside(outlet):
        raise OutletWordsError("something is missing of the outlet")
    if any(one.name == name for one in _records()):
        raise OutletTakenError("an outlet of this name is there")
    kind = OutletKind(place.partition(":")[0])
    record = whereabouts.outlet(kind, name, by=by, at=at)
    OutletRecord.objects.filter(pk=record.pk).update(settings=told)
    audit.write_line("outlet.added", by=by, at=at, subjects=[record.id], detail={"kind": kind})
    return _keep_key(record.id, outlet, reach.store_key)


def outlets() -> tuple[KnownOutlet, ...]:
    """Return the outlets to which a site can be delivered, by name."""
    return tuple(
        KnownOutlet(
            one.id,
            one.name,
            one.kind,
            one.settings["place"],
            one.settings.get("base_url", ""),
            _standing(one),
            one.error_code,
        )
        for one in _records()
    )


@transaction.atomic
def remove_outlet(name: str, *, by: str, at: datetime) -> int:
    """Forget how an outlet is reached, and its key. What stands there is not touched.

    Args:
        name: What the desk calls it.
        by: Who.
        at: When.

    Returns:
        How many stories still stand there, as far as the desk knows.

    Raises:
        NoOutletError: there is none of this name.
    """
    record = _record(name)
    OutletRecord.objects.filter(pk=record.pk).update(settings={})
    for path in (_key(record.id), _key(record.id).with_suffix(".pub")):
        path.unlink(missing_ok=True)
    audit.write_line("outlet.removed", by=by, at=at, subjects=[record.id])
    return _standing(record)


def base_url_of(name: str) -> str:
    """Return the public address under which readers find an outlet, or an empty text.

    Raises:
        NoOutletError: there is none of this name.
    """
    return str(_record(name).settings.get("base_url", ""))


def deliver_site(
    name: str, site: Site, progress: Progress, *, resume: bool, by: str, at: datetime
) -> Delivered:
    """Bring a site that was just sealed to an outlet, and write down what stands there now.

    Args:
        name: What the desk calls the outlet.
        site: As `desk.site.make_site` gave it.
        progress: Told of each step.
        resume: Take over what an earlier, cut delivery brought whole.
        by: Who.
        at: When.

    Raises:
        NoOutletError: there is none of this name.
        MoksoriError: see `publishing.delivery.errors`; nothing is written down then.
    """
    record = _record(name)
    told = delivering.deliver(
        site.folder, site.seal.files, _target(record), progress, resume=resume
    )
    whereabouts.note_out(record, site.items, by=by, at=at)
    audit.write_line(
        "site.delivered",
        by=by,
        at=at,
        subjects=[record.id],
        detail={"sent": told.sent, "kept": told.kept, "removed": told.removed},
    )
    return told


def check_outlet(name: str, site: Site) -> Difference:
    """Hash what stands at an outlet and say how it differs from a site; send nothing.

    Raises:
        NoOutletError: there is none of this name.
        MoksoriError: see `publishing.delivery.errors`.
    """
    return delivering.check(site.folder, site.seal.files, _target(_record(name)))


def _is_inside(outlet: Outlet) -> bool:
    """Say whether a folder lies in the desk itself, or among its keys."""
    if not isinstance(outlet, FolderOutlet):
        return False
    place = outlet.path.resolve()
    own = (Path(settings.MOKSORI_HOME), Path(settings.KEYS_FOLDER))
    return any(place.is_relative_to(one.resolve()) for one in own)


def _records() -> list[OutletRecord]:
    rows = OutletRecord.objects.filter(kind__in=[kind.value for kind in KINDS]).order_by("name")
    return [row for row in rows if row.settings.get("place")]


def _record(name: str) -> OutletRecord:
    for one in _records():
        if one.name == name:
            return one
    raise NoOutletError("there is no outlet of this name")


def _standing(record: OutletRecord) -> int:
    rows = CopyRecord.objects.out().filter(outlet=record)
    return rows.values("public_id").distinct().count()


def _target(record: OutletRecord) -> Target:
    told = record.settings
    outlet = read_outlet(
        told["place"], port=told.get("port", 22), region=told.get("region", "us-east-1")
    )
    # One delivery at a time: what is in the room was left by one that was killed.
    room = Path(settings.MOKSORI_HOME) / _ROOM
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(mode=0o700)
    return Target(outlet, _means(record.id, outlet, told), room)


def _means(id_: str, outlet: Outlet, told: dict[str, Any]) -> Means:
    key = _key(id_)
    if not key.is_file():
        return None
    if isinstance(outlet, ServerOutlet):
        return Login(key, told["host_key"])
    return StoreKey(*json.loads(key.read_text("utf-8")))


def _key(id_: str) -> Path:
    return Path(settings.KEYS_FOLDER) / "outlets" / id_


def _keep_key(id_: str, outlet: Outlet, store_key: StoreKey | None) -> str:
    """Make or write the key of an outlet where the desk's other keys are."""
    key = _key(id_)
    key.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in (key, key.with_suffix(".pub")):
        path.unlink(missing_ok=True)
    if isinstance(outlet, ServerOutlet):
        return make_key(key)
    if store_key:
        handle = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "w", encoding="utf-8") as file:
            json.dump([store_key.id, store_key.secret], file)
    return ""
