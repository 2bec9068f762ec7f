/* test_parts.c - the parts of the fast path on random input: maps of the automaton against the automaton after every byte,
 * places of separators on every level of instructions, decimals against strtod. `test_parts [COUNT]`: a million decimals and
 * 3,000 texts unless told otherwise. */
#include "runtime/base/decimal.h"
#include "runtime/base/dtoa.h"
#include "runtime/csv/digits.h"
#include "runtime/csv/fast.h"

static uint64_t seed = 88172645463325252u;
static uint64_t next(void) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return seed;
}

static int64_t random_text(char *to, int64_t most) {
  static const char alphabet[] = "ab1,,\"\"\n\n\r \t#\\;";
  int64_t n = (int64_t)(next() % (uint64_t)most), letters = 3 + (int64_t)(next() % (sizeof alphabet - 3));
  for (int64_t i = 0; i < n; i++) to[i] = alphabet[next() % (uint64_t)letters];
  return n;
}

static void random_options(csv_reader *r) {
  qn_csv_options_init(&r->o);
  uint64_t pick = next();
  if (pick % 4 == 0) r->o.comment = '#';
  if (pick / 4 % 4 == 0) r->o.escape = '\\';
  r->o.keep_blank_lines = pick / 16 % 3 == 0;
  r->o.whitespace_sep = pick / 64 % 4 == 0;
  r->o.single_quotes = pick / 256 % 4 == 0;
  r->o.no_quotes = pick / 1024 % 5 == 0;
  csv_table_init(r);
}

/* After every prefix the map of the text takes each state to where the automaton goes byte by byte; scalar and vectors agree. */
static bool check_split(void) {
  static char text[300];
  static csv_reader r;
  static csv_split s;
  r = (csv_reader){.alloc = &qn_malloc_allocator};
  random_options(&r);
  csv_split_init(&s, &r);
  int64_t n = random_text(text, 280);
  uint8_t state[16], map[16], scalar[16];
  for (int e = 0; e < 16; e++) state[e] = (uint8_t)e;
  for (int64_t i = 0; i < n; i++) {
    for (int e = 0; e < S_SKIP_START; e++) state[e] = csv_table_next(&r, (csv_state)state[e], (uint8_t)text[i]);
    csv_split_map(csv_best_level(), &s, text, i + 1, map);
    csv_split_map(CSV_SCALAR, &s, text, i + 1, scalar);
    if (memcmp(map, state, S_SKIP_START) != 0 || memcmp(scalar, state, S_SKIP_START) != 0)
      return fprintf(stderr, "split: wrong after byte %lld of %.*s\n", (long long)i, (int)n, text), false;
  }
  return true;
}

/* A walk over the whole text and one that enters pieces through their maps end in the same state at the same row's begin. */
static bool check_pieces(void) {
  enum { MOST = 40000 };
  static char text[MOST];
  static uint8_t maps[MOST / CSV_SPLIT_BLOCK + 2][16];
  static csv_reader r;
  static csv_split s;
  r = (csv_reader){.alloc = &qn_malloc_allocator};
  random_options(&r);
  csv_split_init(&s, &r);
  int64_t n = random_text(text, MOST), want_begin, begin;
  uint8_t entry = (uint8_t)(next() % S_SKIP_START), want = csv_split_walk(&s, entry, text, n, &want_begin);
  csv_split_piece p = {.maps = maps};
  csv_split_prepare(csv_best_level(), &s, text, n, &p);
  uint8_t got = csv_split_enter(&s, &p, entry, text, n, &begin);
  /* a row that begins behind a lone carriage return is found only where a line feed is not nearer to a block's end */
  if (got != want || begin > want_begin || (begin < 0) != (want_begin < 0 || (begin < 0 && want_begin >= 0 && text[want_begin - 1] == '\r')))
    return fprintf(stderr, "pieces: state %d, not %d; begin %lld, not %lld\n", got, want, (long long)begin, (long long)want_begin), false;
  return true;
}

