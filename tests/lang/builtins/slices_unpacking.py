l = list(range(10))
del l[2:8:2]; print(l); l[1:3] = "xyz"; print(l); l[::2] = [0] * len(l[::2]); print(l); del l[-1], l[0]; print(l); l[len(l):] = [7, 8]; l[:0] = [9]; print(l, l[-3:], l[::-2], l[5:2:-1], l[100:], l[-100:2])
s = slice(1, 5, 2); print(s, s.start, s.indices(4), "abcdef"[s], (1, 2, 3, 4)[s], range(10)[s], [*range(10)][slice(None, None, -3)])
a, (b, *c), d = 1, (2, 3, 4), 5; print(a, b, c, d)
*head, tail = "abc"; [x, y] = {1: 2, 3: 4}; (p, q), r = (1, 2), 3; print(head, tail, x, y, p, q, r)
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], **{"d": 3, "c": 9}), f(1, *(), d=0, **{}))
for bad in (lambda: f(), lambda: f(1), lambda: f(a=1, d=2), lambda: f(1, d=2, **{"d": 3}), lambda: f(*5), lambda: f(**5)):
    try: bad()
    except TypeError as e: print(e)
print([*range(3), *"ab"], (*[1], 2), {*[1, 1], 2}, {**{"a": 1}, "b": 2, **{"a": 3}}, [i for i, in [(1,), (2,)]], dict([("a", 1)], b=2))
i, lst = 0, [1, 2, 3]; i, lst[i] = 2, 9; print(i, lst); x = y = []; x.append(1); print(y); a = b = c = 0; a, b = b + 1, a + 2; print(a, b, c)
for bad in ("a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = 5"):
    try:
        if bad == "a, b = [1]": a, b = [1]
        elif bad == "a, b = 1, 2, 3": a, b = [1, 2, 3]
        elif bad == "a, *b, c = [1]": a, *b, c = [1]
        else: a, b = 5
    except (ValueError, TypeError) as e: print(bad, "->", e)
for bad in (lambda: l.__setitem__(slice(0, 4, 2), [1]), lambda: l[::0], lambda: l["a"], lambda: l[1.5], lambda: (1,)[3], lambda: "ab"[2], lambda: [].pop(), lambda: [1].index(3)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
if (n := len(l)) > 3: print("walrus", n, [y := 1, y ** 2], [last := v for v in (1, 2)], last)
