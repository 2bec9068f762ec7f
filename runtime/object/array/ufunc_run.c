/* ufunc_run.c - a loop over its operands: on threads, cast in blocks, past the caches, many short rows as one run; and which floating-point
 * faults it met. What the operands are is ufunc.c's. */
#include "runtime/object/array/ufunc_run.h"

#include "runtime/object/array/stream.h"
#include "runtime/object/internal.h"

#include <fenv.h>
#include <math.h>

enum { BLOCK = 2048, KNOWN = 8192, PARALLEL_MIN = 1 << 14 };
typedef qn_ufunc_job job;

/* --- floating-point faults ----------------------------------------------------------------------------------------------- */
/* With SSE alone: the C library also reads and writes the x87 unit, which takes longer than adding a hundred numbers. */
#if defined(__x86_64__)
#include <xmmintrin.h>
void qn_fp_clear(void) {
  unsigned csr = _mm_getcsr();
  if (csr & 0x3f) _mm_setcsr(csr & ~0x3fu);
}
int qn_fp_flags(void) {
  unsigned csr = _mm_getcsr();
  return (csr & _MM_EXCEPT_DIV_ZERO ? QN_FP_DIVIDE : 0) | (csr & _MM_EXCEPT_OVERFLOW ? QN_FP_OVER : 0) | (csr & _MM_EXCEPT_INVALID ? QN_FP_INVALID : 0);
}
/* libm's feraiseexcept would set an overflow where these are not. */
void qn_fp_raise(int faults) {
  _mm_setcsr(_mm_getcsr() | (faults & QN_FP_DIVIDE ? _MM_EXCEPT_DIV_ZERO : 0) | (faults & QN_FP_OVER ? _MM_EXCEPT_OVERFLOW : 0) | (faults & QN_FP_INVALID ? _MM_EXCEPT_INVALID : 0));
}
#else
void qn_fp_raise(int faults) {
  feraiseexcept((faults & QN_FP_DIVIDE ? FE_DIVBYZERO : 0) | (faults & QN_FP_OVER ? FE_OVERFLOW : 0) | (faults & QN_FP_INVALID ? FE_INVALID : 0));
}
void qn_fp_clear(void) { feclearexcept(FE_ALL_EXCEPT); }
int qn_fp_flags(void) {
  int f = fetestexcept(FE_DIVBYZERO | FE_OVERFLOW | FE_INVALID);
  return (f & FE_DIVBYZERO ? QN_FP_DIVIDE : 0) | (f & FE_OVERFLOW ? QN_FP_OVER : 0) | (f & FE_INVALID ? QN_FP_INVALID : 0);
}
#endif

int qn_fp_report(qn_rt *rt, int faults, const char *name) {
  static const char *const what[] = {"divide by zero", "overflow", "invalid value"};
  if (!faults) return 0;
  qn_array_state *s = qn_arrays_of(rt);
  if (!s) return -1;
  for (int k = 0; k < 3; k++) {
    if (!(faults & 1 << k) || s->err[k] == QN_ERR_IGNORE) continue;
    char text[100];
    snprintf(text, sizeof text, "%s encountered in %s", what[k], name);
    if (s->err[k] == QN_ERR_RAISE) return qn_raise(rt, QN_E_FloatingPointError, "%s", text);
    if (qn_array_warn(rt, "RuntimeWarning", text)) return -1;
  }
  return 0;
}

static double float_at(qn_dtype d, const char *p) {
  return d == QN_D_FLOAT32 ? (double)*(const float *)(const void *)p : *(const double *)(const void *)p;
}

/* What one result that is not finite means, given its operands. */
static int fault_of(qn_fault fault, qn_ufunc_id id, double r, double x, double y, bool two) {
  if (isnan(x) || (two && isnan(y)) || isfinite(r)) return 0;
  if (isnan(r)) return QN_FP_INVALID;
  if (isinf(x) || (two && isinf(y))) return 0;
  return fault == QN_FAULT_POLE || (id == QN_UF_power && x == 0) ? QN_FP_DIVIDE : QN_FP_OVER;
}

