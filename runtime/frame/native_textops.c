/* native_textops.c - methods of str over a whole column of text at once, without a str for each row: case and stripping where all
 * text is ASCII, lengths, prefixes, suffixes and substrings. The text of Series.str asks here first and goes row by row
 * (native_text.c) where this says None. */
#include <math.h>

#include "runtime/frame/factor.h"
#include "runtime/frame/native.h"

enum { PARTS = 16 };

typedef enum textop { UPPER, LOWER, STRIP, LSTRIP, RSTRIP, LENGTH, CONTAINS, STARTS, ENDS, NO_TEXTOP } textop;

typedef struct textop_job {
  const qn_column *c;
  textop op;
  qn_sv arg;
  const char *text;
  const int64_t *o; /* of the column's first row */
  int64_t n;
  void *out;        /* text, or a value a row */
  int64_t *offsets; /* STRIP…: of the result; ends within a part first */
  int64_t bytes[PARTS + 1];
  bool ascii[PARTS];
} textop_job;

static int64_t part_at(const textop_job *j, int64_t k) { return j->n * k / PARTS; }

/* --- ASCII ------------------------------------------------------------------------------------------------------------------------ */
QN_LEVELS static bool all_ascii(const char *p, int64_t n) {
  unsigned char any = 0;
  for (int64_t i = 0; i < n; i++) any |= (unsigned char)p[i];
  return any < 128;
}

static void ascii_body(void *frame, int64_t begin, int64_t end) {
  textop_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t from = j->o[part_at(j, k)];
    j->ascii[k] = all_ascii(j->text + from, j->o[part_at(j, k + 1)] - from);
  }
}

QN_LEVELS static void change_case(const char *from, char *to, int64_t n, char first, char last) {
  for (int64_t i = 0; i < n; i++) to[i] = (char)(from[i] ^ (from[i] >= first && from[i] <= last ? 0x20 : 0));
}

static void case_body(void *frame, int64_t begin, int64_t end) {
  textop_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t from = j->o[part_at(j, k)], n = j->o[part_at(j, k + 1)] - from;
    change_case(j->text + from, (char *)j->out + from, n, j->op == UPPER ? 'a' : 'A', j->op == UPPER ? 'z' : 'Z');
  }
}

static inline bool is_blank(char ch) { return ch == ' ' || (ch >= 9 && ch <= 13) || (ch >= 0x1c && ch <= 0x1f); }

static inline qn_sv stripped(const textop_job *j, int64_t i) {
  const char *p = j->text + j->o[i], *end = j->text + j->o[i + 1];
  while (j->op != RSTRIP && p < end && is_blank(*p)) p++;
  while (j->op != LSTRIP && p < end && is_blank(end[-1])) end--;
  return (qn_sv){p, (size_t)(end - p)};
}

static void strip_measure(void *frame, int64_t begin, int64_t end) {
  textop_job *j = frame;
  for (int64_t k = begin; k < end; k++) {
    int64_t sum = 0;
    for (int64_t i = part_at(j, k); i < part_at(j, k + 1); i++) {
      j->offsets[i] = sum;
      sum += (int64_t)stripped(j, i).n;
    }
    j->bytes[k + 1] = sum;
  }
}

static void strip_body(void *frame, int64_t begin, int64_t end) {
  textop_job *j = frame;
  for (int64_t k = begin; k < end; k++)
    for (int64_t i = part_at(j, k); i < part_at(j, k + 1); i++) {
      qn_sv s = stripped(j, i);
      j->offsets[i] += j->bytes[k];
      memcpy((char *)j->out + j->offsets[i], s.p, s.n);
    }
}

/* --- a value a row ------------------------------------------------------------------------------------------------------------------ */
static int64_t points_of(const char *p, int64_t n) {
  int64_t points = 0;
  for (int64_t i = 0; i < n; i++) points += ((unsigned char)p[i] & 0xc0) != 0x80;
  return points;
}

QN_LEVELS static void lengths(const int64_t *o, int64_t *to, int64_t n) {
  for (int64_t i = 0; i < n; i++) to[i] = o[i + 1] - o[i];
}

static void length_body(void *frame, int64_t begin, int64_t end) {
  textop_job *j = frame;
  int64_t *to = j->out;
  for (int64_t k = begin; k < end; k++) {
    int64_t at = part_at(j, k), stop = part_at(j, k + 1);
    if (j->ascii[k]) lengths(j->o + at, to + at, stop - at);
    else
      for (int64_t i = at; i < stop; i++) to[i] = points_of(j->text + j->o[i], j->o[i + 1] - j->o[i]);
  }
}

/* Hits in the text of all rows [at, stop) together; one that goes over the end of its row is none. */
static void contains_rows(const textop_job *j, int64_t at, int64_t stop) {
  uint8_t *to = j->out;
  memset(to + at, 0, (size_t)(stop - at));
  const char *p = j->text + j->o[at], *end = j->text + j->o[stop];
  int64_t row = at, m = (int64_t)j->arg.n;
  while (p < end && (p = memmem(p, (size_t)(end - p), j->arg.p, j->arg.n))) {
    int64_t hit = p - j->text;
    while (j->o[row + 1] <= hit) row++;
    if (hit + m <= j->o[row + 1]) {
      to[row] = 1;
      p = j->text + j->o[row + 1];
    } else {
      p++;
    }
  }
}

