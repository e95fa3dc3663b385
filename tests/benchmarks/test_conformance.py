"""The conformance count: what passes is counted, what does not is named, floors only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import conformance

MANIFEST = """
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#> .
@prefix ut: <http://www.w3.org/2009/sparql/tests/test-update#> .
<> mf:entries (<#right> <#wrong> <#update> <#good> <#bad>) .
<#right> a mf:QueryEvaluationTest ; mf:name "right" ;
  mf:action [ qt:query <q.rq> ; qt:data <d.ttl> ] ; mf:result <right.csv> .
<#wrong> a mf:QueryEvaluationTest ; mf:name "wrong" ;
  mf:action [ qt:query <q.rq> ; qt:data <d.ttl> ] ; mf:result <wrong.csv> .
<#update> a mf:UpdateEvaluationTest ; mf:name "update" ;
  mf:action [ ut:request <u.ru> ; ut:data <d.ttl> ] ; mf:result [ ut:data <e.ttl> ] .
<#good> a mf:PositiveSyntaxTest11 ; mf:name "good" ; mf:action <q.rq> .
<#bad> a mf:NegativeSyntaxTest11 ; mf:name "bad" ; mf:action <q.rq> .
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A suite of five tests, of which three can pass."""
    folder = tmp_path / "sparql11" / "some"
    folder.mkdir(parents=True)
    (folder / "manifest.ttl").write_text(MANIFEST)
    (folder / "d.ttl").write_text("<urn:a> <urn:b> 1.50 .")
    (folder / "e.ttl").write_text("<urn:a> <urn:b> 2 .")
    (folder / "q.rq").write_text("SELECT ?n { <urn:a> <urn:b> ?n }")
    (folder / "u.ru").write_text("DELETE { ?s ?p ?o } INSERT { ?s ?p 2 } WHERE { ?s ?p ?o }")
    (folder / "right.csv").write_text("n\r\n1.5\r\n")
    (folder / "wrong.csv").write_text("n\r\n3\r\n")
    return tmp_path


def test_what_passes_is_counted(
    suite: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And what does not is named; floors are written, and less than they say is an error."""
    floors = tmp_path / "floors.json"
    floors.write_text("{}")
    monkeypatch.setattr(conformance, "FLOORS", floors)
    assert conformance.main([str(suite), "--failed", "--raise-floors"]) == 0
    said = capsys.readouterr().out
    assert "some                            3 of 5" in said
    assert {line.split(": ")[1] for line in said.splitlines() if ": " in line} == {"wrong", "bad"}
    assert json.loads(floors.read_text()) == {"some": 3}
    floors.write_text('{"some": 4}')
    assert conformance.main([str(suite), "--floors"]) == 1
    assert "3 pass, 4 did" in capsys.readouterr().out


def test_without_a_suite_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And is no failure."""
    assert conformance.main([str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().out
