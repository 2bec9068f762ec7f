import timeit
k = 3
seen = []
took = timeit.timeit("seen.append(k)", number=5, globals=globals())
print(took >= 0, seen)
t = timeit.Timer("x += 1\ntotal.append(x)", "x = 10\ntotal = []", globals={})
print(t.timeit(3) >= 0, len(t.repeat(2, 3)))
print(timeit.timeit(lambda: seen.append(1), lambda: seen.clear(), number=2) >= 0, seen)
for bad in (lambda: timeit.timeit("for"), lambda: timeit.timeit(5), lambda: timeit.timeit("nope", number=1)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e if not isinstance(e, SyntaxError) else "")
