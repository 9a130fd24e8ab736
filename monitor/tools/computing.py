"""The computing time of a program started here: bounded by the system, and told when the program has ended."""

import math
import resource


def bound_computing(pid: int, seconds: float) -> None:
    """End a program, or any that it starts, after so many seconds of computing, where the system can."""
    if hasattr(resource, "prlimit"):
        most = math.ceil(seconds)
        resource.prlimit(pid, resource.RLIMIT_CPU, (most, most + 1))


def computed() -> float:
    """Seconds of computing of all programs started here that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
