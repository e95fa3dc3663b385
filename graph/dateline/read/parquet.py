"""`.parquet`: an article a row, as of a table. Needs pyarrow, which comes with `dateline[parquet]`.

Rows are read a few at a time, and of columns only those that are fields of an article.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from dateline.errors import UnreadableArticle
from dateline.plugins import Reader
from dateline.read import csvtable, records
from dateline.read.columns import fields
from dateline.source import Source

_ROWS: Final = 64
_AT_ONCE: Final = 1 << 28
"""Bytes that a few rows may be."""
_ADVICE: Final = "Write the table once more, or save it as .csv."


class ParquetReader:
    """Reads each row as an article."""

    suffixes: tuple[str, ...] = (".parquet",)

    def __call__(self, source: Source) -> Iterator[records.Item]:
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError:
            advice = "Install it with pip install 'dateline[parquet]', or save the table as .csv."
            yield UnreadableArticle(source.where, "needs pyarrow, which is not installed", advice)
            return
        number = 1
        try:
            with parquet.ParquetFile(source.path) as table:
                names = table.schema_arrow.names
                columns = fields(names, source.hints)
                if "text" not in columns:
                    yield csvtable.without_texts(names, source)
                    return
                wanted = list(dict.fromkeys(columns.values()))
                for batch in table.iter_batches(_few(table.metadata), columns=wanted):
                    for row in batch.to_pylist():
                        cells = {name: _plain(value) for name, value in row.items()}
                        yield from csvtable.article(cells, columns, number, source)
                        number += 1
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # of the file, and not of what is in it
            what = f"is cut short or no Parquet, after row {number - 1:,}"
            yield UnreadableArticle(source.where, what, f"{_ADVICE} What came before was read.")


def _few(metadata: Any) -> int:
    """So many rows that they fit, though a column of repeated words is packed as one of them.

    A table of a megabyte may have a thousand times the same gigabyte; none of its values is longer
    than the column is before it is packed.
    """
    groups = (metadata.row_group(n) for n in range(metadata.num_row_groups))
    most = max(
        (g.column(n).total_uncompressed_size for g in groups for n in range(g.num_columns)),
        default=0,
    )
    return int(max(1, min(_ROWS, _AT_ONCE // max(1, most))))


def _plain(value: Any) -> object:
    """A day or a time as ISO 8601 has it; what else is no text is left as it is, and said to be none."""
    return value.isoformat() if isinstance(value, date) else value


read: Final[Reader] = ParquetReader()
