from numba import njit, prange


@njit(parallel=True, boundscheck=True)
def p_inner_while(n):
    total = 0
    for i in prange(1, n):
        x = i
        steps = 0
        while x != 1:
            if x % 2 == 0:
                x //= 2
            else:
                x = 3 * x + 1
            steps += 1
        total += steps
    return total


print(p_inner_while(3000))
