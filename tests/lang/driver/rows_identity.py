# A list of tuples that a function was given is its caller's: the same tuples come back.
rows = [(i, i * i % 97) for i in range(5000)]


def best(l):
    top = l[0]
    for t in l:
        if t[1] > top[1]:
            top = t
    return top


def large(l):
    return [t for t in l if t[1] > 95]


def same(l):
    s = 0
    for a, b in l:
        s += b
    return l


def grows(l):
    for i in range(3):
        l.append((i, -1))
    return len(l)


def swaps(l):
    for i in range(len(l) // 2):
        l[i], l[-1 - i] = l[-1 - i], l[i]


def by_second(l):
    n = 0
    for t in l:
        n += t[0]
    l.sort(key=lambda t: t[1])
    return n


for _ in range(3):
    print(best(rows) is rows[best(rows)[0]], same(rows) is rows)
    print(all(t is rows[t[0]] for t in large(rows)), len(large(rows)))
copy = list(rows)
print(grows(rows), rows[-3:], all(a is b for a, b in zip(rows, copy)))
swaps(copy)
print(copy[:2], copy[-1], copy[-1] is rows[0], copy[0] is rows[4999])
print(by_second(copy), copy[:3], copy[0] is rows[copy[0][0]])
