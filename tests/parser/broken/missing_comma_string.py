x = ("a" b)
