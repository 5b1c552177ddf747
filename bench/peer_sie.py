"""The peer of the SIE reader, run in its own environment: ``pysie-accounting``."""

import json
import resource
import sys
import time

import pandas
from pysie_accounting.pysie import PySIE


def read(path):
    """The file as the package reads it; it wants a table that turns tax codes into lines of a form."""
    file = PySIE()
    file.dftrans = pandas.DataFrame({"SRU": [7410], "Ink2": ["x"]})
    file.open(path)
    return file


def totals(file):
    """Öre by account, from the amounts as the package keeps them: text."""
    found = {}
    for _, _, _, lines in file.verifikat.values():
        for account, _, amount in lines:
            found[account] = found.get(account, 0) + int(amount.replace(".", ""))
    return {account: total for account, total in sorted(found.items()) if total}


def main() -> None:
    """Answer with the sums and the shortest of the runs."""
    work = json.load(sys.stdin)
    times = []
    for _ in range(work["repeats"]):
        file = None  # only one at a time in memory
        begun = time.process_time()
        file = read(work["file"])
        times.append((time.process_time() - begun) * 1000)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"ms": min(times), "mb": peak, "totals": totals(file), "vouchers": len(file.verifikat)}))


main()