/* Is one of n contiguous float64s (float32s) infinite or nan? Then one more in the exponent reaches the sign. */
#define ANY_NOT_FINITE(name, T, exponent)                                              \
  QN_CLONES static bool name(const char *p, int64_t n) {                               \
    const QN_ANY(T) *b = (const QN_ANY(T) *)(const void *)p;                           \
    T found = 0;                                                                       \
    for (int64_t i = 0; i < n; i++) found |= (b[i] & (exponent)) + ((exponent) & -(exponent)); \
    return found >> (8 * sizeof(T) - 1) != 0;                                          \
  }
ANY_NOT_FINITE(any_not_finite, uint64_t, UINT64_C(0x7ff0000000000000))
ANY_NOT_FINITE(any_single_not_finite, uint32_t, UINT32_C(0x7f800000))

int qn_fault_values(qn_fault fault, qn_ufunc_id id, qn_dtype d, char **a, int64_t n, const int64_t *s) {
  if (d != QN_D_FLOAT64 && d != QN_D_FLOAT32) return 0;
  int nin = qn_ufuncs[id].nin, found = 0;
  const char *r = a[nin];
  if (d == QN_D_FLOAT64 && s[nin] == 8) {
    found = any_not_finite(r, n);
  } else if (d == QN_D_FLOAT32 && s[nin] == 4) {
    found = any_single_not_finite(r, n);
  } else {
    for (int64_t i = 0; i < n; i++) found |= !isfinite(float_at(d, r + i * s[nin]));
  }
  if (!found) return 0;
  int faults = 0;
  for (int64_t i = 0; i < n; i++)
    faults |= fault_of(fault, id, float_at(d, r + i * s[nin]), float_at(d, a[0] + i * s[0]),
                       nin == 2 ? float_at(d, a[1] + i * s[1]) : 0, nin == 2);
  return faults;
}

/* --- results too large for the caches --------------------------------------------------------------------------------------------
 * A statement that touches more than half of the last cache finds nothing of its result there later: it is written past the caches, which
 * saves reading it first. Not what an expression goes on with: that is read at once. Blocks are computed in the first cache and streamed from there, so that every loop can be used. */
enum { STREAM = 1024 }; /* the less a block holds, the steadier the memory reads and writes */

/* One result without gaps that is no operand too, of a size that will not stay. */
bool qn_job_streams(const job *j, int nops, bool kept) {
  enum { LEAST = 1 << 22 };
  const qn_nditer *it = &j->it;
  int64_t bytes = 0, mine = it->size * (int64_t)j->item[nops - 1];
  if (!kept || nops - j->nin != 1 || mine < LEAST || it->steps[nops - 1] != j->item[nops - 1] || j->before[nops - 1]) return false;
  for (int k = 0; k < j->nin; k++) {
    if (it->ptr[k] == it->ptr[nops - 1]) return false;
    const int64_t all = it->size * (int64_t)j->item[k];
    bool again = false; /* an operand before it reads the same */
    for (int before = 0; before < k; before++) again = again || qn_same_bytes(it->ptr[k], it->ptr[before], all);
    if (it->steps[k] && !again) bytes += all;
  }
  return qn_past_caches(bytes + mine);
}

/* Operands without gaps, and the result not in the place of one. */
static bool without_gaps(const job *j, char *const *a, const int64_t *s) {
  for (int k = 0; k < j->it.nop; k++)
    if (s[k] != qn_dtypes[j->dtype].size || (k < j->nin && a[k] == a[j->nin])) return false;
  return true;
}

static void stream_loop(const job *j, char **a, int64_t n, const int64_t *s) {
  _Alignas(64) char room[STREAM];
  const int64_t item = j->item[j->nin], most = STREAM / item;
  const qn_stream_lines lines = qn_stream_lines_find();
  char *p[QN_ITER_MAX], *to = a[j->nin];
  const int64_t before = (int64_t)(-(uintptr_t)to & (QN_STREAM_LINE - 1)), head = before / item;
  if (before % item) { /* no element begins a line: complex numbers in memory of floats, numbers in a buffer's middle */
    j->loop(a, n, s);
    return;
  }
  for (int k = 0; k < j->nin; k++) p[k] = a[k];
  p[j->nin] = to;
  if (head) j->loop(p, head < n ? head : n, s); /* to the first line */
  p[j->nin] = room;
  int64_t i = head;
  for (; i + most <= n; i += most) {
    for (int k = 0; k < j->nin; k++) p[k] = a[k] + i * s[k];
    j->loop(p, most, s);
    lines(to + i * item, room, most * item);
  }
  if (i >= n) return;
  for (int k = 0; k < j->nin; k++) p[k] = a[k] + i * s[k];
  p[j->nin] = to + i * item;
  j->loop(p, n - i, s);
}

