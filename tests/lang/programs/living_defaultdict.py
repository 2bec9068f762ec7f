from collections import defaultdict


def read_people(text):
    for line in text.strip().splitlines():
        name, born, died = line.split(",")
        yield int(born), int(died)


def count_living_per_year(population):
    changes = defaultdict(int)
    for birth, death in population:
        changes[birth] += 1
        changes[death] -= 1
    result = {}
    total = 0
    for year in sorted(changes):
        total += changes[year]
        result[year] = total
    return result


TEXT = """
ada,1815,1852
alan,1912,1954
grace,1906,1992
edsger,1930,2002
kurt,1906,1978
emmy,1882,1935
"""
population = list(read_people(TEXT))
living = count_living_per_year(population)
print(living)
print(max(living.items(), key=lambda item: item[1]))
groups = defaultdict(list)
for birth, death in population:
    groups[birth // 10 * 10].append(death - birth)
print(dict(groups), groups[1700], len(groups), sorted(groups))
