/* engine.c - the parallel reader: workers take pieces in order, claim rows in order, and do all the rest side by side.
 *
 * What a changer must know
 *  - A worker waits only for workers that hold earlier pieces and are at work; the loop that runs the workers may therefore
 *    run them one after the other (one then takes every piece), which is what the host's parallel_for may do.
 *  - Results do not depend on the pieces: rows are numbered by the order of pieces, and what a column is follows from all
 *    its parts (csv_kind_join), not from who came first. `start` kinds are facts found elsewhere, never guesses.
 *  - Columns grow only while nobody writes into them (grow). */

#include "runtime/base/bigblocks.h"
#include "runtime/csv/fast.h"

enum { HEAD = 1 << 14, PIECE = 1 << 19 };

typedef struct worker {
  csv_engine *e;
  char *buf;
  size_t cap;
  int64_t start, n, k; /* the piece's bytes in buf; its number */
  csv_split_piece split;
  csv_rows rows;
  csv_kind *starts;    /* what columns are known to be */
  csv_part *texts;     /* room for a chunk's text, by column */
  bool ok;
  qn_csv_error err;
} worker;

/* --- rows of a chunk ------------------------------------------------------------------------------------------------------ */
static bool ends_room(csv_rows *s, const qn_allocator *alloc) {
  size_t want = (size_t)s->n + 1 + CSV_ENDS;
  if (s->ends_cap < want) {
    qn_free(alloc, s->ends, s->ends_cap * sizeof *s->ends);
    s->ends_cap = 0;
    s->ends = qn_alloc(alloc, want * sizeof *s->ends);
    if (!s->ends) return csv_nomem(&s->reader);
    s->ends_cap = want;
  }
  return true;
}

static bool scratch_room(csv_rows *s, const qn_allocator *alloc) {
  size_t want = (size_t)s->n + 2 * CSV_PAD;
  if (!s->marks.quotes || s->scratch_cap >= want) return true;
  qn_free(alloc, s->scratch, s->scratch_cap);
  s->scratch_cap = 0;
  s->scratch = qn_alloc(alloc, want);
  if (!s->scratch) return csv_nomem(&s->reader);
  s->scratch_cap = want;
  return true;
}

/* Does every row have as many fields as the table has columns, and is none of them one that pandas does not count? */
static bool regular(const csv_rows *s, int64_t width) {
  const csv_indexed *m = &s->marks;
  if (m->odd || m->lines * width != m->n) return false;
  int64_t returns = 0;
  for (int64_t i = 0; i < m->lines; i++) {
    uint32_t end = s->ends[(i + 1) * width];
    if (s->text[end] != '\n') return false;
    if (m->returns) returns += end > 0 && s->text[end - 1] == '\r';
    if (width > 1) continue;
    char first = s->text[(uint32_t)(s->ends[i] + 1)];
    if (first == '\n' || first == '\r' || first == ' ' || first == '\t') return false;
  }
  return returns == m->returns;
}

static bool table_rows(csv_engine *e, csv_rows *s) {
  csv_reader *t = &s->reader;
  s->table = true;
  t->bytes = s->text;
  t->size = s->n;
  t->at = (csv_place){.state = S_START_RECORD, .file_lines = s->base_lines, .lines = e->r->header_end + 2, .previous = e->r->row_fields};
  t->nfields = t->nrows = t->row_first = t->seg_n = t->nbad = 0;
  t->own = false;
  t->text_n = 0;
  t->stop_rows = INT64_MAX;
  bool ok = csv_table_rows(t, t->size) && (t->at.state == S_START_RECORD || csv_table_eof(t));
  s->rows = t->nrows;
  s->bad_end = !ok && t->err->fault == QN_CSV_PARSER_ERROR; /* whether that matters depends on how many rows are wanted */
  return ok || s->bad_end;
}

static bool rows_make(csv_engine *e, csv_rows *s, bool last) {
  const qn_allocator *alloc = e->r->alloc;
  s->fail_row = -1;
  s->reader.nbad = 0;
  s->table = s->bad_end = false;
  s->rows = 0;
  if (!e->fast) return table_rows(e, s);
  if (!ends_room(s, alloc)) return false;
  int64_t n = s->n;
  if (last && n > 0 && s->text[n - 1] != '\n') s->text[n++] = '\n'; /* what pandas makes of the end of a file */
  csv_index(e->level, s->text, n, e->marks, s->ends, &s->marks);
  if (!regular(s, e->r->width)) return table_rows(e, s);
  s->rows = s->marks.lines;
  s->reader.at.file_lines = s->rows;
  return scratch_room(s, alloc);
}