/* --- running ---------------------------------------------------------------------------------------------------------------- */
static int call_loop(const job *j, char **a, int64_t n, const int64_t *s) {
  int faults = 0;
  if (j->fault < QN_FAULT_VALUES && !j->stream) return j->loop(a, n, s), 0;
  if (j->fault < QN_FAULT_VALUES) return stream_loop(j, a, n, s), 0;
  char *p[QN_ITER_MAX];
  const qn_known_loop known = without_gaps(j, a, s) ? qn_loop_known(j->id, j->dtype) : NULL;
  for (int64_t i = 0; known && i < n; i += KNOWN) {
    const int64_t m = n - i < KNOWN ? n - i : KNOWN;
    for (int k = 0; k < j->it.nop; k++) p[k] = a[k] + i * s[k];
    if (!known(p, m)) faults |= qn_fault_values(j->fault, j->id, j->dtype, p, m, s);
  }
  if (known) return faults;
  char saved[2][BLOCK * 8]; /* operands of an in-place call are gone when its results are looked at */
  for (int64_t i = 0; i < n; i += BLOCK) {
    int64_t m = n - i < BLOCK ? n - i : BLOCK, steps[QN_ITER_MAX];
    for (int k = 0; k < j->it.nop; k++) p[k] = a[k] + i * s[k], steps[k] = s[k];
    char *in[QN_ITER_MAX];
    memcpy(in, p, sizeof in);
    for (int k = 0; k < j->nin; k++)
      if (a[k] == a[j->nin] && j->dtype <= QN_D_FLOAT64) {
        qn_cast_find(j->dtype, j->dtype)(saved[k], qn_dtypes[j->dtype].size, p[k], s[k], m);
        in[k] = saved[k];
        steps[k] = qn_dtypes[j->dtype].size;
      }
    j->loop(in, m, steps);
    faults |= qn_fault_values(j->fault, j->id, j->dtype, in, m, steps);
  }
  return faults;
}

static int call_casting(const job *j, char *const *a, int64_t n, const int64_t *s) {
  char room[QN_ITER_MAX][256 * 16];
  int faults = 0;
  for (int64_t i = 0; i < n; i += 256) {
    int64_t m = n - i < 256 ? n - i : 256, steps[QN_ITER_MAX];
    char *p[QN_ITER_MAX];
    for (int k = 0; k < j->it.nop; k++) {
      bool cast = j->before[k] != NULL;
      p[k] = cast ? room[k] : a[k] + i * s[k];
      steps[k] = cast ? j->item[k] : s[k];
      if (cast && k < j->nin) j->before[k](room[k], j->item[k], a[k] + i * s[k], s[k], m);
    }
    faults |= call_loop(j, p, m, steps);
    for (int k = j->nin; k < j->it.nop; k++)
      if (j->before[k]) j->before[k](a[k] + i * s[k], s[k], room[k], j->item[k], m);
  }
  return faults;
}

/* --- short rows: (n, 3) by (3), or by (n, 1) ---------------------------------------------------------------------------------------
 * The result's rows follow one another: many of them are one run of the loop, for which operands that begin again with each row, or stay
 * the same in one, are written out. */
