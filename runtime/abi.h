/* abi.h - the structs that generated code reads and writes, and the shapes of the functions that cross between it and
 * the runtime. Offsets are asserted below and built into codegen/llvm: a change here is a change of QN_ABI_VERSION,
 * which is part of every cache key and object.
 *
 * Includes only dtype.h: the module with LLVM inside, the runtime and the engine all see this file. */
#ifndef QN_ABI_H
#define QN_ABI_H

#include <stddef.h>
#include <stdint.h>

#include "runtime/base/dtype.h"

#define QN_ABI_VERSION 10

enum {
  QN_STATUS_NOSITE = 0x7fffffff, /* a failure outside every site: err.type and err.message say what */
  QN_MAX_RANK = 8,
  QN_ERR_OPERANDS = 4, /* values that a failing site hands to its message */
  QN_TRACE_MAX = 32    /* call sites kept: the innermost 16 and the outermost 16 */
};

/* --- array view ------------------------------------------------------------------------------------------------
 * What an array is to generated code. The array object holds one inside; a kernel takes a pointer to it and loads
 * the fields once. Strides are in bytes and may be negative or 0. Rank 0 is allowed. */
typedef struct qn_view {
  void *data;                    /* the element at index 0, 0, … */
  void *owner;                   /* keeps data alive: a runtime object, or a kernel heap block tagged with bit 0
                                    (qn_owner_is_block), or NULL for the host's memory */
  int64_t shape[QN_MAX_RANK];    /* elements, never negative; [ndim..] unspecified */
  int64_t strides[QN_MAX_RANK];  /* bytes */
  int32_t ndim;
  uint8_t dtype;                 /* qn_dtype */
  uint8_t flags;                 /* QN_VIEW_* */
  uint16_t reserved;             /* 0 */
} qn_view;

enum {
  QN_VIEW_C = 1,       /* C-contiguous */
  QN_VIEW_F = 2,       /* Fortran-contiguous (a 1-D contiguous view has both) */
  QN_VIEW_READONLY = 4
};

static inline int qn_owner_is_block(const void *owner) { return (int)((uintptr_t)owner & 1); }

/* --- call context ----------------------------------------------------------------------------------------------
 * One per running call, and one per worker of a parallel loop (made from its parent's by qn_par_for).
 * On failure a function returns a site + 1 (0 = fine): the index of a row of the module's site table that says
 * exception, message and span. The failing instruction fills `err`, and every caller adds its own call site. */
typedef struct qn_kerr {
  int32_t site;                       /* of the failing instruction */
  int32_t trace_n;                    /* call sites seen, innermost first; see QN_TRACE_MAX */
  int64_t iter;                       /* in a body: the failing iteration, in the units of its begin and end */
  uint64_t operand[QN_ERR_OPERANDS];  /* ints by value (sign-extended), floats as the bits of a double */
  int32_t trace[QN_TRACE_MAX];        /* entry i: i < 16 ? trace[i] : trace[16 + i % 16] */
  char type[32];                      /* "" = as the site says; else the exception a helper raised */
  char message[496];                  /* with type: its text; else the texts of qn_k_note_text, each ended by a zero */
} qn_kerr;

typedef struct qn_kblock qn_kblock;  /* runtime/kernel */
struct qn_kobj;                      /* runtime/kernel/layout.h */
/* Owners of arrays that are not blocks of a call's heap, kept by an object that outlives the call. Called only by
 * qn_kheap_clear of a context without parent and by qn_kobj_drop, that is where the host may count its objects. */
typedef struct qn_kowners {
  void (*retain)(void *user, void *owner);
  void (*release)(void *user, void *owner);
  void *user;
} qn_kowners;
typedef struct qn_kctx {
  uintptr_t stack_limit;             /* a frame whose stack pointer is below it raises RecursionError */
  const volatile int32_t *cancel;    /* never NULL; nonzero: give up at the next poll */
  qn_kblock *heap;                   /* blocks allocated by this call and not yet freed (doubly linked) */
  int64_t live, limit;               /* bytes in `heap`; limit 0 = none */
  struct qn_kctx *parent;            /* of a worker's context; NULL at the top */
  void *par;                         /* qn_par_for's: NULL outside parallel loops */
  void *session;                     /* the engine's: opaque to generated code and to helpers below it */
  qn_kerr err;
  const struct qn_khooks *hooks;     /* of the session (runtime/kernel/kernel.h); NULL: none */
  void *line;                        /* runtime/kernel/print.c: the line being printed */
  void *random, *own_random;         /* runtime/kernel/random.c: the generators of this thread; own: freed with the context */
  struct qn_kobj *objects;           /* made by this call and not yet freed (doubly linked) */
  const qn_kowners *owners;          /* NULL: such arrays must live as long as what keeps them */
  struct qn_kpin *pins;              /* owners to be retained when the call ends */
  int32_t workers, lock;             /* contexts of workers under this one; guards the lists while there are some */
  struct qn_kpool *pool;             /* runtime/kernel/pool.h: of the session; NULL: none */
  void *made;                        /* engine/made.c: objects of the VM that this call made or let go; NULL: none yet */
  int32_t locked;                    /* the VM's lock is held while this call runs */
  void *captured;                    /* qn_buf: what it prints, for whatever stands in place of sys.stdout; NULL: it goes out */
  const char *stack;                 /* where the frames of kernels begin; they lie below */
} qn_kctx;

