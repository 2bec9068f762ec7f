"""Lists made inside try: kept or dropped, whatever happens."""
from numba import njit

@njit
def half(n):
    if n % 2:
        raise ValueError("odd")
    return [n // 2] * 3

@njit
def total(n):
    s = 0
    bad = 0
    kept = [0]
    for i in range(n):
        try:
            part = half(i)
            kept.append(part[0])
            s += len(part)
        except Exception:
            bad += 1
            kept.append(-i)
    return s, bad, kept

@njit
def nested(n):
    out = [0]
    try:
        for i in range(n):
            tmp = [i, i + 1]
            try:
                out.append(tmp[i])
            except Exception:
                out.append(-1)
                if i == 5:
                    raise IndexError("five")
    except Exception:
        out.append(-100)
    return out

@njit
def cleanup(n):
    log = [0]
    try:
        tmp = [1.0] * n
        if n > 3:
            raise ValueError("big")
        log.append(len(tmp))
    finally:
        log.append(7)
    return log

print(total(7))
print(nested(4), nested(9))
print(cleanup(2))
