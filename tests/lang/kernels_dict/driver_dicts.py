# Undecorated functions over dicts and sets.
def tally(words):
    d = {}
    for w in words:
        d[w] = d.get(w, 0) + 1
    return d

def invert(d):
    out = {}
    for k, v in d.items():
        out.setdefault(v, []).append(k)
    return out

def total(d):
    s = 0
    for k in d:
        s += d[k]
    return s

def primes(n):
    composite = set()
    out = []
    for i in range(2, n):
        if i not in composite:
            out.append(i)
            for j in range(i * i, n, i):
                composite.add(j)
    return out

def count_pairs(l):
    d = {}
    for i in range(len(l)):
        for j in range(i + 1, len(l)):
            k = l[i] + l[j]
            d[k] = d.get(k, 0) + 1
    return d

def missing(d):
    return d["nope"]

print(tally(["a", "b", "a"]))
print(invert({1: "x", 2: "y", 3: "x"}))
print(total({1: 2, 3: 4}))
print(primes(40))
print(count_pairs([1, 2, 3, 4]))
try:
    missing({"a": 1})
except KeyError as e:
    print("KeyError", e)
