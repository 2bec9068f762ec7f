x = *a
y = *a, 1
print(*a)
*a
