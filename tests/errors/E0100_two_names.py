total count = 3
