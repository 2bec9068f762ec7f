/* arg_run.c - where the extremum of a long run lies, on threads: in pieces of one size, whose extrema are compared in order. */
#include "runtime/object/array/fold.h"
#include "runtime/object/object.h"

typedef struct args_job {
  qn_argfold fold;
  bool max;
  const char *p;
  int64_t step, n;
  int64_t *at; /* of each piece, in the run */
} args_job;

static void args_body(void *frame, int64_t begin, int64_t end) {
  const args_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    const int64_t i = k * QN_PIECE, m = j->n - i < QN_PIECE ? j->n - i : QN_PIECE;
    _Alignas(16) char best[16];
    j->at[k] = 0;
    j->fold(j->p + i * j->step, j->step, m, j->max, &j->at[k], best, true);
    j->at[k] += i;
  }
}

int64_t qn_arg_run(qn_rt *rt, qn_argfold fold, bool max, const char *p, int64_t step, int64_t n) {
  _Alignas(16) char best[16];
  int64_t at = 0;
  enum { PIECES = 64 };
  if (n < 2 * QN_PIECE || !rt->hooks.parallel) return fold(p, step, n, max, &at, best, true), at;
  for (int64_t i = 0; i < n; i += PIECES * QN_PIECE) {
    int64_t found[PIECES], m = n - i < PIECES * QN_PIECE ? n - i : PIECES * QN_PIECE;
    args_job j = {.fold = fold, .max = max, .p = p + i * step, .step = step, .n = m, .at = found};
    const int64_t count = (m + QN_PIECE - 1) / QN_PIECE;
    rt->hooks.parallel(rt, args_body, &j, count, QN_PIECE * 100);
    for (int64_t k = 0; k < count; k++) {
      int64_t moved = 0;
      if (fold(p + (i + found[k]) * step, step, 1, max, &moved, best, i == 0 && k == 0)) at = i + found[k];
    }
  }
  return at;
}
