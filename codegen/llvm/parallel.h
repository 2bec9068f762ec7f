/* parallel.h - what emit_parallel.c and emit_jam.c share: the plan of a parallel loop and its inner function. */
#ifndef QN_LLVM_PARALLEL_H
#define QN_LLVM_PARALLEL_H

#include "codegen/llvm/emit.h"

enum { LANES = 32, MAX_BLOCKS = 256, FINE_BLOCK = 128, MAX_REDUCTIONS = 32, LIGHT = 48 };
enum { F_CTX, F_START, F_STEP, F_N, F_BLOCKS, F_PARTIALS, F_FIXED };

typedef struct capture {
  enum { CAP_VALUE, CAP_PARAM, CAP_LOCAL } kind;
  uint32_t id;
  qn_irtype type;
  uint32_t field; /* first field of the frame */
} capture;

typedef struct ploop {
  fx *x;               /* the parent */
  const qn_irins *i;
  qn_irval id;
  const qn_irfn *fn;
  uint8_t *inside;     /* per value: made in the region */
  uint8_t *captured;   /* per value */
  uint8_t *param;      /* per parameter: captured */
  uint8_t *local;      /* per local: 1 read, 2 set, 4 reduction */
  QN_VEC(capture) caps;
  uint32_t *out_field; /* per local: where the last iteration's value goes */
  lt *fields;
  lv *part;            /* per field of the captures: its value in the parent */
  uint32_t *param_of;  /* per field: which parameter of the inner function has it, + 1; 0: it is the constant `part` */
  uint32_t nfields, partial_bytes;
  uint32_t red_offset[MAX_REDUCTIONS];
  lt frame;
  bool light, loops, calls;
  uint32_t weight;
  int64_t cost_ps;
  bool unit; /* step is the constant 1 */
} ploop;

/* Lanes in memory: parts of `LANES` values, one array per part. */
typedef struct lanes {
  lv re, im;
} lanes;

typedef struct counted {
  lv k;
  lb head, latch, done;
} counted;

typedef struct inner {
  fx x;
  const ploop *p;
  lv frame, begin, end, start, step;
  ev *initial;  /* per local: before the loop */
  lanes *acc;   /* per reduction */
  lv n, blocks;  /* trip count, blocks of the grid */
} inner;

/* A loop over [from, to) stepping by `step`, written between begin and end. */
counted qn_p_begin(fx *x, lv from, lv to, const char *name);
void qn_p_end(fx *x, counted *c, int64_t step);
bool qn_p_in_lanes(qn_irtype t);
lv qn_p_lane(fx *x, qn_irtype t, lv base, lv k);
void qn_p_store_local(fx *x, uint32_t l, ev v);
void qn_p_init_reductions(inner *in);
void qn_p_store_partials(inner *in, lv partials, lv block);
lv qn_p_block_start(fx *x, lv b, lv n, lv blocks);
/* What a region uses: fills inside, captured, param, local, weight and cost; then the frame that hands it over. False: an error. */
void qn_p_collect(ploop *p, const qn_irblock *blk, int64_t scale);
void qn_p_plan_frame(ploop *p);
bool qn_p_plan_parts(ploop *p);
int64_t qn_p_element_cost(const qn_irfn *fn, const qn_irblock *blk); /* of a nest: emit_nest.c */
lv qn_p_field(fx *x, const ploop *p, lv frame, uint32_t k);
/* emit_jam.c: emits the blocks [in->begin, in->end) with several iterations at once; false when the body does not allow it. */
bool qn_p_jammed(inner *in, lv partials);

#endif
