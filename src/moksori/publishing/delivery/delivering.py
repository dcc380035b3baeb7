"""One way in for all outlets: the right transport is taken, and its private folder goes away."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from moksori.publishing.delivery.errors import LoginRefusedError
from moksori.publishing.delivery.folder import FolderDelivery
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
)
from moksori.publishing.delivery.rsync import RsyncDelivery
from moksori.publishing.delivery.sealed import SealedFolder
from moksori.publishing.delivery.sftp import SftpDelivery
from moksori.publishing.delivery.ssh import Ssh
from moksori.terms.cleared import SealedFile

if TYPE_CHECKING:
    from moksori.publishing.delivery.store import StoreDelivery

Means = Login | StoreKey | None
"""What an outlet asks for before it lets the desk in; a folder asks for nothing."""


@dataclass(frozen=True, slots=True)
class Target:
    """An outlet, what lets the desk in, and room to work.

    Attributes:
        room: A folder of the desk's own; what is put there for a delivery goes away with it.
    """

    outlet: Outlet
    means: Means
    room: Path


def deliver(
    folder: Path,
    files: Iterable[SealedFile],
    target: Target,
    progress: Progress,
    *,
    resume: bool = False,
) -> Delivered:
    """Bring a sealed site to an outlet: only what differs, whole, verified.

    Args:
        folder: The site as the gate read it.
        files: Every file of the gate's seal.
        target: Where.
        progress: Told of each step: what, how many are done, how many there are.
        resume: Take over what an earlier, cut delivery brought whole.

    Raises:
        HostilePathError: a file has a name that is refused; nothing was sent.
        SealBrokenError: a file changed since the gate read it; it was not sent.
        MoksoriError: see `errors`; every one says what readers see.
    """
    site = SealedFolder(folder, files)
    with tempfile.TemporaryDirectory(dir=target.room) as room:
        way = _way(site, folder, target, Path(room))
        if isinstance(way, RsyncDelivery | SftpDelivery):
            return way.deliver(progress, resume=resume)
        return way.deliver(progress)


def check(folder: Path, files: Iterable[SealedFile], target: Target) -> Difference:
    """Hash what stands at an outlet and say how it differs from a sealed site; send nothing.

    Args:
        folder: The site as the gate read it.
        files: Every file of the gate's seal.
        target: Where.

    Raises:
        MoksoriError: see `errors`.
    """
    site = SealedFolder(folder, files)
    with tempfile.TemporaryDirectory(dir=target.room) as room:
        return _way(site, folder, target, Path(room)).check()


def _way(
    site: SealedFolder, folder: Path, target: Target, room: Path
) -> FolderDelivery | RsyncDelivery | SftpDelivery | StoreDelivery:
    outlet, means = target.outlet, target.means
    if isinstance(outlet, FolderOutlet):
        return FolderDelivery(site, outlet, folder)
    if isinstance(outlet, StoreOutlet) and isinstance(means, StoreKey):
        # The client of a store is loaded where there is one: every command comes by here.
        from moksori.publishing.delivery.store import StoreDelivery

        return StoreDelivery(site, outlet, means)
    if isinstance(outlet, ServerOutlet) and isinstance(means, Login):
        ssh = Ssh(outlet, means, room)
        kind = RsyncDelivery if outlet.kind == "rsync" else SftpDelivery
        return kind(site, outlet, ssh)
    raise LoginRefusedError("the key for this outlet is not there")
