import space.one
from space.inner import two
import space
print(space.one.x, two.y, space.__name__)
import sys, os
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "extra"))
import added
print(added.z)
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "extra", "first"))
import added_first
print(added_first.w)
