"""Side-by-side measurements: ``python -m bench`` prints them and writes ``bench/results.md``.

Every time stands beside a peer's for the same work in the same run, and results are compared before times are. Peers are
installed for the measurement alone, into ``bench/var``.
"""
