from numba import njit


@njit
def queens(n, row, columns, left, right):
    if row == n:
        return 1
    count = 0
    free = ~(columns | left | right) & ((1 << n) - 1)
    while free:
        bit = free & -free
        free ^= bit
        count += queens(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


def solutions(n, placed=()):
    if len(placed) == n:
        yield placed
        return
    for c in range(n):
        if all(c != p and abs(c - p) != len(placed) - i for i, p in enumerate(placed)):
            yield from solutions(n, placed + (c,))


for n in range(1, 10):
    print(n, queens(n, 0, 0, 0, 0))
first = next(solutions(8))
print(first)
for c in first:
    print("." * c + "Q" + "." * (7 - c))
print(len(list(solutions(6))))
