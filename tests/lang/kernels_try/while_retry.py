# A loop that tries again until it works.
from numba import njit


@njit
def attempt(seed, k):
    v = (seed * 1103515245 + 12345 + k * 7919) % 1000
    if v % 5 != 0:
        raise RuntimeError("no luck")
    return v


@njit
def retry(seed, limit):
    tries = 0
    while True:
        tries += 1
        if tries > limit:
            return -1, tries
        try:
            v = attempt(seed, tries)
            break
        except Exception:
            continue
    return v, tries


for seed in range(6):
    print(retry(seed, 20))
print(retry(3, 1))
