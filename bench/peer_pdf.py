"""The peer of PDF, run in its own environment: WeasyPrint, tagged and PDF/UA-1, from a page of HTML."""

import json
import sys
import time

import weasyprint


def main() -> None:
    """Answer the work on standard input with the file and the shortest of its runs."""
    work = json.load(sys.stdin)
    times, made = [], b""
    for _ in range(work["repeats"]):
        begun = time.process_time()
        made = weasyprint.HTML(string=work["html"]).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
        times.append((time.process_time() - begun) * 1000)
    print(json.dumps({"ms": min(times), "pdf": made.hex()}))


if __name__ == "__main__":
    main()
