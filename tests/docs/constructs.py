"""What docs/language.md lists: (group, construct, program). Each program defines f and ends by printing what f gives; it runs as it
stands on the VM, and with `@njit` on f as a kernel. Write f as users would; keep it to the one construct."""

TABLE = []


def group(name, *rows):
    for construct, function, call in rows:
        TABLE.append((name, construct, function.strip("\n"), call))


group(
    "Numbers",
    ("`+ - * /` of ints and floats", "def f(a, b):\n    return a + b, a - b, a * b, a / b", "f(7, 2.5)"),
    ("`//` and `%` with negative operands", "def f(a, b):\n    return a // b, a % b, -a // b, -a % b, a % -b", "f(7, 3)"),
    ("`//` and `%` of floats", "def f(a, b):\n    return a // b, -a % b", "f(7.5, 2.0)"),
    ("`**`, int to a positive power", "def f(a):\n    return a ** 3, a ** 0, 2 ** a", "f(5)"),
    ("`**`, int to a negative power", "def f(a):\n    return a ** -2", "f(4)"),
    ("int overflow", "def f(a):\n    return a * a", "f(2 ** 40)"),
    ("division by zero", "def f(a, b):\n    return a / b", "f(1, 0)"),
    ("`<< >> & | ^ ~`", "def f(a, b):\n    return a << b, a >> b, a & b, a | b, a ^ b, ~a", "f(12, 2)"),
    ("shift beyond 64 bits", "def f(a, n):\n    return a << n", "f(1, 70)"),
    ("complex numbers", "def f(z):\n    return z * z, abs(z), z.real, z.conjugate()", "f(3 + 4j)"),
    ("float32 stays float32", "def f(x):\n    return x * x + x", "float(f(np.float32(0.1)))"),
    ("`divmod`, `round(x, n)`, `pow`", "def f(x):\n    return divmod(x, 2), round(3.14159, 2), pow(x, 2)", "f(7)"),
    ("`int()`, `float()`, `bool()`", "def f(x):\n    return int(x), float(3), bool(x)", "f(2.7)"),
    ("chained comparison", "def f(a, b, c):\n    return a < b <= c != a", "f(1, 2, 2)"),
    ("conditional expression, `and`, `or`, `not`", "def f(a, b):\n    return (a if a > b else b), a > 0 and b > 0, not a", "f(3, 4)"),
    ("`math` functions", "import math\ndef f(x):\n    return math.sqrt(x), math.floor(x), math.hypot(3.0, x), math.gcd(12, 18)", "f(4.0)"),
)
group(
    "Variables",
    ("int and float in one variable", "def f(n):\n    x = 0\n    for i in range(n):\n        x += 0.5\n    return x", "f(3)"),
    ("a variable that changes its type", "def f(x):\n    x = x + 1\n    x = x * 0.5\n    return x", "f(3)"),
    ("unset local: `UnboundLocalError`", "def f(a):\n    if a > 5:\n        y = 1\n    return y", "f(1)"),
    ("loop variable after the loop", "def f(n):\n    for i in range(n):\n        pass\n    return i", "f(4)"),
    ("`:=`", "def f(n):\n    if (m := n * 2) > 3:\n        return m\n    return 0", "f(4)"),
    ("`del x`", "def f(a):\n    b = a\n    del b\n    return a", "f(1)"),
    ("global constants", "K = 3\ndef f(x):\n    return x * K", "f(5)"),
    ("global arrays", "TAB = np.array([1.0, 2.0])\ndef f(i):\n    return TAB[i]", "f(1)"),
    ("augmented assignment of all operators", "def f(a):\n    a += 1; a -= 2; a *= 3; a //= 2; a %= 7; a **= 2; a <<= 1; a |= 1; a ^= 2; a &= 255\n    return a", "f(9)"),
    ("`global x` assigned in a function", "G = 1\ndef f():\n    global G\n    G = 2\n    return G", "f()"),
)
group(
    "Control flow",
    ("`if`/`elif`/`else`", "def f(x):\n    if x < 0:\n        return -1\n    elif x == 0:\n        return 0\n    else:\n        return 1", "f(5), f(0), f(-2)"),
    ("`while … else`, `break`, `continue`", "def f(n):\n    while n > 0:\n        n -= 3\n        if n == 4:\n            break\n    else:\n        return 100\n    return n", "f(9), f(10)"),
    ("`for … else`", "def f(n):\n    for i in range(n):\n        if i == 3:\n            break\n    else:\n        return -1\n    return i", "f(2), f(9)"),
    ("`range` with steps", "def f():\n    s = 0\n    for i in range(10, 0, -3):\n        s = s * 10 + i\n    return s", "f()"),
    ("`enumerate`, `zip`, `reversed`", "def f(a, b):\n    s = 0.0\n    for i, (x, y) in enumerate(zip(a, b)):\n        s += i * x * y\n    for i in reversed(range(3)):\n        s = s * 2 + i\n    return s", "f(np.arange(3.0), np.arange(3.0))"),
    ("`match`", "def f(x):\n    match x:\n        case 0:\n            return 10\n        case 1 | 2:\n            return 20\n        case _:\n            return 30", "f(0), f(2), f(9)"),
    ("`try`/`except`/`else`/`finally`", "def f(x):\n    r = 0\n    try:\n        if x == 0:\n            raise ValueError('zero')\n        r = 1\n    except Exception:\n        r = 2\n    finally:\n        r += 10\n    return r", "f(0), f(1)"),
    ("`except ValueError` (a class)", "def f(x):\n    try:\n        raise ValueError('zero')\n    except ValueError:\n        return 1\n    return 0", "f(0)"),
    ("`raise` with arguments, `assert`", "def f(x):\n    assert x >= 0, 'negative'\n    if x > 3:\n        raise ValueError('too large', x)\n    return x", "f(2)"),
    ("`with`", "class C:\n    def __enter__(self):\n        return 1\n    def __exit__(self, *a):\n        return False\ndef f():\n    with C() as c:\n        return c", "f()"),
)
group(
    "Functions",
    ("default and keyword arguments", "def f(a, b=2, *, c=3):\n    return a + b * 10 + c * 100", "f(1), f(1, c=5, b=4)"),
    ("`*args`", "def f(*args):\n    s = 0\n    for a in args:\n        s += a\n    return s, len(args)", "f(1, 2, 3)"),
    ("`**kwargs`", "def f(**kw):\n    return len(kw)", "f(a=1)"),
    ("recursion", "def f(n):\n    if n < 2:\n        return n\n    return f(n - 1) + f(n - 2)", "f(15)"),
    ("inner functions and closures", "def f(x):\n    def g(y):\n        return x + y\n    return g(1) + g(2)", "f(10)"),
    ("`lambda`", "def f(x):\n    g = lambda y: y * 2\n    return g(x)", "f(4)"),
    ("`nonlocal`", "def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n    g()\n    return n", "f()"),
    ("generators (`yield`)", "def f(n):\n    for i in range(n):\n        yield i * i", "[x for x in f(4)]"),
    ("generator expressions", "def f(n):\n    return sum(i * i for i in range(n))", "f(5)"),
    ("`map`, `filter`", "def f(a):\n    return [x for x in map(lambda v: v * 2, a)], [x for x in filter(lambda v: v > 1, a)]", "f([1, 2, 3])"),
    ("`sorted` with `key=`", "def f(a):\n    return sorted(a, key=lambda v: -v)", "f([1, 3, 2])"),
    ("`async def`", "async def g():\n    return 1\ndef f():\n    return 2", "f()"),
)
group(
    "Tuples",
    ("build, index, unpack, return", "def f(a):\n    t = (a, 2.5)\n    x, y = t\n    return t[0], y, x", "f(1)"),
    ("star unpacking", "def f(t):\n    a, *b = t\n    return a, b[0]", "f((1, 2, 3))"),
    ("comparison, concatenation, `in`, `len`", "def f(t, u):\n    return t < u, t + u, len(t), 2 in t", "f((1, 2), (1, 3))"),
    ("iteration", "def f(t):\n    s = 0\n    for x in t:\n        s += x\n    return s", "f((1, 2, 3))"),
    ("variable index into items of one type", "def f(t, i):\n    return t[i]", "f((1, 2, 3), 2)"),
    ("variable index into items of several types", "def f(t, i):\n    return t[i]", "f((1, 2.5), 0)"),
    ("`namedtuple`", "from collections import namedtuple\nP = namedtuple('P', 'x y')\ndef f(p):\n    return P(p.y, p.x)", "f(P(1, 2))"),
)
group(
    "Lists, dicts, sets",
    ("list literal, `append`, index, `len`", "def f(n):\n    a = []\n    for i in range(n):\n        a.append(i * i)\n    return a[-1], len(a)", "f(5)"),
    ("list comprehension", "def f(n):\n    return [i * 2 for i in range(n) if i % 2]", "f(6)"),
    ("list methods", "def f():\n    a = [3, 1, 2]\n    a.sort(); a.insert(0, 9); a.extend([7]); a.reverse(); x = a.pop(); a.remove(2)\n    return a, x, a.index(7), a.count(1)", "f()"),
    ("list slices", "def f(a):\n    b = a[1:3]\n    a[0:2] = [0, 0]\n    return a, b, a[::-1]", "f([1, 2, 3, 4])"),
    ("nested lists", "def f(n):\n    m = [[0 for j in range(n)] for i in range(n)]\n    m[1][0] = 5\n    return m", "f(2)"),
    ("list argument changed in place", "def f(a):\n    a.append(4)\n    a[0] = 9\n    return len(a)", "(lambda l: (f(l), l))([1, 2])"),
    ("dict: literal, get, set, `in`, iteration", "def f():\n    d = {1: 2.0, 3: 4.0}\n    d[5] = 6.0\n    s = 0.0\n    for k, v in d.items():\n        s += k * v\n    return s, len(d), 3 in d, d.get(9, -1.0)", "f()"),
    ("dict comprehension", "def f(n):\n    d = {i: i * i for i in range(n)}\n    return d[3]", "f(5)"),
    ("set: literal, `add`, `in`, operators", "def f():\n    s = {1, 2}\n    s.add(3)\n    return len(s | {4}), 3 in s, len(s & {1, 9})", "f()"),
    ("tuples as dict keys", "def f():\n    d = {(0, 1): 2}\n    d[(2, 3)] = 4\n    return d[(2, 3)]", "f()"),
    ("`heapq`", "import heapq\ndef f(a):\n    h = [5, 1, 3]\n    heapq.heapify(h)\n    heapq.heappush(h, a)\n    return heapq.heappop(h), len(h)", "f(2)"),
    ("`bisect`", "import bisect\ndef f(a, x):\n    return bisect.bisect_left(a, x), bisect.bisect(a, x)", "f([1, 2, 2, 3], 2)"),
    ("`collections.Counter`, `defaultdict`, `deque`", "from collections import Counter, defaultdict, deque\ndef f(s):\n    d = defaultdict(int)\n    d['a'] += 1\n    q = deque([1, 2]); q.appendleft(0)\n    return Counter(s).most_common(1), d['a'], q.popleft()", "f('hello')"),
)
group(
    "Text",
    ("`print`", "def f(x):\n    print('x is', x, 2.5, True)\n    return x", "f(3)"),
    ("strings: index, slice, `+`, `in`, compare", "def f(s):\n    return s[0] + s[1:3], 'l' in s, len(s), s == 'hello'", "f('hello')"),
    ("string methods", "def f(s):\n    return s.upper(), s.find('l'), s.replace('l', 'L'), s.split('e')[1]", "f('hello')"),
    ("f-strings", "def f(x):\n    return f'{x} and {x + 1}'", "f(3)"),
    ("format specs", "def f(x):\n    return f'{x:8.3f}|'", "f(3.14159)"),
    ("`str()`, `int(text)`, `ord`, `chr`", "def f(x):\n    return str(x), int('42'), ord('a'), chr(98)", "f(7)"),
    ("bytes", "def f(b):\n    return b[0], len(b)", "f(b'abc')"),
)
group(
    "Arrays",
    ("element access, negative index", "def f(a):\n    a[0] = a[-1] + 1\n    return a[0]", "f(np.arange(3.0))"),
    ("index out of range: `IndexError`", "def f(a):\n    return a[5]", "f(np.arange(3.0))"),
    ("views: `a[i]`, `a[1:]`, `a[:, j]`, `.T`", "def f(a):\n    return a[1][0] + a[1:][0, 1] + a[:, 0][1] + a.T[1, 0]", "f(np.arange(6.0).reshape(2, 3))"),
    ("slice assignment, overlapping too", "def f(a):\n    a[1:] = a[:-1]\n    return a.sum()", "f(np.arange(5.0))"),
    ("`np.zeros`, `empty`, `ones`, `full`, `…_like`", "def f(n):\n    a = np.zeros(n); b = np.ones_like(a); c = np.full(n, 2.0)\n    return a[0] + b[0] + c[0]", "f(3)"),
    ("`np.array`, `np.arange`, `np.linspace`", "def f():\n    return np.array([1.0, 2.0])[1] + np.arange(3)[2] + np.linspace(0.0, 1.0, 3)[1]", "f()"),
    ("whole-array expressions", "def f(a, b):\n    return (a * 2.0 + b)[1]", "f(np.arange(3.0), np.arange(3.0))"),
    ("in-place `a += b`", "def f(a, b):\n    a += b\n    return a[2]", "f(np.arange(3.0), np.arange(3.0))"),
    ("reductions: `a.sum()`, `a.max()`, `np.mean(a)`", "def f(a):\n    return a.sum(), a.max(), np.mean(a)", "f(np.arange(4.0))"),
    ("reductions by axis", "def f(a):\n    return a.sum(axis=0)[1]", "f(np.arange(6.0).reshape(2, 3))"),
    ("boolean masks", "def f(a):\n    return a[a > 1.0].size", "f(np.arange(4.0))"),
    ("integer-array indexing", "def f(a, i):\n    return a[i][0]", "f(np.arange(4.0), np.array([2, 1]))"),
    ("`@`, `np.dot`", "def f(a, b):\n    return (a @ b)[0, 0], np.dot(a[0], b[0])", "f(np.eye(2), np.eye(2))"),
    ("`np.sort`, `np.argsort`, `np.unique`", "def f(a):\n    return np.sort(a)[0], np.argsort(a)[0], np.unique(a).size", "f(np.array([3.0, 1.0, 3.0]))"),
    ("`np.where`, `np.clip` on numbers", "def f(x):\n    return np.where(x > 1, 10, 20), np.clip(x, 0.0, 1.0)", "f(2.0)"),
    ("`np.random` with a seed", "def f(n):\n    np.random.seed(n)\n    return np.random.random()", "f(7)"),
    ("`np.ndindex`, `np.ndenumerate`, `.flat`", "def f(a):\n    s = 0.0\n    for i, j in np.ndindex(2, 2):\n        s += a[i, j]\n    for (i, j), v in np.ndenumerate(a):\n        s += i * v\n    for v in a.flat:\n        s += v\n    return s", "f(np.ones((2, 2)))"),
    ("structured arrays", "T = np.dtype([('x', np.float64), ('n', np.int32)])\ndef f(a):\n    a[0].x = 2.5\n    return a[0]['x'] + a['n'][1]", "f(np.zeros(2, dtype=T).view(np.recarray))"),
)
group(
    "Classes",
    ("classes, methods, inheritance", "class P:\n    def __init__(self, x):\n        self.x = x\nclass Q(P):\n    def g(self):\n        return self.x\ndef f(x):\n    return Q(x).g()", "f(3)"),
    ("`Enum`, `IntEnum`", "from enum import Enum, IntEnum\nclass C(IntEnum):\n    A = 1\n    B = 2\ndef f(x):\n    return C.B + x, x == C.A", "f(1)"),
    ("`@dataclass` arguments", "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: float\n    y: float\ndef f(p):\n    return p.x * p.y", "f(P(2.0, 3.0))"),
    ("`None` and Optional", "def f(x=None):\n    if x is None:\n        return 0\n    return x", "f(), f(5)"),
    ("`isinstance`", "def f(x):\n    return isinstance(x, int), isinstance(x, float)", "f(3)"),
)
