"""Start, use and stop an embedded database as an ordinary user; root becomes `nobody` first.

A program, since the change of user has no way back. `nobody` may reach neither the clone nor its
environment (both may lie under /root), so it gets a copy of the wheel's programs.
"""

import os
import pwd
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path.cwd()))

import psycopg

from factcheck import embedded
from factcheck.place import programs


def become_nobody(room: Path) -> None:
    """Give the room to `nobody`, with the programs in it, and be `nobody` from here on."""
    wheel = programs().parent
    for package in (wheel, Path(f"{wheel}.libs")):
        shutil.copytree(package, room / package.name)
    sys.path.insert(0, str(room))
    nobody = pwd.getpwnam("nobody")
    os.chown(room, nobody.pw_uid, nobody.pw_gid)
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)
    os.chdir(room)


def main(room: Path) -> None:
    home = room / "home"
    if os.geteuid() == 0:
        become_nobody(room)
    embedded.use(home)
    place = embedded.database(home)
    with psycopg.connect(
        host=place["HOST"], user=place["USER"], dbname=place["NAME"]
    ) as connection:
        (name,) = connection.execute("SELECT current_database()").fetchone()
        (sums,) = connection.execute("SHOW data_checksums").fetchone()
    embedded.leave(home)
    print(name, sums, "as root" if os.geteuid() == 0 else "as an ordinary user")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
