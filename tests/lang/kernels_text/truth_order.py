from numba import njit


@njit
def truth(s):
    if s:
        a = 1
    else:
        a = 0
    b = 1 if not s else 2
    return a, b, bool(s), len(s) == 0


@njit
def order(a, b):
    return a < b, a <= b, a > b, a >= b, a == b, a != b


@njit
def sort(words):
    out = sorted(words)
    return out


@njit
def choose(n):
    if n < 0:
        kind = "negative"
    elif n == 0:
        kind = "zero"
    else:
        kind = "positive"
    return kind


print(truth(""), truth("x"))
print(order("abc", "abd"), order("a", "A"), order("", "a"), order("é", "z"))
print(sort(["pear", "fig", "apple"]))
print(choose(-5), choose(0), choose(7))
