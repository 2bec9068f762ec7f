f = lambda v: 10 // v
print([f(x) for x in (5, 2, 0)])
