"""Starts deliveries, kills each at a random moment with all it started, and looks at what is shown.

Run as a program: `killing.py SPEC` with a pickled (sites, target, rounds, seed); one thread, so that
it can fork. Prints how often readers saw the old site and the new one.
"""

import os
import pickle
import random
import signal
import sys
import time
import traceback

# Loaded before the forks: what is killed is a delivery, and not the loading of a client.
from moksori.publishing.delivery import store  # noqa: F401
from moksori.publishing.delivery.delivering import deliver
from tests.publishing.far_ends import quiet, sealed, shown


def start(folder, files, target):
    child = os.fork()
    if child == 0:
        os.setsid()
        try:
            deliver(folder, files, target, quiet, resume=bool(random.getrandbits(1)))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return child


def main():
    with open(sys.argv[1], "rb") as file:
        sites, target, place, rounds, seed = pickle.load(file)
    drawn = random.Random(seed)
    took = 0.0
    for folder, files in [*sites, *sites]:
        began = time.monotonic()
        _, ended = os.waitpid(start(folder, files, target), 0)
        assert ended == 0, "a delivery that is left alone works"
        took = time.monotonic() - began
    seen = {"old": 0, "new": 0}
    now = sealed(sites[-1][1])
    for number in range(rounds):
        folder, files = sites[number % 2]
        new = sealed(files)
        child = start(folder, files, target)
        time.sleep(drawn.random() * took * 1.1)
        try:
            os.killpg(child, signal.SIGKILL)
        except ProcessLookupError:
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        now = shown(place)
        # What was left running there may still end the round before.
        assert now in [sealed(files) for _, files in sites], f"round {number}: no whole site"
        seen["new" if now == new else "old"] += 1
        if now != new and number % 5 == 4:
            _, ended = os.waitpid(start(folder, files, target), 0)
            assert ended == 0, "the delivery after a kill works"
            now = shown(place)
            assert now == new
    print(seen["old"], seen["new"])


if __name__ == "__main__":
    main()
