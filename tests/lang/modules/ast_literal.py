import ast
from ast import literal_eval
for t in ["1","-2","1.5e3","'a'",'"b\\n"',"[1, 2, 'x']","(1,)","()","(1)","{'a': 1, 'b': [1, (2, 3)]}","{1,2}","set()","None","True"," [1,\n 2]","1+2j","-1.5-3j","b'ab\\x00'","r'\\n'","'a' 'b'","'''tri\nple'''","1, 2","0x1f","1_000","[{'id': 16, 'name': 'Animation'}, {'id': 35, 'name': \"It's\"}]","{'a': None, 'b': True,}","...","'\\u00e9'","[]  # c","{}"]:
    v = literal_eval(t); print(type(v).__name__, repr(v))
for t in ["a","f(1)","[1","1 +","1+2","nan","", "[1 2]","{'a' 1}","01","[1,,2]", "'abc", ")"]:
    try: print(literal_eval(t))
    except (ValueError, SyntaxError) as e: print(t, type(e).__name__, str(e)[:30] if isinstance(e,ValueError) else '')
try: ast.literal_eval(5.0)
except ValueError as e: print(e)