void csv_rows_init(csv_engine *e, csv_rows *s, qn_csv_error *err) {
  *s = (csv_rows){.fail_row = -1, .reader = *e->r};
  csv_reader *t = &s->reader; /* what is this reader's own */
  t->fields = NULL;
  t->bad = NULL;
  t->nbad = t->bad_cap = 0;
  t->rows = NULL;
  t->text = NULL;
  t->row_ends = NULL;
  t->libcsv = NULL;
  t->fields_cap = t->rows_cap = t->row_ends_cap = t->row_ends_n = t->nfields = t->nrows = 0;
  t->text_cap = t->text_n = 0;
  t->o.skip_first = 0; /* those were skipped before the first data row */
  t->err = err;
}

void csv_rows_deinit(csv_rows *s) {
  const qn_allocator *alloc = s->reader.alloc;
  qn_free(alloc, s->ends, s->ends_cap * sizeof *s->ends);
  qn_free(alloc, s->scratch, s->scratch_cap);
  qn_free(alloc, s->reader.fields, (size_t)s->reader.fields_cap * sizeof *s->reader.fields);
  qn_free(alloc, s->reader.rows, (size_t)s->reader.rows_cap * sizeof *s->reader.rows);
  qn_free(alloc, s->reader.text, s->reader.text_cap);
  qn_free(alloc, s->reader.bad, (size_t)s->reader.bad_cap * sizeof *s->reader.bad);
}

bool csv_chunk_rows(csv_engine *e, int64_t k, csv_rows *s, char **buf, size_t *cap) {
  const csv_chunk *c = &e->chunks[k];
  size_t want = (size_t)c->n + 2 * CSV_PAD;
  if (*cap < want) {
    qn_free(e->r->alloc, *buf, *cap);
    *cap = 0;
    *buf = qn_alloc(e->r->alloc, want);
    if (!*buf) return csv_nomem(&s->reader);
    *cap = want;
  }
  memset(*buf + c->n, 0, 2 * CSV_PAD);
  s->text = *buf;
  s->n = c->n;
  if (!csv_input_read(e->in, c->at, *buf, c->n, s->reader.err) || !rows_make(e, s, c->at + c->n == e->in->size)) return false;
  if (s->rows > c->rows) s->rows = c->rows;
  return true;
}

/* --- memory of columns ------------------------------------------------------------------------------------------------------ */
bool csv_memory_room(csv_engine *e, csv_memory *m, size_t want, size_t used) {
  enum { ALIGN = 64 };
  size_t size = want + 2 * ALIGN, old_off = m->base ? (size_t)(m->data - m->base) : 0;
  char *base = qn_realloc(e->r->alloc, m->base, m->base_size, size);
  if (!base) return csv_nomem(e->r);
  size_t off = (size_t)(-(uintptr_t)base & (ALIGN - 1));
  if (used && off != old_off) memmove(base + off, base + old_off, used);
  *m = (csv_memory){base, size, base + off};
  if (size >= QN_BIG) qn_big_plain(base, size);
  return true;
}

/* What `so_far` will be at the end if the file goes on as it was up to chunk k, and never less than is needed now. */
static int64_t foresee(const csv_engine *e, int64_t k, int64_t so_far) {
  double seen = (double)(e->chunks[k].at + e->chunks[k].n - e->begin), all = (double)(e->in->size - e->begin);
  double guess = seen > 0 ? (double)so_far * (all / seen) * 1.02 + 64 : 64;
  int64_t least = so_far + (k + 1 < e->pieces ? so_far / 4 : 0);
  return guess > (double)least ? (int64_t)guess : least;
}

static bool grow(csv_engine *e, int64_t k, int64_t before) {
  int64_t cap = foresee(e, k, e->rows);
  if (cap > e->limit) cap = e->limit;
  for (int64_t i = 0; i < e->ncols; i++)
    if (!e->cols[i].skip && !csv_memory_room(e, &e->cols[i].values, ((size_t)cap + 1) * 8, (size_t)before * 8)) return false;
  e->cap = cap;
  return true;
}

