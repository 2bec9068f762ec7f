# Covariances of columns: rowvar=False with a second set of variables, and of single rows and columns
import numpy as np

a = np.array([[1.0, 2, 4], [3, 1, 0], [2, 2, 5], [6, 0, 1]])
b = np.array([[0.0, 1, 1], [2, 7, 1], [4, 4, 8], [1, 3, 3]])
print(np.cov(a, b, rowvar=False).round(10))
print(np.corrcoef(a, b, rowvar=False).round(10))
print(np.corrcoef(a, [1, 2, 3, 5], rowvar=False).round(10))
print(np.cov(a[:, :1], rowvar=False), np.cov(a[:, 0], rowvar=False), np.cov([1, 2, 4], rowvar=False))
print(np.cov(a[:, 0], b[:, 0], rowvar=False).round(10))
