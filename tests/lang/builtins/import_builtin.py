"""__import__, as a function."""
m=__import__('math'); print(m.sqrt(4)); print(__import__('os.path').__name__, __import__('os.path', fromlist=['join']).join('a', 'b')); 
print(__import__('numpy').arange(3))
try: __import__('nosuchmod')
except ImportError as e: print(type(e).__name__, e)
