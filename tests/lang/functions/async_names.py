# A name that 'async def' binds stays its own, whatever constants the loops of the module need.
async def h():
    return 1


for i in range(3):
    x = "z"
k = 0
while k < 5:
    k = k + 1
    y = [1.5, "w"][0]
print(callable(h), h != x, x, i, k, y)


class A:
    async def m(self):
        return 2


for c in "ab":
    s = c + "tail"
print(callable(A.m), callable(h), s)
