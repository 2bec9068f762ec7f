from numba import njit


@njit
def ints():
    return -2**63, 2**62, 2**31, -9223372036854775808, 0x7fffffffffffffff, 1_000_000, 0b1011, 0o17, 10**18, -3**2


@njit
def floats():
    return 1e3, .5, 1_0.5, 1e-320, 1e308 * 10, -0.0


@njit
def limits(x):
    return x == -2**63, x + 1, x - 1


print(ints())
print(floats())
print(limits(-2**62))
