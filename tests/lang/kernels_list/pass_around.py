# Lists between kernels: arguments, results, recursion.
from numba import njit

@njit
def push(l, x):
    l.append(x)

@njit
def make(n):
    l = [0.0]
    for i in range(n):
        push(l, i * 0.5)
    return l

@njit
def quicksort(l):
    if len(l) <= 1:
        return l
    pivot = l[len(l) // 2]
    less = [x for x in l if x < pivot]
    same = [x for x in l if x == pivot]
    more = [x for x in l if x > pivot]
    return quicksort(less) + same + quicksort(more)

@njit
def merge(a, b):
    out = [x for x in a[:0]]
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    out.extend(a[i:])
    out.extend(b[j:])
    return out

@njit
def hanoi(n, a, b, c, moves):
    if n == 0:
        return
    hanoi(n - 1, a, c, b, moves)
    moves.append((a, c))
    hanoi(n - 1, b, a, c, moves)

@njit
def solve(n):
    moves = [(0, 0)]
    hanoi(n, 1, 2, 3, moves)
    return moves[1:]

@njit
def pick(c, a, b):
    return a if c else b

print(make(4))
print(quicksort([3, 6, 1, 8, 2, 9, 2]))
print(merge([1, 4, 9], [2, 3, 10, 11]))
print(solve(3))
print(pick(True, [1], [2]), pick(False, [1], [2]))
