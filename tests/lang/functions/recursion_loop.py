# A function with a loop that calls itself, compiled with itself among what it has seen.
def paths(n):
    total = 1
    for i in range(n):
        total += paths(i)
    return total


def even(n):
    for _ in range(1):
        if n == 0:
            return True
    return odd(n - 1)


def odd(n):
    for _ in range(1):
        if n == 0:
            return False
    return even(n - 1)


print(paths(10), even(10), odd(7))
