def divide(a, b):
    return a / b


def main():
    x = 1
    print(divide(x, 2))
    print(divide(x, 0))


main()
