# Numbers of decimal digits: arithmetic, rounding, functions, text, contexts, errors.
import math
from decimal import *
from fractions import Fraction
print(getcontext())
D=Decimal
def t(s):
    try: print(s,'->',repr(eval(s)))
    except Exception as e: print(s,'!!',type(e).__name__,e)
for s in """D('1.10')+D('2.20')
D('0.1')+D('0.2')==D('0.3')
D(1)/D(3)
D('1')/0
D(0)/0
D('abc')
D(0.1)
D(3)
D('-0')
D('1E+5'), D('123.456e-10'), D('Infinity'), D('NaN'), D('-sNaN12')
D((1,(1,2,3),-2))
D('3.14159').quantize(D('0.01'))
D('2.675').quantize(D('0.01'), ROUND_HALF_UP), D('2.665').quantize(D('0.01'), rounding=ROUND_HALF_EVEN), D('2.5').quantize(D('1'), ROUND_DOWN), D('-2.5').quantize(D(1), ROUND_FLOOR), D('-2.5').quantize(D(1), ROUND_CEILING), D('2.51').quantize(D(1),ROUND_HALF_DOWN), D('2.5').quantize(D(1),ROUND_UP), D('2.5').quantize(D(1),ROUND_05UP)
D(2).sqrt(), D(4).sqrt(), D('0.0004').sqrt(), D('1e20').sqrt(), D('2e21').sqrt(), D(-1).sqrt() if 0 else 0
D(1).exp(), D('2.5').exp(), D(-10).exp(), D('1e-30').exp(), D(100).exp()
D(2).ln(), D(10).ln(), D('1.000001').ln(), D('1e-50').ln(), D('123456789').ln(), D('0.5').ln()
D(2).log10(), D(1000).log10(), D('0.001').log10(), D('123').log10()
D(2)**D('0.5'), D(2)**10, D(2)**-3, D('1.1')**100, D(10)**D('-0.3'), D('0.5')**D('2.5'), D(9)**D('0.5'), D(8)**(D(1)/3), D(100)**D('1.5')
D('1.1')**1000, pow(D(3),5,7), pow(D(-3),5,7)
D(7)//2, D(-7)//2, D(7)%3, D(-7)%3, divmod(D(-7),D(2)), D('7.5')%D('0.2')
D('123.4567').to_integral_value(), D('2.5').to_integral_value(), round(D('2.5')), round(D('2.675'),2), round(D('123.456'),-1), int(D('-3.9')), math.floor(D('-3.5')), math.ceil(D('3.2')), math.trunc(D('-3.7'))
float(D('0.1')), hash(D('0.5'))==hash(0.5), hash(D(10**30))==hash(10**30), hash(D('-1.25')), hash(D('1e-20')), hash(D('Inf'))
D('1.0')==1, D('1.5')==1.5, D('0.1')==0.1, D('1.5')<Fraction(8,5), D(1)<2.5, D('NaN')==D('NaN'), D('Inf')>10**400
D('NaN')<1
D(1)+1.5
1.5*D(2)
D(1)+2, 3-D('0.5'), 2*D('1.25'), 1/D(8), 7//D(2), 10%D(3), 2**D(3)
-D('1.5'), +D('1.23456789012345678901234567890123'), abs(D('-2')), -D(0), D('-0')+0
D('1.20').normalize(), D('1200').normalize(), D('0.000').normalize(), D('100E5').normalize()
D('1.23').as_tuple(), D('0.75').as_integer_ratio(), D('-1e3').as_integer_ratio(), D('123.45').adjusted(), D('Inf').as_tuple(), D('NaN').as_tuple()
str(D('1E-7')), str(D('0.000001')), str(D('1E+3')), str(D('12345E+2')), str(D('0E-10')), D('1234567E+4').to_eng_string(), D('1E-10').to_eng_string()
f"{D('1234567.891'):,.2f}", f"{D('0.00001234')}", f"{D('1234.5'):e}", f"{D('1234.5'):.2e}", f"{D('0.256'):.1%}", f"{D('3.14159'):.3f}", f"{D('3'):10.2f}|", f"{D('3'):<10}|", f"{D('3'):^+10}|", f"{D('-3'):010.3f}", f"{D('12345.678'):g}", f"{D('12345.678'):.3g}", f"{D('1e10'):f}", f"{D('1e-10'):f}", f"{D('1e10'):,}", f"{D('NaN'):10}", f"{D('-Inf'):>12}", f"{D('0'):.2f}", f"{D('0'):.2e}", f"{D('5'):%}", f"{D('1.5'):E}", f"{D('2.5'):.0f}", f"{D('3.5'):.0f}", f"{D('1e3')}", f"{D('1e3'):.1f}", f"{D('123456789.123'):020,.2f}", "%.2f" % D('2.345'), "%s" % D('1.10'), "%d" % D('3.9')
max(D(1),D(2)), min([D('1.5'),D('1.25')]), sum([D('0.1')]*10), sorted([D(3),D('1.5'),2]), D(1).max(D(2)), D('1').compare(D('2')), D('1.0').compare_total(D('1')) if 0 else 0
D('1.5').is_finite(), D('NaN').is_nan(), D(0).is_zero(), D(-1).is_signed(), D('Inf').is_infinite(), D('1e-1000000').is_subnormal(), D(5).number_class()
D('1').next_plus(), D('1').next_minus(), D('123').scaleb(2), D('123').logb(), D(5).fma(2,3), D(10).remainder_near(6), D('1.5').copy_sign(D(-1)), D('1').same_quantum(D('2'))
D('9.99e999999')*10
D('1e-999999')/D('1e100')
D('1')/D('Inf'), D('Inf')-5
D('Inf')-D('Inf')
D('Inf')*0
D(10)**400 if 0 else 0
D('12345678901234567890123456789')+0, D('99999999999999999999999999999')+1, D('1e30')+D('1e-5'), D('1e28')-D('1e-1')
D('1.23').quantize(D('1e-30'))
isinstance(D(1), Decimal), type(D(1)).__name__, D(1).__class__, bool(D(0)), bool(D('0.1')), D('1.1') in [D('1.1')], {D('1.0'):1}[1]
D(" 1_000.5 "), D('١٢'), D(True)
D([1])
D(None)
D('1.5').__round__(), D('1e2').__int__(), complex(D('1.5')), D('5').real, str(D('-0.00')), repr(D('1E+2'))
Decimal.from_float(0.1), Decimal.from_float(-0.0), Decimal(float('inf')), Decimal.from_float(5)
getcontext().divide(D(1),D(7)), getcontext().sqrt(D(3)), getcontext().power(2,10), getcontext().create_decimal('1.23456789012345678901234567890123'), Context(prec=5).create_decimal('3.14159265')
Context(prec=3, rounding=ROUND_DOWN).divide(D(2), D(3))
D(1)<'a'
D(2)==  'a'""".splitlines(): t(s)
getcontext().prec=6
print(D(1)/D(7), D('1.23456789')+0, D('3.1415926535')*2, D(2).sqrt(), D(2).ln(), D('1234567')+D('0.5'))
with localcontext() as ctx:
    ctx.prec=50
    print(D(1)/7, D(2).sqrt(), D(1).exp(), D(2).ln(), D(2)**D('0.3'))
