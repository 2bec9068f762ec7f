"""The methods of bytes and bytearray that are those of str, for ASCII letters."""
texts = [b"", b"a", b"Ab cD", b"AB", b"ab12", b"12", b" \t\n", b"Hello World", b"hello\tworld\tx", b"\xe9t\xe9 A", b"a,b,,c", b"xx-yy-zz", b"-42", b"+7",
         b"l1\nl2\r\nl3\rl4\n", b"a\x00b", b"  pad  ed "]
for make in (bytes, bytearray):
    for t in map(make, texts):
        print(t, t.capitalize(), t.swapcase(), t.title(), t.upper(), t.lower(), t.expandtabs(), t.expandtabs(4), t.zfill(6))
        print(t.isalnum(), t.isalpha(), t.isascii(), t.isdigit(), t.islower(), t.isspace(), t.istitle(), t.isupper())
        print(t.ljust(9), t.rjust(9, b"*"), t.center(9, b"-"), t.center(8), t.partition(b","), t.rpartition(b"-"))
        print(t.removeprefix(b"a"), t.removesuffix(b"b"), t.splitlines(), t.splitlines(True), t.translate(None, b"a,"))
        for n in (-1, 0, 1, 2):
            print(t.rsplit(None, n), t.rsplit(b",", n), t.rsplit(b"-", maxsplit=n), t.split(b"-", n))
table = bytes.maketrans(b"abc", b"xyz")
print(len(table), b"aabbcc".translate(table), b"aabbcc".translate(table, b"b"), bytearray(b"abc").translate(table), bytearray.maketrans(b"a", b"b") == bytes.maketrans(b"a", b"b"))
b = bytearray(b"abca")
b.remove(97)
print(b)


def fails(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


fails(lambda: b.remove(120))
fails(lambda: b"a".partition(b""))
fails(lambda: b"a".rsplit(b""))
fails(lambda: b"a".translate(b"ab"))
fails(lambda: b"a".ljust(3, b"ab"))
fails(lambda: bytes.maketrans(b"a", b""))
fails(lambda: b"a".removeprefix("a"))
