"""Folders and archives: what is taken from them, what is left alone, what is refused."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path
from typing import IO

import openpyxl
import pytest

from replylint import readers
from replylint.model import Message, ReplylintError
from replylint.readers import archive
from replylint.readers.base import ReadOptions


def found(*paths: Path, exclude: tuple[str, ...] = ()) -> list[str]:
    return list(readers.find_files([str(path) for path in paths], [(None, exclude)]))


def messages(path: str | Path) -> list[Message]:
    return list(readers.open_input(str(path), ReadOptions()).messages)


def refusal(path: str | Path) -> ReplylintError:
    with pytest.raises(ReplylintError) as error:
        messages(path)
    return error.value


def write(path: Path, data: str | bytes = "您好\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def gbk_zip(path: Path, members: dict[str, bytes], name_encoding: str = "gbk") -> Path:
    """A zip as Chinese Windows writes it: names in GBK, without the UTF-8 flag."""
    marked = {f"{at:0{len(name.encode(name_encoding))}d}": name for at, name in enumerate(members)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for mark, name in marked.items():
            packed.writestr(mark, members[name])
    data = out.getvalue()
    for mark, name in marked.items():
        data = data.replace(mark.encode(), name.encode(name_encoding))
    return write(path, data)


def test_a_folder_is_walked_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.csv", "a/10.jsonl", "c.XLSX", ".git/x.txt", ".hidden.txt", "p.png", "d/e/f.log"):
        write(tmp_path / name)
    assert [Path(path).relative_to(tmp_path).as_posix() for path in found(tmp_path)] == [
        "b.txt",
        "c.XLSX",
        "a/10.jsonl",
        "a/2.csv",
        "d/e/f.log",
    ]


def test_a_relative_folder_gives_relative_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "chats" / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert found(Path("chats")) == [str(Path("chats/a.txt"))]
    assert found(Path()) == [str(Path("chats/a.txt"))]


def test_what_git_and_the_user_leave_out_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / ".git" / "HEAD")
    write(tmp_path / ".gitignore", "old/\n*.log\n")
    write(tmp_path / "chats" / ".gitignore", "!keep.log\n/draft*\n")
    for name in (
        "chats/a.txt",
        "chats/b.log",
        "chats/keep.log",
        "chats/draft1.txt",
        "chats/old/c.txt",
        "chats/n/d.csv",
    ):
        write(tmp_path / name)
    folder = tmp_path / "chats"
    assert [Path(path).name for path in found(folder)] == ["a.txt", "keep.log", "d.csv"]
    assert [Path(path).name for path in found(folder, exclude=("*.csv", "a.*"))] == ["keep.log"]
    assert found(folder / "b.log") == [str(folder / "b.log")]


def test_a_folder_without_anything_readable_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "p.png")
    assert found(tmp_path) == [str(tmp_path)]
    assert "没有可读的文件" in refusal(tmp_path).zh


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    assert found(tmp_path / "no.txt") == [str(tmp_path / "no.txt")]
    assert "no.txt" in refusal(tmp_path / "no.txt").zh


def test_a_zip_gives_its_members_even_with_names_in_gbk(tmp_path: Path) -> None:
    members = {
        "聊天记录/二月.txt": "您好\n".encode("gbk"),
        "聊天记录/一月.csv": "内容\n在的\n".encode(),
        "图.png": b"\x89PNG",
    }
    path = gbk_zip(tmp_path / "导出.zip", members)
    names = found(path)
    assert names == [f"{path}!聊天记录/一月.csv", f"{path}!聊天记录/二月.txt"]
    read = [message for name in names for message in messages(name)]
    assert [(message.text, message.place.file) for message in read] == [("在的", names[0]), ("您好", names[1])]


@pytest.mark.parametrize("name", ["导出.txt", "导出.csv", "导出.json", "导出.dat"])
def test_a_zip_is_opened_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("夜班.txt", "您好")
    assert [message.text for member in found(path) for message in messages(member)] == ["您好"]


def test_a_hundred_members_in_a_folder_of_zips(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        for at in range(100):
            packed.writestr(f"{at:03}.txt", f"第{at}条\n")
        packed.writestr("__MACOSX/000.txt", "x")
    assert [messages(name)[0].text for name in found(tmp_path)] == [f"第{at}条" for at in range(100)]


def test_a_workbook_within_a_zip_is_read(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["内容"])
    book.active.append(["您好"])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("b.xlsx", out.getvalue())
    assert [message.text for name in found(tmp_path / "a.zip") for message in messages(name)] == ["您好"]
    assert found(write(tmp_path / "b.xlsx", out.getvalue())) == [str(tmp_path / "b.xlsx")]


def test_a_gz_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv.gz", gzip.compress("编号;内容\n1;您好\n".encode("gbk")))
    assert found(tmp_path) == [str(path)]
    assert [(message.text, message.id) for message in messages(path)] == [("您好", "1")]


def test_damaged_archives_are_refused(tmp_path: Path) -> None:
    whole = gzip.compress("您好\n".encode() * 9999)
    assert "损坏" in refusal(write(tmp_path / "a.txt.gz", whole[:-20])).zh
    path = gbk_zip(tmp_path / "a.zip", {"a.txt": "您好\n".encode() * 9999})
    write(path, path.read_bytes()[:100])
    assert [("损坏" in refusal(name).zh) for name in found(path)] == [True]


def test_an_archive_without_anything_readable_is_refused(tmp_path: Path) -> None:
    path = gbk_zip(tmp_path / "a.zip", {"a.png": b"\x89PNG"})
    assert [("没有可读的文件" in refusal(name).zh) for name in found(path)] == [True]
    assert "没有这个文件" in refusal(f"{path}!b.txt").zh


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    path = gbk_zip(tmp_path / "a.zip", {"a.txt": b"x" * 50})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    write(path, bytes(data))
    assert [("密码" in refusal(name).zh) for name in found(path)] == [True]


def test_an_archive_in_an_archive_is_refused(tmp_path: Path) -> None:
    inner = gbk_zip(tmp_path / "inner.zip", {"a.txt": b"x"})
    path = gbk_zip(tmp_path / "a.zip", {"inner.zip": inner.read_bytes()})
    assert [("先解压" in refusal(name).zh) for name in found(path)] == [True]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("json", '[{"title": "有货", "content": "藤椅有现货"}]'),
        ("jsonl", '{"content": "藤椅有现货"}\n'),
        ("csv", "场景,话术\n有货,藤椅有现货\n"),
        ("yaml", "replies:\n  - 藤椅有现货\n"),
        ("md", "# 有货\n\n- 藤椅有现货\n"),
        ("toml", 'reply = "藤椅有现货"\n'),
        ("txt", "藤椅有现货\n"),
    ],
)
@pytest.mark.parametrize("in_zip", [False, True])
def test_canned_replies_in_a_gz_file_are_those_of_the_file_in_it(
    tmp_path: Path, kind: str, data: str, in_zip: bool
) -> None:
    plain = write(tmp_path / f"a.{kind}", data.encode())
    packed = tmp_path / f"b.{kind}.gz"
    write(packed, gzip.compress(data.encode()))
    path = f"{gbk_zip(tmp_path / 'c.zip', {packed.name: packed.read_bytes()})}!{packed.name}" if in_zip else str(packed)
    own, packed_up = (readers.open_input(name, ReadOptions()) for name in (str(plain), path))
    expected = [message._replace(place=message.place._replace(file=path)) for message in own.messages]
    assert (packed_up.layout, list(packed_up.messages)) == (own.layout, expected)
    assert [message.text for message in expected] == ["藤椅有现货"]


def test_a_gz_file_in_a_zip_is_read_as_what_it_holds(tmp_path: Path) -> None:
    path = gbk_zip(tmp_path / "a.zip", {"记录/一月.txt.gz": gzip.compress("您好\n在的".encode("gbk"))})
    assert [message.text for name in found(path) for message in messages(name)] == ["您好", "在的"]


def test_a_bomb_in_a_gz_file_in_a_zip_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_SMALL", 1 << 16)
    path = gbk_zip(tmp_path / "a.zip", {"a.txt.gz": gzip.compress(b"a\n" * (1 << 22))})
    assert "size-limits" in refusal(found(path)[0]).zh


def test_a_member_whose_path_leads_out_of_the_archive_is_told_and_not_read(tmp_path: Path) -> None:
    path = gbk_zip(tmp_path / "a.zip", {"../b.txt": b"x\n", "./c.txt": "您好\n".encode(), ".git/d.txt": b"x\n"})
    outside, inside = found(path)
    assert (outside, inside) == (f"{path}!../b.txt", f"{path}!./c.txt")
    assert "指到压缩包外面，没有读" in refusal(outside).zh
    assert [message.text for message in messages(inside)] == ["您好"]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.zip"])
def test_a_bomb_is_stopped(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_SMALL", 1 << 16)
    bomb = b"a\n" * (1 << 20)
    path = tmp_path / name
    if name.endswith("zip"):
        gbk_zip(path, {"a.txt": bomb})
    else:
        write(path, gzip.compress(bomb))
    assert [("大得不正常" in refusal(name).zh) for name in found(path)] == [True]


def test_a_workbook_bomb_is_stopped_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_SMALL", 1 << 16)
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<x/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"<c/>" * (1 << 20))
    assert "大得不正常" in refusal(tmp_path / "a.xlsx").zh


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    path = gbk_zip(tmp_path / "a.zip", {f"{at}.txt": b"x" for at in range(4)})
    assert [("超过 3 个" in refusal(name).zh) for name in found(path)] == [True]


def stdin(data: bytes) -> IO[bytes]:
    return io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]


def piped(data: bytes) -> readers.Reading:
    return readers.open_stdin(stdin(data), ReadOptions())


def test_a_gz_on_standard_input_is_unpacked() -> None:
    table = "角色,内容\n客户,在吗\n客服,在的\n"
    reading = piped(gzip.compress(table.encode()))
    assert [message.text for message in reading.messages] == ["在吗", "在的"]


def zipped(**files: str) -> IO[bytes]:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{name}.csv", text)
    return stdin(data.getvalue())


def test_the_files_of_a_zip_on_standard_input_are_read_like_those_of_a_named_one() -> None:
    data = zipped(a="角色,内容\n客服,在的\n", b="角色,内容\n客户,在吗\n")
    inputs = list(readers.on_stdin(data, ReadOptions()))
    assert [name for name, _ in inputs] == ["-!a.csv", "-!b.csv"]
    messages = [message for name, options in inputs for message in readers.open_input(name, options).messages]
    assert [(message.place.file, message.text) for message in messages] == [("-!a.csv", "在的"), ("-!b.csv", "在吗")]


def test_drafts_and_workbooks_on_standard_input_are_one_input() -> None:
    assert [name for name, _ in readers.on_stdin(stdin("您好".encode()), ReadOptions())] == ["-"]
    book, data = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["角色", "内容"])
    book.active.append(["客服", "在的"])
    book.save(data)
    stream = stdin(data.getvalue())
    ((name, options),) = readers.on_stdin(stream, ReadOptions())
    assert [message.text for message in readers.open_stdin(stream, options, name).messages] == ["在的"]


def test_half_a_zip_on_standard_input_is_damaged() -> None:
    stream = stdin(zipped(a="角色,内容\n").read()[:20])
    ((name, options),) = readers.on_stdin(stream, ReadOptions())
    with pytest.raises(ReplylintError, match="damaged"):
        readers.open_stdin(stream, options, name)


def test_a_tar_in_a_gz_is_refused(tmp_path: Path) -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO())
    path = tmp_path / "a.tar.gz"
    path.write_bytes(data.getvalue())
    assert "这是 tar 压缩包" in refusal(path).zh
