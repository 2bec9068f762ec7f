# The classroom's problem, four ways: how many people live in each year.
from collections import Counter, defaultdict


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


def with_counter(population):
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


population = people(6000)
for f in (with_dict, with_defaultdict, with_counter, with_counters):
    few, many = f(population[:10]), f(population)
    print(f.__name__, type(many).__name__, len(few), len(many))
    print(list(many.items())[:12], sum(many.values()))
    print(sorted(many.items())[-5:], few)
print(with_counter(population) == with_counters(population), with_dict(population) == with_defaultdict(population))