/* --- a piece ---------------------------------------------------------------------------------------------------------------- */
static bool worker_nomem(worker *w) {
  w->rows.reader.err->fault = QN_CSV_MEMORY;
  snprintf(w->rows.reader.err->message, sizeof w->err.message, "out of memory");
  return false;
}

static bool buffer_room(const qn_allocator *alloc, char **buf, size_t *cap, size_t want) {
  if (*cap >= want) return true;
  char *b = qn_realloc(alloc, *buf, *cap, want);
  if (!b) return false;
  *buf = b;
  *cap = want;
  return true;
}

static bool read_piece(worker *w) {
  csv_engine *e = w->e;
  int64_t at = e->begin + w->k * e->piece, left = e->in->size - at;
  w->n = left < e->piece ? left : e->piece;
  w->start = HEAD;
  if (!buffer_room(e->r->alloc, &w->buf, &w->cap, (size_t)(HEAD + e->piece + 2 * CSV_PAD))) return worker_nomem(w);
  if (!csv_input_read(e->in, at, w->buf + HEAD, w->n, w->rows.reader.err)) return false;
  csv_split_prepare(e->level, &e->split, w->buf + HEAD, w->n, &w->split);
  return true;
}

/* In order, under the lock: the piece becomes whole rows, with what the piece before left in front; its own rest is carried. */
static bool align(worker *w) {
  csv_engine *e = w->e;
  const qn_allocator *alloc = e->r->alloc;
  csv_chunk *c = &e->chunks[w->k];
  int64_t begin, at = e->begin + w->k * e->piece;
  char *data = w->buf + w->start;
  e->state = csv_split_enter(&e->split, &w->split, e->state, data, w->n, &begin);
  if (w->k == e->pieces - 1) begin = w->n;
  size_t rest = begin < 0 ? 0 : (size_t)(w->n - begin), body = begin < 0 ? (size_t)w->n : (size_t)begin;
  c->at = e->carry_at;
  if (begin >= 0 && e->carry_n <= HEAD) {
    w->start -= (int64_t)e->carry_n;
    if (e->carry_n) memcpy(w->buf + w->start, e->carry, e->carry_n);
    w->n = (int64_t)(e->carry_n + body);
    if (!buffer_room(alloc, &e->carry, &e->carry_cap, rest)) return worker_nomem(w);
    if (rest) memcpy(e->carry, data + begin, rest);
  } else { /* a long row: the carried bytes stay where they are, and this piece is added to them */
    size_t want = e->carry_n + body + 2 * CSV_PAD;
    if (want > e->carry_cap && !buffer_room(alloc, &e->carry, &e->carry_cap, want + want / 2)) return worker_nomem(w);
    memcpy(e->carry + e->carry_n, data, body);
    if (begin < 0) {
      e->carry_n += body;
      w->n = 0;
      return true;
    }
    char *buf = w->buf;
    size_t cap = w->cap;
    w->buf = e->carry;
    w->cap = e->carry_cap;
    w->start = 0;
    w->n = (int64_t)(e->carry_n + body);
    memmove(buf, data + begin, rest);
    e->carry = buf;
    e->carry_cap = cap;
  }
  c->n = w->n;
  e->carry_at = at + begin;
  e->carry_n = rest;
  return true;
}

/* Where row n of the chunk begins. */
static csv_place place_of(const worker *w, int64_t n) {
  const csv_engine *e = w->e;
  const csv_chunk *c = &e->chunks[w->k];
  csv_place p = {.pos = c->at, .state = S_START_RECORD, .lines = e->r->header_end + 2, .previous = e->r->row_fields};
  if (n == w->rows.rows && w->rows.bad_end) { /* the row that is an error: whoever goes on there will be told */
    const csv_reader *t = &w->rows.reader;
    p.pos += t->row_byte + t->row_swallowed;
    p.state = t->row_state;
    p.swallowed = t->row_swallowed ? p.pos : 0;
    p.file_lines = t->err->line - 1;
  } else if (n == w->rows.rows) {
    p.pos += c->n;
    p.file_lines = c->lines;
  } else if (w->rows.table) {
    const csv_row *row = &w->rows.reader.rows[n];
    p.pos += row->byte + row->swallowed;
    p.state = row->state;
    p.swallowed = row->swallowed ? p.pos : 0;
    p.file_lines = row->line - 1;
  } else {
    p.pos += n ? (int64_t)w->rows.ends[n * e->r->width] + 1 : 0;
    p.file_lines = n;
  }
  return p;
}

