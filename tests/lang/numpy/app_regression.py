import numpy as np

np.random.seed(3)
x = np.linspace(0, 10, 50)
y = 2.5 * x + 1 + np.random.randn(50) * 0.5
A = np.column_stack([x, np.ones_like(x)])
coef = np.linalg.solve(A.T @ A, A.T @ y)
res = y - A @ coef
print(np.round(coef, 6), round(float((res ** 2).mean()), 6))
sol, ss, rank, sv = np.linalg.lstsq(A, y, rcond=None)
print(np.allclose(sol, coef), rank, np.allclose(ss, (res ** 2).sum()))
print(f"slope {coef[0]:.4f} intercept {coef[1]:.4f} r2 {1 - res.var() / y.var():.5f}")
