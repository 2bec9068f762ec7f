import math
k = 3
print(eval("k*2 + 1"), eval("  math.sqrt(16)"), eval("[x*k for x in range(3)]"), eval("x+y", {"x": 1, "y": 2}), eval("x+k", None, {"x": 5}))
def f(a):
    b = 2
    return eval("a + b + k")
print(f(1))
exec("z = k * 10\ndef g(n):\n    return n + z + k")
print(z, g(1))
k = 100
z = 1
print(g(1))
ns = {}
exec("import math\ndef area(r):\n    return math.pi * r * r\nclass C:\n    v = 3\nfor i in range(3):\n    t = i", ns)
print(sorted(n for n in ns if n != "__builtins__"), ns["area"](1), ns["C"].v, ns["t"])
sq = eval("lambda x: x**2 + k")
print(sq(3))
k = 0
print(sq(3))
c = compile("k + 1", "<expr>", "eval")
print(eval(c), eval(c, {"k": 41}))
c = compile("w = 5\nprint('in', w)", "<x>", "exec")
exec(c)
print(w)
for bad in ("1 +", "x = 1", "nope", "1/0", "(", "1 2", "'a' + 1", ""):
    try:
        print(eval(bad))
    except Exception as e:
        print(type(e).__name__, e)
try:
    exec("u = 1\nv = u / 0\nt2 = 2")
except ZeroDivisionError as e:
    print(e, u)
print(eval("abs(-3)", {"__builtins__": {"abs": abs}}))
try:
    eval("open('x')", {"__builtins__": {}})
except NameError as e:
    print(e)
total = 0
for i in range(20000):
    total += eval(f"{i} + {i % 7}")
print(total)
def local_exec():
    y = 1
    exec("y = 2\nq = 3")
    d = {}
    exec("q = y + 4", {"y": y}, d)
    return y, d
print(local_exec())
ops = {"+": 1}
print(eval("ops['+'] if k == 0 else None"), eval("__name__"))
print(list(map(eval, ["1", "2+3"])), eval(repr({"a": [1, 2]})))
class A:
    v = 4
    w = eval("v + 1")
print(A.w)
print(eval("(lambda n: n if n < 2 else n * 2)(5)"), eval("sum(i for i in range(k, 4))"))
exec("def fact(n):\n    return 1 if n < 2 else n * fact(n - 1)")
print(fact(10))
exec("a1, b1 = 1, 2; c1 = a1 + b1"); print(c1)
try:
    exec("for")
except SyntaxError as e:
    print(type(e).__name__, e.msg if hasattr(e, 'msg') else '')
