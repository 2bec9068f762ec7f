s = {3, 1, 2, 3}
print(s, len(s), 2 in s, s | {9}, s & {1, 2}, s - {1}, s ^ {1, 7})
s.add(5)
s.discard(100)
s.remove(3)
print(s, {1, 2} <= {1, 2, 3}, {1} < {1}, {1, 2}.isdisjoint({3}), set(), frozenset([1]))
print(sorted({"b", "a"}), {x % 3 for x in range(10)})
t = (1, 2, 3)
print(t, t[0], t[-1], t[1:], t + (4,), t * 2, (), (1,), len(t), t.index(2), t.count(1), 2 in t)
print((1, 2) < (1, 3), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)), tuple([1, 2]), tuple("ab"))
a = 1, 2
print(a, type(a))
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    {[1]}
except TypeError as e:
    print(e)
try:
    s.remove(99)
except KeyError as e:
    print("KeyError", e)
print(*t, sep=", ")
print((1, [2, 3], "x", None, 2.5))
