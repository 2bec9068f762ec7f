path = "\x4"
