from collections import OrderedDict, ChainMap, UserDict, UserList
class LRU(OrderedDict):
    def __init__(self, maxsize=3, *args, **kwds):
        self.maxsize = maxsize
        super().__init__(*args, **kwds)
    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value
    def __setitem__(self, key, value):
        if key in self: self.move_to_end(key)
        super().__setitem__(key, value)
        if len(self) > self.maxsize:
            oldest = next(iter(self))
            del self[oldest]
cache = LRU(3)
for k in "abcad": cache[k] = ord(k)
print(list(cache), cache["c"], list(cache))
d = OrderedDict.fromkeys("abcde")
d.move_to_end("b"); print("".join(d)); d.move_to_end("b", last=False); print("".join(d))
print(d.popitem(), d.popitem(last=False), list(d), d == OrderedDict.fromkeys("acd"))
print(OrderedDict([("a", 1)]) | {"b": 2}, {"z": 0} | OrderedDict(a=1), OrderedDict(a=1).copy(), OrderedDict())
base = {"color": "red", "user": "guest"}
cm = ChainMap({"user": "admin"}, base)
print(cm["user"], cm["color"], list(cm), cm.maps); cm["color"] = "blue"
print(base["color"], cm["color"], cm.parents["color"], len(cm), cm.get("nope", 1), cm.pop("color"), cm["color"])
child = cm.new_child({"x": 1}); print(child, dict(child.items()), "x" in cm)
try: del cm["nope"]
except KeyError as e: print(e)
try: cm["zip"]
except KeyError as e: print(e)
class Upper(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = Upper(a=1); u["b"] = 2; u.update({"c": 3}); print(u, u["A"], "B" in u, len(u), sorted(u.keys()), u.get("zz"), u.pop("A"), u)
class Chatty(UserList):
    def append(self, x): print("adding", x); super().append(x)
l = Chatty([1, 2]); l.append(3); print(l, l[0], l[1:], len(l), l + [4], 2 in l, sorted(l, reverse=True))
