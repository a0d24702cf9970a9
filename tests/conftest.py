"""With this file here, tests can import helpers by their path below this folder."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# The gate draws the same cases every time: what it says of a change is about the change.
# HYPOTHESIS_PROFILE=search draws new ones, and more of them where a test sets no number.
settings.register_profile("gate", derandomize=True)
settings.register_profile("search", max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


@pytest.fixture(scope="session", autouse=True)
def _cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Leave the user's own cache folder alone; workers share one of their own."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "copydesk-cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COPYDESK_CACHE", str(folder))
        yield
