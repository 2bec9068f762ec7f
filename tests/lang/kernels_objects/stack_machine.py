"""A postfix calculator whose stack is a list."""
import numpy as np
from numba import njit

PUSH, ADD, MUL, SUB, DUP, SWAP = 0, 1, 2, 3, 4, 5

@njit
def run(code, args):
    stack = []
    for k in range(len(code)):
        op = code[k]
        if op == PUSH:
            stack.append(args[k])
        elif op == DUP:
            stack.append(stack[-1])
        elif op == SWAP:
            stack[-1], stack[-2] = stack[-2], stack[-1]
        else:
            b = stack.pop()
            a = stack.pop()
            if op == ADD:
                stack.append(a + b)
            elif op == MUL:
                stack.append(a * b)
            else:
                stack.append(a - b)
    return stack

code = np.array([PUSH, PUSH, ADD, DUP, MUL, PUSH, SWAP, SUB])
args = np.array([2.5, 4.0, 0, 0, 0, 100.0, 0, 0])
print(run(code, args))
print(run(code[:4], args))
print(run(np.array([PUSH, PUSH]), np.array([1.0, 2.0])))
try:
    run(np.array([PUSH, ADD]), args)
except IndexError as e:
    print("IndexError:", e)
print(run(np.array([PUSH]), args))
