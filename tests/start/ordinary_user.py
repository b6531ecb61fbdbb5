"""Start, use and stop an embedded database as an ordinary user; root becomes `nobody` first.

This is a program because a process cannot become root again. `nobody` may be unable to read the
clone and its environment (both may be under /root), so it gets a copy of the wheel's programs.
"""

import os
import pwd
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path.cwd()))

import psycopg

from factcheck import embedded
from factcheck.cluster_paths import find_programs


def become_nobody(folder: Path) -> None:
    """Copy the programs into the folder, give it to `nobody`, and become `nobody`."""
    wheel = find_programs().parent
    for package in (wheel, Path(f"{wheel}.libs")):
        shutil.copytree(package, folder / package.name)
    sys.path.insert(0, str(folder))
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)
    os.chdir(folder)


def main(folder: Path) -> None:
    home = folder / "home"
    if os.geteuid() == 0:
        become_nobody(folder)
    embedded.start_using(home)
    parameters = embedded.get_parameters(home)
    with psycopg.connect(
        host=parameters["HOST"], user=parameters["USER"], dbname=parameters["NAME"]
    ) as connection:
        (name,) = connection.execute("SELECT current_database()").fetchone()
        (checksums,) = connection.execute("SHOW data_checksums").fetchone()
    embedded.stop_using(home)
    print(name, checksums, "as root" if os.geteuid() == 0 else "as an ordinary user")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
