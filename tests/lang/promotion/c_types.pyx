# Every operator of C numbers over every pair of C types: C's promotions, Python's division and remainder. A function for each left type.


def left_c(signed char a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('+', a + c, a + s, a + i, a + q, a + B, a + H, a + I, a + Q, a + f, a + d)
    print('-', a - c, a - s, a - i, a - q, a - B, a - H, a - I, a - Q, a - f, a - d)
    print('*', a * c, a * s, a * i, a * q, a * B, a * H, a * I, a * Q, a * f, a * d)
    print('/', a / c, a / s, a / i, a / q, a / B, a / H, a / I, a / Q, a / f, a / d)
    print('//', a // c, a // s, a // i, a // q, a // B, a // H, a // I, a // Q, a // f, a // d)
    print('%', a % c, a % s, a % i, a % q, a % B, a % H, a % I, a % Q, a % f, a % d)
    print('<', a < c, a < s, a < i, a < q, a < B, a < H, a < I, a < Q, a < f, a < d)
    print('==', a == c, a == s, a == i, a == q, a == B, a == H, a == I, a == Q, a == f, a == d)
    print('&', a & c, a & s, a & i, a & q, a & B, a & H, a & I, a & Q)
    print('|', a | c, a | s, a | i, a | q, a | B, a | H, a | I, a | Q)
    print('^', a ^ c, a ^ s, a ^ i, a ^ q, a ^ B, a ^ H, a ^ I, a ^ Q)
    print('unary', -a, +a, ~a, not a, abs(a))


def shift_c(signed char a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('<<', a << c, a << s, a << i, a << q, a << B, a << H, a << I, a << Q)
    print('>>', a >> c, a >> s, a >> i, a >> q, a >> B, a >> H, a >> I, a >> Q)


def left_s(short a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('+', a + c, a + s, a + i, a + q, a + B, a + H, a + I, a + Q, a + f, a + d)
    print('-', a - c, a - s, a - i, a - q, a - B, a - H, a - I, a - Q, a - f, a - d)
    print('*', a * c, a * s, a * i, a * q, a * B, a * H, a * I, a * Q, a * f, a * d)
    print('/', a / c, a / s, a / i, a / q, a / B, a / H, a / I, a / Q, a / f, a / d)
    print('//', a // c, a // s, a // i, a // q, a // B, a // H, a // I, a // Q, a // f, a // d)
    print('%', a % c, a % s, a % i, a % q, a % B, a % H, a % I, a % Q, a % f, a % d)
    print('<', a < c, a < s, a < i, a < q, a < B, a < H, a < I, a < Q, a < f, a < d)
    print('==', a == c, a == s, a == i, a == q, a == B, a == H, a == I, a == Q, a == f, a == d)
    print('&', a & c, a & s, a & i, a & q, a & B, a & H, a & I, a & Q)
    print('|', a | c, a | s, a | i, a | q, a | B, a | H, a | I, a | Q)
    print('^', a ^ c, a ^ s, a ^ i, a ^ q, a ^ B, a ^ H, a ^ I, a ^ Q)
    print('unary', -a, +a, ~a, not a, abs(a))


def shift_s(short a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('<<', a << c, a << s, a << i, a << q, a << B, a << H, a << I, a << Q)
    print('>>', a >> c, a >> s, a >> i, a >> q, a >> B, a >> H, a >> I, a >> Q)


def left_i(int a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('+', a + c, a + s, a + i, a + q, a + B, a + H, a + I, a + Q, a + f, a + d)
    print('-', a - c, a - s, a - i, a - q, a - B, a - H, a - I, a - Q, a - f, a - d)
    print('*', a * c, a * s, a * i, a * q, a * B, a * H, a * I, a * Q, a * f, a * d)
    print('/', a / c, a / s, a / i, a / q, a / B, a / H, a / I, a / Q, a / f, a / d)
    print('//', a // c, a // s, a // i, a // q, a // B, a // H, a // I, a // Q, a // f, a // d)
    print('%', a % c, a % s, a % i, a % q, a % B, a % H, a % I, a % Q, a % f, a % d)
    print('<', a < c, a < s, a < i, a < q, a < B, a < H, a < I, a < Q, a < f, a < d)
    print('==', a == c, a == s, a == i, a == q, a == B, a == H, a == I, a == Q, a == f, a == d)
    print('&', a & c, a & s, a & i, a & q, a & B, a & H, a & I, a & Q)
    print('|', a | c, a | s, a | i, a | q, a | B, a | H, a | I, a | Q)
    print('^', a ^ c, a ^ s, a ^ i, a ^ q, a ^ B, a ^ H, a ^ I, a ^ Q)
    print('unary', -a, +a, ~a, not a, abs(a))


def shift_i(int a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('<<', a << c, a << s, a << i, a << q, a << B, a << H, a << I, a << Q)
    print('>>', a >> c, a >> s, a >> i, a >> q, a >> B, a >> H, a >> I, a >> Q)


def left_q(long long a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('+', a + c, a + s, a + i, a + q, a + B, a + H, a + I, a + Q, a + f, a + d)
    print('-', a - c, a - s, a - i, a - q, a - B, a - H, a - I, a - Q, a - f, a - d)
    print('*', a * c, a * s, a * i, a * q, a * B, a * H, a * I, a * Q, a * f, a * d)
    print('/', a / c, a / s, a / i, a / q, a / B, a / H, a / I, a / Q, a / f, a / d)
    print('//', a // c, a // s, a // i, a // q, a // B, a // H, a // I, a // Q, a // f, a // d)
    print('%', a % c, a % s, a % i, a % q, a % B, a % H, a % I, a % Q, a % f, a % d)
    print('<', a < c, a < s, a < i, a < q, a < B, a < H, a < I, a < Q, a < f, a < d)
    print('==', a == c, a == s, a == i, a == q, a == B, a == H, a == I, a == Q, a == f, a == d)
    print('&', a & c, a & s, a & i, a & q, a & B, a & H, a & I, a & Q)
    print('|', a | c, a | s, a | i, a | q, a | B, a | H, a | I, a | Q)
    print('^', a ^ c, a ^ s, a ^ i, a ^ q, a ^ B, a ^ H, a ^ I, a ^ Q)
    print('unary', -a, +a, ~a, not a, abs(a))


def shift_q(long long a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('<<', a << c, a << s, a << i, a << q, a << B, a << H, a << I, a << Q)
    print('>>', a >> c, a >> s, a >> i, a >> q, a >> B, a >> H, a >> I, a >> Q)


def left_B(unsigned char a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('+', a + c, a + s, a + i, a + q, a + B, a + H, a + I, a + Q, a + f, a + d)
    print('-', a - c, a - s, a - i, a - q, a - B, a - H, a - I, a - Q, a - f, a - d)
    print('*', a * c, a * s, a * i, a * q, a * B, a * H, a * I, a * Q, a * f, a * d)
    print('/', a / c, a / s, a / i, a / q, a / B, a / H, a / I, a / Q, a / f, a / d)
    print('//', a // c, a // s, a // i, a // q, a // B, a // H, a // I, a // Q, a // f, a // d)
    print('%', a % c, a % s, a % i, a % q, a % B, a % H, a % I, a % Q, a % f, a % d)
    print('<', a < c, a < s, a < i, a < q, a < B, a < H, a < I, a < Q, a < f, a < d)
    print('==', a == c, a == s, a == i, a == q, a == B, a == H, a == I, a == Q, a == f, a == d)
    print('&', a & c, a & s, a & i, a & q, a & B, a & H, a & I, a & Q)
    print('|', a | c, a | s, a | i, a | q, a | B, a | H, a | I, a | Q)
    print('^', a ^ c, a ^ s, a ^ i, a ^ q, a ^ B, a ^ H, a ^ I, a ^ Q)
    print('unary', -a, +a, ~a, not a, abs(a))


def shift_B(unsigned char a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('<<', a << c, a << s, a << i, a << q, a << B, a << H, a << I, a << Q)
    print('>>', a >> c, a >> s, a >> i, a >> q, a >> B, a >> H, a >> I, a >> Q)


def left_H(unsigned short a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('+', a + c, a + s, a + i, a + q, a + B, a + H, a + I, a + Q, a + f, a + d)
    print('-', a - c, a - s, a - i, a - q, a - B, a - H, a - I, a - Q, a - f, a - d)
    print('*', a * c, a * s, a * i, a * q, a * B, a * H, a * I, a * Q, a * f, a * d)
    print('/', a / c, a / s, a / i, a / q, a / B, a / H, a / I, a / Q, a / f, a / d)
    print('//', a // c, a // s, a // i, a // q, a // B, a // H, a // I, a // Q, a // f, a // d)
    print('%', a % c, a % s, a % i, a % q, a % B, a % H, a % I, a % Q, a % f, a % d)
    print('<', a < c, a < s, a < i, a < q, a < B, a < H, a < I, a < Q, a < f, a < d)
    print('==', a == c, a == s, a == i, a == q, a == B, a == H, a == I, a == Q, a == f, a == d)
    print('&', a & c, a & s, a & i, a & q, a & B, a & H, a & I, a & Q)
    print('|', a | c, a | s, a | i, a | q, a | B, a | H, a | I, a | Q)
    print('^', a ^ c, a ^ s, a ^ i, a ^ q, a ^ B, a ^ H, a ^ I, a ^ Q)
    print('unary', -a, +a, ~a, not a, abs(a))


def shift_H(unsigned short a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('<<', a << c, a << s, a << i, a << q, a << B, a << H, a << I, a << Q)
    print('>>', a >> c, a >> s, a >> i, a >> q, a >> B, a >> H, a >> I, a >> Q)


def left_I(unsigned int a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('+', a + c, a + s, a + i, a + q, a + B, a + H, a + I, a + Q, a + f, a + d)
    print('-', a - c, a - s, a - i, a - q, a - B, a - H, a - I, a - Q, a - f, a - d)
    print('*', a * c, a * s, a * i, a * q, a * B, a * H, a * I, a * Q, a * f, a * d)
    print('/', a / c, a / s, a / i, a / q, a / B, a / H, a / I, a / Q, a / f, a / d)
    print('//', a // c, a // s, a // i, a // q, a // B, a // H, a // I, a // Q, a // f, a // d)
    print('%', a % c, a % s, a % i, a % q, a % B, a % H, a % I, a % Q, a % f, a % d)
    print('<', a < c, a < s, a < i, a < q, a < B, a < H, a < I, a < Q, a < f, a < d)
    print('==', a == c, a == s, a == i, a == q, a == B, a == H, a == I, a == Q, a == f, a == d)
    print('&', a & c, a & s, a & i, a & q, a & B, a & H, a & I, a & Q)
    print('|', a | c, a | s, a | i, a | q, a | B, a | H, a | I, a | Q)
    print('^', a ^ c, a ^ s, a ^ i, a ^ q, a ^ B, a ^ H, a ^ I, a ^ Q)
    print('unary', -a, +a, ~a, not a, abs(a))


def shift_I(unsigned int a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('<<', a << c, a << s, a << i, a << q, a << B, a << H, a << I, a << Q)
    print('>>', a >> c, a >> s, a >> i, a >> q, a >> B, a >> H, a >> I, a >> Q)


def left_Q(unsigned long long a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('+', a + c, a + s, a + i, a + q, a + B, a + H, a + I, a + Q, a + f, a + d)
    print('-', a - c, a - s, a - i, a - q, a - B, a - H, a - I, a - Q, a - f, a - d)
    print('*', a * c, a * s, a * i, a * q, a * B, a * H, a * I, a * Q, a * f, a * d)
    print('/', a / c, a / s, a / i, a / q, a / B, a / H, a / I, a / Q, a / f, a / d)
    print('//', a // c, a // s, a // i, a // q, a // B, a // H, a // I, a // Q, a // f, a // d)
    print('%', a % c, a % s, a % i, a % q, a % B, a % H, a % I, a % Q, a % f, a % d)
    print('<', a < c, a < s, a < i, a < q, a < B, a < H, a < I, a < Q, a < f, a < d)
    print('==', a == c, a == s, a == i, a == q, a == B, a == H, a == I, a == Q, a == f, a == d)
    print('&', a & c, a & s, a & i, a & q, a & B, a & H, a & I, a & Q)
    print('|', a | c, a | s, a | i, a | q, a | B, a | H, a | I, a | Q)
    print('^', a ^ c, a ^ s, a ^ i, a ^ q, a ^ B, a ^ H, a ^ I, a ^ Q)
    print('unary', -a, +a, ~a, not a, abs(a))


def shift_Q(unsigned long long a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('<<', a << c, a << s, a << i, a << q, a << B, a << H, a << I, a << Q)
    print('>>', a >> c, a >> s, a >> i, a >> q, a >> B, a >> H, a >> I, a >> Q)


def left_f(float a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('+', a + c, a + s, a + i, a + q, a + B, a + H, a + I, a + Q, a + f, a + d)
    print('-', a - c, a - s, a - i, a - q, a - B, a - H, a - I, a - Q, a - f, a - d)
    print('*', a * c, a * s, a * i, a * q, a * B, a * H, a * I, a * Q, a * f, a * d)
    print('/', a / c, a / s, a / i, a / q, a / B, a / H, a / I, a / Q, a / f, a / d)
    print('//', a // c, a // s, a // i, a // q, a // B, a // H, a // I, a // Q, a // f, a // d)
    print('%', a % c, a % s, a % i, a % q, a % B, a % H, a % I, a % Q, a % f, a % d)
    print('<', a < c, a < s, a < i, a < q, a < B, a < H, a < I, a < Q, a < f, a < d)
    print('==', a == c, a == s, a == i, a == q, a == B, a == H, a == I, a == Q, a == f, a == d)
    print('unary', -a, +a, not a, abs(a))


def left_d(double a, signed char c, short s, int i, long long q, unsigned char B, unsigned short H, unsigned int I, unsigned long long Q, float f, double d):
    print('+', a + c, a + s, a + i, a + q, a + B, a + H, a + I, a + Q, a + f, a + d)
    print('-', a - c, a - s, a - i, a - q, a - B, a - H, a - I, a - Q, a - f, a - d)
    print('*', a * c, a * s, a * i, a * q, a * B, a * H, a * I, a * Q, a * f, a * d)
    print('/', a / c, a / s, a / i, a / q, a / B, a / H, a / I, a / Q, a / f, a / d)
    print('//', a // c, a // s, a // i, a // q, a // B, a // H, a // I, a // Q, a // f, a // d)
    print('%', a % c, a % s, a % i, a % q, a % B, a % H, a % I, a % Q, a % f, a % d)
    print('<', a < c, a < s, a < i, a < q, a < B, a < H, a < I, a < Q, a < f, a < d)
    print('==', a == c, a == s, a == i, a == q, a == B, a == H, a == I, a == Q, a == f, a == d)
    print('unary', -a, +a, not a, abs(a))


for k in (0, 1):
    right = [[-5, 100][k], [-7, 30000][k], [-3, 65537][k], [-9, 8589934592][k], [2, 250][k], [3, 65000][k], [5, 4000000000][k], [7, 1099511627776][k], [-1.3, 2.7][k], [-2.3, 10700000000.3][k]]
    print('signed char', -5)
    left_c(-5, *right)
    shift_c(-5, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('signed char', 100)
    left_c(100, *right)
    shift_c(100, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('short', -7)
    left_s(-7, *right)
    shift_s(-7, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('short', 30000)
    left_s(30000, *right)
    shift_s(30000, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('int', -3)
    left_i(-3, *right)
    shift_i(-3, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('int', 65537)
    left_i(65537, *right)
    shift_i(65537, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('long long', -9)
    left_q(-9, *right)
    shift_q(-9, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('long long', 8589934592)
    left_q(8589934592, *right)
    shift_q(8589934592, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('unsigned char', 2)
    left_B(2, *right)
    shift_B(2, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('unsigned char', 250)
    left_B(250, *right)
    shift_B(250, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('unsigned short', 3)
    left_H(3, *right)
    shift_H(3, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('unsigned short', 65000)
    left_H(65000, *right)
    shift_H(65000, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('unsigned int', 5)
    left_I(5, *right)
    shift_I(5, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('unsigned int', 4000000000)
    left_I(4000000000, *right)
    shift_I(4000000000, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('unsigned long long', 7)
    left_Q(7, *right)
    shift_Q(7, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('unsigned long long', 1099511627776)
    left_Q(1099511627776, *right)
    shift_Q(1099511627776, 1, 2, 3, 4, 3, 2, 1, 5, 1.5, 2.5)
    print('float', -1.3)
    left_f(-1.3, *right)
    print('float', 2.7)
    left_f(2.7, *right)
    print('double', -2.3)
    left_d(-2.3, *right)
    print('double', 10700000000.3)
    left_d(10700000000.3, *right)
