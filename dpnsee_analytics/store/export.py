"""The tables of a revision as CSV files in a directory of their own: all of them, or none."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from dpnsee_analytics.schema import TABLES
from dpnsee_analytics.store.errors import UNCHANGED, StoreError, in_words


def write_files(contents: Mapping[str, bytes], target: Path) -> None:
    """Write ``contents`` (canonical CSV by table name) into the new directory ``target``.

    The files are written beside it first and then take its name at once. Raises ``StoreError``
    when ``target`` holds anything already or the disk refuses; nothing is left behind then.
    """
    with in_words(str(target)):
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            what = f"There is something already. {UNCHANGED}"
            raise StoreError(str(target), what, "Name a directory that is new or empty.")
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        try:
            for schema in TABLES:
                if schema.name in contents:
                    path = draft / schema.file
                    path.parent.mkdir(exist_ok=True)
                    path.write_bytes(contents[schema.name])
            draft.chmod(0o755)  # mkdtemp's is for its owner alone
            if target.exists():
                target.rmdir()
            os.replace(draft, target)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
