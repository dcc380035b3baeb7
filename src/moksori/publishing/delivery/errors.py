"""What can go wrong on the way to an outlet; no message repeats what a server or a store said."""

from __future__ import annotations

from moksori.terms.errors import InvalidError, MissingError, RefusedError


class OutletError(InvalidError):
    """An outlet was written in a way that cannot be read, or with characters that are refused."""

    code = "delivery.outlet"
    hint = (
        "Write folder:PATH, rsync:user@host:PATH, sftp:user@host:PATH or s3:HOST/BUCKET/PREFIX; "
        "letters, figures, dots, hyphens and underscores are enough for every part."
    )


class HostilePathError(RefusedError):
    """A file has a name that a server or a shell could read as something else."""

    code = "delivery.hostile_path"
    hint = "Nothing was sent. Make the site anew; names of its files are letters and figures."


class SealBrokenError(RefusedError):
    """A file is not the one that the gate read."""

    code = "delivery.seal_broken"
    hint = (
        "Nothing new is shown. Run the command again, so that the gate reads the site anew; if it "
        "happens again, somebody else writes into the desk's folder."
    )


class HostKeyError(RefusedError):
    """The server did not show the key that the desk knows it by."""

    code = "delivery.host_key"
    hint = (
        "Nothing was sent. Ask who runs the server, on another way, whether its key changed; only "
        "then remove the outlet and add it anew with the new key."
    )


class LoginRefusedError(RefusedError):
    """The server or the store does not let the desk in."""

    code = "delivery.login"
    hint = "Nothing was sent. See that the key of this outlet is allowed there, and try again."


class CutError(RefusedError):
    """The connection was cut, or never came about."""

    code = "delivery.cut"
    hint = (
        "Run the same command with --resume: what arrived whole is not sent again. Servers and "
        "folders show the old site until then; a store may show both mixed."
    )


class FarFullError(RefusedError):
    """There is no room at the far end."""

    code = "delivery.far_full"
    hint = "Have room made there, then run the same command with --resume."


class FarRightsError(RefusedError):
    """The far end does not let the desk write where the site should be."""

    code = "delivery.far_rights"
    hint = "Let the desk's account write into the folder in which the site stands, then try again."


class FarTakenError(RefusedError):
    """Something that the desk did not bring stands where the site should be."""

    code = "delivery.far_taken"
    hint = "Nothing was touched. Name another place, or have removed what stands there."


class FarDiffersError(RefusedError):
    """What stands at the far end is not what was sealed."""

    code = "delivery.far_differs"
    hint = "Deliver again; if it happens again, somebody else writes there, or a disk fails."


class FarEndError(RefusedError):
    """The far end cannot do what is needed, or gave an answer that cannot be understood."""

    code = "delivery.far_end"
    hint = "See docs/howto/deliver-the-site.md for what a server or a store must be able to do."


class NoToolError(MissingError):
    """A program that brings files to servers is not installed."""

    code = "delivery.no_tool"
    hint = "Install openssh-client and rsync on the machine of the desk."