/* In order, under the lock: the rows get their numbers. */
static bool claim(worker *w) {
  csv_engine *e = w->e;
  csv_chunk *c = &e->chunks[w->k];
  int64_t before = e->rows, left = e->limit - before;
  if (w->rows.bad_end && w->rows.rows < left) return false;
  c->lines = w->rows.reader.at.file_lines;
  c->row = before;
  c->rows = w->rows.rows < left ? w->rows.rows : left;
  if (w->rows.rows >= left && e->last_chunk == e->pieces) {
    e->last_chunk = w->k;
    e->stop = true;
    e->next = place_of(w, left);
  }
  w->rows.rows = c->rows;
  if (w->rows.reader.nbad) { /* they are remembered until lines can be counted */
    c->bad = qn_alloc(e->r->alloc, (size_t)w->rows.reader.nbad * sizeof *c->bad);
    if (!c->bad) return worker_nomem(w);
    c->nbad = w->rows.reader.nbad;
    memcpy(c->bad, w->rows.reader.bad, (size_t)c->nbad * sizeof *c->bad);
  }
  e->rows += c->rows;
  if (e->rows > e->cap) {
    while (e->active > 0) pthread_cond_wait(&e->turn, &e->lock);
    if (!grow(e, w->k, before)) return worker_nomem(w);
  }
  for (int64_t i = 0; i < e->ncols; i++) w->starts[i] = e->cols[i].kind;
  return true;
}

/* What no cell of the chunk is looked at for. */
static bool valid_text(worker *w) {
  const char *p = w->rows.text;
  const size_t n = (size_t)w->rows.n;
  uint64_t high = 0, word;
  size_t i = 0;
  for (; i + 8 <= n; i += 8) memcpy(&word, p + i, 8), high |= word;
  for (; i < n; i++) high |= (uint8_t)p[i];
  return !(high & 0x8080808080808080u) || csv_utf8_ok(&w->rows.reader, (qn_sv){p, n});
}

static bool convert(worker *w) {
  csv_engine *e = w->e;
  csv_chunk *c = &e->chunks[w->k];
  const qn_allocator *alloc = e->r->alloc;
  c->parts = qn_alloc(alloc, (size_t)(e->ncols + 1) * sizeof *c->parts);
  if (!c->parts) return worker_nomem(w);
  memset(c->parts, 0, (size_t)(e->ncols + 1) * sizeof *c->parts);
  if (e->skips && !valid_text(w)) return false;
  for (int64_t i = 0; i < e->ncols; i++) {
    const csv_column *col = &e->cols[i];
    csv_part *p = &c->parts[i];
    csv_part *room = &w->texts[i]; /* text goes to the worker's memory first */
    if (col->skip) continue;
    *p = (csv_part){.text = room->text, .text_cap = room->text_cap};
    const size_t at = (size_t)c->row * 8, left = (size_t)(e->cap - c->row) * 8;
    qn_big_touch(col->values.data + at, (size_t)c->rows * 8, left);
    bool ok = csv_cells_convert(&e->cells, &w->rows, col, w->starts[i], col->values.data + c->row * 8, p);
    *room = (csv_part){.text = p->text, .text_cap = p->text_cap};
    p->text = NULL;
    p->text_cap = 0;
    if (ok) continue;
    w->rows.reader.err->column = col->field + 1;
    return false;
  }
  return true;
}

/* Under the lock: what the others should know. */
static void publish(worker *w) {
  csv_engine *e = w->e;
  csv_chunk *c = &e->chunks[w->k];
  for (int64_t i = 0; w->ok && i < e->ncols; i++) {
    csv_column *col = &e->cols[i];
    col->kind = csv_kind_join(col->kind, (csv_kind)c->parts[i].kind);
    col->odd |= c->parts[i].big;
  }
}

/* In order, under the lock: where the chunk's text goes. */
static bool claim_text(worker *w) {
  csv_engine *e = w->e;
  csv_chunk *c = &e->chunks[w->k];
  for (int64_t i = 0; i < e->ncols; i++) {
    csv_column *col = &e->cols[i];
    csv_part *p = &c->parts[i];
    int64_t before = col->text_n;
    p->text_at = before;
    if (p->kind != K_STR) continue;
    col->text_n += (int64_t)p->text_n;
    if (col->text_n <= col->text_cap) continue;
    while (e->placing > 0) pthread_cond_wait(&e->turn, &e->lock);
    int64_t cap = foresee(e, w->k, col->text_n);
    if (!csv_memory_room(e, &col->text, (size_t)cap, (size_t)before)) return worker_nomem(w);
    col->text_cap = cap;
  }
  return true;
}

