def t(v):
    print("t", v, end=" ")
    return v


print(t(1) and t(2))
print(t(0) and t(2))
print(t(0) or t("") or t([]))
print(t(0) or t(5) or t(6))
print(not t(0), not t([1]))
print(t(1) and (t(0) or t(3)))
x = None
y = x or "default"
print(y)
print([] and 1, [0] and 1, {} or set())
if t(1) and not t(0) or t(5):
    print("yes")
a = 5
a = a and a + 1
print(a)
