/* records.c - records of one size sorted in bounded memory: what median, quantile and nunique keep of the values. */
#include <errno.h>

#include "runtime/query/query_impl.h"

static int compare_records(const void *x, const void *y) {
  const qn_record *a = x, *b = y;
  if (a->group != b->group) return a->group < b->group ? -1 : 1;
  if (a->key[0] != b->key[0]) return a->key[0] < b->key[0] ? -1 : 1;
  return (a->key[1] > b->key[1]) - (a->key[1] < b->key[1]);
}

static int write_run(qn_q *q, qn_records *r) {
  if (r->nruns == r->runs_cap) {
    int64_t cap = r->runs_cap ? r->runs_cap * 2 : 16;
    FILE **runs = qn_realloc(q->alloc, r->runs, (size_t)r->runs_cap * sizeof *runs, (size_t)cap * sizeof *runs);
    if (!runs) return qn_q_memory(q);
    r->runs = runs;
    r->runs_cap = cap;
  }
  qsort(r->v, (size_t)r->n, sizeof *r->v, compare_records);
  FILE *f = qn_temp_file(q);
  if (!f) return -1;
  r->runs[r->nruns++] = f;
  if (fwrite(r->v, sizeof *r->v, (size_t)r->n, f) != (size_t)r->n || fflush(f) || fseek(f, 0, SEEK_SET))
    return qn_q_fail(q, QN_EIO, "cannot write a temporary file: %s", strerror(errno));
  q->spilled += r->n * (int64_t)sizeof *r->v;
  r->n = 0;
  return 0;
}

int qn_records_add(qn_q *q, qn_records *r, uint64_t group, uint64_t hi, uint64_t lo) {
  if (r->n == r->cap) {
    int64_t cap = r->cap ? r->cap * 2 : 1024;
    bool full = r->cap >= 65536 && (qn_q_full(q, (cap - r->cap) * 2 * (int64_t)sizeof *r->v, 60) || r->nruns > 0);
    if (full) {
      if (write_run(q, r)) return -1;
    } else {
      qn_record *v = qn_realloc(q->alloc, r->v, (size_t)r->cap * sizeof *v, (size_t)cap * sizeof *v);
      if (!v) return qn_q_memory(q);
      r->v = v;
      r->cap = cap;
    }
  }
  r->v[r->n++] = (qn_record){group, {hi, lo}};
  return 0;
}

/* A binary heap of the runs' next records. */
typedef struct head {
  qn_record rec;
  FILE *file;
} head;

static void sift(head *h, int64_t n, int64_t at) {
  for (;;) {
    int64_t least = at, l = 2 * at + 1;
    if (l < n && compare_records(&h[l].rec, &h[least].rec) < 0) least = l;
    if (l + 1 < n && compare_records(&h[l + 1].rec, &h[least].rec) < 0) least = l + 1;
    if (least == at) return;
    head t = h[at];
    h[at] = h[least];
    h[least] = t;
    at = least;
  }
}

int qn_records_walk(qn_q *q, qn_records *r, void (*each)(void *user, const qn_record *rec), void *user) {
  if (r->nruns == 0) {
    if (r->n) qsort(r->v, (size_t)r->n, sizeof *r->v, compare_records);
    for (int64_t i = 0; i < r->n; i++) each(user, &r->v[i]);
    return 0;
  }
  if (r->n && write_run(q, r)) return -1;
  qn_free(q->alloc, r->v, (size_t)r->cap * sizeof *r->v);
  r->v = NULL;
  r->cap = 0;
  head *h = qn_alloc(q->alloc, (size_t)r->nruns * sizeof *h);
  if (!h) return qn_q_memory(q);
  int64_t n = 0;
  for (int64_t i = 0; i < r->nruns; i++) {
    h[n].file = r->runs[i];
    n += fread(&h[n].rec, sizeof h[n].rec, 1, h[n].file) == 1;
  }
  for (int64_t i = n / 2; i-- > 0;) sift(h, n, i);
  while (n > 0) {
    each(user, &h[0].rec);
    if (fread(&h[0].rec, sizeof h[0].rec, 1, h[0].file) != 1) h[0] = h[--n];
    sift(h, n, 0);
  }
  int status = 0;
  for (int64_t i = 0; i < r->nruns; i++)
    if (ferror(r->runs[i])) status = qn_q_fail(q, QN_EIO, "cannot read a temporary file");
  qn_free(q->alloc, h, (size_t)r->nruns * sizeof *h);
  return status;
}

void qn_records_deinit(qn_q *q, qn_records *r) {
  for (int64_t i = 0; i < r->nruns; i++) fclose(r->runs[i]);
  qn_free(q->alloc, r->runs, (size_t)r->runs_cap * sizeof *r->runs);
  qn_free(q->alloc, r->v, (size_t)r->cap * sizeof *r->v);
  *r = (qn_records){0};
}
