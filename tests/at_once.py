"""Work done at the same moment by several, as people do."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connection


def at_once(*works: Callable[[], Any], expected: tuple[type[Exception], ...] = ()) -> list[Any]:
    """Do each in a thread of its own, all at once: on other connections, whose writes stay. Gives what each came to, an
    expected error among it; any other error is raised here, so that none is lost in its thread."""
    together, found, lost = Barrier(len(works)), list[Any](), list[Exception]()

    def run(work: Callable[[], Any]) -> None:
        try:
            together.wait()
            found.append(work())
        except expected as error:
            found.append(error)
        except Exception as error:
            lost.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if lost:
        raise lost[0]
    return found
