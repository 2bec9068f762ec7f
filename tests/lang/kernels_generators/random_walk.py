# A linear congruential generator, as a generator.
from numba import njit


@njit
def lcg(seed, n):
    state = seed
    for _ in range(n):
        state = (1103515245 * state + 12345) % 2147483648
        yield state


@njit
def uniform(seed, n):
    for v in lcg(seed, n):
        yield v / 2147483648


@njit
def pi(n, seed):
    inside = 0
    x = 0.0
    odd = False
    for u in uniform(seed, 2 * n):
        if odd:
            if x * x + u * u <= 1.0:
                inside += 1
        else:
            x = u
        odd = not odd
    return 4 * inside / n


@njit
def walk(n, seed):
    pos = 0
    far = 0
    for u in uniform(seed, n):
        if u < 0.5:
            pos -= 1
        else:
            pos += 1
        far = max(far, abs(pos))
    return pos, far


print(pi(2000, 42), walk(500, 7))
print([v for v in lcg(1, 4)])
