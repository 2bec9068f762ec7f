e = ValueError("a")
try:
    raise e from e
except ValueError as x:
    print(x.__cause__ is x)
raise e
