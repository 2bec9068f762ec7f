"""Random objects with their own state; saving and restoring it."""
import random
a, b = random.Random(7), random.Random(7)
print(a.random() == b.random(), a.randint(1, 100), b.randint(1, 100), type(a).__name__)
random.seed(7)
c = random.Random("seed")
print(random.random(), c.random(), a.random())
state = random.getstate()
first = [random.random() for _ in range(3)] + [random.gauss(0, 1)]
random.setstate(state)
print(first == [random.random() for _ in range(3)] + [random.gauss(0, 1)], len(state), state[0], len(state[1]), state[2], state[1][:3])
s2 = random.getstate()
print(s2[2] is not None, random.gauss(0, 1))
d = random.Random()
d.setstate(s2)
random.setstate(s2)
print(d.gauss(0, 1) == random.gauss(0, 1), d.sample(range(50), 4) == random.sample(range(50), 4))
deck = [r + s for r in "A23" for s in "HS"]
rng = random.Random(99)
rng.shuffle(deck)
print(deck, rng.choice(deck), rng.choices(deck, k=2), rng.uniform(0, 1), rng.gauss(1, 2), rng.getrandbits(40), rng.expovariate(1.5))
sr = random.SystemRandom()
print(0 <= sr.random() < 1, 1 <= sr.randint(1, 3) <= 3)
random.seed()
x = random.random()
random.seed()
print(x != random.random())
from random import randint, random as rnd, seed, shuffle
seed(5)
print(randint(0, 9), rnd(), isinstance(a, random.Random))
for f in (lambda: random.choice([]), lambda: random.randrange(0), lambda: random.randint(5, 1), lambda: random.sample([1], 2),
          lambda: random.sample({1, 2}, 1), lambda: random.choices([1, 2], weights=[1]), lambda: random.choices([1], [0]),
          lambda: random.randrange(1, 10, 0), lambda: random.gammavariate(0, 1), lambda: random.getrandbits(-1),
          lambda: random.randrange(10, 5, 2), lambda: random.seed([1]), lambda: random.choices([1, 2], 5), lambda: random.randrange(2.5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
