l = [3, 1, 2]
l.append(5)
l.extend([7, 8])
l.insert(0, "x")
print(l, l.pop(), l.pop(0), l.index(1), l.count(3))
l.sort()
print(l, l[::-1], l[1:3], l[-2:], len(l))
l.reverse()
print(l, sorted(l), 5 in l, 9 in l)
l[1:3] = [10, 20, 30]
print(l)
l[::2] = ["a", "b", "c"]
print(l)
del l[1]
l.remove("a")
print(l, l.copy(), l == l.copy(), l is l.copy())
print([1] + [2], [0] * 3, [1, 2] < [1, 3], [[1, 2], [3]])
l.clear()
print(l, bool(l), not l)
m = [[0] * 2] * 2
m[0][0] = 1
print(m)
ints = [1, 2, 3]
ints[0] = 2.5
ints.append("s")
print(ints, sum([1, 2.5]), [1, 2.0, True])
try:
    [1][5]
except IndexError as e:
    print(e)
try:
    [1][5] = 2
except IndexError as e:
    print(e)
try:
    [].pop()
except IndexError as e:
    print(e)
try:
    [1].remove(5)
except ValueError as e:
    print(e)
try:
    [1]["a"]
except TypeError as e:
    print(e)
print(sorted(["b", "A", "c"], key=str.lower), sorted([1, 3, 2], reverse=True))
words = ["banana", "kiwi", "apple"]
words.sort(key=len)
print(words, min(words, key=len), max(words))
nested = [1, [2, [3, [4]]]]
nested.append(nested)
print(nested)
print(list(range(5)), [*range(3), *"ab"], any([0, 1]), all([]))
