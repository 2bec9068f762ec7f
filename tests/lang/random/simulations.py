"""Monte Carlo programs with seeds: the same results to the last digit."""
import random
import math

def estimate_pi(n, seed):
    random.seed(seed)
    inside = 0
    for _ in range(n):
        x, y = random.random(), random.random()
        if x * x + y * y <= 1.0:
            inside += 1
    return 4 * inside / n

def random_walk(steps, rng):
    x = y = 0
    for _ in range(steps):
        dx, dy = rng.choice([(1, 0), (-1, 0), (0, 1), (0, -1)])
        x += dx
        y += dy
    return x, y

def monty_hall(games, switch, rng):
    wins = 0
    for _ in range(games):
        car, pick = rng.randrange(3), rng.randrange(3)
        opened = rng.choice([d for d in range(3) if d != car and d != pick])
        if switch:
            pick = next(d for d in range(3) if d != pick and d != opened)
        wins += pick == car
    return wins

def metropolis(n, rng):
    x, out = 0.0, []
    for _ in range(n):
        new = x + rng.uniform(-1, 1)
        if rng.random() < math.exp(min(0.0, (x * x - new * new) / 2)):
            x = new
        out.append(x)
    return sum(out) / n, max(out)

print(estimate_pi(20000, 1), estimate_pi(5000, "pi"))
rng = random.Random(3)
print([random_walk(500, rng) for _ in range(4)])
print(monty_hall(3000, True, rng), monty_hall(3000, False, rng))
print(metropolis(4000, rng))
words = "the quick brown fox jumps over the lazy dog".split()
random.seed(11)
print(" ".join(random.sample(words, 5)), "".join(random.choices("ACGT", weights=[3, 1, 1, 3], k=40)))
birthdays = 0
for _ in range(400):
    days = [random.randint(1, 365) for _ in range(23)]
    birthdays += len(set(days)) < 23
print(birthdays / 400)
grid = [[random.random() < 0.4 for _ in range(12)] for _ in range(4)]
for row in grid:
    print("".join("#" if c else "." for c in row))
queue = sorted(random.expovariate(1 / 3) for _ in range(5))
print([round(q, 6) for q in queue])
