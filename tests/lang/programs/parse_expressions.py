from numba import njit
import numpy as np

@njit
def parse_int(s):
    sign = 1
    i = 0
    if s[0] == '-':
        sign = -1
        i = 1
    v = 0
    while i < len(s):
        c = s[i]
        if not c.isdigit():
            raise ValueError("bad digit")
        v = v * 10 + (ord(c) - ord('0'))
        i += 1
    return sign * v

@njit
def evaluate(expr):
    """Shunting-yard calculator."""
    prec = {'+': 1, '-': 1, '*': 2, '/': 2}
    values = [0.0 for _ in range(0)]
    ops = [''][:0]
    i = 0
    n = len(expr)
    while i <= n:
        c = expr[i] if i < n else ')'
        if c == ' ':
            i += 1
            continue
        if c.isdigit():
            j = i
            while j < n and (expr[j].isdigit() or expr[j] == '.'):
                j += 1
            whole = 0.0
            scale = 0.0
            for ch in expr[i:j]:
                if ch == '.':
                    scale = 1.0
                else:
                    whole = whole * 10 + (ord(ch) - 48)
                    scale *= 10.0
            values.append(whole / scale if scale > 0 else whole)
            i = j
            continue
        if c == '(':
            ops.append(c)
        else:
            while len(ops) > 0 and ops[-1] != '(' and (c == ')' or prec[ops[-1]] >= prec[c]):
                op = ops.pop()
                b = values.pop()
                a = values.pop()
                if op == '+':
                    values.append(a + b)
                elif op == '-':
                    values.append(a - b)
                elif op == '*':
                    values.append(a * b)
                else:
                    values.append(a / b)
            if c == ')':
                if len(ops) > 0:
                    ops.pop()
            else:
                ops.append(c)
        i += 1
    return values[0]

@njit
def tokenize(line):
    return [w.strip().upper() for w in line.split(",") if len(w.strip()) > 0]

@njit
def caesar(text, k):
    out = []
    for ch in text:
        if 'a' <= ch <= 'z':
            out.append(chr((ord(ch) - 97 + k) % 26 + 97))
        else:
            out.append(ch)
    return ''.join(out)

print(parse_int("12345"), parse_int("-7"))
try:
    parse_int("12x")
except ValueError as e:
    print("ValueError:", e)
for e in ("1 + 2 * 3", "(1 + 2) * 3.5", "10 / 4 - 1", "2*(3+(4-1))*2"):
    print(f"{e} = {evaluate(e)}")
print(tokenize(" alpha, beta ,, gamma "), caesar(caesar("hello, world", 3), -3), caesar("xyz", 3))
