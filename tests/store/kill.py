"""Kill a process with SIGKILL at random moments of a commit, and look at what is left.

``python -m tests.store.kill --count 1000`` for the soak; exits 1 when a store was ever damaged.
"""

import argparse
import collections
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import event

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.store import Store
from tests.conftest import DATA
from tests.store.made_up import scribbled

# From the call (reading back, packing, writing), from the transaction's first moment, or while
# the store is made: each with its own stretch of time in which the kill falls.
MOMENTS = ("call", "transaction", "transaction", "first use")
LONG = 25  # commits on one store before a new one, so that recovery follows recovery

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["dpnsee_analytics.store", "tests.conftest"])


def one_commit(url: str, moment: str, seed: int, said) -> None:
    """Say "ready" when the moment begins, "begun" and "done" around the transaction."""
    if moment == "first use":
        said.send("ready")
        Store.open(url, data=DATA).close()
        said.send("done")
        return
    store = Store.open(url)
    base = store.head()
    dataset = scribbled(store.dataset(base), seed)

    @event.listens_for(store.engine, "begin")
    def begun(connection):
        if connection.get_execution_options().get("only_writer"):
            said.send("ready" if moment == "transaction" else "begun")

    if moment == "call":
        said.send("ready")
    store.commit(dataset, author="A", message=f"Seed {seed}", base=base)
    said.send("done")


def killed(url: str, moment: str, seed: int, after: float | None) -> tuple[list[str], float]:
    """Return what the child said before it was killed ``after`` seconds, and the seconds it ran.

    Without ``after`` it is not killed.
    """
    hears, says = processes.Pipe(duplex=False)
    child = processes.Process(target=one_commit, args=(url, moment, seed, says))
    child.start()
    says.close()
    said: list[str] = []
    try:
        said.append(hears.recv())
        start = time.perf_counter()
        if after is not None:
            time.sleep(after)
            child.kill()
        while True:
            said.append(hears.recv())
    except EOFError:
        ran = time.perf_counter() - start
    child.join()
    hears.close()
    return said, ran


def kills(count: int, seed: int, place: Path) -> Iterator[tuple[str, str, str]]:
    """Give, for each kill, its moment, what was left ("old", "new", or the damage), and when."""
    chance = random.Random(seed)
    data = Dataset.from_directory(DATA)
    lasts: dict[str, float] = {}
    for moment in dict.fromkeys(MOMENTS):
        url = f"sqlite:///{place / moment / 'store.sqlite'}"
        if moment != "first use":
            Store.open(url, data=DATA).close()
        lasts[moment] = killed(url, moment, 0, None)[1]
    for number in range(count):
        moment = MOMENTS[number % len(MOMENTS)]
        own = f"first-{number}" if moment == "first use" else f"commits-{number // LONG}"
        url = f"sqlite:///{place / own / 'store.sqlite'}"
        before = None
        if moment != "first use":
            with Store.open(url, data=DATA) as store:
                before = store.head()
        said, _ = killed(url, moment, number, chance.uniform(0, 1.2 * lasts[moment]))
        yield moment, left(url, before, number, data), _when(said, moment)


def _when(said: list[str], moment: str) -> str:
    if "done" in said:
        return "after"
    return "before" if moment == "call" and "begun" not in said else "within"


def left(url: str, before, seed: int, data: Dataset) -> str:
    """Return "old" or "new" when the store is wholly that, else what is wrong with it."""
    with Store.open(url, data=DATA) as store:
        if problems := store.verify():
            return "; ".join(map(str, problems))
        head, holds = store.head(), store.dataset().revision
        if before is None:
            return "new" if (head.number, holds) == (1, data.revision) else "not revision 1"
        if head == before:
            return "old"
        expected = scribbled(store.dataset(before), seed).revision
        whole = head.parent == before.id and holds == expected
        return "new" if whole else f"head is revision {head.number} after {before.number}"


def main() -> int:
    """Kill as often as asked, print what was left, and return 1 when anything was damaged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    outcomes: collections.Counter = collections.Counter()
    with tempfile.TemporaryDirectory(prefix="dpnsee-kill-") as place:
        for moment, found, when in kills(options.count, options.seed, Path(place)):
            outcomes[moment, when, found] += 1
    for (moment, when, found), count in sorted(outcomes.items()):
        print(f"{count:>5}  killed in {moment}, {when} the transaction: {found}")
    damaged = sum(n for (_, _, found), n in outcomes.items() if found not in ("old", "new"))
    print(f"{options.count} kills (seed {options.seed}): {damaged} damaged stores.")
    return 1 if damaged else 0


if __name__ == "__main__":
    sys.exit(main())
