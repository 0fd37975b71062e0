"""What the operating system says of a fault, for people: in Chinese where it is one that they can mend."""

from replylint.model import Both

_ZH = {
    "EACCES": "没有权限",
    "EPERM": "没有权限",
    "EROFS": "磁盘是只读的",
    "ENOENT": "没有这个文件或文件夹",
    "EISDIR": "是文件夹，不是文件",
    "ENOTDIR": "路径中间有一段不是文件夹",
    "EEXIST": "已经有同名的文件",
    "ENOSPC": "磁盘满了",
    "EDQUOT": "磁盘配额用完了",
    "EFBIG": "文件太大",
    "ENAMETOOLONG": "文件名太长",
    "ELOOP": "链接绕成了圈",
    "EIO": "磁盘读写出错",
    "EBUSY": "正被别的程序占用",
    "ETXTBSY": "正被别的程序占用",
    "EMFILE": "同时打开的文件太多",
    "ENFILE": "同时打开的文件太多",
    "EPIPE": "接收的一方已经关闭",
    "ENXIO": "没有这个设备",
}


def why(error: OSError) -> Both:
    """Why ``error`` came up, in a few words; in the system's own where we have none."""
    from errno import errorcode

    en = error.strerror or type(error).__name__
    return Both(_ZH.get(errorcode.get(error.errno or 0, ""), en), en)
