import csv

samples = ["a;b;c\n1;2;3\n", "a\tb\n1\t2\n3\t4\n", "name|age\nx|1\ny|2\n", "'a';'b'\n'c';'d'\n", '"x", "y"\n"p", "q"\n', "one two\nthree four\n", "a:b,c\nd:e,f\n",
           '"it ""is""",2\n"so",3\n', "1.5;2.5\n3.5;4.5\n", "aaa\nbbb\n", "x,y\n" * 25 + "x\n"]
for s in samples:
    try:
        d = csv.Sniffer().sniff(s)
        print(repr(d.delimiter), repr(d.quotechar), d.doublequote, d.skipinitialspace == True, d.quoting, repr(d.lineterminator))
        print(list(csv.reader(s.splitlines()[:2], d)))
    except csv.Error as e:
        print("Error", e)
print(csv.Sniffer().sniff("a;b,c\n1;2,3\n", delimiters=";").delimiter)
