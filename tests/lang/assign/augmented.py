x = 5
x += 2
x -= 1
x *= 3
x //= 2
x **= 2
x %= 50
print(x)
x = 7
x <<= 2
x >>= 1
x |= 1
x &= 13
x ^= 6
print(x)
f = 1.5
f /= 2
print(f)
l = [1]
m = l
l += [2, 3]
l *= 2
print(m, m is l)
t = (1,)
t += (2,)
print(t)
s = "a"
s += "b" * 3
print(s)
d = {"k": 1}
d["k"] += 5
d["n"] = d.get("n", 0) + 1
print(d)


class C:
    v = 10


c = C()
c.v += 1
print(c.v, C.v)
grid = [[0] * 3 for _ in range(2)]
grid[1][2] += 5
print(grid)


def idx():
    print("idx once")
    return 0


l[idx()] += 100
print(l)
s = {1}
s |= {2, 3}
print(s)
