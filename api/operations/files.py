"""Files that are there whole or not at all."""

import os
import tempfile
from pathlib import Path

from api.operations.errors import NotWritable


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` through a neighbour, so that half a file never has the final name.

    Raises NotWritable.
    """
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            neighbour = Path(file.name)
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                file.close()
                neighbour.replace(path)
            except OSError:
                neighbour.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise NotWritable(f"{path} can't be written ({error.strerror}); name another file with -o") from error
