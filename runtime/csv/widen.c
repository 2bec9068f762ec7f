/* widen.c - parts of a column that disagree are made one kind, then one column: ints become floats in place, numbers that
 * turned out to stand beside text are read again from the file, that column of that chunk alone. Ints beyond 64 bits have
 * rules that depend on the order of all values (convert.c): such a column is read again as a whole by one builder. */
#include <math.h>

#include "runtime/csv/fast.h"

typedef struct sweep { /* a loop over chunks */
  csv_engine *e;
  int64_t **bases;      /* [column][chunk]: where the chunk's text begins, in columns that were read again in part … */
  csv_memory *texts;    /* … and the new text of these; base NULL: the text stays where it is */
  pthread_mutex_t lock;
  bool failed;
  qn_csv_error err;
} sweep;

static void over_chunks(csv_engine *e, void (*body)(void *frame, int64_t begin, int64_t end), sweep *s) {
  if (e->r->o.parallel && e->pieces > 1) e->r->o.parallel(e->r->o.parallel_user, body, s, e->pieces);
  else body(s, 0, e->pieces);
}

static void sweep_fail(sweep *s, const qn_csv_error *err) {
  pthread_mutex_lock(&s->lock);
  s->failed = true;
  s->err = *err;
  pthread_mutex_unlock(&s->lock);
}

/* --- read again ----------------------------------------------------------------------------------------------------------- */
static csv_kind final_kind(const csv_column *c) { return c->is_text ? K_STR : c->kind == K_NULLS ? K_FLOAT : c->kind; }

static bool must_redo(const csv_engine *e, int64_t k, int64_t i) {
  const csv_column *c = &e->cols[i];
  const csv_part *p = &e->chunks[k].parts[i];
  csv_kind want = final_kind(c);
  if (c->odd || p->kind == K_NULLS || p->kind == want) return false;
  return want == K_STR || p->minus_zero || c->na_numeric;
}

static void redo_chunks(void *frame, int64_t from, int64_t to) {
  sweep *s = frame;
  csv_engine *e = s->e;
  csv_rows rows;
  qn_csv_error err = {0};
  char *buf = NULL;
  size_t cap = 0;
  csv_rows_init(e, &rows, &err);
  bool ok = true;
  for (int64_t k = from; ok && k < to; k++) {
    csv_chunk *c = &e->chunks[k];
    bool any = false;
    for (int64_t i = 0; c->parts && i < e->ncols; i++) any |= must_redo(e, k, i);
    if (!any) continue;
    ok = csv_chunk_rows(e, k, &rows, &buf, &cap);
    for (int64_t i = 0; ok && i < e->ncols; i++) {
      if (!must_redo(e, k, i)) continue;
      csv_part_deinit(e->r->alloc, &c->parts[i], c->rows);
      c->parts[i] = (csv_part){0};
      ok = csv_cells_convert(&e->cells, &rows, &e->cols[i], final_kind(&e->cols[i]), e->cols[i].values.data + c->row * 8, &c->parts[i]);
      if (!ok) err.column = e->cols[i].field + 1;
    }
  }
  if (!ok) sweep_fail(s, &err);
  qn_free(e->r->alloc, buf, cap);
  csv_rows_deinit(&rows);
}

/* --- one builder for a column ------------------------------------------------------------------------------------------------ */
/* The chunk's rows in the table's form, as blocks of the reader e->r. */
static bool chunk_to_builders(csv_engine *e, int64_t k, csv_rows *rows, char **buf, size_t *cap) {
  bool fast = e->fast;
  e->fast = false; /* builders want fields */
  bool ok = csv_chunk_rows(e, k, rows, buf, cap);
  e->fast = fast;
  if (!ok) return false;
  rows->reader.nrows = rows->rows;
  for (int64_t i = 0; i < e->ncols; i++) {
    csv_builder *b = &e->plan->cols[i];
    if (!e->cols[i].odd || b->again_stage == T_INT) continue;
    b->r = &rows->reader;
    ok = csv_builder_block(b);
    if (!ok) return false;
  }
  return true;
}

static bool read_odd(csv_engine *e) {
  bool any = false, ok = true;
  for (int64_t i = 0; i < e->ncols; i++) any |= e->cols[i].odd;
  if (!any) return true;
  csv_rows rows;
  char *buf = NULL;
  size_t cap = 0;
  csv_rows_init(e, &rows, e->r->err);
  for (bool more = true; ok && more;) {
    for (int64_t k = 0; ok && k < e->pieces; k++)
      if (e->chunks[k].rows) ok = chunk_to_builders(e, k, &rows, &buf, &cap);
    more = false;
    for (int64_t i = 0; ok && i < e->ncols; i++) {
      csv_builder *b = &e->plan->cols[i];
      if (!e->cols[i].odd || b->again_stage == T_INT) continue;
      bool redo = !csv_builder_settle(b);
      if (redo) csv_builder_restart(b, b->again_stage);
      more |= redo;
      b->again_stage = redo ? T_STR : T_INT; /* T_INT: done */
    }
  }
  for (int64_t i = 0; i < e->ncols; i++) e->plan->cols[i].r = e->r;
  qn_free(e->r->alloc, buf, cap);
  csv_rows_deinit(&rows);
  return ok;
}

