print(abs(-3), pow(2, 10), pow(3, 4, 5), divmod(17, 5), round(3.14159, 2), sum([0.5, 1]))
print(sorted([3, 1, 2]), list(reversed("abc")), list(enumerate("ab")), list(zip([1, 2], [3, 4], [5, 6])))
print(list(filter(None, [0, 1, "", "a"])), list(map(str, [1, 2])), any([]), all([]))
print(min("b", "a"), max(1, 2.5), min([], default="none"), max([[1, 2], [3]], key=len))
print(chr(65), ord("A"), bin(10), hex(255), oct(8), repr("x"), ascii("é"))
print(isinstance([], list), callable(len), hash(5) == 5, type(1).__name__, len({1: 2}))
print(int("  42 "), float("1e3"), str(1.0), bool("False"), list("ab"), tuple([1]), complex("1+2j"))
print(iter([1]).__class__.__name__ != "", next(iter([5])), next(iter([]), "end"))
print(list(range(0, 10, 3)), range(3), range(1, 5, 2), range(5)[1:3], 3 in range(5))
print(*[1, 2], sep="-", end="!\n")
print()
print("a", "b", sep="")
print(None, True, 1.5, [1], {"k": (1,)}, sep="|")
it = iter([1, 2, 3])
print(list(zip(it, it)))
print(getattr("x", "upper")(), hasattr([], "append"), slice(1, 2).stop)
print(sum(range(101)), sum([[1], [2]], []), " ".join(map(str, range(3))))
for bad in ("abs('x')", ):
    try:
        abs("x")
    except TypeError as e:
        print(e)
try:
    int("1.5")
except ValueError as e:
    print(e)
try:
    float("abc")
except ValueError as e:
    print(e)
try:
    len(5)
except TypeError as e:
    print(e)
try:
    max([])
except ValueError as e:
    print(e)
try:
    print(1, bad=2)
except TypeError as e:
    print(e)
try:
    [1, "a"].sort()
except TypeError as e:
    print(e)
try:
    sum(["a"])
except TypeError as e:
    print(e)
