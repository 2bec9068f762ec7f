d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" in d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.pop("a"), d.pop("zz", None), d, d.setdefault("q", []), d)
d.update({"b": 20}, e=5)
print(d, {**d, "b": 0}, d | {"x": 1})
print({1: "a", 1.0: "b", True: "c"}, {(1, 2): 3}[1, 2])
print(dict([("x", 1), ("y", 2)]), dict(a=1), dict(zip("ab", [1, 2])), dict.fromkeys("ab", 0))
try:
    d["missing"]
except KeyError as e:
    print("KeyError", e, repr(e))
try:
    {}[[1]]
except TypeError as e:
    print(e)
print(d == dict(d), d != {}, sorted(d))
del d["b"]
print(d.popitem(), d)
d.clear()
print(d, bool(d))
c = {}
for w in "the cat the dog the end".split():
    c[w] = c.get(w, 0) + 1
print(c, sorted(c.items(), key=lambda kv: (-kv[1], kv[0])))
inv = {v: k for k, v in {"a": 1, "b": 2}.items()}
print(inv, {k: [] for k in range(2)})
try:
    for k in c:
        c["new" + k] = 1
except RuntimeError as e:
    print(e)
