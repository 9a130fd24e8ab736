"""A child process that writes visits into an archive until it is killed, saying each one that is promised."""

import sys
from pathlib import Path

sys.path[:0] = [".", "tests"]

from archiving import clock, exchange, look  # noqa: E402

from crawler.archive import Archive  # noqa: E402

folder, run_id = Path(sys.argv[1]), sys.argv[2]
with Archive(folder).writer(run_id, clock, max_file=40_000) as writer:
    visit = 0
    while True:
        visit += 1
        looks = []
        for agency in (1, 2):
            look_id = f"{run_id}-{visit}-{agency}"
            kept = [writer.keep(exchange(f"http://h/{run_id}/{look_id}/{n}", look_id.encode() * 200)) for n in (1, 2)]
            looks.append(look(agency, *(c.capture_id for c in kept), look_id=look_id))
        writer.add_looks(looks)
        writer.settle()
        writer.log("visit", number=visit)
        for each in looks:
            print(f"{each.look_id}.", flush=True)
