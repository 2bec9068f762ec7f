import operator as op
from operator import itemgetter, attrgetter, methodcaller
rows = [{"n": "x", "v": 3}, {"n": "a", "v": 1}]
print(sorted(rows, key=itemgetter("v")), list(map(itemgetter("n"), rows)), max(rows, key=itemgetter("v")))
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def name(self, up=False): return "P" if up else "p"
class Q:
    def __init__(self, p): self.p = p
ps = [P(2, 1), P(1, 5)]
print([p.y for p in sorted(ps, key=attrgetter("x"))], attrgetter("p.x")(Q(ps[0])), attrgetter("x", "y")(ps[1]), methodcaller("name", up=True)(ps[0]))
calc = {"+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv, "//": op.floordiv, "%": op.mod, "**": op.pow, "<": op.lt, "==": op.eq}
print({k: f(7, 2) for k, f in calc.items()})
def rpn(text):
    stack = []
    for t in text.split():
        if t in calc:
            b, a = stack.pop(), stack.pop()
            stack.append(calc[t](a, b))
        else: stack.append(float(t))
    return stack[0]
print(rpn("3 4 + 2 * 7 /"), op.neg(2), op.not_(""), op.truth([]), op.is_not(1, None), op.contains("abc", "b"), op.getitem([1, 2], -1), op.inv(5), op.and_(6, 3), op.xor(6, 3), op.lshift(1, 4))
l = [1, 2]; op.setitem(l, 0, 9); op.delitem(l, 1); print(l, op.iadd(l, [3]), op.concat("a", "b"), op.indexOf("abc", "c"), op.countOf("aab", "a"), op.length_hint([1, 2]))
for bad in (lambda: itemgetter(5)([1]), lambda: attrgetter("zz")(1), lambda: op.add(1, "a"), lambda: methodcaller("nope")(1), lambda: itemgetter()):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
