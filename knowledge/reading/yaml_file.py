"""Reading YAML tables, with the fast reader where PyYAML was built with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_READER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(file: Path) -> dict[str, Any]:
    """What a YAML file holds; only plain values, never objects.

    Raises:
        OSError: when the file is missing.
        yaml.YAMLError: when it is no YAML.
    """
    content: dict[str, Any] = _READER(file.read_text(encoding="utf-8")).get_single_data()
    return content
