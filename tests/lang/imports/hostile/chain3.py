depth = 0
