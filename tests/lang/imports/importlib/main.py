import importlib
names = ["plug_a", "plug_b", "plug_c"]
for n in names:
    try:
        m = importlib.import_module(n)
        print(n, m.run(3))
    except ModuleNotFoundError as e:
        print("missing", e.name)
m = importlib.import_module("pk.sub")
print(m.v, importlib.import_module(".sub", "pk") is m)
print(importlib.import_module("math").sqrt(16))
