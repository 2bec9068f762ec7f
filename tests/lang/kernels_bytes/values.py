# bytes that are returned, cut, kept and passed on; bytearray is changed in place.
from numba import njit


@njit
def same(b):
    return b


@njit
def middle(b):
    return b[1:-1], len(b[1:-1]), b[2:][0]


@njit
def literal():
    return b"abc", len(b""), b"xyz"[-1]


@njit
def inner(b):
    return sum([x for x in b])


@njit
def outer(b):
    return inner(b) + inner(b[:2])


@njit
def rot13(b):
    for i in range(len(b)):
        c = b[i]
        if 97 <= c <= 122:
            b[i] = (c - 97 + 13) % 26 + 97
    return len(b)


@njit
def checksum(b):
    a, s = 1, 0
    for x in b:
        a = (a + x) % 65521
        s = (s + a) % 65521
    return (s << 16) | a


print(same(b"hello"), same(b""), middle(b"hello"), literal())
print(outer(b"\x00\xff\x10"))
text = bytearray(b"hello, world")
print(rot13(text), text)
print(rot13(text), bytes(text))
print(checksum(b"Wikipedia"), checksum(bytearray(b"Wikipedia")), checksum(b""))
