from itertools import product, permutations, combinations, combinations_with_replacement, count, islice
hands = list(combinations([2, 3, 5, 7, 11], 3))
print(len(hands), [h for h in hands if sum(h) % 2 == 0])
print(sum(1 for p in permutations(range(5)) if all(p[i] != i for i in range(5))))
dice = [a + b for a, b in product(range(1, 7), repeat=2)]
print({s: dice.count(s) for s in sorted(set(dice))})
print(["".join(p) for p in permutations("abc")], list(combinations_with_replacement("xy", 3)))
queens = [c for c in permutations(range(6)) if len({c[i] + i for i in range(6)}) == len({c[i] - i for i in range(6)}) == 6]
print(queens)
print(list(product("ab", (0, 1), [True])), next(combinations("abcd", 2)), list(islice(permutations(count_ := range(4), 2), 3)))
send = [(s, e) for s, e in permutations(range(10), 2) if 10 * s + e == (s + e) * 7]
print(send)
for r in range(4): print(r, len(list(combinations(range(6), r))), len(list(permutations(range(6), r))))
