# ** of what has keys and items by key: in calls and in dicts; what has none is refused.
from collections import ChainMap, OrderedDict, UserDict
from types import MappingProxyType
import pandas as pd


class Doubles:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, k):
        return k * 2


def f(**kw):
    return kw


s = pd.Series({"a": 1, "b": 2})
for x in (s, UserDict(a=1), ChainMap({"a": 1}, {"b": 2}), OrderedDict(a=1), MappingProxyType({"a": 1}), Doubles(), pd.DataFrame({"a": [1], "b": [2]}).iloc[0]):
    r = f(**x)
    print(len(r), r["a"], "{a}".format(**x), {**x, "z": 3}["z"], dict(x, z=3)["a"])
for bad in (5, [1], None, "ab"):
    for call in (lambda: f(**bad), lambda: {**bad}):
        try:
            call()
        except TypeError as e:
            print(e)
for call in (lambda: f(a=1, **s), lambda: f(**pd.Series([1, 2])), lambda: f(**s, **s)):
    try:
        call()
    except TypeError as e:
        print(e)
