import chain3
depth = chain3.depth + 1