static void place_text(worker *w) {
  csv_engine *e = w->e;
  csv_chunk *c = &e->chunks[w->k];
  for (int64_t i = 0; i < e->ncols; i++) {
    csv_column *col = &e->cols[i];
    const csv_part *p = &c->parts[i];
    if (p->kind != K_STR) continue;
    int64_t *offsets = (int64_t *)(void *)(col->values.data + c->row * 8), at = p->text_at;
    for (int64_t k = 0; k < c->rows; k++) offsets[k] += at;
    if (p->text_n) memcpy(col->text.data + at, w->texts[i].text, p->text_n);
  }
}

static void note_failure(worker *w) {
  csv_engine *e = w->e;
  e->stop = true;
  if (e->failed >= 0 && e->failed < w->k) return;
  e->failed = w->k;
  e->failure = *w->rows.reader.err;
  e->fail_row = w->rows.fail_row;
}

/* Under the lock: waits until it is piece k's turn. */
static void await(csv_engine *e, const int64_t *whose, int64_t k) {
  while (*whose != k) pthread_cond_wait(&e->turn, &e->lock);
}

static bool take(worker *w) {
  csv_engine *e = w->e;
  pthread_mutex_lock(&e->lock);
  bool more = !e->stop && e->next_piece < e->pieces;
  if (more) w->k = e->next_piece++;
  pthread_mutex_unlock(&e->lock);
  return more;
}

static void run_piece(worker *w) {
  csv_engine *e = w->e;
  w->ok = read_piece(w);
  pthread_mutex_lock(&e->lock);
  await(e, &e->next_align, w->k);
  w->ok = w->ok && align(w);
  e->next_align++;
  pthread_cond_broadcast(&e->turn);
  pthread_mutex_unlock(&e->lock);
  if (w->ok) {
    w->rows.text = w->buf + w->start;
    w->rows.n = w->n;
    w->ok = rows_make(e, &w->rows, w->k == e->pieces - 1);
  }
  pthread_mutex_lock(&e->lock);
  await(e, &e->next_claim, w->k);
  bool wanted = w->k <= e->last_chunk && (e->failed < 0 || w->k < e->failed);
  if (wanted && w->ok) w->ok = claim(w);
  if (wanted && !w->ok) note_failure(w);
  e->active++;
  e->next_claim++;
  pthread_cond_broadcast(&e->turn);
  pthread_mutex_unlock(&e->lock);
  bool go = wanted && w->ok;
  if (go) w->ok = convert(w);
  pthread_mutex_lock(&e->lock);
  await(e, &e->next_place, w->k);
  if (go) publish(w);
  w->ok = w->ok && (!go || claim_text(w));
  if (go && !w->ok) note_failure(w);
  e->next_place++;
  e->placing++;
  pthread_cond_broadcast(&e->turn);
  pthread_mutex_unlock(&e->lock);
  if (go && w->ok) place_text(w);
  pthread_mutex_lock(&e->lock);
  e->active--;
  e->placing--;
  if (e->r->o.progress) e->r->o.progress(e->r->o.progress_user, (w->k + 1) * e->piece, e->in->size - e->begin);
  pthread_cond_broadcast(&e->turn);
  pthread_mutex_unlock(&e->lock);
}

static void work(void *frame, int64_t from, int64_t to) {
  csv_engine *e = frame;
  const qn_allocator *alloc = e->r->alloc;
  worker w = {.e = e};
  (void)from;
  (void)to;
  size_t maps = (size_t)(e->piece / CSV_SPLIT_BLOCK + 2) * 16;
  csv_rows_init(e, &w.rows, &w.err);
  w.split.maps = qn_alloc(alloc, maps);
  w.starts = qn_alloc(alloc, (size_t)(e->ncols + 1) * sizeof *w.starts);
  w.texts = qn_alloc(alloc, (size_t)(e->ncols + 1) * sizeof *w.texts);
  if (w.texts) memset(w.texts, 0, (size_t)(e->ncols + 1) * sizeof *w.texts);
  bool ready = w.split.maps && w.starts && w.texts;
  if (!ready) {
    pthread_mutex_lock(&e->lock);
    e->stop = true;
    e->starved = true;
    pthread_mutex_unlock(&e->lock);
  }
  while (ready && take(&w)) run_piece(&w);
  qn_free(alloc, w.split.maps, maps);
  qn_free(alloc, w.starts, (size_t)(e->ncols + 1) * sizeof *w.starts);
  for (int64_t i = 0; w.texts && i < e->ncols; i++) qn_free(alloc, w.texts[i].text, w.texts[i].text_cap);
  qn_free(alloc, w.texts, (size_t)(e->ncols + 1) * sizeof *w.texts);
  qn_free(alloc, w.buf, w.cap);
  csv_rows_deinit(&w.rows);
}

