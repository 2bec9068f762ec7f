# pprint: widths, indents, compact lines, kinds of containers.
import pprint
from pprint import pformat, PrettyPrinter
from collections import OrderedDict, defaultdict, Counter, deque
from dataclasses import dataclass
@dataclass
class P:
    x: int
    name: str
    data: list
data = {"name": "quern", "values": list(range(40)), "nested": {"a": [1, 2, {"b": (1,)}], "z": "a long string with many words in it that does not fit on one line at all, no"}, 3: None, (1, 2): {1, 2, 3}}
data2 = {k: v for k, v in data.items() if isinstance(k, str)}
pprint.pprint(data2)
pprint.pprint(data2, width=40, compact=True, indent=4)
pprint.pp({"z": 1, "a": 2, "long": ["x" * 30, "y" * 30, "z" * 30]})
pprint.pprint([list(range(i)) for i in range(12)])
pprint.pprint([["deep", ["deeper", ["deepest"]]]], depth=2)
pprint.pprint(OrderedDict((("k%d" % i, "v" * 10) for i in range(8))))
pprint.pprint(defaultdict(list, {i: ["item"] * 5 for i in range(6)}))
pprint.pprint(Counter("the quick brown fox jumps over the lazy dog"))
pprint.pprint(deque(range(40), maxlen=50), width=30)
pprint.pprint(P(1, "point", list(range(30))), width=50)
pprint.pprint({frozenset([1, 2]): "s" * 80, "t": set(range(30))})
print(pformat((1,)), pformat("short"), pformat([]), pformat({}), pformat(()), pformat(set()))
a = [1]; a.append(a)
s = pformat(a); print(s.startswith("[1, <Recursion on list with id="))
print(pprint.isreadable(data2), pprint.isrecursive(a), pprint.saferepr({"b": 1, "a": [1]}))
pprint.pprint("word " * 40); pprint.pprint(b"bytes" * 30); pprint.pprint(bytearray(b"0123456789" * 9))
pprint.pprint({"b": 1, "a": 2}, sort_dicts=False); pprint.pprint(1234567, underscore_numbers=True)
pprint.pprint([{"id": i, "score": i / 7, "tags": ["t%d" % j for j in range(i)]} for i in range(5)])
PrettyPrinter(indent=2, width=20).pprint({"alpha": [1.5, 2.5, 3.5], "beta": ("x", "y", "zzzzzzzzzz")})
