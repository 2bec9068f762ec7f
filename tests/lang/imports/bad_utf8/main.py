try:
    import latin
except SyntaxError as e:
    print(type(e).__name__, "utf-8" in str(e))
import declared
print(declared.s)
