"""A stranger's way of reading exchange files: unzip, xml, csv, json and pdftotext, none of ours."""

import csv
import io
import json
import subprocess
import unicodedata
import zipfile
from xml.etree import ElementTree


def words_of(folder):
    """Return all the text of every file and of every file inside of one, by path."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found |= _words(path.relative_to(folder).as_posix(), path.read_bytes())
    return {name: unicodedata.normalize("NFKC", f"{name} {text}") for name, text in found.items()}


def _words(name, data):
    ending = name.rpartition(".")[2]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as inside:
            found = {}
            for one in inside.infolist():
                found |= _words(f"{name}/{one.filename}", inside.read(one))
            return found
    if ending == "pdf":
        shown = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
        return {name: " ".join(shown.stdout.decode().split())}
    text = data.decode("utf-8")
    if ending == "csv":
        text += "\n".join(" ".join(row) for row in csv.reader(io.StringIO(text, newline="")))
    elif ending == "xml":
        text += "\n".join(ElementTree.fromstring(data).itertext())
    elif ending == "json":
        lines = [text] if text.startswith("{\n") else text.splitlines()
        text += "\n".join(json.dumps(json.loads(line), ensure_ascii=False) for line in lines)
    return {name: text}
