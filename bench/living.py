"""How many people live in each year, four ways, for N people: prints a line `name|seconds of CPU time|checksum` each. The same file runs on every
engine; bench/living compares them. args: N"""
import sys
import time
from collections import Counter, defaultdict

N = int(sys.argv[1])


def people(n):
    born, out = 1, []
    for _ in range(n):
        born = (born * 1103515245 + 12345) % 2147483648
        year = 1900 + born % 100
        out.append((year, year + born // 1000 % 90))
    return out


def with_dict(population):
    living = {}
    for birth, death in population:
        if birth in living:
            living[birth] += 1
        else:
            living[birth] = 1
        if death in living:
            living[death] -= 1
        else:
            living[death] = -1
    return living


def with_defaultdict(population):
    living = defaultdict(int)
    for birth, death in population:
        living[birth] += 1
        living[death] -= 1
    return living


def with_counter_loop(population):
    living = Counter()
    for birth, death in population:
        living[birth] += 1
        living[death] -= 1
    return living


def with_counters(population):
    births = Counter(b for b, _ in population)
    deaths = Counter(d for _, d in population)
    births.subtract(deaths)
    return births


def per_year(changes):
    total, living = 0, {}
    for year in range(min(changes), max(changes) + 1):
        total += changes.get(year, 0)
        living[year] = total
    return living


population = people(N)
small = population[:10]
for name, f in [("dict", with_dict), ("defaultdict", with_defaultdict), ("Counter, loop", with_counter_loop), ("Counter, two", with_counters)]:
    f(small)
    best = 1e9
    for _ in range(max(5, 200000 // N)):
        t = time.process_time()
        changes = f(population)
        best = min(best, time.process_time() - t)
    living = per_year(changes)
    print(f"{name}|{best:.9f}|{sum(y * c for y, c in living.items())}")
