from numba import njit


@njit
def count_words(text):
    d = {}
    for w in text.split():
        if w in d:
            d[w] += 1
        else:
            d[w] = 1
    best = ""
    most = 0
    for w in d:
        if d[w] > most:
            most = d[w]
            best = w
    return best, most, len(d)


@njit
def letters(s):
    seen = set()
    for c in s:
        seen.add(c)
    return len(seen), "l" in seen, "q" in seen


@njit
def lookup(name):
    prices = {"apple": 3, "pear": 4, "fig": 10}
    if name in prices:
        return prices[name]
    return -1


print(count_words("the cat and the dog and the bird"))
print(letters("hello world"))
print(lookup("fig"), lookup("kiwi"))
