import chain2
depth = chain2.depth + 1
