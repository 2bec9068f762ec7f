/* linesort.h - lines of an array, sorted, ordered and selected from: what np.sort, np.argsort, np.partition and np.median do, for the VM
 * and for kernels. A line is n elements `step` bytes apart, of a dtype that has keys (bool, integers, float32, float64, times); NaN goes last. */
#ifndef QN_LINESORT_H
#define QN_LINESORT_H

#include "runtime/base/keysort.h"

bool qn_has_keys(qn_dtype d);
/* The key of one element: as unsigned numbers, keys have the order of the elements; -0 and 0 have one key. */
uint64_t qn_key_of(qn_dtype d, const void *element);

/* Bytes of `room` that the functions below need for a line of n. */
static inline size_t qn_line_room(int64_t n) { return (size_t)n * 32; }
/* Enough for qn_line_sort: memory that was not touched for long is slow to take. */
static inline size_t qn_line_sort_room(qn_dtype d, int64_t n) { return (size_t)n * (qn_dtypes[d].size <= 4 ? 8 : 16); }

void qn_line_sort(const qn_sortenv *env, qn_dtype d, char *p, int64_t step, int64_t n, void *room);
/* The positions that would sort the line, equal elements in their order, as int64 to at. The line stays. */
void qn_line_order(const qn_sortenv *env, qn_dtype d, const char *p, int64_t step, int64_t n, char *at, int64_t at_step, void *room);
/* Puts what belongs at kth there, nothing greater before it, nothing smaller after it. `from` is p; where qn_line_part_here it may be another place
 * that holds the line's elements, without gaps as p then, and p anything. */
void qn_line_part(qn_dtype d, const char *from, char *p, int64_t step, int64_t n, int64_t kth, void *room);
bool qn_line_part_here(qn_dtype d, int64_t n);
/* Positions of such an arrangement, as int64 to at. The line stays. */
void qn_line_argpart(qn_dtype d, const char *p, int64_t step, int64_t n, int64_t kth, char *at, int64_t at_step, void *room);
/* The keys of numbers to k, without NaNs: how many. */
int64_t qn_line_numbers(const double *x, int64_t n, uint64_t *k);
/* The elements at kth and after it in the sorted line (the same when kth is the last) to two; both NaN when one is in the line. The line stays. */
void qn_line_pick(qn_dtype d, const char *p, int64_t step, int64_t n, int64_t kth, void *two, void *room);

/* Several lines, line_step bytes apart, all at once: how many of a dtype, for n up to QN_TOGETHER; 0: not so. */
enum { QN_TOGETHER = 2048 };
static inline int qn_lines_together(qn_dtype d, int64_t n) {
  if (n > QN_TOGETHER) return 0;
  return d == QN_D_FLOAT64 || d == QN_D_INT64 ? QN_KEY_LINES : d == QN_D_FLOAT32 || d == QN_D_INT32 ? 2 * QN_KEY_LINES : 0;
}
static inline size_t qn_lines_room(int64_t n) { return (size_t)((n + 15) & ~(int64_t)15) * QN_KEY_LINES * 24; }
/* The positions that would sort each line, as qn_line_order gives them: QN_KEY_LINES lines at once, of float64 or int64, where qn_lines_ordered. */
bool qn_lines_ordered(qn_dtype d, int64_t n);
void qn_lines_order(qn_dtype d, const char *p, int64_t line_step, int64_t step, int64_t n, char *at, int64_t at_line, int64_t at_step, void *room);
/* QN_KEY_LINES lines of float64s without gaps, line_step bytes apart, as rows of sorted keys to room (qn_lines_room); NaN's key is INT64_MAX. The
 * lines stay. False: not here, or too long. */
bool qn_lines_sorted(const double *x, int64_t line_step, int64_t n, int64_t *room);
static inline double qn_line_number(int64_t key) { /* of a sorted key that is no NaN's */
  double x;
  key ^= key >> 63 & INT64_MAX;
  memcpy(&x, &key, sizeof x);
  return x;
}
void qn_lines_sort(qn_dtype d, char *p, int64_t line_step, int64_t step, int64_t n, void *room);
#endif
