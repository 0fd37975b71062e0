"""Which files are taken from a folder or an archive, by their names."""

TEXT_KINDS = (".txt", ".log", ".csv", ".tsv", ".jsonl", ".ndjson", ".json")
WORKBOOK_KINDS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
DOCUMENT_KINDS = (".md", ".markdown", ".mdx", ".yaml", ".yml", ".toml")
ARCHIVE_KINDS = (".zip", ".gz")

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"  # how they begin


def is_readable(name: str) -> bool:
    """Whether a file of this name is taken from a folder or an archive without being named by the user."""
    name = name.lower().removesuffix(".gz")
    return name.endswith((*TEXT_KINDS, *DOCUMENT_KINDS, *WORKBOOK_KINDS, ".zip"))
