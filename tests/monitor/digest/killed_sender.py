"""Issues a digest in a process of its own; the server it talks to kills it in the middle. Not a test itself."""

import sys
from datetime import datetime
from pathlib import Path

from issuework import desk, state

from monitor.digest.issuing import issue
from monitor.digest.periods import latest_period

if __name__ == "__main__":
    at = datetime.fromisoformat(sys.argv[2])
    app = state(Path(sys.argv[1]), at, port=int(sys.argv[3]))
    with desk(app) as on:
        print("ready", flush=True)
        sys.stdin.readline()
        issue(app, on, latest_period(app.config.digest, at))
