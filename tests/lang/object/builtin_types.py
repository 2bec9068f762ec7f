import math, sys
# format & text stress
rows = [('apple', 1.5, 3), ('kiwi', 12.25, 10), ('banana', 0.333, 7)]
print('{:<10}|{:>8}|{:^5}'.format('name', 'price', 'n'))
for n, p, q in rows: print(f'{n:<10}|{p:>8.2f}|{q:^5d}')
print(f'{sum(p * q for _, p, q in rows):,.2f}', f'{0.256:.1%}', f'{1e10:e}', f'{255:08b}', f'{-5:+d}', f'{3.0}', f'{10**6:_}')
text = """It was the best of times,
it was the worst of times"""
words = {}
for w in text.lower().replace(',', '').split():
    words.setdefault(w, []).append(len(w))
print(words)
for k, v in sorted(words.items(), key=lambda kv: (-len(kv[1]), kv[0]))[:3]: print(k, sum(v), sep='\t')
print([line.title() for line in text.splitlines()], text.count('the'), text.index('best'))
m = [[i * j for j in range(4)] for i in range(3)]
print(m, [list(r) for r in zip(*m)], sum(map(sum, m)))
print(math.sqrt(2), math.floor(-2.5), math.gcd(12, 18), math.inf, -math.inf, math.nan, math.isclose(0.1 + 0.2, 0.3), math.hypot(3, 4), math.factorial(10), math.comb(5, 2), math.log(8, 2), math.log10(1000), math.exp(1), math.pi)
for bad in ('math.sqrt(-1)', 'math.log(0)', 'math.exp(1e4)', '1/0', '1.0 // 0', '[1][3]', '{}["x"]', 'int("z")', '"a" * "b"', 'None + 1', 'len(3)', 'max([])', '2 ** -1', '(-8) ** 0.5', 'divmod(-7, 3)', '-7 // 2', '-7 % 3', '7 % -3', '1 << 10', '0.1 + 0.2 == 0.3', 'round(0.5)', 'round(1.5)', 'int(-3.7)', 'complex(1, 2) * 2j', 'abs(3 + 4j)', 'chr(8364)', "'€'.encode()"):
    f = {'math.sqrt(-1)': lambda: math.sqrt(-1), 'math.log(0)': lambda: math.log(0), 'math.exp(1e4)': lambda: math.exp(1e4), '1/0': lambda: 1 / 0, '1.0 // 0': lambda: 1.0 // 0, '[1][3]': lambda: [1][3], '{}["x"]': lambda: {}["x"], 'int("z")': lambda: int("z"), '"a" * "b"': lambda: "a" * "b", 'None + 1': lambda: None + 1, 'len(3)': lambda: len(3), 'max([])': lambda: max([]), '2 ** -1': lambda: 2 ** -1, '(-8) ** 0.5': lambda: (-8) ** 0.5, 'divmod(-7, 3)': lambda: divmod(-7, 3), '-7 // 2': lambda: -7 // 2, '-7 % 3': lambda: -7 % 3, '7 % -3': lambda: 7 % -3, '1 << 10': lambda: 1 << 10, '0.1 + 0.2 == 0.3': lambda: 0.1 + 0.2 == 0.3, 'round(0.5)': lambda: round(0.5), 'round(1.5)': lambda: round(1.5), 'int(-3.7)': lambda: int(-3.7), 'complex(1, 2) * 2j': lambda: complex(1, 2) * 2j, 'abs(3 + 4j)': lambda: abs(3 + 4j), 'chr(8364)': lambda: chr(8364), "'€'.encode()": lambda: '€'.encode()}[bad]
    try: print(bad, '->', f())
    except Exception as e: print(bad, '->', type(e).__name__, e)
s = {3, 1, 4, 1, 5, 9, 2, 6}
print(s, s | {10}, s & {1, 2}, s - {1}, s ^ {1, 100}, sorted(s), len(s), {x % 3 for x in s}, {1, 'a', (2, 3)} == {(2, 3), 1, 'a'})
d = dict(zip('abc', range(3)))
print(d, d.keys(), d.values(), d.items(), {v: k for k, v in d.items()}, list(reversed(d)), d == {'c': 2, 'b': 1, 'a': 0})
print(isinstance(d, dict), type(d) is dict, type(1) is int, [type(x).__name__ for x in (1, 1.0, 'a', None, True, [], (), {}, set(), 1j, b'', range(1), print, len, type)])
print(' '.join(f'{x:02d}' for x in range(5)), '%s' % (1,), '%s %s' % ('a', 'b'), '%(x)s' % {'x': 1}, '{}'.format(d), '{0!r}'.format('q'), str([1, 'a']), repr({'k': [1.0, None]}))
l = list(range(10)); print(l[2:5], l[::-1], l[-3:], l[::3], l[5:2:-1], l.index(4)); l[::2] = [0] * 5; print(l); del l[::2]; print(l); l.sort(key=lambda x: -x); print(l)
l.insert(1, 'x'); l.extend('yz'); print(l, l.pop(), l.pop(0), l.count('x')); l.remove('x'); l.reverse(); print(l, l.copy() == l)
t = (1, 2, 3); print(t + (4,), t * 2, t.index(2), t.count(3), t[::-1], (1, 2) < (1, 3), (5,)); x, (y, *z) = 1, (2, 3, 4); print(x, y, z)
print(int('0b101', 0), int('ff', 16), float('1e3'), float('inf'), bool(''), bool('0'), str(b'a', 'ascii'), list('abc'), tuple([1]), set('aab') == {'a', 'b'}, complex('1+2j'), bytes([65, 66]), 'é'.encode('latin-1'))
i = iter([1, 2]); print(next(i), next(i), next(i, 'end')); e = enumerate('ab', 1); print(list(e), list(zip('ab', [1, 2], (True, False))))
print(9223372036854775807, -9223372036854775808, 0xFF, 0o17, 0b11, 1_000, 1e-7, 1.5e300 * 1e10, 5e-324, 1.7976931348623157e308)