/* --- the same kind everywhere ------------------------------------------------------------------------------------------------- */
static void to_floats(const csv_part *p, void *at, int64_t rows) {
  const int64_t *from = at;
  double *to = at;
  for (int64_t i = 0; i < rows; i++) {
    double d = (double)from[i];
    to[i] = p->validity && !qn_bit_get(p->validity, i) ? (double)NAN : d;
  }
}

static void fill_nulls(csv_kind want, char *at, int64_t rows, int64_t text_at) {
  double nan = (double)NAN;
  for (int64_t i = 0; want == K_FLOAT && i < rows; i++) memcpy(at + i * 8, &nan, 8);
  for (int64_t i = 0; want == K_STR && i < rows; i++) memcpy(at + i * 8, &text_at, 8);
  if (want == K_INT || want == K_BOOL) memset(at, 0, (size_t)rows * 8);
}

/* A part's text moves to `base` of the new text. */
static void move_text(csv_engine *e, const csv_column *col, csv_part *p, int64_t *offsets, int64_t rows, int64_t base, char *text) {
  int64_t by = base - (p->text ? 0 : p->text_at);
  for (int64_t i = 0; i < rows; i++) offsets[i] += by;
  if (p->text_n) memcpy(text + base, p->text ? p->text : col->text.data + p->text_at, p->text_n);
  qn_free(e->r->alloc, p->text, p->text_cap);
  p->text = NULL;
  p->text_cap = 0;
}

static void unite_chunks(void *frame, int64_t from, int64_t to) {
  sweep *s = frame;
  csv_engine *e = s->e;
  for (int64_t k = from; k < to; k++) {
    csv_chunk *c = &e->chunks[k];
    for (int64_t i = 0; c->parts && i < e->ncols; i++) {
      csv_column *col = &e->cols[i];
      csv_part *p = &c->parts[i];
      csv_kind want = final_kind(col);
      char *at = col->values.data + c->row * 8;
      if (col->odd || col->skip) continue;
      if (p->kind == K_NULLS) fill_nulls(want, at, c->rows, s->texts[i].base ? s->bases[i][k] : p->text_at);
      else if (p->kind == K_INT && want == K_FLOAT) to_floats(p, at, c->rows);
      else if (s->texts[i].base) move_text(e, col, p, (int64_t *)(void *)at, c->rows, s->bases[i][k], s->texts[i].data);
    }
  }
}

/* Texts of columns that were read again in part get new memory, in the order of the chunks. The arena comes first: it may
 * leave by longjmp, and nobody would know of the other memory then. */
static bool plan_texts(csv_engine *e, sweep *s) {
  s->bases = QN_NEW_N(e->plan->arena, int64_t *, e->ncols + 1);
  s->texts = QN_NEW_N(e->plan->arena, csv_memory, e->ncols + 1);
  for (int64_t i = 0; i < e->ncols; i++) {
    bool again = false;
    for (int64_t k = 0; k < e->pieces; k++) again |= e->chunks[k].parts && e->chunks[k].parts[i].text;
    if (again) s->bases[i] = QN_NEW_N(e->plan->arena, int64_t, e->pieces);
  }
  for (int64_t i = 0; i < e->ncols; i++) {
    csv_column *c = &e->cols[i];
    if (c->odd || c->skip || final_kind(c) != K_STR || !e->rows) continue;
    int64_t total = 0, *bases = s->bases[i];
    for (int64_t k = 0; bases && k < e->pieces; k++) {
      bases[k] = total;
      if (e->chunks[k].parts) total += (int64_t)e->chunks[k].parts[i].text_n;
    }
    if (bases && !csv_memory_room(e, &s->texts[i], (size_t)total + 1, 0)) return false;
    if (bases) c->text_n = total;
    ((int64_t *)(void *)c->values.data)[e->rows] = c->text_n;
  }
  return true;
}

static void swap_texts(csv_engine *e, sweep *s) {
  for (int64_t i = 0; i < e->ncols; i++) {
    if (!s->texts || !s->texts[i].base) continue;
    qn_free(e->r->alloc, e->cols[i].text.base, e->cols[i].text.base_size);
    e->cols[i].text = s->texts[i];
  }
}

