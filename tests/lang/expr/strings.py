s = "hello world"
print(s[0], s[-1], s[1:5], s[::-1], s[::2], s[-5:])
print(len(s), s.upper(), s.title(), s.capitalize(), s.replace("o", "0"))
print(s.find("o"), s.rfind("o"), s.index("w"), s.count("l"), "wor" in s, "z" not in s)
print(s.split(), "a,b,,c".split(","), "-".join(["x", "y"]), " pad ".strip(), "xxhixx".strip("x"))
print(s.startswith("hell"), s.endswith(("x", "ld")), "abc".isalpha(), "123".isdigit(), "aB".swapcase())
print("a" * 3, "a" "b", "tab\tnew\\n", 'quote"s', "it's")
print(repr("a'b"), repr('a"b'), repr("\n\t\x00\x7f"), repr("é"), ascii("é"))
print("%d %s %.2f %5d|%-5d|%05d %x %r" % (1, "two", 3.14159, 42, 42, 42, 255, "r"))
print("{} {1} {0}".format(1, 2) if False else "{1} {0}".format(1, 2), "{:>5}|{:<5}|{:^5}".format(1, 2, 3))
print("{name!r:>8}".format(name="x"), "{0[1]} {1.real}".format([1, 2], 5))
print("abc" < "abd", "Z" < "a", "" < "a", "abc" == "abc")
print("line1\nline2".splitlines(), "a-b-c".partition("-"), "a-b-c".rsplit("-", 1))
print("x".center(7, "*"), "7".zfill(3), "-7".zfill(4), "ab".ljust(4) + "|", "ab".rjust(4))
print(ord("a"), chr(98), "ünïcode"[1], len("日本語"), "日本語"[1:])
print("".join(sorted("hello")), list("abc"), tuple("ab"), set("a"))
print("abc".encode(), b"bytes"[0], b"ab" + b"c", b"abc".decode())
print("a{{b}}".format(), f"{{}}", "%%" % ())
print(str(5) + str(2.5) + str(None) + str(True))
try:
    "abc"[10]
except IndexError as e:
    print(e)
try:
    "a" + 1
except TypeError as e:
    print(e)
try:
    1 + "a"
except TypeError as e:
    print(e)
try:
    "abc"[0] = "x"
except TypeError as e:
    print(e)
print("é" in "café", "café".upper(), "ß".upper())
