import numpy as np

def schedule(principal, rate, first, n):
    """Monthly payments, moved to business days; interest by days over 365."""
    due = np.busday_offset((np.datetime64(first, "M") + np.arange(n)).astype("M8[D]") + 14, 0, roll="modifiedfollowing", holidays=["2024-04-15"])
    start = np.datetime64(first) - 30
    span = np.diff(np.concatenate([[start], due])) / np.timedelta64(1, "D")
    pay = principal * rate / 12 / (1 - (1 + rate / 12) ** -n)
    rows, left = [], principal
    for d, k in zip(due, span):
        interest = left * rate * k / 365
        left -= pay - interest
        rows.append((d, k, interest, left))
    return rows

for d, k, interest, left in schedule(12000.0, 0.06, "2024-01-15", 9):
    print(f"{d} {int(k):3d} {interest:9.4f} {left:12.4f}")
cash = np.array([-1000.0, 120, 130, 950])
when = np.array(["2023-01-01", "2023-07-15", "2024-02-29", "2025-01-01"], dtype="M8[D]")
years = (when - when[0]) / np.timedelta64(365, "D")
lo, hi = -0.5, 1.0
for _ in range(60):
    mid = (lo + hi) / 2
    if (cash / (1 + mid) ** years).sum() > 0:
        lo = mid
    else:
        hi = mid
print(round(mid, 10), years)
