if True:
print("hello")
