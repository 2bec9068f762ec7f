# Bit generators: state got and set, advance, jumped, raw numbers; RandomState.tomaxint.
import numpy as np

rng = np.random.default_rng(1)
bits = rng.bit_generator
print(type(bits).__name__, bits.state)
kept = rng.bit_generator.state
first = rng.random(3)
rng.integers(0, 10, dtype=np.int32)
print(rng.bit_generator.state)
rng.bit_generator.state = kept
print((rng.random(3) == first).all(), rng.integers(0, 100, 5))
other = np.random.default_rng(99)
other.bit_generator.state = rng.bit_generator.state
print(other.normal(size=3) == rng.normal(size=3))

for n in (1, 5, 0, 2 ** 70, -3):
    p = np.random.PCG64(3)
    p.random_raw()
    print(n, p.advance(n).state["state"], p.random_raw())
p = np.random.PCG64(3)
print(p.random_raw(4), p.random_raw((2, 2)), p.random_raw(3, output=False), p.random_raw())
for j in (1, 2, 7):
    print(np.random.PCG64(3).jumped(j).state, np.random.Generator(np.random.PCG64(3).jumped(j)).random())

m = np.random.MT19937(7)
s = m.state
print(s["bit_generator"], s["state"]["pos"], s["state"]["key"][:4], s["state"]["key"].dtype, s["state"]["key"].sum())
print(m.random_raw(3), np.random.Generator(m).random(2), m.state["state"]["pos"])
m.state = s
print(m.random_raw())
legacy = np.random.RandomState(5)
m.state = legacy.get_state()
print(m.random_raw(2), np.random.Generator(m).standard_normal(2))

print(np.random.RandomState(5).tomaxint(), np.random.RandomState(5).tomaxint((2, 2)), np.random.RandomState(5).tomaxint(2).dtype)
for bad in (5, s, {"bit_generator": "X"}):
    try:
        rng.bit_generator.state = bad
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    m.state = kept
except ValueError as e:
    print(e)

seeds = np.random.default_rng(42).bit_generator.seed_seq
print(seeds, [np.random.default_rng(c).random() for c in seeds.spawn(2)], seeds.n_children_spawned)
mother = np.random.default_rng(42)
mother.spawn(1)
print(np.random.default_rng(mother.bit_generator.seed_seq.spawn(1)[0]).random(), mother.spawn(1)[0].random())
print(str(rng), str(np.random.Generator(m)), str(np.random.RandomState(1)))
