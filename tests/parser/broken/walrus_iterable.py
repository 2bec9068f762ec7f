[i for i in (j := x)]
