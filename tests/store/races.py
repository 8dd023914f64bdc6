"""Two processes commit on one head at the same moment: one wins, the other is told.

``python -m tests.store.races --count 50`` for the soak; exits 1 when an update was ever lost.
"""

import argparse
import multiprocessing
import sys
import tempfile
from pathlib import Path

from dpnsee_analytics.store import MovedHeadError, Store
from tests.conftest import DATA
from tests.store.made_up import noted

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["dpnsee_analytics.store", "tests.conftest"])


def runner(url: str, name: str, start, said) -> None:
    """Commit on the head that both runners see; when told that it moved, review and go again."""
    try:
        with Store.open(url) as store:
            base = store.head()
            dataset = store.dataset(base)
            start.wait(timeout=60)
            try:
                made = store.commit(noted(dataset, name), author=name, message="Race", base=base)
                said.send(("won", made.id, ""))
            except MovedHeadError as refusal:
                newer = noted(store.dataset(refusal.head), f"{name} after review")
                made = store.commit(newer, author=name, message="Again", base=refusal.head)
                said.send(("told", made.id, refusal.head.id))
    except Exception as error:
        said.send(("failed", repr(error), ""))


def race(url: str, number: int) -> str:
    """Return "" when one won, the other was told of it and both are in the history; else what."""
    with Store.open(url) as store:
        before = store.head()
    answers = together(runner, [(url, f"{name} {number}") for name in ("Ana", "Bo")])
    if sorted(answer[0] for answer in answers) != ["told", "won"]:
        return f"race {number}: {answers}"
    (winner,) = [made for how, made, _ in answers if how == "won"]
    ((second, told_of),) = [(made, of) for how, made, of in answers if how == "told"]
    with Store.open(url) as store:
        last, first, base, *_ = store.history()
        if (last.id, first.id, told_of, base) != (second, winner, winner, before):
            return f"race {number}: an update was lost"
        return "; ".join(map(str, store.verify()))


def opener(url: str, start, said) -> None:
    """Open a store that no one has made yet."""
    start.wait(timeout=60)
    try:
        with Store.open(url, data=DATA) as store:
            said.send(store.head().id)
    except Exception as error:
        said.send(repr(error))


def together(target, arguments: list[tuple]) -> list:
    """Return what processes that start at the same moment say, each one thing."""
    start = processes.Barrier(len(arguments))
    pipes = [processes.Pipe(duplex=False) for _ in arguments]
    children = [
        processes.Process(target=target, args=(*given, start, says))
        for given, (_, says) in zip(arguments, pipes, strict=True)
    ]
    for child in children:
        child.start()
    for _, says in pipes:
        says.close()
    answers = [hears.recv() for hears, _ in pipes]
    for child in children:
        child.join()
    for hears, _ in pipes:
        hears.close()
    return answers


def main() -> int:
    """Race as often as asked on SQLite and return 1 when an update was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--store", metavar="URL", help="an empty database (default: a new file)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dpnsee-races-") as place:
        url = options.store or f"sqlite:///{Path(place) / 'store.sqlite'}"
        Store.open(url, data=DATA).close()
        lost = [what for number in range(options.count) if (what := race(url, number))]
    print(
        "\n".join([*lost, f"{options.count} races: {len(lost)} without one winner and one told."])
    )
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
