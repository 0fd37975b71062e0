"""A table of talks as tests of whole runs need it: findings of every family, and personal data."""

import csv
from pathlib import Path

HEADER = ("conversation", "role", "speaker", "time", "text")
ROWS = (
    ("c1", "customer", "买家", "2024-03-01 10:00:00", "能便宜吗"),
    ("c1", "agent", "客服小美", "2024-03-01 10:09:00", "全网最低价，加我威信 vx：abc12345 吧"),
    ("c1", "agent", "客服小美", "2024-03-01 10:09:30", "你自己看详情页，没办法"),
    ("c2", "customer", "买家二", "2024-03-01 11:00:00", "电话多少"),
    ("c2", "agent", "客服阿木", "2024-03-01 11:00:09", "李先生的电话13812345678，好评返现5元"),
)


def write(file: Path, times: int = 1) -> Path:
    """``file`` with the rows, ``times`` over."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *ROWS * times])
    return file
