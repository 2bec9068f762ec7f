import chain1
depth = chain1.depth + 1
