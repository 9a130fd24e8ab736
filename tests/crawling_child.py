"""A process that crawls what its job file says, for tests that kill it."""

import pickle
import sys
from pathlib import Path

sys.path[:0] = [".", "tests"]

from crawler.run import crawl  # noqa: E402

if __name__ == "__main__":
    job = pickle.loads(Path(sys.argv[1]).read_bytes())
    print("begun", flush=True)
    summary = crawl(job, lambda done, planned, _: print(done, planned, flush=True))
    print("ended", summary.visits, flush=True)
