from numba import njit


@njit(boundscheck=True)
def count_primes(n):
    c = 0
    for i in range(2, n):
        k = 2
        while k * k <= i:
            if i % k == 0:
                break
            k += 1
        else:
            c += 1
    return c


print(count_primes(500))
