"""Tiny wheels, and locks for them, so that pip can install something without a network."""

import hashlib
import zipfile
from pathlib import Path


def build_wheel(folder: Path, name: str, *, module: str = "", program: str = "") -> str:
    """Build version 1.0 of a package with a module, a program or neither; return its entry in a lock."""
    folder.mkdir(exist_ok=True)
    wheel, info = folder / f"{name}-1.0-py3-none-any.whl", f"{name}-1.0.dist-info"
    contents = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{name}.py": module,
    }
    if program:
        contents[f"{name}-1.0.data/scripts/{name}"] = program
    record = "".join(f"{path},,\n" for path in [*contents, f"{info}/RECORD"])
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in [*contents.items(), (f"{info}/RECORD", record)]:
            entry = zipfile.ZipInfo(path)
            entry.external_attr = 0o100755 << 16  # pip keeps the permission to execute
            archive.writestr(entry, text)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"{name}==1.0 \\\n    --hash=sha256:{digest}\n"
