"""shlex: command lines in words, as a shell splits and quotes them."""
import re as _re

__all__ = ["split", "quote", "join"]
_UNSAFE = _re.compile(r"[^\w@%+=:,./-]", _re.ASCII)


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    if not posix:
        raise NotImplementedError("split() without posix rules is not supported")
    words, word, quote_, i = [], None, "", 0
    while i < len(s):
        c = s[i]
        i += 1
        if quote_:
            if c == quote_:
                quote_ = ""
            elif c == "\\" and quote_ == '"':
                if i == len(s):
                    raise ValueError("No escaped character")
                word += s[i] if s[i] in '"\\' else c + s[i]
                i += 1
            else:
                word += c
        elif c in " \t\r\n":
            if word is not None:
                words.append(word)
            word = None
        elif c == "#" and comments:
            while i < len(s) and s[i] != "\n":
                i += 1
        elif c in "'\"":
            quote_, word = c, word or ""
        elif c == "\\":
            if i == len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[i]
            i += 1
        else:
            word = (word or "") + c
    if quote_:
        raise ValueError("No closing quotation")
    return words + [word] if word is not None else words


def quote(s):
    if not s:
        return "''"
    if not _UNSAFE.search(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join(quote(word) for word in split_command)