bool csv_engine_settle(csv_engine *e) {
  sweep s = {.e = e};
  bool redo = false;
  for (int64_t k = 0; k < e->pieces; k++)
    for (int64_t i = 0; e->chunks[k].parts && i < e->ncols; i++) redo |= must_redo(e, k, i);
  pthread_mutex_init(&s.lock, NULL);
  if (redo) over_chunks(e, redo_chunks, &s);
  if (s.failed) *e->r->err = s.err;
  bool ok = !s.failed && read_odd(e) && plan_texts(e, &s);
  if (ok) over_chunks(e, unite_chunks, &s);
  swap_texts(e, &s);
  pthread_mutex_destroy(&s.lock);
  return ok && csv_input_unchanged(e->in, e->r->err);
}

/* --- columns ------------------------------------------------------------------------------------------------------------------- */
/* n bits of `from` (NULL: ones) to bit `at` of `to`, which is zero there. */
static void copy_bits(uint8_t *to, int64_t at, const uint8_t *from, int64_t n) {
  int64_t i = 0;
  for (; i < n && (at + i) % 8; i++)
    if (!from || qn_bit_get(from, i)) qn_bit_set(to, at + i);
  for (; i + 8 <= n; i += 8) {
    unsigned bits = 0xFF;
    if (from) bits = ((unsigned)from[i / 8] | (unsigned)(i / 8 + 1 < (n + 7) / 8 ? from[i / 8 + 1] : 0) << 8) >> (i % 8);
    to[(at + i) / 8] = (uint8_t)bits;
  }
  for (; i < n; i++)
    if (!from || qn_bit_get(from, i)) qn_bit_set(to, at + i);
}

static bool unite_validity(csv_engine *e, int64_t i, qn_colbuf **out) {
  int64_t nulls = 0;
  *out = NULL;
  for (int64_t k = 0; k < e->pieces; k++)
    if (e->chunks[k].parts) nulls += e->chunks[k].parts[i].nulls;
  if (nulls == 0) return true;
  *out = qn_colbuf_new(e->r->alloc, (size_t)(e->rows + 7) / 8);
  if (!*out) return csv_nomem(e->r);
  for (int64_t k = 0; k < e->pieces; k++) {
    const csv_chunk *c = &e->chunks[k];
    if (c->parts) copy_bits((*out)->data, c->row, c->parts[i].validity, c->rows);
  }
  return true;
}

/* Bools lie a byte each at the begin of their chunk's memory. */
static void compact_bools(csv_engine *e, csv_column *c) {
  uint8_t *to = (uint8_t *)c->values.data;
  for (int64_t k = 0; k < e->pieces; k++) {
    const csv_chunk *ch = &e->chunks[k];
    if (ch->rows) memmove(to + ch->row, to + ch->row * 8, (size_t)ch->rows);
  }
}

/* A buffer that owns the memory, which may be none. */
static qn_colbuf *take_memory(csv_engine *e, csv_memory *m, size_t size) {
  const qn_allocator *alloc = e->r->alloc;
  if (!m->base) return qn_colbuf_plain(alloc, 0);
  qn_colbuf *b = qn_alloc(alloc, sizeof *b);
  if (!b) return NULL;
  *b = (qn_colbuf){.rc = 1, .data = m->data, .size = size, .alloc = alloc, .base = m->base, .base_size = m->base_size};
  *m = (csv_memory){0};
  return b;
}

qn_column *csv_engine_column(csv_engine *e, int64_t i) {
  csv_column *c = &e->cols[i];
  if (c->odd) return csv_builder_finish(&e->plan->cols[i]);
  csv_kind kind = final_kind(c);
  qn_colbuf *validity, *values, *text = NULL;
  if (!unite_validity(e, i, &validity)) return NULL;
  if (kind == K_BOOL) compact_bools(e, c);
  uint8_t type = kind == K_INT ? QN_D_INT64 : kind == K_FLOAT ? QN_D_FLOAT64 : kind == K_BOOL ? QN_D_BOOL : QN_COL_STR;
  values = take_memory(e, &c->values, (size_t)(e->rows + (kind == K_STR)) * (kind == K_BOOL ? 1 : 8));
  if (kind == K_STR && values) text = take_memory(e, &c->text, (size_t)c->text_n);
  qn_column *out = NULL;
  if (values && (text || kind != K_STR)) {
    out = kind == K_STR ? qn_column_from_buffers(e->r->alloc, type, e->rows, text, validity, values)
                        : qn_column_from_buffers(e->r->alloc, type, e->rows, values, validity, NULL);
  } else {
    qn_colbuf_drop(values);
    qn_colbuf_drop(validity);
  }
  if (!out) csv_nomem(e->r);
  return out;
}
