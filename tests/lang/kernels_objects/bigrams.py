"""Counts of pairs of words, kept in a dict of dicts' worth of tuples."""
from numba import njit

@njit
def bigrams(text):
    words = text.lower().split()
    counts = {("", ""): 0}
    for i in range(len(words) - 1):
        k = (words[i], words[i + 1])
        if k in counts:
            counts[k] += 1
        else:
            counts[k] = 1
    pairs = [(n, a, b) for (a, b), n in counts.items() if n > 0]
    pairs.sort()
    return pairs

@njit
def caesar(text, k):
    out = []
    for c in text:
        if "a" <= c and c <= "z":
            out.append(chr((ord(c) - 97 + k) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)

@njit
def palindromes(text):
    found = []
    for w in text.split():
        if len(w) > 1 and w == w[::-1]:
            found.append(w)
    return found

for n, a, b in bigrams("the cat saw the dog and the cat saw a bird"):
    print(n, a, b)
print(caesar("hello, world", 3), caesar(caesar("abcxyz", 5), -5))
print(palindromes("noon at the civic radar is a level"))
