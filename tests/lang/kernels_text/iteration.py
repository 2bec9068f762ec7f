# A string is iterated by code points: reversal, vowels, run lengths, Caesar's cipher.
from numba import njit


@njit
def reverse(s):
    r = ""
    for c in s:
        r = c + r
    return r


@njit
def vowels(s):
    n = 0
    for c in s:
        if c in "aeiou":
            n += 1
    return n


@njit
def runs(s):
    out = ""
    count = 0
    for i, c in enumerate(s):
        count += 1
        if i + 1 == len(s) or s[i + 1] != c:
            out += c + str(count)
            count = 0
    return out


@njit
def caesar(s, k):
    out = ""
    for c in s:
        if c.isalpha():
            base = ord("a") if c.islower() else ord("A")
            out += chr((ord(c) - base + k) % 26 + base)
        else:
            out += c
    return out


@njit
def hamming(a, b):
    d = 0
    for x, y in zip(a, b):
        if x != y:
            d += 1
    return d


print(reverse("Grüße, Jürgen"), vowels("the quick brown fox"))
print(runs("aaabbc"), runs("z"), runs(""))
print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))
print(hamming("karolin", "kathrin"))
