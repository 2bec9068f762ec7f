x: int = 5
y: "str"
z: list[int] = [1]
print(x, z)


def f(a: int, b: "undefined thing" = 2) -> None:
    c: undefined_annotation_is_fine_here = 3
    return c


print(f(1))


class C:
    a: int = 1
    b: str


print(C.a, C.__annotations__)
try:
    y
except NameError as e:
    print(e)
