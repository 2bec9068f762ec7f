from numba import njit


@njit(boundscheck=True)
def mix_types(a, flag):
    r = 0
    if flag:
        r = a * 0.5
    return r


print(mix_types(3, True))
print(mix_types(3, False))
