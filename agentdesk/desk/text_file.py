"""Files of text from outside: UTF-8, or told why not and where."""

from pathlib import Path

from agentdesk.core.errors import BadInput, Fault

_MARK = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ZIP = b"PK\x03\x04"


def text_in(path: Path) -> str:
    """The text of a UTF-8 file, with or without its mark. BadInput with the line where it isn't one."""
    try:
        data = path.read_bytes()
    except OSError as error:
        said = f"can't be read: {error.strerror}"
        raise BadInput(Fault(str(path), said, "check its name and its rights")) from error
    if data.startswith(_ZIP):
        raise BadInput(Fault(str(path), "is a workbook or an archive", "save the sheet as CSV UTF-8"))
    if data.startswith(_UTF16):
        raise BadInput(Fault(str(path), "is UTF-16", "save it as UTF-8 (in a spreadsheet: CSV UTF-8)"))
    if b"\0" in data:
        said = "holds a NUL byte, which no text has"
        raise BadInput(Fault(_at(path, data, data.index(b"\0")), said, "save it again as text"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The mark at the start is no part of what is decoded, so its bytes are missing in the count.
        start = error.start + (len(_MARK) if data.startswith(_MARK) else 0)
        said = f"the byte {data[start]:#04x} is not UTF-8"
        remedy = "save it as UTF-8 (in a spreadsheet: CSV UTF-8)"
        raise BadInput(Fault(_at(path, data, start), said, remedy)) from error


def _at(path: Path, data: bytes, offset: int) -> str:
    line_start = data.rfind(b"\n", 0, offset) + 1
    line = data.count(b"\n", 0, offset) + 1
    column = len(data[line_start:offset].decode("utf-8", "replace")) + 1
    return f"{path}:{line}:{column}"
