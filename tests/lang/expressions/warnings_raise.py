# Warnings that raise: before the store, before an error in the next operand, and what the name held stays.
import numpy as np, warnings
n = 30000
a = np.arange(n) % 7 * 1.0; b = np.arange(n) % 5 - 1.0
warnings.simplefilter("error")
try:
    a = a / (b * 0) + 1
except RuntimeWarning as e: print(e, a[:3])
try:
    a = a / 0.0
except RuntimeWarning as e: print(e, a[:3])
try:
    x = a / 0.0 + b[n]
except RuntimeWarning as e: print(e, a[:3])
x = np.ones(n)
try:
    x[:] = a / 0.0 + 1
except RuntimeWarning as e: print(e, x[:3])
try:
    x += a / 0.0 + 1
except RuntimeWarning as e: print(e, x[:3])
warnings.simplefilter("ignore")
x = x * 0 - np.log(a - 1)
print(x[:3])
