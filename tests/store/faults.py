"""Commits in a process whose files may not grow beyond a limit: an I/O error in mid-write."""

import multiprocessing
import resource

from dpnsee_analytics.store import Store, StoreError
from tests.store.made_up import scribbled

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["dpnsee_analytics.store", "tests.conftest"])


def commit_within(url: str, limits: list[int]) -> list[tuple[int, str, str]]:
    """Return, for each limit in bytes, how a commit on the head went: an error's name and words."""
    hears, says = processes.Pipe(duplex=False)
    child = processes.Process(target=_commits, args=(url, limits, says))
    child.start()
    says.close()
    answers = hears.recv()
    child.join()
    hears.close()
    return answers


def _commits(url: str, limits: list[int], said) -> None:
    answers = []
    with Store.open(url) as store:
        base = store.head()
        dataset = scribbled(store.dataset(base), 1)
        for limit in limits:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            try:
                store.commit(dataset, author="A", message="m", base=base)
                answers.append((limit, "", ""))
                break
            except StoreError as error:
                answers.append((limit, type(error).__name__, str(error)))
            except Exception as error:
                answers.append((limit, "not in words", repr(error)))
    said.send(answers)
