from numba import njit


@njit
def until(n, stop):
    for i in range(n):
        if i == stop:
            return
        yield i


@njit
def digits(n):
    s = 0
    for x in until(n, 4):
        s = s * 10 + x + 1
    return s


@njit
def steps(n):
    k = 0
    while True:
        if n == 1:
            return
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        k += 1
        yield n, k


@njit
def collatz(n):
    peak = n
    last = 0
    for v, k in steps(n):
        peak = max(peak, v)
        last = k
    return peak, last


@njit
def bounded(n, limit):
    for v, k in steps(n):
        if k == limit:
            return v
    return 0


print(digits(9), digits(2), digits(0))
print(collatz(27), collatz(1), bounded(27, 10), bounded(4, 10))
