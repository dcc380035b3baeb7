"""Why a file cannot be read. A message gives sizes, counts and kinds, never a word of the file."""

from __future__ import annotations

from moksori.terms.errors import InvalidError


class EmptyError(InvalidError):
    """There is nothing in the file, or nothing but white space."""

    code = "intake.empty"
    hint = "Ask for the file again; what was sent holds no text."


class BinaryError(InvalidError):
    """The bytes are no text in any encoding."""

    code = "intake.binary"
    hint = "Send text, or a document whose text can be read; pictures and sound are kept sealed."


class UnknownFormatError(InvalidError):
    """The file is of a kind that is known and not read here."""

    code = "intake.unknown_format"
    hint = "Save it as DOCX, ODT, PDF or plain text in the program that made it."


class TooLargeError(InvalidError):
    """The file, or the text inside it, is larger than the desk allows."""

    code = "intake.too_large"
    hint = "Divide the file, or raise the limit in the settings if you trust where it comes from."


class TooSlowError(InvalidError):
    """Reading took longer than the desk allows."""

    code = "intake.too_slow"
    hint = "Divide the file, or save it anew in a simpler form and send that."


class EncryptedError(InvalidError):
    """The file is locked with a password."""

    code = "intake.encrypted"
    hint = "Ask the sender for the password and save an unlocked copy."


class NoTextError(InvalidError):
    """The document opens but holds pictures only."""

    code = "intake.no_text"
    hint = "Have the pages typed, or recognised on a machine of the desk, and send the text."


class DamagedError(InvalidError):
    """The file is of a known kind but broken."""

    code = "intake.damaged"
    hint = "Ask for the file again; it may have been cut on the way. The original is kept."


class HostileError(InvalidError):
    """The file uses a device that no honest document needs (XML entities, outside references)."""

    code = "intake.hostile"
    hint = "Do not open it elsewhere. Tell the protection officer, and ask for plain text."


class BombError(InvalidError):
    """The archive would unfold to far more than it should."""

    code = "intake.bomb"
    hint = "Do not unpack it elsewhere. Ask for the files one by one."


class ContainerError(InvalidError):
    """The file holds other files; each of them is an account of its own."""

    code = "intake.container"
    hint = "Unpack it and take in its members."


class UnknownColumnError(InvalidError):
    """The column mapping names a column that the table does not have."""

    code = "intake.unknown_column"
    hint = "Name columns as the first row of the table has them, or by number from 1."
