# Zero over a negative int is -0.0, for bools and large ints too.
a, b, f, t = 0, -1, False, True
big = -(2**60)
print(a / b, f / b, f / -t, a / big, f / big, f / 1, 0 / -5)


def g(a, b):
    for _ in range(1):
        r = a / b
    return r


print(g(False, -1), g(0, -3), g(False, -True), g(0, big), g(0, 3))
