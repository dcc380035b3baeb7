"""A stranger's way of reading an edition: every file as text, by other tools than ours."""

import email
import email.policy
import html
import re
import subprocess
import unicodedata
import urllib.parse
from pathlib import Path

SLICES = Path(__file__).resolve().parents[2] / "src/moksori/publishing/assets/fonts"


def texts_of(folder: Path) -> dict[str, str]:
    """Return every file's text by its path; the path itself is part of the text."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            found[name] = tidy(f"{urllib.parse.unquote(name)} {text_of(path)}")
    return found


def text_of(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix == ".pdf":
        shown = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
        told = subprocess.run(["pdfinfo", path], capture_output=True, check=True)
        return (shown.stdout + told.stdout).decode("utf-8")
    if path.suffix == ".eml":
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = [
            part.get_content() for part in message.walk() if part.get_content_maintype() == "text"
        ]
        return "\n".join([str(message["subject"]), *parts])
    if data.startswith(b"wOF2"):
        # Letters to draw with: the very files that come with the programme, and nothing else.
        assert data == (SLICES / path.name).read_bytes()
        return ""
    return data.decode("utf-8", "replace")


def tidy(text: str) -> str:
    """Drop marks and markup, keep words: what a reader of the bytes could make of them."""
    text = re.sub(r"<(style|script)\b.*?</\1>", " ", text, flags=re.S)
    text = re.sub(r"<[^>]+>", " ", text)
    text = unicodedata.normalize("NFKC", html.unescape(text))
    return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str, length: int = 6) -> set[str]:
    told = words(text)
    return {" ".join(told[i : i + length]) for i in range(len(told) - length + 1)}
