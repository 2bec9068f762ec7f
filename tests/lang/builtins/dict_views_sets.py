d = {"a": 1, "b": 2, "c": 3}; e = {"b": 2, "c": 4}
print(sorted(d.keys() & e.keys()), sorted(d.keys() - e), sorted(d.keys() | {"z"}), sorted(d.keys() ^ e), d.items() & e.items(), d.keys() == {"a", "b", "c"}, d.keys() >= e.keys(), "a" in d.keys(), 2 in d.values(), ("a", 1) in d.items(), d.keys().isdisjoint("xy"))
print(list(reversed(d)), d | {"q": 0}, len(d.items()), max(d, key=d.get), min(d.values()), sorted(d.items(), key=lambda kv: -kv[1]), dict(zip("xy", [1, 2])), {v: k for k, v in d.items()})
d |= e; print(d, d.pop("a"), d.pop("a", None), d.popitem(), d.setdefault("n", []), d.get("zz"), dict.fromkeys("ab", 0), list(d.keys()), d.copy() is d)
for k in list(d):
    if k == "b": del d[k]
print(d); d.clear(); print(d, not d)
try:
    for k in e: e[k + "x"] = 1
except RuntimeError as err: print(err)
fs = frozenset([3, 1]); print(fs | {2}, fs & [1, 5] if False else fs & {1, 5}, fs - {1}, fs ^ {1, 9}, hash(fs) == hash(frozenset([1, 3])), {fs: "k"}[frozenset((1, 3))], fs <= {1, 2, 3}, fs < fs, fs.union([7], (8,)), frozenset() == set(), type(fs | {2}).__name__, type({2} | fs).__name__)
s = {1, 2, 3}; s.add(4); s.discard(9); s.remove(1); s.update([7], {8}); s -= {2}; s ^= {3, 5}; print(sorted(s), s.issuperset({4}), s.isdisjoint({1}), sorted(s.symmetric_difference([4, 6])), sorted(s.intersection([4, 7, 8], [7])), {x % 3 for x in range(9)}, len(set("hello")))
for bad in (lambda: {[]: 1}, lambda: {1}.remove(2), lambda: set().pop(), lambda: {}["k"], lambda: {}.popitem(), lambda: {1} | [2], lambda: dict([(1, 2, 3)]), lambda: fs.add(1), lambda: {1: 2}.pop(9), lambda: dict(5), lambda: {} < {}):
    try: bad()
    except Exception as err: print(type(err).__name__, err)
nested = {"x": {"y": [1, {"z": 2}]}}; nested["x"]["y"][1]["z"] += 5; print(nested, nested["x"].get("q", {}).get("r", "none"), {k: {**v} for k, v in nested.items()})
