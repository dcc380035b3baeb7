"""To a server that only takes files: beside what stands there, or file by file where it must be."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from moksori.publishing.addresses import MANIFEST
from moksori.publishing.delivery.errors import FarDiffersError, FarTakenError
from moksori.publishing.delivery.outlets import (
    Delivered,
    Difference,
    Progress,
    ServerOutlet,
    difference,
)
from moksori.publishing.delivery.sealed import (
    PART,
    SealedFolder,
    folders_of,
    in_order,
    version_id,
)
from moksori.publishing.delivery.sftp_far import FarFile, FarFiles
from moksori.publishing.delivery.ssh import Ssh

VERIFIED = "every file was read back and hashed"
_MARK = MANIFEST + PART
"""Stands where a delivery file by file is on its way, and says that the folder is the desk's."""
_SLICE = 200
"""So many files are read and sent at a time."""


class SftpDelivery:
    """One delivery to a server on which the desk's account has files and no shell."""

    def __init__(self, site: SealedFolder, outlet: ServerOutlet, ssh: Ssh) -> None:
        """Take what to deliver, where, and the way there."""
        self._site, self._ssh, self._room = site, ssh, ssh.workspace
        self._far = FarFiles(ssh)
        self._parent, self._name = outlet.parent.rstrip("/"), outlet.name
        self._place = f"{self._parent}/{self._name}"
        self._versions = f"{self._parent}/.{self._name}.versions"

    def deliver(self, progress: Progress, *, resume: bool) -> Delivered:
        """Bring the site there and show it.

        Args:
            progress: Told of files that were sent.
            resume: Take over what an earlier, cut delivery brought whole.

        Raises:
            FarTakenError: something else stands in the place.
            FarDiffersError: what arrived is not what was sent.
            MoksoriError: see `errors`.
        """
        stands = self._stands()
        held = self._far.entries([self._place]) if stands and stands.kind == "d" else {}
        own = any(path.rpartition("/")[2] in {MANIFEST, _MARK} for path in held)
        if stands and (stands.kind == "-" or (held and not own)):
            raise FarTakenError("the place on the server is taken")
        linked = stands is not None and stands.kind == "l"
        if held or not (linked or self._far.may_link(self._parent, self._name)):
            return self._file_by_file(progress, resume=resume)
        if stands and stands.kind == "d":
            self._far.do([f'rmdir "{self._place}"'])
        return self._beside(progress, resume=resume)

    def check(self) -> Difference:
        """Read back everything that readers see, hash it, and say how it differs."""
        tree = self._far.tree(self._place)
        files = [path for path, one in tree.items() if one.kind != "d"]
        return difference(self._site.hashes, self._far.hashes(self._place, files, self._room))

    def _stands(self) -> FarFile | None:
        """Return what stands in the place now; the folder around it is made if need be."""
        steps = self._parent.split("/")
        around = ["/".join(steps[:depth]) for depth in range(1, len(steps) + 1)]
        self._far.do([f'-mkdir "{folder}"' for folder in around if folder not in {"", "."}])
        return self._far.entries([self._parent or "/"]).get(f"{self._parent or '/'}/{self._name}")

    def _beside(self, progress: Progress, *, resume: bool) -> Delivered:
        """Fill a folder beside what stands there, then let the link lead to it."""
        sealed, fresh = self._site.hashes, f"{self._versions}/{self._site.id}"
        told = self._far.told(self._place, MANIFEST, self._room)
        before = version_id(told) if told else ""
        shown = before == self._site.id
        keep = {before} | ({self._site.id} if resume or shown else set())
        self._clear(keep)
        self._folders(fresh)
        if before and not shown:
            old = f"{self._versions}/{before}"
            same = [path for path in sealed if told.get(path) == sealed[path]]
            self._far.do([f'-ln "{old}/{path}" "{fresh}/{path}"' for path in same])
        there = self._far.tree(fresh)
        whole = self._whole(fresh, there)
        send = [path for path in sealed if path not in whole]
        self._far.do(self._far.remove(fresh, self._surplus(there)))
        self._send(fresh, send, progress)
        self._verify(fresh, send)
        self._show(fresh)
        self._clear({self._site.id})
        gone = sum(path not in sealed for path in told)
        return Delivered(len(send), len(whole), gone, VERIFIED, atomic=True)

    def _file_by_file(self, progress: Progress, *, resume: bool) -> Delivered:
        """Change what stands there file by file: first what is withdrawn, last what leads to it."""
        sealed = self._site.hashes
        self._folders(self._place)
        told = self._far.told(self._place, MANIFEST, self._room)
        tree = self._far.tree(self._place)
        surplus = {path: one for path, one in self._surplus(tree).items() if path != _MARK}
        whole = self._whole(self._place, tree) if told or resume else set()
        if told:
            # From here on the list that is there is no more to be believed.
            self._far.do([f'rename "{self._place}/{MANIFEST}" "{self._place}/{_MARK}"'])
        elif _MARK not in tree:
            self._send(self._place, [MANIFEST], progress, shown=False)
        self._far.do(self._far.remove(self._place, surplus))
        send = in_order(set(sealed) - whole)
        self._send(self._place, send, progress)
        if MANIFEST in whole:
            self._far.do([f'rename "{self._place}/{_MARK}" "{self._place}/{MANIFEST}"'])
        self._verify(self._place, send)
        kept, gone = len(whole), sum(one.kind != "d" for one in surplus.values())
        notes = ("the server allows no links: readers saw old and new files mixed for a while",)
        return Delivered(len(send), kept, gone, VERIFIED, atomic=False, notes=notes)

    def _folders(self, root: str) -> None:
        """Have every folder that the site needs."""
        below = [f"{root}/{folder}" for folder in folders_of(self._site.files)]
        made = [root, *below] if root == self._place else [self._versions, root, *below]
        self._far.do([line for one in made for line in (f'-mkdir "{one}"', f'-chmod 755 "{one}"')])

    def _fits(self, tree: dict[str, FarFile], path: str) -> bool:
        return tree.get(path) == FarFile("-", self._site.files[path].size)

    def _whole(self, root: str, tree: dict[str, FarFile]) -> set[str]:
        """Read back what has the right size, and return the paths that hold the sealed bytes."""
        fitting = [path for path in self._site.files if self._fits(tree, path)]
        back = self._far.hashes(root, fitting, self._room)
        return {path for path, sha256 in back.items() if sha256 == self._site.files[path].sha256}

    def _surplus(self, tree: dict[str, FarFile]) -> dict[str, FarFile]:
        """Return what is there and should not be, folders too."""
        kept = set(self._site.files) | set(folders_of(self._site.files))
        return {path: one for path, one in tree.items() if path not in kept}

    def _send(
        self, root: str, paths: Sequence[str], progress: Progress, *, shown: bool = True
    ) -> None:
        """Send files under a name of their own; each gets its name once it arrived whole."""
        for start in range(0, len(paths), _SLICE):
            part = paths[start : start + _SLICE]
            outgoing = self._room / "outgoing"
            shutil.rmtree(outgoing, ignore_errors=True)
            self._site.copy(part, outgoing)
            lines = []
            for path in part:
                lines.append(f'put -p "outgoing/{path}" "{root}/{path}{PART}"')
                if shown:
                    lines.append(f'rename "{root}/{path}{PART}" "{root}/{path}"')
            self._far.do(lines)
            shutil.rmtree(outgoing)
            progress("send", start + len(part), len(paths))

    def _verify(self, root: str, sent: Sequence[str]) -> None:
        """Let pass what has arrived as it was sealed, and nothing beside it.

        Raises:
            FarDiffersError: something else is there.
        """
        tree = self._far.tree(root)
        back = self._far.hashes(root, sent, self._room)
        good = all(back.get(path) == self._site.files[path].sha256 for path in sent)
        if not (good and all(self._fits(tree, path) for path in self._site.files)):
            raise FarDiffersError("what arrived on the server is not what was sent")
        if self._surplus(tree):
            raise FarDiffersError("more stands on the server than was sent")

    def _show(self, fresh: str) -> None:
        """Let the link lead to a version, in one step."""
        link, target = f"{self._parent}/.{self._name}.link", fresh[len(self._parent) + 1 :]
        lines = [f'-rm "{link}"', f'ln -s "{target}" "{link}"']
        self._far.do([*lines, f'rename "{link}" "{self._place}"'])

    def _clear(self, kept: set[str]) -> None:
        """Remove every version but these: older ones, and what a cut delivery left."""
        lines = []
        for folder in self._far.entries([self._versions]):
            if folder.rpartition("/")[2] not in kept:
                tree = self._far.tree(folder)
                lines += [*self._far.remove(folder, tree), f'-rmdir "{folder}"']
        self._far.do(lines)
