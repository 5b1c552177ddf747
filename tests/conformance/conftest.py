"""Tests against other people's files. They are collected only where the files are; ``tests/conftest.py`` names them where
they are not."""

from pathlib import Path

import pytest

from samverkan.testing.samples import samples_dir

collect_ignore_glob = [] if samples_dir().is_dir() else ["test_*.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is conformance."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.conformance)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample files: ``data/fixtures``, ``standards`` …"""
    return samples_dir()
