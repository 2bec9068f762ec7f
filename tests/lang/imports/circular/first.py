import sys
SELF = sys.modules["first"]
print("first begins")
import second
ready = True
print("first ends", second.first is SELF)
