print("second begins")
import first
print("first has ready:", hasattr(first, "ready"))
ready = True