/* --- all of it ---------------------------------------------------------------------------------------------------------------- */
static bool numeric_words(const csv_words *na, const qn_csv_options *o) {
  for (int64_t i = 0; i < na->n; i++) {
    double d;
    if (csv_parse_float(na->v[i], o->decimal, o->thousands, &d)) return true;
  }
  return false;
}

static bool index_possible(const csv_reader *r) {
  const qn_csv_options *o = &r->o;
  return !o->comment && !o->escape && !o->whitespace_sep && !o->single_quotes && !o->keep_blank_lines && o->sep != '\n' && o->sep != '\r' &&
         (o->no_quotes || (o->quote != o->sep && o->quote != '\n' && o->quote != '\r' && o->quote != ' ' && o->quote != '\t'));
}

/* Pandas loses a delimiter behind a lone carriage return: rows that begin near one are left to the serial reader. */
bool csv_start_clean(const csv_reader *r, int64_t at) {
  if (at == 0 || r->bytes[at - 1] == '\n' || (at == 3 && memcmp(r->bytes, "\xEF\xBB\xBF", 3) == 0)) return true;
  return r->bytes[at - 1] == '\r' && at < r->size && r->cls[(uint8_t)r->bytes[at]] == C_OTHER;
}

bool csv_parallel_possible(const csv_reader *r) { return !r->o.serial && csv_split_possible(r); }

bool csv_engine_init(csv_engine *e, csv_reader *r, csv_plan *p, const csv_input *in, int64_t begin) {
  *e = (csv_engine){.r = r, .plan = p, .in = in, .ncols = p->ncols, .begin = begin, .carry_at = begin, .state = S_START_RECORD, .failed = -1,
                    .next = {.pos = -1}, .fail_row = -1, .limit = r->o.nrows >= 0 ? r->o.nrows : INT64_MAX};
  e->level = r->o.level ? (csv_level)(r->o.level - 1) : csv_best_level();
  e->piece = r->o.piece > 0 ? r->o.piece : PIECE;
  e->pieces = (in->size - begin + e->piece - 1) / e->piece;
  if (e->pieces < 1) e->pieces = 1;
  e->last_chunk = e->pieces;
  e->fast = index_possible(r);
  e->marks = (csv_marks){(uint8_t)r->o.sep, r->o.no_quotes ? (uint8_t)'\n' : (uint8_t)r->o.quote};
  e->cells = (csv_cells){.r = r, .yes = p->yes.n ? &p->yes : NULL, .no = p->no.n ? &p->no : NULL,
                         .plain_numbers = !r->o.thousands && r->o.decimal == '.'};
  csv_split_init(&e->split, r);
  e->cols = qn_alloc(r->alloc, (size_t)(e->ncols + 1) * sizeof *e->cols);
  e->chunks = qn_alloc(r->alloc, (size_t)e->pieces * sizeof *e->chunks);
  if (e->chunks) memset(e->chunks, 0, (size_t)e->pieces * sizeof *e->chunks);
  bool number_words = numeric_words(&p->yes, &r->o) || numeric_words(&p->no, &r->o); /* bools only the whole column can tell */
  for (int64_t i = 0; e->cols && i < e->ncols; i++) {
    const csv_builder *b = &p->cols[i];
    const csv_words *na = r->o.no_na_filter || b->raw ? &p->no_words : b->na;
    e->cols[i] = (csv_column){.field = b->field, .is_text = b->is_text, .is_float = b->is_float, .na = na, .na_numeric = na->numbers_n > 0 || numeric_words(na, &r->o), .skip = b->skip};
    e->cols[i].odd = number_words && !b->is_text && !b->skip;
    e->skips |= b->skip;
  }
  if (!e->cols || !e->chunks) return csv_nomem(r);
  pthread_mutex_init(&e->lock, NULL);
  pthread_cond_init(&e->turn, NULL);
  e->ready = true;
  return true;
}

