print(1_000, 0xFF, 0b1010, 0o777, 1e3, 1.5e-3, .5, 5., 3j, 1e400)
print("a\tb\\n\x41\u00e9\N{BULLET}", r"raw\n", b"by\x00te", "con" 'cat' """triple""")
print('''multi
line''', "\
continued")
print([], (), {}, set(), [[]], ((),), {1: {}}, [None, True, ...])
print((1), (1,), [1, 2, ][1], {"a": 1, }, {1, })
print(1 if True else 2, not 1, -1, +1, ~1, - -1)
print("%s" % "x", "a" in "abc", 2 ** 3 ** 2, -2 ** 2, (2, 3) + (4,))
print(1 + 2 * 3 - 4 / 2 // 1 % 3, (1 + 2) * 3, 7 & 3 | 8 ^ 1, 1 << 2 + 1)
print(3 if 0 else 4 if 0 else 5, [x for x in (1, 2)] or 0, None or 0 or "z")
print(len("é"), len(b"\xc3\xa9"), "\u65e5\u672c", u"u", f"{1}" "2")