print(D(1)/7)
with localcontext(prec=100): print(D(2).sqrt(), D(3).ln(), D(1).exp(), D(10)**D('0.123'))
getcontext().prec=28
ctx=getcontext(); ctx.clear_flags(); D(1)/3; print(ctx.flags[Inexact], ctx.flags[Rounded], ctx.flags[InvalidOperation], ctx)
ctx.traps[DivisionByZero]=False; print(D(1)/0, D(-1)/0); ctx.traps[DivisionByZero]=True
ctx.traps[InvalidOperation]=False; print(D(0)/0, D(-1).sqrt(), D('x') , D('NaN')+1); ctx.traps[InvalidOperation]=True
ctx.traps[Inexact]=True
try: D(1)/3
except Inexact as e: print(type(e), e)
ctx.traps[Inexact]=False
ctx.rounding=ROUND_HALF_UP; print(round(D('2.5')), D('2.5').to_integral_value(), D('1.005').quantize(D('0.01')), f"{D('2.5'):.0f}")
def pi():
    getcontext().prec += 2
    three = D(3); lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s; n, na = n+na, na+8; d, da = d+da, da+32; t = (t * n) / d; s += t
    getcontext().prec -= 2
    return +s
print(pi())
import copy
print(copy.copy(D('1.5')), copy.deepcopy([D('2.5')]))
