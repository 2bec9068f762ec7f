# stderr: ignore
import sys
try:
    import bad_one
except SyntaxError as e:
    print(type(e).__name__, "bad_one.py" in str(e), "bad_one" in sys.modules)
try:
    import bad_two
except SyntaxError as e:
    print(type(e).__name__, "line 3" in str(e))
import bad_one
