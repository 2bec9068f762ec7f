if x:
	y
        z
\
