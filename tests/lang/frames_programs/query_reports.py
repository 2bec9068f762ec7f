import numpy as np
import pandas as pd


emp = pd.DataFrame({"name": ["Ann", "Bob", "Cid", "Dee"], "dept": ["it", "hr", "it", "ops"], "pay": [5200, 4100, 4800, 3900], "start year": [2015, 2019, 2020, 2012]})
floor = 4000
print(emp.query("pay > @floor and dept != 'hr'"))
print(emp.query("dept in ['it', 'ops'] and `start year` < 2018"))
print(emp.query("name.str.startswith('D')"))
print(emp.eval("bonus = pay * 0.1\nnet = pay + bonus"))
print(emp.eval("pay / 12").round(2).tolist())
def band(low, high):
    return emp.query("@low <= pay < @high")["name"].tolist()
print(band(4000, 5000))
for bad in ("salary > 1", "pay >", "pay > @ceiling"):
    try:
        emp.query(bad)
    except (pd.errors.UndefinedVariableError, SyntaxError) as e:
        print(type(e).__name__)
