# The list changes between calls, by its caller: each call sees it as it is.
def total(l):
    s = 0
    for a, b in l:
        s += a - b
    return s


rows = [(i, 1) for i in range(5000)]
print(total(rows), total(rows), total(rows))
rows[17] = (1000000, 0)
print(total(rows))
rows[17] = (17, 1)
print(total(rows))
rows.append((5, 5.5))
print(total(rows))
rows.pop()
print(total(rows))
rows.reverse()
print(total(rows), rows[0])
rows[0], rows[1] = rows[1], (0, 0)
print(total(rows))
del rows[100:200]
print(total(rows), len(rows))
rows.sort()
rows[:] = rows[:4500]
print(total(rows), len(rows))
rows = [(b, a) for a, b in rows]
print(total(rows))
rows.clear()
print(total(rows))
rows.extend([(3, 1)] * 5000)
print(total(rows))
other = rows
other[0] = (0, 0)
print(total(rows), total(other), total(rows + other))