enum { ROW_MOST = 32, ROW_ROOM = 1024, ROW_LEAST = 8 };
static bool rows_join(const job *j, const qn_nditer *it) {
  const int last = it->ndim - 1;
  if (last < 0 || it->n > ROW_MOST || it->shape[last] < ROW_LEAST || j->stream || j->nin > 2) return false;
  for (int k = 0; k < it->nop; k++)
    if (it->strides[k][last] != it->n * it->steps[k] && (k >= j->nin || j->before[k])) return false;
  return true;
}
static void write_rows(char *to, const char *from, int64_t step, int64_t n, int64_t stride, int64_t rows, int64_t item) {
#define ROWS_OF(T)                                                                                  \
  for (int64_t r = 0; r < rows; r++, from += stride)                                                \
    for (int64_t i = 0; i < n; i++, to += sizeof(T)) memcpy(to, from + i * step, sizeof(T));
  switch (item) {
    case 1: ROWS_OF(uint8_t) return;
    case 2: ROWS_OF(uint16_t) return;
    case 4: ROWS_OF(uint32_t) return;
    case 8: ROWS_OF(uint64_t) return;
    default: ROWS_OF(qn_c128)
  }
#undef ROWS_OF
}
static int call_rows(const job *j, const qn_nditer *it, int last) {
  _Alignas(64) char room[2][ROW_ROOM * 16];
  const int64_t rows = ROW_ROOM / it->n;
  int faults = 0;
  for (int64_t r = 0; r < it->shape[last]; r += rows) {
    const int64_t part = it->shape[last] - r < rows ? it->shape[last] - r : rows;
    char *p[QN_ITER_MAX];
    int64_t steps[QN_ITER_MAX];
    for (int k = 0; k < it->nop; k++) {
      const int64_t stride = it->strides[k][last];
      p[k] = it->ptr[k] + r * stride, steps[k] = it->steps[k];
      if (stride == it->n * it->steps[k]) continue;
      if (r == 0 || stride) write_rows(room[k], p[k], steps[k], it->n, stride, part, j->item[k]);
      p[k] = room[k], steps[k] = j->item[k];
    }
    faults |= j->casting ? call_casting(j, p, part * it->n, steps) : call_loop(j, p, part * it->n, steps);
  }
  return faults;
}

static void job_body(void *frame, int64_t begin, int64_t end) {
  job *j = frame;
  qn_nditer it = j->it;
  for (int k = 0; k < it.nop; k++) it.ptr[k] += begin * (it.ndim ? it.strides[k][0] : it.steps[k]);
  if (it.ndim) it.shape[0] = end - begin;
  else it.n = end - begin;
  int faults = 0;
  bool flags = j->fault == QN_FAULT_FLAGS;
  if (flags) qn_fp_clear();
  if (rows_join(j, &it)) {
    const int last = it.ndim - 1;
    faults |= call_rows(j, &it, last);
    for (it.ndim = last; qn_nditer_next(&it);) faults |= call_rows(j, &it, last);
  } else {
    do faults |= j->casting ? call_casting(j, it.ptr, it.n, it.steps) : call_loop(j, it.ptr, it.n, it.steps);
    while (qn_nditer_next(&it));
  }
  if (flags) faults |= qn_fp_flags();
  if (j->stream) qn_stream_end();
  if (faults) __atomic_fetch_or(&j->faults, faults, __ATOMIC_RELAXED);
}

void qn_job_here(job *j) { job_body(j, 0, j->it.ndim ? j->it.shape[0] : j->it.n); }

void qn_job_run(qn_rt *rt, job *j) {
  if (j->it.size == 0) return;
  int64_t n = j->it.ndim ? j->it.shape[0] : j->it.n;
  if (j->it.size >= PARALLEL_MIN && n > 1 && rt->hooks.parallel) {
    int64_t each = j->it.size / n, ps = (j->fault >= QN_FAULT_VALUES ? 4000 : 500) * (each ? each : 1);
    rt->hooks.parallel(rt, job_body, j, n, ps);
  } else {
    qn_job_here(j);
  }
}

int qn_run_loop(qn_rt *rt, const qn_nditer *it, qn_loop loop, qn_fault fault, qn_ufunc_id id, qn_dtype d) {
  job j = {.it = *it, .loop = loop, .fault = fault, .id = id, .dtype = d, .nin = qn_ufuncs[id].nin};
  qn_job_run(rt, &j);
  return qn_fp_report(rt, j.faults, qn_ufuncs[id].name);
}
