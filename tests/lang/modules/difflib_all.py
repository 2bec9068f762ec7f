import difflib, random
a = "one\ntwo\nthree\nfour\nsame\nsame2\nx\ny\nz\nlast\n".splitlines(True); b = "one\n2\nthree\nfour\nfive\nsame\nsame2\nx\nY\nz\nlast\n".splitlines(True)
for f in (difflib.unified_diff, difflib.context_diff): print("".join(f(a, b, "a.txt", "b.txt", n=1))); print("".join(f(a, b, "a", "b", "d1", "d2"))); print(list(f(a, a)), list(f([], ["x"], lineterm="")))
print("".join(difflib.ndiff(a, b)))
print("".join(difflib.ndiff(["ore\n", "tree\n", "emu\n", "abcdefghij\n", "\tprivate x = 5\n"], ["one\n", "ore\n", "tree\n", "emus\n", "abcdeFghiJ\n", "\tprivate int x = 51\n"])))
d = list(difflib.ndiff(a, b)); print("".join(difflib.restore(d, 1)) == "".join(a), "".join(difflib.restore(d, 2)) == "".join(b))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("wheel", ["for", "while", "where", "heel", "wheels"], n=2, cutoff=.5), difflib.get_close_matches("zzz", ["a"]))
s = difflib.SequenceMatcher(lambda x: x == " ", "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(s.ratio(), 3), s.quick_ratio(), s.real_quick_ratio(), s.get_matching_blocks(), s.get_opcodes(), s.find_longest_match())
random.seed(1)
for k in range(30):
    x, y = ["".join(random.choice("abc d") for _ in range(random.randrange(30 if k < 25 else 400))) for _ in range(2)]
    m = difflib.SequenceMatcher(None if k % 2 else str.isspace, x, y, autojunk=k % 3 != 0); print(m.ratio(), m.quick_ratio(), m.get_opcodes()[:6], len(m.get_matching_blocks()))
    p, q = [[random.choice(["alpha beta\n", "alpha betta\n", "gamma\n", "gamna\n", "q\n"]) for _ in range(8)] for _ in range(2)]; print("".join(difflib.ndiff(p, q)))
for f in (lambda: difflib.get_close_matches("a", [], n=0), lambda: difflib.get_close_matches("a", [], cutoff=2), lambda: list(difflib.unified_diff([1], [2])), lambda: list(difflib.restore([], 3))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
