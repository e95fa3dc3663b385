"""The sample as a build, and the servers that it is brought onto, each started once for a module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from dateline.query.graph import FILE
from tests.servers.jena import jena
from tests.servers.ours import ours
from tests.servers.oxigraph import oxigraph
from tests.servers.running import Running, Starting
from tests.servers.virtuoso import virtuoso

SERVERS = [pytest.param(start, id=start.__name__) for start in (ours, oxigraph, virtuoso, jena)]


@pytest.fixture(scope="session")
def output(harbour: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the sample, as far as its graph goes."""
    folder = tmp_path_factory.mktemp("sample")
    harbour.dump(folder / FILE, RdfFormat.TRIG)
    return folder


@pytest.fixture(scope="module", params=SERVERS)
def starting(request: pytest.FixtureRequest) -> Starting:
    """How a server is started."""
    start: Starting = request.param
    return start


@pytest.fixture(scope="module")
def running(starting: Starting, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that runs for the tests of a module."""
    with starting(tmp_path_factory.mktemp("server")) as found:
        yield found
