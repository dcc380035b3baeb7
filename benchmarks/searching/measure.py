"""One desk filled with accounts and searched; the last line it prints is JSON."""

import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

SEED = 7
EACH = 30
ROUNDS = 3
PASSAGE = 10
"""Lines of one passage."""

FIRST_DAY = date(2024, 1, 1)


def texts_of(size, data):
    """Return the texts, from a folder or invented."""
    from benchmarks.searching.texts import invented

    if not data:
        return list(invented(size, SEED))
    files = sorted(path for path in Path(data).rglob("*.txt") if path.is_file())
    texts = [path.read_text("utf-8", errors="replace") for path in files]
    if not texts:
        sys.exit(f"no *.txt in {data}")
    return [
        ("ko" if re.search("[가-힣]", text) else "en", text)
        for text in (texts * (size // len(texts) + 1))[:size]
    ]


def fill(texts):
    """Put accounts into the desk, one in ten closed to who searches; some have an act."""
    from moksori.records.models import (
        AccountRecord,
        ActRecord,
        PersonInAccountRecord,
        PersonRecord,
        StatementRecord,
    )

    now = datetime(2031, 1, 1, tzinfo=UTC)
    waiting = iter(enumerate(texts))
    while batch := list(islice(waiting, 1000)):
        accounts, passages, persons, links, acts, statements = [], [], [], [], [], []
        for number, (language, text) in batch:
            account = AccountRecord(
                sealed_file=f"f{number}", cipher_sha256="c", mac=f"m{number}", state="read",
                received_on=FIRST_DAY + timedelta(days=number // 100), text=text,
                open_to_desk=number % 10 != 0, language=language, medium="file", pack="kp",
            )  # fmt: skip
            accounts.append(account)
            passages += _passages(account, text)
            if number % 5 == 0:
                person = PersonRecord(role="victim", label="어머니" if number % 2 else "a trader")
                act = ActRecord(type="beating", victim=person, place_told="혜산")
                persons.append(person)
                acts.append(act)
                links.append(
                    PersonInAccountRecord(person=person, account=account, key="p1", role="victim")
                )
                statements.append(
                    StatementRecord(
                        about_kind="act", about_id=act.id, passage=passages[-1], by="x", at=now
                    )
                )
        for rows in (accounts, passages, persons, links, acts, statements):
            if rows:
                type(rows[0]).objects.bulk_create(rows, batch_size=500)


def _passages(account, text):
    from moksori.records.models import PassageRecord

    lines = text.split("\n")
    start, made = 0, []
    for number, at in enumerate(range(0, len(lines), PASSAGE), start=1):
        told = "\n".join(lines[at : at + PASSAGE])
        made.append(
            PassageRecord(
                account=account, number=number, start=start, end=start + len(told), text=told
            )
        )
        start += len(told) + 1
    return made


def questions(texts):
    """Return the questions of each class, drawn from the words of the texts themselves."""
    chance = random.Random(SEED)
    sample = chance.sample(texts, min(2000, len(texts)))
    frequency = Counter()
    for _, text in sample:
        frequency.update(set(re.findall("[가-힣]+|[a-z]+", text.lower())))
    bare = Counter()
    from moksori.language.particles import strip_particle

    for word, count in frequency.items():
        bare[strip_particle(word)] += count
    ranked = [word for word, _ in bare.most_common()]
    korean = [word for word in ranked if re.fullmatch("[가-힣]+", word)]
    english = [word for word in ranked if re.fullmatch("[a-z]{4,}", word)]
    all_text = "\n".join(text for _, text in texts)

    def of_length(length, first, last):
        found = [word for word in korean if len(word) == length][first:last]
        return chance.sample(found, min(EACH, len(found)))

    pairs = of_length(2, 0, 400)
    absent = {
        one[0] + other[1]
        for one in pairs
        for other in chance.sample(korean[:3000], min(len(korean), 200))
        if len(other) > 1 and one[0] + other[1] not in all_text
    }
    drawn = chance.sample(korean[:400], min(2 * EACH, len(korean[:400])))
    return {
        "two syllables, often": [w for w in korean if len(w) == 2][:EACH],
        "none found": sorted(absent)[:EACH],
        "three syllables": of_length(3, 20, 1200),
        "six syllables": of_length(6, 0, 400),
        "two words": [" ".join(two) for two in zip(drawn[::2], drawn[1::2], strict=False)],
        "English": chance.sample(english[10:800], min(EACH, len(english[10:800]))),
    }


def timed(asked, one_search):
    """Return median and 95th percentile over all questions and rounds, in milliseconds.

    `own` is the median of what this process alone took of a processor: for SQLCipher that is all
    there is, whatever else the machine does meanwhile.
    """
    times, own, found = [], [], []
    for _ in range(ROUNDS):
        for words in asked:
            begun, spent = time.perf_counter(), time.process_time()
            found.append(one_search(words))
            own.append((time.process_time() - spent) * 1000)
            times.append((time.perf_counter() - begun) * 1000)
    return {
        "median": round(statistics.median(times), 2),
        "p95": round(_almost_all(times), 2),
        "own": round(statistics.median(own), 2),
        "own_p95": round(_almost_all(own), 2),
        "found": int(statistics.median(found)) if found else 0,
    }


def _almost_all(times):
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def peer_of(size):
    """Make the one column under a trigram index, and return how it is searched."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute(
            "CREATE TABLE peer AS SELECT row_number() OVER (ORDER BY received_on, id) AS id,"
            " open_to_desk, received_on, told_name || ' ' || medium || ' ' || text AS search"
            " FROM records_accountrecord"
        )
        cursor.execute("ALTER TABLE peer ADD PRIMARY KEY (id)")
        cursor.execute("CREATE INDEX peer_by_trigram ON peer USING gin (search gin_trgm_ops)")
        cursor.execute("ANALYZE peer")

    def one_search(words):
        held = " AND ".join("search ILIKE %s" for _ in words.split())
        told = [f"%{word}%" for word in words.split()]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM peer WHERE open_to_desk AND {held}", told)
            number = cursor.fetchone()[0]
            cursor.execute(
                f"SELECT id, received_on, search FROM peer WHERE open_to_desk AND {held}"
                " ORDER BY id DESC LIMIT 20",
                told,
            )
            cursor.fetchall()
        return number

    return one_search


def main():
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    else:
        from moksori.records.desk_key import make_desk_key

        settings.MOKSORI_HOME.mkdir(parents=True, mode=0o700)
        make_desk_key(settings.KEYS_FOLDER / "desk.key")
    call_command("migrate", verbosity=0)
    from moksori.desk import indexing
    from moksori.desk.searching import Query, search
    from moksori.records.models import User
    from moksori.records.states import Findable, Role

    texts = texts_of(int(sys.argv[1]), sys.argv[2])
    fill(texts)
    begun = time.monotonic()
    indexing.reindex(by="bench", at=datetime(2031, 1, 1, tzinfo=UTC))
    took = round(time.monotonic() - begun)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    who = User.objects.create_user("bench", None, Role.EDITOR)

    def ours(words):
        return dict(search(who, Query(words)).counts)[Findable.ACCOUNT].number

    asked = questions(texts)
    print("searching", file=sys.stderr, flush=True)
    ours("처음")
    row = {"index_s": took, "ours": {name: timed(each, ours) for name, each in asked.items()}}
    if connection.vendor == "postgresql":
        peer = peer_of(len(texts))
        peer("처음")
        row["peer"] = {name: timed(each, peer) for name, each in asked.items()}
        theirs = sum(one["median"] for one in row["peer"].values())
        row["ratio"] = round(theirs / sum(one["median"] for one in row["ours"].values()), 1)
    print(json.dumps(row))


if __name__ == "__main__":
    main()