static bool check_index(void) {
  enum { MOST = 3000 };
  static char text[MOST + CSV_PAD];
  static uint32_t ends[CSV_AVX512 + 1][MOST + 1 + CSV_ENDS];
  int64_t n = random_text(text, MOST);
  csv_indexed want, got;
  csv_marks m = {(uint8_t)(next() % 2 ? ',' : ';'), (uint8_t)(next() % 4 ? '"' : '\n')};
  csv_index(CSV_SCALAR, text, n, m, ends[0], &want);
  for (int level = CSV_SSE; level <= (int)csv_best_level(); level++) {
    csv_index((csv_level)level, text, n, m, ends[level], &got);
    if (got.n != want.n || got.lines != want.lines || got.returns != want.returns || got.odd != want.odd || got.quotes != want.quotes ||
        memcmp(ends[level], ends[0], (size_t)(want.n + 1) * sizeof ends[0][0]) != 0)
      return fprintf(stderr, "index: level %d differs on %.*s\n", level, (int)n, text), false;
  }
  return true;
}

static bool same(double a, double b) { return memcmp(&a, &b, sizeof a) == 0; }

static bool check_decimal(void) {
  char text[128 + CSV_PAD] = {0};
  uint64_t w = next() >> (next() % 64);
  int64_t q = next() % 2 ? (int64_t)(next() % 700) - 350 : (int64_t)(next() % 50) - 27;
  if (next() % 8 == 0) w = ((next() >> 11 | UINT64_C(1) << 52) << 1) | 1; /* half-way between two doubles */
  snprintf(text, sizeof text, "%llue%lld", (unsigned long long)w, (long long)q);
  double want = strtod(text, NULL), d;
  if (!same(want, qn_decimal_double(w, q))) return fprintf(stderr, "decimal: %s\n", text), false;
  if (!qn_double_parse(qn_sv_of(text), &d) || !same(want, d)) return fprintf(stderr, "parse: %s\n", text), false;
  snprintf(text, sizeof text, "%s%llu.%0*llu", next() % 2 ? "-" : "", (unsigned long long)(next() >> (next() % 64)), (int)(next() % 24),
           (unsigned long long)(next() >> (next() % 64)));
  want = strtod(text, NULL);
  if (csv_fast_float(text, strlen(text), &d) && !same(want, d)) return fprintf(stderr, "fast: %s\n", text), false;
  if (!qn_double_parse(qn_sv_of(text), &d) || !same(want, d)) return fprintf(stderr, "parse: %s\n", text), false;
  int64_t v, i = (int64_t)next() >> (next() % 64);
  snprintf(text, sizeof text, "%lld", (long long)i);
  bool fits = strlen(text) - (i < 0) <= 18;
  if (csv_fast_int(text, strlen(text), &v) != fits || (fits && v != i)) return fprintf(stderr, "int: %s\n", text), false;
  return true;
}

/* A read in pieces tells how far it is: once for each piece, to the end. */
typedef struct told {
  int64_t calls, last, total;
  bool back;
} told;

static void note(void *user, int64_t done, int64_t total) {
  told *t = user;
  t->back |= done <= t->last;
  t->calls++;
  t->last = done;
  t->total = total;
}

static bool check_progress(void) {
  const qn_sv text = QN_SV("a,b\n1,2\n3,4\n5,6\n7,8\n");
  qn_csv_options o;
  qn_csv_table t;
  qn_csv_error e;
  told seen = {0};
  qn_csv_options_init(&o);
  o.piece = 5;
  o.progress = note;
  o.progress_user = &seen;
  if (!qn_csv_read(&qn_malloc_allocator, text, &o, &t, &e)) return false;
  qn_csv_table_deinit(&t);
  const bool ok = seen.calls == 4 && !seen.back && seen.total == 16 && seen.last >= seen.total;
  if (!ok) printf("progress: %lld calls, %lld of %lld\n", (long long)seen.calls, (long long)seen.last, (long long)seen.total);
  return ok;
}

int main(int argc, char **argv) {
  int64_t count = argc > 1 ? atoll(argv[1]) : 1000000;
  bool ok = check_progress();
  for (int64_t i = 0; ok && i < count; i++) ok = check_decimal();
  for (int64_t i = 0; ok && i < count / 333; i++) ok = check_split() && check_index();
  for (int64_t i = 0; ok && i < count / 2000; i++) ok = check_pieces();
  if (ok) printf("%lld decimals, %lld texts\n", (long long)count, (long long)(count / 333));
  return !ok;
}