void csv_engine_deinit(csv_engine *e) {
  const qn_allocator *alloc = e->r->alloc;
  for (int64_t i = 0; e->cols && i < e->ncols; i++) {
    qn_free(alloc, e->cols[i].values.base, e->cols[i].values.base_size);
    qn_free(alloc, e->cols[i].text.base, e->cols[i].text.base_size);
  }
  for (int64_t k = 0; e->chunks && k < e->pieces; k++) {
    csv_chunk *c = &e->chunks[k];
    for (int64_t i = 0; c->parts && i < e->ncols; i++) csv_part_deinit(alloc, &c->parts[i], c->rows);
    qn_free(alloc, c->parts, (size_t)(e->ncols + 1) * sizeof *c->parts);
    qn_free(alloc, c->bad, (size_t)c->nbad * sizeof *c->bad);
  }
  qn_free(alloc, e->cols, (size_t)(e->ncols + 1) * sizeof *e->cols);
  qn_free(alloc, e->chunks, (size_t)e->pieces * sizeof *e->chunks);
  qn_free(alloc, e->carry, e->carry_cap);
  if (e->ready) {
    pthread_mutex_destroy(&e->lock);
    pthread_cond_destroy(&e->turn);
  }
}

/* Chunk k once more by the table, which knows lines and bytes. */
static bool with_lines(csv_engine *e, int64_t k, csv_rows *rows, qn_csv_error *err) {
  char *buf = NULL;
  size_t cap = 0;
  csv_rows_init(e, rows, err);
  rows->base_lines = e->plan->first_line;
  for (int64_t j = 0; j < k; j++) rows->base_lines += e->chunks[j].lines;
  int64_t limit = e->chunks[k].rows;
  bool fast = e->fast;
  e->fast = false;
  e->chunks[k].rows = INT64_MAX;
  bool ok = csv_chunk_rows(e, k, rows, &buf, &cap) && !rows->bad_end;
  e->fast = fast;
  e->chunks[k].rows = limit;
  qn_free(e->r->alloc, buf, cap);
  return ok;
}

/* The message of a failure names lines and bytes of the file, which only now are known. */
static bool explain(csv_engine *e) {
  csv_chunk *c = &e->chunks[e->failed];
  *e->r->err = e->failure;
  if (e->failure.fault == QN_CSV_MEMORY || e->failure.fault == QN_CSV_OS) return false;
  qn_csv_error err = {0};
  csv_rows rows;
  bool again = with_lines(e, e->failed, &rows, &err);
  if (!again && err.fault != QN_CSV_MEMORY) *e->r->err = err;
  if (!again) e->r->err->byte += c->at;
  if (again && e->fail_row >= 0 && e->fail_row < rows.reader.nrows) {
    e->r->err->line = rows.reader.rows[e->fail_row].line;
    e->r->err->byte = rows.reader.rows[e->fail_row].byte + c->at;
  }
  csv_rows_deinit(&rows);
  return false;
}

void csv_engine_locate(csv_engine *e, int64_t row, qn_csv_error *err) {
  int64_t k = 0;
  while (k < e->pieces && (row < e->chunks[k].row || row >= e->chunks[k].row + e->chunks[k].rows)) k++;
  if (row < 0 || k == e->pieces) return;
  qn_csv_error ignored = {0};
  csv_rows rows;
  if (with_lines(e, k, &rows, &ignored)) {
    err->line = rows.reader.rows[row - e->chunks[k].row].line;
    err->byte = rows.reader.rows[row - e->chunks[k].row].byte + e->chunks[k].at;
  }
  csv_rows_deinit(&rows);
}

bool csv_engine_run(csv_engine *e) {
  enum { WORKERS = 64 };
  if (e->r->o.parallel && e->pieces > 1) e->r->o.parallel(e->r->o.parallel_user, work, e, e->pieces < WORKERS ? e->pieces : WORKERS);
  else work(e, 0, 1);
  if (e->starved && e->failed < 0 && e->next_claim < e->pieces && e->last_chunk == e->pieces) return csv_nomem(e->r);
  if (e->failed >= 0 && e->failed <= e->last_chunk) return explain(e);
  return csv_input_unchanged(e->in, e->r->err);
}
