# Lists of strings.
from numba import njit

@njit
def shout(l):
    return [s.upper() for s in l]

@njit
def join_sorted(l):
    m = sorted(l)
    return "-".join(m), len(m[0])

@njit
def longest(l):
    best = l[0]
    for s in l:
        if len(s) > len(best):
            best = s
    return best

@njit
def grow(l):
    l.append("new")
    l.insert(0, "first")
    return l.index("b"), l.count("a"), "zz" in l

@njit
def words(text):
    out = []
    for w in text.split():
        if len(w) > 3:
            out.append(w)
    return out

a = ["b", "a", "a"]
print(shout(a))
print(join_sorted(["pear", "fig", "kiwi"]))
print(longest(["x", "xyz", "ab"]))
print(grow(a), a)
print(words("the lazy brown fox jumped over it"))
