from collections import Counter
a, b = Counter(x=3, y=1, z=-2), Counter(x=1, y=2, w=4)
print(a + b, a - b, a & b, a | b, +a, -a, a.total(), sorted((a + b).elements()))
a += b; print(a); a -= Counter(x=3); print(a); a |= Counter(q=9); print(a); a &= Counter(q=2, w=9); print(a)
print(a == Counter(q=2, w=4), a <= Counter(q=5, w=5), Counter(a=1) == Counter(a=1, b=0), a != b, Counter() == {}, Counter("aab") > Counter("ab"))
b.subtract("wwx"); print(b); b.update({"x": 10}); print(b, b.most_common(1), b.most_common()[:-3:-1], list(b), b.copy() is b, Counter(dict(a=2)))
b.clear(); print(b, b["nope"], len(b), Counter([1, "1", 1.0, True]), Counter(range(3)).most_common(0))
