# Strings as keys and values.
from numba import njit

@njit
def roman(s):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    prev = 0
    for c in s:
        v = values[c]
        total += v - 2 * prev if v > prev and prev > 0 else v
        prev = v
    return total

@njit
def letters(s):
    d = {}
    for c in s:
        if c in d:
            d[c] += 1
        else:
            d[c] = 1
    return d

@njit
def names():
    d = {1: "one", 2: "two"}
    d[3] = "three"
    return d[1] + " " + d[3], len(d[2])

@njit
def missing(k):
    d = {"a": 1}
    return d[k]

print(roman("MCMXCIV"), roman("LVIII"))
print(sorted(letters("hello").items()))
print(names())
try:
    missing("it's")
except KeyError as e:
    print("KeyError", e)
