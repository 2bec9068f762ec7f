/* loop.c - the interpreter loop.
 *
 * One C function with a label for each instruction; the families are in loop_*.inc, included into its body. Python calls
 * Python without the C stack: a call pushes a frame and goes on. In registers of the C function: f (frame), R (its
 * registers), pc (next instruction), ins (this one), K (constants), nvars (first temporary).
 *
 * Rules: SAVE before anything that may raise or run other code (tracebacks and callbacks read f->pc). A temporary that an
 * instruction reads is consumed: fast paths on numbers need not (a stale number is harmless), everything else goes through
 * USE. A result replaces what its register held (SET releases it). */
#include "runtime/vm/deferred.h"
#include "runtime/vm/slow.h"

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wpedantic" /* computed goto */
#endif

#define NEXT                 \
  do {                       \
    ins = pc++;              \
    goto *labels[ins->op];   \
  } while (0)
#define SAVE (f->pc = ins)
#define A (&R[ins->a])
#define B (&R[ins->b])
#define C (&R[ins->c])
#define IMM ((int64_t)(int16_t)ins->c)
#define USE(reg)                                        \
  do {                                                  \
    if ((reg) >= nvars) qn_vclear(rt, &R[reg]);         \
  } while (0)
#define TRY(x)                              \
  do {                                      \
    if (QN_UNLIKELY((x) != 0)) goto error;  \
  } while (0)
#define SET_HEAD(d, head, field, x)                        \
  do {                                                     \
    qn_value *d_ = (d);                                    \
    if (QN_UNLIKELY(d_->tag == QN_OBJ)) qn_vclear(rt, d_); \
    *(uint64_t *)(void *)d_ = (head);                      \
    d_->field = (x);                                       \
  } while (0)
#define SET_INT(d, x) SET_HEAD(d, QN_INT, i, x)
#define SET_FLOAT(d, x) SET_HEAD(d, QN_FLOAT, f, x)
#define SET_BOOL(d, x) SET_HEAD(d, QN_BOOL, i, x)
#define SET(d, v) qn_vset(rt, (d), (v))
#define BOTH(x, y, t) (((x)->tag ^ (t)) + ((y)->tag ^ (t)) == 0)
#define POLL                                            \
  do {                                                  \
    if (QN_UNLIKELY(__atomic_load_n(&vm->breaker, __ATOMIC_RELAXED))) goto poll; \
  } while (0)
#define ENTER_FRAME                        \
  do {                                     \
    R = f->r;                              \
    K = f->code->unit->values;             \
    nvars = f->code->nvars;                \
  } while (0)

int qn_vm_run(qn_rt *rt, qn_frame *f, const qn_ins *pc, qn_value *out) {
  static const void *const labels[QN_BC_COUNT] = {
#define OP(name, operands, words) &&L_##name,
#include "codegen/bytecode/bytecode.def"
#undef OP
  };
  qn_vm *vm = qn_vm_of(rt);
  qn_thread *th = vm->current;
  const qn_ins *ins;
  qn_value *R;
  const qn_value *K;
  uint32_t nvars;
  /* a call being set up */
  qn_function *fn;
  qn_value *base, *argv;
  uint32_t argn;
  ENTER_FRAME;
  if (!pc) goto error; /* an exception thrown into a generator */
  NEXT;

#include "runtime/vm/loop_move.inc"

#include "runtime/vm/loop_arith.inc"

#include "runtime/vm/loop_build.inc"

#include "runtime/vm/loop_item.inc"

#include "runtime/vm/loop_call.inc"

#include "runtime/vm/loop_iter.inc"

#include "runtime/vm/loop_raise.inc"

poll: /* another thread waits, or the program is interrupted: pc is the instruction before which that happens */
  f->pc = pc;
  if (qn_vm_interrupted(rt)) goto error;
  if (vm->waiting) qn_lock_yield(rt);
  NEXT;
}
