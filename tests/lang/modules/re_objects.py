import copy
import re

m = re.match(r"(?P<y>\d{4})-(?P<m>\d\d)(-(\d\d))?", "2026-11 and more")
print(m, m.group(), m.group(0, 1, "m"), m.groups(), m.groups("-"), m.groupdict(), m.lastindex, m.lastgroup, m.regs)
print(m.start(), m.end("y"), m.span(3), m.pos, m.endpos, m.string, m.re.pattern, m.expand(r"\2/\g<y>"), m[3], bool(m))
for g in ("q", 9, -1):
    try:
        m.group(g)
    except IndexError as e:
        print("IndexError", e)
p = re.compile("é+", re.I)
print(p.search("aÉéx", 1).span(), p.search("aÉéx", 3), p.match("aÉ", 1), p.fullmatch("éé", 0, 1), p.findall("é e É", 1), p.search("é", 0, 0))
print(re.compile(r"^b", re.M).search("a\nb", 2), re.compile("^b").search("ab", 1), re.compile("b$").search("abc", 0, 2).span())
print(repr(p), repr(re.compile(b"a\n", re.S | re.X)), re.compile("a").flags, re.I, repr(re.I | re.S), re.NOFLAG, int(re.X))
print(p == re.compile("é+", re.I), p == re.compile("é+"), copy.copy(p) is p, hash(p) == hash(re.compile("é+", re.I)), isinstance(m, re.Match), isinstance(p, re.Pattern))
print(re.search(b"[\\x80-\\xff]+", b"ab\xc3\xa9"), re.sub(b"a", b"<\\g<0>>", b"banana", 2), re.split(b",", b"a,b"), re.findall(b"(a)(n)?", b"ana"))
print([x.span() for x in re.finditer("a*", "baac")], re.sub("a*", "-", "baac"), re.split("a*", "baac"), re.findall("", "ab"), re.sub("(?=b)", "|", "abab"))
print(re.escape("a+b (c) é/[d]"), re.escape(b"x.y"), re.fullmatch(re.escape("1.5*x"), "1.5*x") is not None, re.purge())
for call in (lambda: re.search("a", b"a"), lambda: re.search(b"a", "a"), lambda: re.match("a", 5), lambda: re.compile(3), lambda: re.compile(p, re.I),
             lambda: re.compile(b"a", re.U), lambda: re.compile("a", re.A | re.U), lambda: re.compile("a", re.L), lambda: re.sub("a", 5, "a"),
             lambda: re.sub("(a)", r"\2", "a"), lambda: re.sub("(a)", r"\g<b>", "a"), lambda: re.sub("a", r"\q", "a"), lambda: re.sub("a", "\\", "a")):
    try:
        print(call())
    except (TypeError, ValueError, IndexError, re.error) as e:
        print(type(e).__name__, e)
