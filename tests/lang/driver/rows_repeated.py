# The same lists again and again, with items put in the place of others, freed and made anew.
def total(l):
    s = 0
    for a, b in l:
        s += a * 3 + b
    return s


def many(p, q, r, s, t, u):
    n = 0
    for l in range(3):
        for i in range(900):
            n += p[i][0] + q[i][1] - r[i][0] + s[i][1] - t[i][0] + u[i][1]
    return n


rows = [(i, i % 7) for i in range(5000)]
for round in range(12):
    print(round, total(rows), total(rows), end=" ")
    a, b = rows[round * 100]
    rows[round * 100] = (a + 1, b)
    print(total(rows), end=" ")
    rows[round * 100] = (a, b + round)
    print(total(rows), rows[round * 100])
for i in range(len(rows)):
    rows[i] = (rows[i][1], i)
    if i % 1000 == 0:
        print(total(rows), end=" ")
print(total(rows))
lists = [[(i * k % 11, i + k) for i in range(900)] for k in range(6)]
for round in range(5):
    print(many(*lists), [total(l) for l in lists])
    lists[round][round] = (1000, 1000)
    lists[5 - round].append((round, round))
    lists = [l[:900] for l in lists] if round == 2 else lists
    lists.reverse()
del lists[1:]
for round in range(5):
    made = [(round, i) for i in range(4500)]
    print(total(made), total(made), total(made), end=" ")
    if round == 3:
        made.clear()
        made.extend([(7, 7)] * 4500)
        print(total(made), total(made), total(made), end=" ")
    made *= 2
    print(total(made), len(made))
kept = rows[17]
print(total(rows), total(rows), kept is rows[17])
rows[17] = 3.5
try:
    total(rows)
except TypeError as e:
    print(e)
rows[17] = kept
print(total(rows), kept)
