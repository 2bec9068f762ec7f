big = 2 ** 62
try:
    print(big * 4)
except OverflowError as e:
    print("OverflowError")
try:
    x = 9223372036854775807
    x += 1
except OverflowError as e:
    print("OverflowError")
try:
    print(-9223372036854775808 - 1)
except OverflowError as e:
    print("OverflowError")
try:
    print(10 ** 30)
except OverflowError as e:
    print("OverflowError")
try:
    print(1 << 70)
except OverflowError as e:
    print("OverflowError")
try:
    print(123456789012345678901234567890)
except OverflowError as e:
    print("OverflowError")
print(-(2 ** 62) * 2, big + (big - 1))
