from numba import njit

@njit
def quick(xs):
    if len(xs) <= 1:
        return xs
    pivot = xs[len(xs) // 2]
    left = [x for x in xs if x < pivot]
    mid = [x for x in xs if x == pivot]
    right = [x for x in xs if x > pivot]
    return quick(left) + mid + quick(right)

@njit
def merge_sort(xs):
    n = len(xs)
    if n < 2:
        return xs[:]
    a, b = merge_sort(xs[:n // 2]), merge_sort(xs[n // 2:])
    out = [x for x in xs[:0]]
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    out.extend(a[i:])
    out.extend(b[j:])
    return out

@njit
def numbers(n):
    x = 12345
    out = []
    for i in range(n):
        x = (1103515245 * x + 12345) % 2147483648
        out.append(x % 1000)
    return out

xs = numbers(12)
print(xs)
print(quick(xs), xs == numbers(12))
print(merge_sort(xs))
big = numbers(3000)
print(quick(big) == sorted(big), merge_sort(big) == quick(big))
