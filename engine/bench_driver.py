# Run by `quern bench` on the Python to compare with: executes the same file, times every call of a kernel that stands in
# driver code, and prints a line for each: seq, name, seconds, then the numbers that the answer comes down to.
import ast
import os
import sys
import time
import types

mode, path = sys.argv[1], sys.argv[2]
sys.argv = sys.argv[2:]
if mode == "cpython":
    os.environ["NUMBA_DISABLE_JIT"] = "1"
    try:
        import numba  # noqa: F401
    except ImportError:
        stub = types.ModuleType("numba")

        def passthrough(*args, **kwargs):
            if len(args) == 1 and callable(args[0]) and not kwargs:
                return args[0]
            return lambda f: f

        for name in ("njit", "jit"):
            setattr(stub, name, passthrough)
        stub.prange = range
        sys.modules["numba"] = stub

DECORATORS = {"njit", "jit"}


def is_jit(node):
    if isinstance(node, ast.Call):
        node = node.func
    return (isinstance(node, ast.Name) and node.id in DECORATORS) or (isinstance(node, ast.Attribute) and node.attr in DECORATORS)


with open(path, encoding="utf-8") as f:
    tree = ast.parse(f.read(), path)
kernels = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and any(is_jit(d) for d in n.decorator_list)}
for n in ast.walk(tree):
    if isinstance(n, ast.Assign) and isinstance(n.value, ast.Call) and is_jit(n.value) and n.value.args:
        kernels |= {t.id for t in n.targets if isinstance(t, ast.Name)}


class Wrap(ast.NodeTransformer):
    def visit_FunctionDef(self, node):
        return node if any(is_jit(d) for d in node.decorator_list) else self.generic_visit(node)

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in kernels:
            node.args = [node.func, ast.Constant(node.func.id)] + node.args
            node.func = ast.copy_location(ast.Name("__time_kernel__", ast.Load()), node)
        return node


rows = []


def copied(x):
    return x.copy() if type(x).__module__ == "numpy" and hasattr(x, "ndim") and x.ndim else x


def numbers(x, out):
    if x is None:
        return
    if isinstance(x, tuple):
        for item in x:
            numbers(item, out)
    elif getattr(x, "ndim", 0):
        out += [float(x.size), float(abs(x).sum()) if x.size else 0.0]
    elif isinstance(x, complex):
        out += [x.real, x.imag]
    else:
        out.append(float(x))


def time_kernel(fn, name, *args, **kwargs):
    originals = [copied(a) for a in args]
    t0 = time.perf_counter()
    result = fn(*args, **kwargs)
    first = time.perf_counter() - t0
    answer = []
    numbers(result, answer)
    for a in args:
        if getattr(a, "ndim", 0):
            numbers(a, answer)
    best, spent, runs = None, 0.0, 0
    if mode == "cpython" and first > 0.2:
        best = first
    while best is None or (spent < 0.3 and runs < 1000 and not (mode == "cpython" and first > 0.2)):
        fresh = [copied(a) for a in originals]
        t0 = time.perf_counter()
        fn(*fresh, **kwargs)
        dt = time.perf_counter() - t0
        spent += dt
        runs += 1
        best = dt if best is None else min(best, dt)
    rows.append((name, best, answer))
    return result


module = types.ModuleType("__main__")
module.__dict__.update(__file__=path, __time_kernel__=time_kernel)
sys.modules["__main__"] = module
stdout = sys.stdout
sys.stdout = open(os.devnull, "w")
code = compile(ast.fix_missing_locations(Wrap().visit(tree)), path, "exec")
exec(code, module.__dict__)
for i, (name, seconds, answer) in enumerate(rows):
    print("quern-bench", i, name, repr(seconds), *map(repr, answer), file=stdout)
