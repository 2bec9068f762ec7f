from collections import Counter


def count_living_per_year(population):
    births = Counter(b for b, _ in population)
    deaths = Counter(d for _, d in population)
    first, last = min(births), max(deaths)
    living, alive = {}, 0
    for year in range(first, last + 1):
        alive += births[year] - deaths[year]
        living[year] = alive
    return living


def count_with_subtract(population):
    births, deaths = zip(*population)
    change = Counter(births)
    change.subtract(deaths)
    out, n = {}, 0
    for year in range(min(change), max(change) + 1):
        n += change[year]
        if year in change:
            del change[year]
        out[year] = n
    return out, change


population = [(1900 + i * 7 % 60, 1960 + i * 11 % 41) for i in range(500)]
a = count_living_per_year(population)
b, rest = count_with_subtract(population)
print(a == b, rest, len(a), a[1930], max(a.values()))
print(Counter(y // 10 for y, _ in population).most_common(3))
peak = max(a, key=a.get)
print(peak, a[peak], min(a), a.pop(1900), 1900 in a)