static void flag_body(void *frame, int64_t begin, int64_t end) {
  textop_job *j = frame;
  uint8_t *to = j->out;
  int64_t m = (int64_t)j->arg.n;
  for (int64_t k = begin; k < end; k++) {
    int64_t at = part_at(j, k), stop = part_at(j, k + 1);
    if (j->op == CONTAINS && m) {
      contains_rows(j, at, stop);
      continue;
    }
    for (int64_t i = at; i < stop; i++) {
      int64_t len = j->o[i + 1] - j->o[i];
      const char *p = j->text + (j->op == ENDS ? j->o[i + 1] - m : j->o[i]);
      to[i] = len >= m && memcmp(p, j->arg.p, (size_t)m) == 0;
    }
  }
}

/* --- the result ------------------------------------------------------------------------------------------------------------------------ */
static qn_column *text_result(qn_rt *rt, textop_job *j) {
  const qn_column *c = j->c;
  int64_t cost = (j->o[j->n] - j->o[0]) / PARTS * 200 + j->n / PARTS * 1000;
  qn_colbuf *text = NULL, *offsets = NULL;
  if (j->op == UPPER || j->op == LOWER) {
    text = qn_colbuf_plain(c->alloc, c->values->size);
    if (!text) return qn_raise_memory(rt), NULL;
    j->out = text->data;
    qn_frame_parallel(rt, case_body, j, PARTS, cost);
    offsets = qn_colbuf_keep(c->offsets);
  } else {
    if (!(offsets = qn_colbuf_plain(c->alloc, (size_t)(j->n + 1) * sizeof *j->offsets))) return qn_raise_memory(rt), NULL;
    j->offsets = offsets->data;
    qn_frame_parallel(rt, strip_measure, j, PARTS, cost * 4);
    for (int k = 0; k < PARTS; k++) j->bytes[k + 1] += j->bytes[k];
    if (!(text = qn_colbuf_plain(c->alloc, (size_t)j->bytes[PARTS]))) return qn_colbuf_drop(offsets), qn_raise_memory(rt), NULL;
    j->out = text->data;
    j->offsets[j->n] = j->bytes[PARTS];
    qn_frame_parallel(rt, strip_body, j, PARTS, cost * 6);
  }
  qn_column *out = qn_column_from_buffers(c->alloc, QN_COL_STR, j->n, text, qn_colbuf_keep(c->validity), offsets);
  if (!out) return qn_raise_memory(rt), NULL;
  qn_column_like(out, c);
  return out;
}

static qn_column *value_result(qn_rt *rt, textop_job *j) {
  bool length = j->op == LENGTH;
  qn_column *out = qn_column_plain(rt->alloc, length ? QN_D_INT64 : QN_D_BOOL, j->n);
  if (!out) return qn_raise_memory(rt), NULL;
  j->out = out->values->data;
  qn_frame_parallel(rt, length ? length_body : flag_body, j, PARTS, j->n / PARTS * (length ? 1000 : 10000));
  if (j->c->null_count == 0) return out;
  if (!length) { /* missing rows are no hits */
    for (int64_t i = 0; i < j->n; i++)
      if (qn_column_is_null(j->c, i)) ((uint8_t *)j->out)[i] = 0;
    return out;
  }
  qn_column *floats = qn_col_new(rt, QN_D_FLOAT64, j->n);
  double *to = floats ? floats->values->data : NULL;
  for (int64_t i = 0; floats && i < j->n; i++) to[i] = qn_column_is_null(j->c, i) ? (double)NAN : (double)((int64_t *)j->out)[i];
  qn_column_drop(out);
  return floats;
}

static textop textop_of(qn_sv name) {
  static const char *const names[] = {"upper", "lower", "strip", "lstrip", "rstrip", "__len__", "__contains__", "startswith", "endswith"};
  for (int i = 0; i < NO_TEXTOP; i++)
    if (qn_sv_is(name, names[i])) return (textop)i;
  return NO_TEXTOP;
}

/* text_op(series, method, *args): the method of every cell, as a Series: text, lengths (float64 with missing rows), or whether (no
 * missing row does). None where cells are to be asked one by one. */
QN_METHOD(qn_pd_text_op) {
  (void)self;
  if (args->npos < 2 || !qn_is_series(args->pos[0]) || !qn_is_str(args->pos[1])) return qn_raise(rt, QN_E_TypeError, "text_op(series, method, ...)");
  const qn_series *s = qn_series_of(args->pos[0]);
  const qn_column *c = qn_series_col(rt, s);
  if (!c) return -1;
  textop_job j = {.c = c, .op = textop_of(qn_str_sv(args->pos[1])), .n = c->length};
  uint32_t want = j.op == CONTAINS || j.op == STARTS || j.op == ENDS;
  *out = qn_none();
  if (c->type != QN_COL_STR || j.op == NO_TEXTOP || args->nkw || args->npos != 2 + want || c->offset) return 0;
  if (want && !qn_is_str(args->pos[2])) return 0;
  if (want) j.arg = qn_str_sv(args->pos[2]);
  j.text = c->values->data, j.o = c->offsets->data;
  bool ascii = true;
  if (!want) {
    qn_frame_parallel(rt, ascii_body, &j, PARTS, (j.o[j.n] - j.o[0]) / PARTS * 50 + 1000);
    for (int k = 0; k < PARTS; k++) ascii = ascii && j.ascii[k];
  }
  if (!ascii && j.op != LENGTH) return 0;
  qn_column *r = j.op <= RSTRIP ? text_result(rt, &j) : value_result(rt, &j);
  return r ? qn_new_series(rt, r, qn_index_keep(s->index), s->name, out) : -1;
}
