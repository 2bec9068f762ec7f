def use(n):
    import later
    return later.twice(n)
BASE = 10