/* --- function shapes ------------------------------------------------------------------------------------------- */
/* The public entry of a kernel. One slot of 8 bytes per scalar: ints sign- or zero-extended, bool 0 or 1, float64 by
 * bits, float32 by bits in the low half, complex64 both halves in one slot, complex128 two slots (re, im).
 * Arrays: const qn_view * (arguments: borrowed for the call). None takes no slot. A returned array is a qn_view * in
 * the call's heap; its owner is an argument's owner (retain it) or a tagged block (qn_kheap_take it) before
 * qn_kheap_clear. Tuples are flattened, left to right. */
typedef int32_t (*qn_entry_fn)(qn_kctx *ctx, const uint64_t *args, uint64_t *rets);

/* The body of every outermost counted loop: runs iterations [begin, end). Its context is qn_par_ctx() of the frame's
 * first member, which is the context of the function that owns the loop. */
typedef int32_t (*qn_body_fn)(void *frame, int64_t begin, int64_t end);

/* runtime/parallel. Runs body over [0, n), cut in chunks, each run in order; cost_ps = estimated picoseconds for one
 * iteration: odd when it has no loops and calls, so that the estimate is good. Of several failing chunks the one with the smallest err.iter is copied to ctx->err and its site returned.
 * Reductions need nothing more: their loop is over block numbers of the fixed grid (codegen/llvm/emit_parallel.c: at most 256). */
int32_t qn_par_for(qn_kctx *ctx, qn_body_fn body, void *frame, int64_t n, int64_t cost_ps);
/* runtime/parallel. The context of the worker that runs the calling thread's chunk: called once at the top of each
 * body call. `parent` itself when the loop runs serially in its own thread. */
qn_kctx *qn_par_ctx(qn_kctx *parent);

/* --- whole-array statements (runtime/kernel/nest.c) -------------------------------------------------------------------
 * qn_k_nest makes the views that a statement reads and stores to, tests shapes and memory, and has `row` compute stretches of
 * n elements: at[g] points to the first element of group g. frame: what the kernel wrote for `row`. Returns a status, as
 * kernels do. `spec` is made by codegen/lower, one int32 after the other:
 *   the head (QN_NEST_*) · per array: rank, layout, dtype · per view, the one stored to first: array, group, offset in the group's
 *   elements, site, number of axes, and 7 words an axis: kind, then lo, hi, step as (QN_NEST_OPERAND_*, value); an index is lo
 *   · per group: the view that begins first, how many elements further the last of its views begins (-1: one element for the
 *   whole row, which `row` reads at index 0), how many elements one index of a row is.
 * `mem`: per array data, shape, and the strides of layout A; then the operands that are computed. */
typedef int32_t (*qn_row_fn)(void *frame, qn_kctx *ctx, void *const *at, int64_t n);
int32_t qn_k_nest(qn_kctx *ctx, const int32_t *spec, const int64_t *mem, qn_row_fn row, void *frame, int64_t cost_ps);
enum { QN_NEST_NDIM, QN_NEST_INNER, QN_NEST_FLAGS, QN_NEST_ARRAYS, QN_NEST_VIEWS, QN_NEST_GROUPS, QN_NEST_SITE, QN_NEST_INTS, QN_NEST_HEAD };
enum { /* flags */
  QN_NEST_PARALLEL = 1,
  QN_NEST_FIXED = 2, /* rows lie along dimension INNER: offsets and repeated elements were settled for it */
  QN_NEST_COPY = 4   /* view 0 = view 1, without `row` */
};
enum { QN_NEST_AXIS_FULL, QN_NEST_AXIS_SLICE, QN_NEST_AXIS_INDEX, QN_NEST_AXIS_NEW };
enum { QN_NEST_OPERAND_NONE, QN_NEST_OPERAND_CONST, QN_NEST_OPERAND_INT }; /* INT: which of the computed operands */
enum { QN_NEST_ARRAY_WORDS = 3, QN_NEST_VIEW_WORDS = 5, QN_NEST_AXIS_WORDS = 7, QN_NEST_GROUP_WORDS = 3, QN_NEST_MOST = 72, QN_NEST_MAX_STEP = 8 };

_Static_assert(sizeof(void *) == 8, "64-bit only");
_Static_assert(offsetof(qn_view, data) == 0 && offsetof(qn_view, owner) == 8, "qn_view");
_Static_assert(offsetof(qn_view, shape) == 16 && offsetof(qn_view, strides) == 80, "qn_view");
_Static_assert(offsetof(qn_view, ndim) == 144 && offsetof(qn_view, dtype) == 148 && offsetof(qn_view, flags) == 149 &&
                   sizeof(qn_view) == 152,
               "qn_view");
_Static_assert(offsetof(qn_kctx, stack_limit) == 0 && offsetof(qn_kctx, cancel) == 8 && offsetof(qn_kctx, err) == 64,
               "qn_kctx");
_Static_assert(offsetof(qn_kerr, iter) == 8 && offsetof(qn_kerr, operand) == 16, "qn_kerr");

#endif
