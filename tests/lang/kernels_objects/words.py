"""Text in kernels: lists and dicts of strings."""
from numba import njit

@njit
def count(text):
    words = text.split(" ")
    counts = {}
    for w in words:
        if w in counts:
            counts[w] += 1
        else:
            counts[w] = 1
    names = [w for w in counts]
    names.sort()
    out = ""
    for w in names:
        out = out + w + "=" + str(counts[w]) + ";"
    return out, len(words)

@njit
def longest(text):
    best = ""
    for w in text.split():
        if len(w) > len(best):
            best = w
    return best

@njit
def initials(text):
    return "".join([w[0] for w in text.split()])

@njit
def pairs(n):
    names = ["a", "b", "c"]
    table = [(names[i % 3], i) for i in range(n)]
    s = 0
    for name, v in table:
        if name == "b":
            s += v
    return s, table[1][0] + table[2][0]

text = "the cat and the dog and the bird"
print(count(text))
print(longest(text), initials(text))
print(pairs(8))
