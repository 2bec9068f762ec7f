/* ops.h - the vocabulary in which every mathematical function is written once.
 *
 * A file <name>.inc is the body of one function: a branch-free list of operations on x (and y, and n), made only of
 * the macros below, that ends with one RESULT. It is compiled twice:
 *   in C      math.c includes this header (which defines the macros for C doubles) and then the list: qn_exp(x),
 *             used by the VM and, as qn_exp_n, by the array loops;
 *   in LLVM   codegen/llvm/math_ops.c defines the primitives with LLVMBuild calls, includes "ops_derived.h" and then
 *             the same list: inlined, vectorisable code.
 * Both give the same bits, on every CPU, because every primitive is exactly defined: IEEE double operations rounded
 * to nearest, never contracted, never reassociated (F_FMA is a fused operation on both sides; where the CPU has none,
 * both call a correctly rounded fma()).
 *
 * What a changer must know
 *   - No branch, no loop, no call, no division that could trap: everything is computed, SELECT_* chooses. Operands of
 *     an unchosen side may be inf, nan or garbage, but table indices must be in range for every x (mask them).
 *   - Types are F (double), I (int64, wrapping) and B (truth). Nothing converts by itself: I2F, F2I, BITS, FROM_BITS.
 *   - A nan result from a nan operand must come out as an operation on it (x + x), an invalid one as F_NAN: then sign
 *     and payload do not depend on how a compiler orders the operands of an instruction.
 *   - Tables are `static const` arrays (math_tables.h) of double (TABLE_F) or uint64_t (TABLE_I).
 *
 *   primitives                                           meaning
 *   DEF_F(n, e) DEF_I(n, e) DEF_B(n, e)                  name a value; names are never assigned again
 *   RESULT(e)                                            the value of the function (F, or I or B by its signature)
 *   F_CONST(c) I_CONST(c)                                constants; hex floats, INT64_C
 *   F_ADD F_SUB F_MUL F_DIV (a, b)  F_FMA(a, b, c)       a op b; a * b + c rounded once
 *   F_NEG F_ABS F_SQRT F_FLOOR F_CEIL F_TRUNC F_RINT (a) sign bit flipped, cleared; the rest IEEE; F_RINT: to even
 *   F_COPYSIGN(a, b)                                     |a| with b's sign
 *   F_LT F_LE F_GT F_GE F_EQ (a, b)                      false when either is nan
 *   F_NE(a, b)                                           true when either is nan
 *   I_ADD I_SUB I_MUL I_AND I_OR I_XOR (a, b)            64-bit, wrapping
 *   I_SHL I_LSHR I_ASHR (a, b)                           0 <= b < 64
 *   I_EQ I_NE I_LT I_LE I_GT I_GE (a, b)  I_ULT(a, b)    signed; I_ULT unsigned
 *   B_AND B_OR B_XOR (a, b)  B_NOT(a)                    both sides are evaluated
 *   SELECT_F(c, a, b) SELECT_I(c, a, b)                  c ? a : b
 *   BITS(f) FROM_BITS(i)                                 the same 64 bits seen as I, as F
 *   TABLE_F(t, i) TABLE_I(t, i)                          t[i]
 *   SLOW_F(rare, fast, helper, x)                        rare ? helper(x) : fast, where `rare` is almost never true: the
 *                                                        C side branches; an emitter may branch, or call under a mask
 *   DEF_PAIR_F(a, b, t, i) DEF_PAIR_I, DEF_TRIPLE_F      t[i], t[i + 1] (, t[i + 2]) get names
 *   ORDINARY(c, e)                                       where c holds the result is e, to the bit; the rest of the list still
 *                                                        gives it too, so a side may ignore this
 *   OTHERWISE(c, e)                                      of those where ORDINARY's condition fails, c's have e
 *   RARE(c)                                              c, which does not hold where the ORDINARY of the list does
 *   derived (ops_derived.h): I2F F2I F_NAN F_INF F_ISNAN F_SQUARE F_MULSUB POLY2.. */
#ifndef QN_MATH_OPS_H
#define QN_MATH_OPS_H

#include <stdint.h>
#include <string.h>

static inline int64_t qn_math_bits(double x) {
  int64_t i;
  memcpy(&i, &x, sizeof i);
  return i;
}
static inline double qn_math_from_bits(int64_t i) {
  double x;
  memcpy(&x, &i, sizeof x);
  return x;
}

#define DEF_F(name, e) const double name = (e);
#define DEF_I(name, e) const int64_t name = (e);
#define DEF_B(name, e) const int name = (e);
#define RESULT(e) return (e);

#define F_CONST(c) (c)
#define I_CONST(c) ((int64_t)(c))

#define F_ADD(a, b) ((a) + (b))
#define F_SUB(a, b) ((a) - (b))
#define F_MUL(a, b) ((a) * (b))
#define F_DIV(a, b) ((a) / (b))
#define F_FMA(a, b, c) __builtin_fma((a), (b), (c))
#define F_NEG(a) (-(a))
#define F_ABS(a) __builtin_fabs(a)
#define F_SQRT(a) __builtin_sqrt(a)
#define F_FLOOR(a) __builtin_floor(a)
#define F_CEIL(a) __builtin_ceil(a)
#define F_TRUNC(a) __builtin_trunc(a)
#define F_RINT(a) __builtin_rint(a)
#define F_COPYSIGN(a, b) __builtin_copysign((a), (b))
#define F_LT(a, b) ((a) < (b))
#define F_LE(a, b) ((a) <= (b))
#define F_GT(a, b) ((a) > (b))
#define F_GE(a, b) ((a) >= (b))
#define F_EQ(a, b) ((a) == (b))
#define F_NE(a, b) ((a) != (b))

#define QN_MATH_WRAP(a, op, b) ((int64_t)((uint64_t)(a)op(uint64_t)(b)))
#define I_ADD(a, b) QN_MATH_WRAP(a, +, b)
#define I_SUB(a, b) QN_MATH_WRAP(a, -, b)
#define I_MUL(a, b) QN_MATH_WRAP(a, *, b)
#define I_AND(a, b) QN_MATH_WRAP(a, &, b)
#define I_OR(a, b) QN_MATH_WRAP(a, |, b)
#define I_XOR(a, b) QN_MATH_WRAP(a, ^, b)
#define I_SHL(a, b) QN_MATH_WRAP(a, <<, b)
#define I_LSHR(a, b) QN_MATH_WRAP(a, >>, b)
#define I_ASHR(a, b) ((int64_t)(a) >> (b))
#define I_EQ(a, b) ((a) == (b))
#define I_NE(a, b) ((a) != (b))
#define I_LT(a, b) ((a) < (b))
#define I_LE(a, b) ((a) <= (b))
#define I_GT(a, b) ((a) > (b))
#define I_GE(a, b) ((a) >= (b))
#define I_ULT(a, b) ((uint64_t)(a) < (uint64_t)(b))

#define B_AND(a, b) ((a) & (b))
#define B_OR(a, b) ((a) | (b))
#define B_XOR(a, b) ((a) ^ (b))
#define B_NOT(a) (!(a))
#define SELECT_F(c, a, b) ((c) ? (a) : (b))
#define SELECT_I(c, a, b) ((c) ? (a) : (b))
#define BITS(f) qn_math_bits(f)
#define FROM_BITS(i) qn_math_from_bits(i)
#define TABLE_F(t, i) ((t)[i])
#define TABLE_I(t, i) ((int64_t)(t)[i])
#define SLOW_F(rare, fast, helper, x) (__builtin_expect(!!(rare), 0) ? helper(x) : (fast))

#include "runtime/math/ops_derived.h"
#endif
