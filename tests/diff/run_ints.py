#!/usr/bin/env python3
"""Random expressions of ints of any size, run by Quern and by CPython: every answer must be the same.

usage: run_ints.py QUERN PYTHON [SEED [COUNT]]"""
import random
import subprocess
import sys
import tempfile

HEAD = "import math\ndef t(f):\n    try: return repr(f())\n    except Exception as e: return type(e).__name__ + ' ' + str(e)\n"
BITS = [3, 30, 62, 63, 64, 65, 119, 120, 121, 127, 128, 180, 240, 300, 600, 2000]
EDGES = [31, 53, 60, 62, 63, 64, 119, 120, 127, 128, 180, 240, 600]
FLOATS = [0.5, -1.5, 1e18, 2.0**63, -2.0**63, 2.0**64, 1e19, 1e30, -1e40, 1e300]
SPECS = ["", ",", "_", "x", "#x", "_x", "b", "o", "X", "e", "f", ".3e", "g", "+d", " d", "050", "<40", "^60,", ">70_", "*=50d", "n", "%", "c", "#o", "_b", "#010x"]
FUNCTIONS = ["math.isqrt", "float", "hash", "str", "hex", "oct", "bin", "abs", "math.log2", "math.log", "math.sqrt", "bool", "int"]


def number(r):
    n = r.getrandbits(r.choice(BITS)) if r.random() < 0.8 else 2 ** r.choice(EDGES) + r.randint(-2, 2)
    return n if r.random() < 0.6 else -n


def expression(r):
    a, b, c = (("(%d)" if r.random() < 0.5 else "(%#x)") % number(r) for _ in range(3))
    base = r.randint(2, 36)
    digits = "".join(r.choice("0123456789abcdefghijklmnopqrstuvwxyz"[:base]) for _ in range(r.randint(1, 60)))
    forms = [
        (40, lambda: a + r.choice("+ - * // % & | ^ / < <= == != > >=".split()) + b),
        (10, lambda: a + r.choice(["<<", ">>"]) + str(r.choice([-1, 0, 1, 59, 60, 61, 63, 64, 119, 120, 200, 700]))),
        (5, lambda: f"divmod({a}, {b})"),
        (5, lambda: f"pow({a}, {r.choice([0, 1, 2, 5, 100, 2**64 + 1, -1, -3])}, {c})"),
        (3, lambda: f"{a}**{r.choice([0, 1, 2, 3, 7, 20, -1, -2])}"),
        (7, lambda: r.choice(["math.gcd", "math.lcm"]) + f"({a}, {b})"),
        (5, lambda: r.choice(FUNCTIONS) + f"({a})"),
        (6, lambda: a + r.choice("< <= == != > >= + - * / // %".split()) + repr(r.choice(FLOATS))),
        (8, lambda: f"format({a}, {r.choice(SPECS)!r})"),
        (4, lambda: f"int.from_bytes(({a}).to_bytes({r.choice([1, 8, 9, 16, 40])}, 'little', signed=True), 'little', signed={r.random() < 0.5})"),
        (3, lambda: f"round({a}, {r.choice([-1, -2, -5, -19, -20, -30, 0, 2])})"),
        (2, lambda: f"int({r.choice(['', '-']) + digits!r}, {base})"),
        (2, lambda: f"-{a}, ~{a}, {a}.bit_length(), {a}.bit_count(), {a} * True, '%d %x %30d' % (({a},) * 3)")]
    return r.choices([f for _, f in forms], [w for w, _ in forms])[0]()


def answers(command, path):
    done = subprocess.run(command + [path], capture_output=True, text=True, timeout=300)
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout.splitlines()


def main():
    quern, python = sys.argv[1:3]
    seed, count = (int(x) for x in (sys.argv[3:] + ["1", "3000"][len(sys.argv) - 3:])[:2])
    r = random.Random(seed)
    lines = [expression(r) for _ in range(count)]
    with tempfile.NamedTemporaryFile("w", suffix=".py") as f:
        f.write(HEAD + "".join(f"print(t(lambda: ({e})))\n" for e in lines))
        f.flush()
        ours, theirs = answers([quern, "run"], f.name), answers([python, "-W", "ignore"], f.name)
    wrong = [(e, x, y) for e, x, y in zip(lines, ours, theirs) if x != y]
    for e, x, y in wrong[:20]:
        print(f"{e[:300]}\n  want {y[:200]}\n  got  {x[:200]}")
    equal = sum(x == y for x, y in zip(ours, theirs))
    print(f"{equal} passed, {count - equal} failed")
    return 1 if equal < count else 0


sys.exit(main())
