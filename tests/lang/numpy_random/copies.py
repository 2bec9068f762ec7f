"""Copies and pickles of random streams go on by themselves; the bit generators besides PCG64 and MT19937."""
import copy
import pickle
import random

import numpy as np


def copies(name, make, draw):
    a = make()
    draw(a)
    for how in (copy.deepcopy, lambda o: pickle.loads(pickle.dumps(o))):
        b = how(a)
        print(name, b is a, draw(b))
    print(name, draw(a))


copies("RandomState", lambda: np.random.RandomState(3), lambda r: (r.rand(), r.randn(), r.randint(10)))
copies("Generator", lambda: np.random.default_rng(3), lambda r: (r.random(), r.normal(), r.integers(10)))
copies("over MT19937", lambda: np.random.Generator(np.random.MT19937(3)), lambda r: (r.random(), r.normal()))
copies("random.Random", lambda: random.Random(3), lambda r: (r.random(), r.gauss(0, 1), r.randrange(10)))
for kind in ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64"):
    cls = getattr(np.random, kind)
    copies(kind, lambda: cls(3), lambda b: b.random_raw(2).tolist())
    bits = cls(3)
    bits.random_raw(5)
    state = bits.state
    other = cls(9)
    other.state = state
    print(sorted(state), bits.random_raw(3).tolist() == other.random_raw(3).tolist())
    if hasattr(bits, "jumped") and kind != "MT19937":
        print(bits.jumped(3).random_raw(2).tolist(), cls(3).advance(1000).random_raw(2).tolist())
    print([int(b.random_raw()) for b in cls(3).spawn(3)])
    g = np.random.Generator(cls(3))
    print(g.normal(size=3).tolist(), g.random(2, dtype=np.float32).tolist(), g.integers(0, 100, 5, dtype=np.int32).tolist(), g)
    print(np.random.RandomState(cls(3)).normal(size=3).tolist())
print(np.random.Philox(key=5).random_raw(5).tolist(), np.random.Philox(key=5, counter=[1, 2, 3, 4]).random_raw(5).tolist())

shared = np.random.PCG64(4)
one, two = np.random.Generator(shared), np.random.RandomState(shared)
print(one.random(), two.rand(), one.random(), np.random.Generator(np.random.PCG64(4)).random(3).tolist())
legacy = np.random.RandomState(4)
print(np.random.default_rng(legacy).random(), legacy.rand(), np.random.RandomState(4).rand(4).tolist())
state = legacy.get_state(legacy=False)
first = legacy.randn(3)
legacy.set_state(state)
print(sorted(state), sorted(state["state"]), (legacy.randn(3) == first).all())
np.random.seed(2)
state = np.random.get_state()
print(np.random.rand(2), np.random.mtrand._rand.rand(), np.random.rand())
np.random.set_state(state)
print(np.random.rand(4))


class Model:
    def __init__(self):
        self.rng = np.random.default_rng(3)


model = Model()
deep, flat = copy.deepcopy(model), copy.copy(model)
print(model.rng.random(), deep.rng.random(), flat.rng.random(), flat.rng is model.rng)
