# textwrap: wrapped and filled paragraphs, dedent, indent, shorten.
import textwrap

text = """The quick brown fox jumped over the lazy dog, a well-known sentence of thirty-five letters;
it is   used\tto test type-writers -- and text-wrapping functions. See supercalifragilisticexpialidocious."""
for width in (20, 33, 70, 12):
    print(width)
    print(textwrap.fill(text, width))
print(textwrap.wrap(text, 40, initial_indent='* ', subsequent_indent='  '))
print(textwrap.wrap(text, 25, break_long_words=False, break_on_hyphens=False))
print(textwrap.shorten(text, 50), textwrap.shorten('short  text', 50), textwrap.shorten(text, 30, placeholder='...'))
print(textwrap.wrap('', 10), textwrap.wrap('   ', 10), textwrap.wrap('  a  b', 3), textwrap.wrap('aaa bbb ccc ddd', 7, max_lines=1))
code = """
    def f(x):
        if x:
            return 1

        return 2
\t
    print(f(0))
"""
print(textwrap.dedent(code))
print(repr(textwrap.dedent('  a\n \tb\n')), repr(textwrap.dedent('x\n  y')), repr(textwrap.dedent('')))
print(textwrap.indent('one\n\n  two\nthree', '> '))
print(textwrap.indent('one\n\ntwo\n', '+', lambda line: True))
print(textwrap.TextWrapper(width=15, drop_whitespace=False).wrap('one two  three four five'))
for bad in (lambda: textwrap.wrap('a', 0), lambda: textwrap.shorten('aaaa bbbb', 3)):
    try:
        bad()
    except ValueError as e:
        print(e)
