"""What processes cost: their CPU time, and the memory that is theirs."""

import contextlib
import time
from pathlib import Path

from factcheck.cluster_paths import locate_cluster


def find_descendants(pid: int) -> set[int]:
    """Return the ids of a process and of all that it started, and those started in turn."""
    parents: dict[int, int] = {}
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            # The name of the program is in brackets, and may itself hold spaces and brackets.
            parents[int(process.name)] = int(
                (process / "stat").read_text().rpartition(")")[2].split()[1]
            )
    found, more = {pid}, {pid}
    while more:
        more = {child for child, parent in parents.items() if parent in more} - found
        found |= more
    return found


def find_database_processes(home: Path) -> set[int]:
    """Return the ids of the processes of a home's database."""
    data, found = locate_cluster(home).data, set()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "cwd").readlink() == data:
                found.add(int(process.name))
    return found


def read_cpu(pids: set[int]) -> dict[int, float]:
    """Return the seconds of CPU time of each process that still runs."""
    found = {}
    for pid in pids:
        with contextlib.suppress(OSError):
            # The clock of another process, as clock_getcpuclockid(3) makes its number.
            found[pid] = time.clock_gettime(((~pid) << 3) | 2)
    return found


def read_memory(pids: set[int]) -> float:
    """Return the memory of these processes in MB; what several share is counted once (PSS)."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 1024


class CpuMeter:
    """Adds up the CPU time that groups of processes use from now on."""

    def __init__(self, groups: dict[str, set[int]]) -> None:
        self.groups = groups
        self.before = {name: read_cpu(pids) for name, pids in groups.items()}
        self.own = time.process_time()

    def read(self, times: int) -> dict[str, float]:
        """Return the milliseconds of each group for each of so many requests; `client` is this process."""
        times = max(times, 1)
        spent = {"client": time.process_time() - self.own}
        for name, pids in self.groups.items():
            now = read_cpu(pids)
            spent[name] = sum(now[pid] - self.before[name].get(pid, 0) for pid in now)
        return {name: round(1000 * seconds / times, 2) for name, seconds in spent.items()}
