# Undecorated functions over lists: exactly Python's, compiled or not.
def selection_sort(l):
    n = len(l)
    for i in range(n):
        m = i
        for j in range(i + 1, n):
            if l[j] < l[m]:
                m = j
        l[i], l[m] = l[m], l[i]
    return l

def prefix(l):
    out = [0] * (len(l) + 1)
    for i in range(len(l)):
        out[i + 1] = out[i] + l[i]
    return out

def two_sum(l, target):
    for i in range(len(l)):
        for j in range(i + 1, len(l)):
            if l[i] + l[j] == target:
                return i, j
    return -1, -1

def dot(a, b):
    s = 0.0
    for i in range(len(a)):
        s += a[i] * b[i]
    return s

def grow_until(l, limit):
    for x in l:
        if len(l) < limit:
            l.append(x + 1)
    return len(l)

def bad_index(l):
    s = 0
    for i in range(len(l) + 1):
        s += l[i]
    return s

def overflow(l):
    p = 1
    for x in l:
        p = p * x
    return p

a = [5, 2, 9, 1]
print(selection_sort(a) is a, a)
print(prefix([1, 2, 3, 4]))
print(two_sum([4, 8, 15, 16, 23, 42], 38))
print(dot([1.0, 2.0], [3.0, 4.0]))
b = [1, 2]
print(grow_until(b, 10), b)
try:
    bad_index([1, 2, 3])
except IndexError as e:
    print("IndexError", e)
print(overflow([2, 3, 7]))
c = [1, 2.5, "x", None]
print(prefix([True, False]), c[::-1])
