from itertools import count, cycle, repeat, islice, takewhile, chain
def primes():
    found = []
    for n in chain([2], count(3, 2)):
        if all(n % p for p in takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n
print(list(islice(primes(), 12)), next(p for p in primes() if p > 100))
colors = cycle(["red", "green"])
print([(i, next(colors)) for i in range(5)], list(map(pow, range(4), repeat(2))), list(zip(count(10, -3), "abc")))
print(list(islice(count(1.5, 0.25), 3)), list(repeat([], 2)), list(islice(cycle([]), 3)), repeat(1), count(2, 3), count())
def pi_terms(): return (4 * (-1) ** k / (2 * k + 1) for k in count())
print(round(sum(islice(pi_terms(), 2000)), 3))
it = iter(range(10)); print(list(islice(it, 3)), list(islice(it, 1, None, 2)))
c = count(9223372036854775806); print(next(c), next(c))
for bad in (lambda: islice([1], 1, 2, 0), lambda: islice([1], "a"), lambda: repeat(1, "x"), lambda: count("a")):
    try: bad()
    except (ValueError, TypeError) as e: print(type(e).__name__)
