"""Files checked by keywords, as tests say it in the least words."""

from __future__ import annotations

import os
from typing import Any

from tconvcalc.checking.check_options import CheckOptions
from tconvcalc.checking.check_paths import check_paths
from tconvcalc.claims import CheckResult


def check(*paths: str | os.PathLike[str], **chosen: Any) -> CheckResult:  # noqa: ANN401 -- as the options have it
    """What is found in these files."""
    return check_paths(*paths, options=CheckOptions(**chosen))
