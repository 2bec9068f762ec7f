from numba import njit


@njit
def at(s, i):
    return s[i]


@njit
def part(s, i, j, k):
    return s[i:j], s[i:], s[:j], s[::k], s[i:j:k]


print(at("hello", 0), at("hello", -1), at("naïve €", 2), at("naïve €", -1))
for i in (5, -6):
    try:
        at("hello", i)
    except IndexError as e:
        print("IndexError:", e)
print(part("hello world", 2, 7, 2))
print(part("hello world", -5, -1, -1))
print(part("über größe", 1, 100, 3))
print(part("", 0, 3, 1))
