from functools import total_ordering, cached_property, singledispatch, partialmethod, singledispatchmethod
@total_ordering
class Version:
    def __init__(self, text): self.parts = tuple(int(x) for x in text.split("."))
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts
    def __repr__(self): return "v" + ".".join(map(str, self.parts))
a, b = Version("1.2"), Version("1.10")
print(a < b, a <= b, a > b, a >= b, a == b, a != b, max(a, b), sorted([b, a]))
class Data:
    def __init__(self, xs): self.xs = xs
    @cached_property
    def total(self):
        print("computing")
        return sum(self.xs)
d = Data([1, 2, 3]); print(d.total, d.total); d.total = 7; print(d.total); del d.total; print(d.total)
@singledispatch
def show(x): return f"object {x!r}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
@show.register(tuple)
def _(x): return "seq " + ", ".join(map(show, x))
print(show(3), show("a"), show([1, "b", (2,)]), show(True), show.dispatch(list) is show.registry[list])
class Cell:
    def __init__(self): self.alive = False
    def set_state(self, state): self.alive = state
    set_alive = partialmethod(set_state, True)
c = Cell(); c.set_alive(); print(c.alive)
class Neg:
    @singledispatchmethod
    def neg(self, arg): raise NotImplementedError("cannot negate")
    @neg.register
    def _(self, arg: int): return -arg
    @neg.register
    def _(self, arg: bool): return not arg
print(Neg().neg(5), Neg().neg(True))
try: Neg().neg("a")
except NotImplementedError as e: print(e)
