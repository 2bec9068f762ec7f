# Keys of every pattern: dense, strided (a stride at which golden-ratio hashing fails), powers of two, negative, random.
def count(keys):
    d = {}
    for k in keys:
        if k in d:
            d[k] += 1
        else:
            d[k] = 1
    s = 0
    for k in keys:
        s += d[k]
        d[k] -= 1
    for k in keys[: len(keys) // 2]:
        if k in d:
            del d[k]
    for k in keys:
        d[k] = d.get(k, 0) + 1
    return len(d), s


n = 20000
for step in (1, 2, 1024, 1 << 40, 121393, 12586269025, -7, 2654435769):
    print(step, count([i * step for i in range(n)]), count([i % 100 * step for i in range(n)]))
x, keys = 1, []
for _ in range(n):
    x = (x * 1103515245 + 12345) % (1 << 31)
    keys.append(x * x >> 9)
print(count(keys), count([k % 1000 for k in keys]))
print(count([-(2**62), 2**62 - 1, 0, -1] * 100))
