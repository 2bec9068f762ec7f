import json
from collections import OrderedDict, defaultdict
import numpy as np
cases = [None, True, [], {}, [1, 2.5, -0.0, 1e300, float("nan"), float("inf")], {"a": [1, {"b": None}], 1: 2, "é\n\"\\/\x7f\x01": "😀é"}, (1, (2,)), [True, False, 2**62], {True: 1}, {None: 2, 1.5: 3},
         OrderedDict(a=1), defaultdict(int, a=2), [np.float64(1.5)], "x", 5, {"k": [[], {}, ()]}, -2**63, [1, 2, 3], [1.0, 2.0], ["a"]]
for c in cases:
    for kw in ({}, {"indent": 2}, {"indent": ""}, {"indent": 0}, {"indent": "\t"}, {"separators": (",", ":")}, {"ensure_ascii": False}, {"sort_keys": True}, {"allow_nan": False}):
        try:
            print(kw, json.dumps(c, **kw))
        except Exception as e:
            print(kw, type(e).__name__, e)
a = []
a.append(a)
try:
    json.dumps(a)
except ValueError as e:
    print(e)
class E(json.JSONEncoder):
    def default(self, o):
        return str(o)
print(json.dumps({"a": {1}}, cls=E), json.dumps([object], default=lambda o: "obj"))
try:
    json.dumps({"a": {1, 2}})
except TypeError as e:
    print(e)
deep = []
for i in range(300):
    deep = [deep]
print(len(json.dumps(deep)))
