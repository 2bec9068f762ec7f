from collections import defaultdict
tree = lambda: defaultdict(tree)
t = tree(); t["a"]["b"]["c"] = 1; print(t["a"]["b"]["c"], list(t), "x" in t, t["x"] == {}, list(t))
d = defaultdict(set); [d[len(w)].add(w) for w in "a bb cc d".split()]; print({k: sorted(v) for k, v in d.items()})
c = defaultdict(lambda: "n/a", a=1); print(c["a"], c["q"], c.get("zz"), dict(c), c.copy()["new"], type(c.copy()).__name__)
g = defaultdict(list, {"k": [1]}); g["k"].append(2); g["l"].append(3); print(dict(g), g.default_factory is list, repr(g)[:20])
g.default_factory = None
try: g["zz"]
except KeyError as e: print("KeyError", e)
print(sorted(defaultdict(int, zip("ab", (1, 2))).items()), defaultdict(int) == {}, len(g))
