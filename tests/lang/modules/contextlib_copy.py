from contextlib import contextmanager, suppress, ExitStack
import copy
log = []
@contextmanager
def resource(name):
    log.append("open " + name)
    try: yield name.upper()
    finally: log.append("close " + name)
with resource("a") as a, resource("b") as b: log.append(a + b)
try:
    with resource("c"): raise ValueError("x")
except ValueError as e: log.append(f"err {e}")
with suppress(ZeroDivisionError): 1 / 0
with ExitStack() as stack:
    names = [stack.enter_context(resource(n)) for n in "xy"]
    stack.callback(log.append, "callback")
print(log, names)
class Grid:
    def __init__(self, n): self.rows = [[0] * n for _ in range(n)]; self.meta = {"n": n}
    def __copy__(self): g = Grid(0); g.rows = self.rows; return g
g = Grid(2); h = copy.copy(g); k = copy.deepcopy(g); g.rows[0][0] = 5
print(h.rows, k.rows, k.meta, h.meta, copy.deepcopy({"a": [1, (2, [3])]}), copy.copy([1]) == [1])
l = [1]; l.append(l); m = copy.deepcopy(l); print(m[1] is m, m is not l, copy.deepcopy((1, "a")), copy.copy(None))
