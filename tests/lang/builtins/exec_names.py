ns = {}
exec("c=0\ndef f():\n    global c\n    c += 1\n    return c", ns)
print(ns['f'](), ns['c']); ns['c'] = 10; print(ns['f'](), ns['c'])
exec("from math import *"); print(round(pi, 3), floor(2.5))
exec("exec('y9=1')"); print(y9)
exec("globals()['z9']=5"); print(z9)
def show(): return later9
exec("later9 = 3\nprint(show())"); print(later9)
d = {"t": 1}
exec("del t", d); print("t" in d)
try:
    exec("del nope", d)
except NameError as e: print(e)
print(globals().setdefault("k9", 5), k9, globals().setdefault("k9", 6))
g = globals(); g |= {"m9": 2}; print(m9)
row = [1, 2, 3]
t = 0
for _ in range(20000): t += len(eval("[c*2 for c in row if c>1]"))
print(t)
print(eval("(w := 4) + 1"), w)
exec("class K:\n    a = 1\n    def m(self):\n        return self.a + later9")
print(K().m())
exec("for q in range(3):\n    pass\nimport os.path as op"); print(q, op.basename("a/b"))
l = {}
exec("a = 1\nb = a + 1\ndef h(): return 7", {}, l); print(l["b"], l["h"]())
exec("try:\n    1/0\nexcept ZeroDivisionError as e:\n    msg = str(e)"); print(msg)
exec("x9: int = 3"); print(x9)
exec("def gen():\n    for i in range(3):\n        yield i * later9\n"); print(list(gen()))
exec("with open('/dev/null') as fh:\n    n9 = fh.read()"); print(repr(n9))
exec("lst = [i for i in range(later9)]\ntot = sum(j for j in lst)"); print(lst, tot)
code = compile("later9 * 2", "f", "eval"); print(sum(eval(code) for _ in range(1000)))
import threading
res = []
def work(i): res.append(eval("i * 2 + later9"))
ts = [threading.Thread(target=work, args=(i,)) for i in range(8)]
[x.start() for x in ts]; [x.join() for x in ts]; print(sorted(res))
print([eval("n + 1", {"n": n}) for n in range(3)])
