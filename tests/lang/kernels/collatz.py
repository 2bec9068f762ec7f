from numba import njit


@njit(boundscheck=True)
def collatz(n):
    best = 0
    arg = 0
    for i in range(1, n):
        x = i
        c = 0
        while x != 1:
            x = x // 2 if x % 2 == 0 else 3 * x + 1
            c += 1
        if c > best:
            best, arg = c, i
    return arg, best


print(collatz(300))
