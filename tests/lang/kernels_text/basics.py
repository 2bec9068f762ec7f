from numba import njit


@njit
def f(s, t):
    u = s + "-" + t
    return u, len(u), u[0], u[-1], u[1:4], u[::-1], u == s, t in u, s < t, u * 2


for args in (("hello", "world"), ("naïve", "€uro"), ("", "x"), ("a", "")):
    print(f(*args)[1:2])
print(f("hello", "world"))
print(f("naïve €", "😀"))
