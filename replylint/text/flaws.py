"""What is wrong with the text of a file, told in a few sentences: lines that do not fit, or were garbled before."""

from collections.abc import Iterator

from replylint.model import Both
from replylint.text.encoding import Encoding
from replylint.text.garbled import Pair


class Flaws:
    """The lines of a file that are not as they should be, told in a few sentences at its end."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._unfit: list[int] = []
        self._garbled: list[int] = []
        self._nul: list[int] = []
        self._label = ""
        self._pair = ("", "")

    def note_unfit(self, number: int, name: str) -> None:
        """Line ``number`` cannot be decoded."""
        self._unfit.append(number)
        self._label = Encoding(name).label

    def note_garbled(self, number: int, pair: Pair) -> None:
        """Line ``number`` was garbled by ``pair`` of encodings."""
        self._pair = self._pair if self._garbled else pair
        self._garbled.append(number)

    def without_nul(self, text: str, number: int) -> str:
        """``text``, from line ``number`` on, with U+FFFD for each NUL."""
        self._nul += [at for at, line in enumerate(text.split("\n"), number) if "\0" in line]
        return text.replace("\0", "\ufffd")

    def sentences(self) -> Iterator[Both]:
        """What is wrong, and where."""
        if self._unfit:
            yield Both(
                f"{self.file}：第 {line_ranges(self._unfit, '、')} 行不是 {self._label} 编码，"
                "文件可能被截断或混用了编码；请重新导出",
                f"{self.file}: line {line_ranges(self._unfit, ', ')} is not {self._label}; "
                "the file is truncated or mixes encodings; export it again",
            )
        if self._garbled:
            yield garbled_sentence(self.file, self._garbled, self._pair)
        if self._nul:
            yield Both(
                f"{self.file}：第 {line_ranges(self._nul, '、')} 行有 NUL 字节，文件可能已损坏",
                f"{self.file}: line {line_ranges(self._nul, ', ')} has NUL bytes; the file seems damaged",
            )


def line_ranges(numbers: list[int], comma: str) -> str:
    """Line numbers for people: ``3, 5-9, 12``, six groups at most."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][1] + 1:
            groups[-1][1] = number
        else:
            groups.append([number, number])
    shown = comma.join(str(a) if a == b else f"{a}-{b}" for a, b in groups[:6])
    return shown + " …" if len(groups) > 6 else shown


def garbled_sentence(file: str, lines: list[int], pair: Pair) -> Both:
    """What a supervisor is told of garbled lines, or of a whole file."""
    was, taken = pair
    zh = f"第 {line_ranges(lines, '、')} 行" if lines else "整个文件"
    en = f"line {line_ranges(lines, ', ')}" if lines else "the whole file"
    return Both(
        f"{file}：{zh}是乱码，像是 {was} 的文字被当成 {taken} 读过；请用原来的编码重新导出",
        f"{file}: {en} is garbled, as when {was} text is taken for {taken}; export it again in its own encoding",
    )
