l = list(range(10))
print(l[2:5], l[:3], l[7:], l[-3:], l[:-7], l[::3], l[8:2:-2], l[::-1], l[5:2], l[100:], l[-100:2])
s = slice(1, 8, 3)
print(l[s], s.start, s.stop, s.step, s)
l[2:4] = []
print(l)
l[1:1] = ["a", "b"]
print(l)
del l[::2]
print(l)
print("abcdef"[1:4], (1, 2, 3)[::-1], b"abc"[1:])
try:
    l[::0]
except ValueError as e:
    print(e)
try:
    l["a":]
except TypeError as e:
    print(e)


class S:
    def __getitem__(self, k):
        return k


print(S()[1:2], S()[:, 1], S()[..., None], S()[1:2:3, ::2], S()["k"])
print(range(10)[2:8:2], range(5)[-1], len(range(0, 10, 3)), 4 in range(0, 10, 2))
