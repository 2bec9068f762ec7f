import pandas as pd
for vals in ([1.5,None],[1.5,"x"],[None,"x"],[1,"x"],["x",1.5]):
  for ff in ("{:.3f}".format, "{: .3f}".format, lambda x: " %g"%x):
    pd.options.display.float_format=ff
    print(pd.Series(vals,dtype=object)); print(pd.DataFrame({"a":pd.Series(vals,dtype=object)}))
