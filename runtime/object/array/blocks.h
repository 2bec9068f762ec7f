/* blocks.h - elementwise programs run block by block: an expression over arrays whose intermediate results stay in the first
 * caches and are never arrays.
 *
 * A program has a shape and values: inputs (memory with a stride for each axis of the shape, 0 where it is repeated), constants,
 * and results of steps, which run the loops of ufunc.def, casts and choices. It ends in outputs (memory again) and folds (sums,
 * counts, extrema). The caller has checked everything: types by qn_ufunc_resolve, shapes by broadcasting, and that an output
 * meets no input except element for element. Nothing here knows objects; memory belongs to the caller.
 *
 *   qn_blocks *p = qn_blocks_new(alloc, ndim, shape);
 *   int x = qn_blocks_input(p, &view), two = qn_blocks_const(p, QN_D_FLOAT64, &(double){2});
 *   int r = qn_blocks_ufunc(p, QN_UF_multiply, &types, (int[]){x, two});
 *   qn_blocks_output(p, r, &result);  int s = qn_blocks_fold(p, QN_BLOCK_SUM, r);
 *   qn_blocks_run(p, rt);  … p->folds[s].f …  p->steps[k].faults …
 *   qn_blocks_free(p);
 *
 * Builders give the value's number, or -1 when the program is full or there is no such loop or cast: the caller then computes
 * another way. Results have the bits of the loops run over whole arrays, for any number of threads: steps are elementwise, sums
 * have the lanes and blocks of sums.c, other folds do not depend on order.
 *
 * Nulls: a caller with validity bitmaps computes all rows and combines the bitmaps itself, or picks by them. */
#ifndef QN_ARRAY_BLOCKS_H
#define QN_ARRAY_BLOCKS_H

#include "runtime/object/array/iter.h"
#include "runtime/object/array/picks.h"

enum { QN_BLOCK_VALUES = 112, QN_BLOCK_STEPS = 64, QN_BLOCK_OUTS = 4, QN_BLOCK_FOLDS = 8 };

typedef enum qn_block_kind { QN_BLOCK_INPUT, QN_BLOCK_CONST, QN_BLOCK_STEP } qn_block_kind;

typedef struct qn_block_value {
  qn_block_kind kind;
  qn_dtype dtype;
  char *data;                   /* INPUT: of its first element */
  int64_t strides[QN_MAX_RANK]; /* INPUT: by axis of the shape, in bytes; after planning: by axis of the walk */
  _Alignas(16) char slot[16];   /* CONST */
  int16_t first, last;          /* steps that read it first and last; -1: none */
  int16_t room;                 /* where its block lies; -1: in its own memory */
  bool flat;                    /* one stride goes through all elements of the walk */
} qn_block_value;

typedef struct qn_block_step {
  qn_loop loop;       /* a ufunc's; NULL: a cast, or without one a choice (in: mask, x, y) */
  qn_cast_loop cast;
  qn_ufunc_id id;
  qn_dtype dtype;     /* of the loop */
  qn_fault fault;
  uint8_t nin, in[3], out;
  int faults;         /* QN_FP_ bits met, after a run */
} qn_block_step;

typedef struct qn_block_out {
  int value;
  char *data;
  int64_t strides[QN_MAX_RANK];
  bool flat, direct;  /* direct: the last step writes here */
  bool bits;          /* of bools: a bit for each, packed (qn_blocks_bits) */
  bool stream;        /* set by the caller: nobody reads the result soon, write it past the caches */
} qn_block_out;

/* SUM: of float64s and float32s as sums.c defines it (f; the caller rounds float32's), of other ints and bools modulo 2**64 (i).
 * COUNT: how many are true (bools). MIN, MAX: f for floats (nan wins), i for ints (not uint64); of no elements: i is 0, f nan. */
typedef enum qn_block_op { QN_BLOCK_SUM, QN_BLOCK_COUNT, QN_BLOCK_MIN, QN_BLOCK_MAX } qn_block_op;
typedef struct qn_block_fold {
  qn_block_op op;
  int value;
  double f;
  int64_t i;
} qn_block_fold;

typedef struct qn_blocks {
  const qn_allocator *alloc;
  int ndim;
  int64_t shape[QN_MAX_RANK]; /* after planning: of the walk, merged */
  int64_t size;
  int n_values, n_steps, n_outs, n_folds;
  /* Set by the caller of a program of one axis, whose size is picks->n: inputs are arrays of picks->of elements without gaps (their
   * views say picks->n), of which those that are picked are taken. Outputs and folds have these alone. NULL: all. */
  const qn_picks *picks;
  bool mirrored;              /* set by the caller: folds take the elements with the first axis innermost (sums of arrays in Fortran's order) */
  qn_block_out outs[QN_BLOCK_OUTS];
  qn_block_fold folds[QN_BLOCK_FOLDS];
  qn_block_step steps[QN_BLOCK_STEPS];
  qn_block_value values[QN_BLOCK_VALUES];
  /* planned */
  int64_t tile, room_size;    /* elements of a block; bytes of a room */
  bool runs;                  /* blocks end with the innermost axis, and nothing is gathered */
} qn_blocks;

qn_blocks *qn_blocks_new(const qn_allocator *alloc, int ndim, const int64_t *shape); /* NULL: no memory */
void qn_blocks_free(qn_blocks *p);
int qn_blocks_input(qn_blocks *p, const qn_view *v); /* of any shape that broadcasts to the program's; equal ones are one value */
int qn_blocks_const(qn_blocks *p, qn_dtype d, const void *at);
int qn_blocks_cast(qn_blocks *p, int value, qn_dtype to);
int qn_blocks_ufunc(qn_blocks *p, qn_ufunc_id id, const qn_ufunc_types *t, const int *in); /* casts its operands */
int qn_blocks_choose(qn_blocks *p, int mask, int x, int y); /* mask: bools; x and y of one dtype, which is the result's */
bool qn_blocks_output(qn_blocks *p, int value, const qn_view *to); /* of the program's shape; a cast where dtypes differ */
bool qn_blocks_bits(qn_blocks *p, int value, uint64_t *bits); /* an output of bools, one axis, as picks.h has them; the last word is filled up */
int qn_blocks_fold(qn_blocks *p, qn_block_op op, int value);
/* rt: for its threads; NULL: on this one. -1: no memory (nothing was written). A program runs once. */
int qn_blocks_run(qn_blocks *p, qn_rt *rt);
#endif
