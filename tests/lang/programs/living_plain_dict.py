# How many of a village's inhabitants are alive in each year: differences per year in a plain dict.
def make_population(n, seed=12345):
    state, people = seed, []
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        birth = 1850 + state % 150
        state = (state * 1103515245 + 12345) % 2147483648
        people.append((birth, birth + state % 95))
    return people


def count_living_per_year(population):
    delta = {}
    for birth, death in population:
        delta[birth] = delta.get(birth, 0) + 1
        delta[death] = delta.get(death, 0) - 1
    living, alive = {}, 0
    for year in range(min(delta), max(delta) + 1):
        alive += delta.pop(year, 0)
        living[year] = alive
    assert not delta
    return living


people = make_population(2000)
table = count_living_per_year(people)
print(len(table), min(table), max(table), sum(table.values()))
best = max(table, key=table.get)
print("most in", best, "with", table[best], "at the end", table[max(table)])
for year in list(table):
    if table[year] < 300:
        del table[year]
print(len(table), sorted(table.items())[:3])
