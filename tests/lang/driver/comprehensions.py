# Functions that are one comprehension, over few and over many.
from collections import Counter


def squares(l):
    return [x * x for x in l]


def evens(l):
    return {x % 50: x for x in l if x % 2 == 0}


def diagonal(rows):
    return [a * b for a, b in rows if a == b]


def ages(rows):
    return Counter(b - a for a, b in rows)


def sums(rows):
    return [a + b for a, b in rows], {a % 10 for a, b in rows} == set(range(10))


for n in (10, 5000, 120000):
    l = list(range(n))
    rows = [(i, i if i % 3 else i + n) for i in range(n)]
    print(n, squares(l)[-3:], len(squares(l)), list(evens(l).items())[-3:])
    print(sum(diagonal(rows)), ages(rows), sums(rows)[0][-3:], sums(rows)[1])
