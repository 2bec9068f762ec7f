/* split.c - see split.h. The maps are made from the table of table.c, byte by byte, so that there is one definition of the
 * automaton. Four chains run through a block side by side, since a shuffle waits for the one before it. Wider registers
 * would not help: each byte loads its own 16-byte row of the table, and the loads are the limit. */
#include "runtime/csv/split.h"

#if defined(__x86_64__)
#include <tmmintrin.h>
#endif

_Static_assert(S_EAT_LINE_COMMENT < 16, "states that a data row can be in fit into 16 bytes");

bool csv_split_possible(const csv_reader *r) {
  const qn_csv_options *o = &r->o;
  /* A line of blanks goes back to its begin: with skipinitialspace what was skipped there is not known any more. */
  return !o->skip_initial_space && !o->line_end && o->skip_rows_n == 0;
}

void csv_split_init(csv_split *s, const csv_reader *r) {
  memset(s, 0, sizeof *s);
  for (int b = 0; b < 256; b++) {
    for (int e = 0; e < 16; e++) s->next[b][e] = e < S_SKIP_START ? csv_table_next(r, (csv_state)e, (uint8_t)b) : (uint8_t)e;
    s->plain[b] = r->cls[b] == C_OTHER;
  }
  if (!r->o.no_quotes) s->special[s->specials++] = r->o.quote;
  if (r->o.escape) s->special[s->specials++] = r->o.escape;
  if (r->o.comment) s->special[s->specials++] = r->o.comment;
}

/* --- maps --------------------------------------------------------------------------------------------------------------- */
static void map_scalar(const csv_split *s, const char *text, int64_t n, uint8_t map[16]) {
  uint8_t m[16];
  for (int e = 0; e < 16; e++) m[e] = (uint8_t)e;
  for (int64_t i = 0; i < n; i++) {
    const uint8_t *row = s->next[(uint8_t)text[i]];
    for (int e = 0; e < 16; e++) m[e] = row[m[e]];
  }
  memcpy(map, m, 16);
}

#if defined(__x86_64__)
#define TARGET_SSSE3 __attribute__((target("ssse3")))
TARGET_SSSE3 static inline __m128i row_of(const csv_split *s, uint64_t eight, int k) {
  return _mm_load_si128((const __m128i *)(const void *)s->next[(uint8_t)(eight >> (8 * k))]);
}

TARGET_SSSE3 static void map_ssse3(const csv_split *s, const char *text, int64_t n, uint8_t map[16]) {
  const __m128i identity = _mm_set_epi8(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  __m128i m[4] = {identity, identity, identity, identity};
  int64_t quarter = n / 32 * 8, at = 0;
  for (; at < quarter; at += 8) {
    uint64_t t[4];
    for (int c = 0; c < 4; c++) memcpy(&t[c], text + c * quarter + at, 8);
    for (int k = 0; k < 8; k++)
      for (int c = 0; c < 4; c++) m[c] = _mm_shuffle_epi8(row_of(s, t[c], k), m[c]);
  }
  __m128i all = _mm_shuffle_epi8(m[1], m[0]);
  all = _mm_shuffle_epi8(m[3], _mm_shuffle_epi8(m[2], all));
  for (at = 4 * quarter; at < n; at++) all = _mm_shuffle_epi8(row_of(s, (uint8_t)text[at], 0), all);
  _mm_storeu_si128((__m128i *)(void *)map, all);
}
#endif

void csv_split_map(csv_level level, const csv_split *s, const char *text, int64_t n, uint8_t map[16]) {
#if defined(__x86_64__)
  if (level != CSV_SCALAR && __builtin_cpu_supports("ssse3")) {
    map_ssse3(s, text, n, map);
    return;
  }
#endif
  (void)level;
  map_scalar(s, text, n, map);
}

/* --- walking ------------------------------------------------------------------------------------------------------------ */
uint8_t csv_split_walk(const csv_split *s, uint8_t state, const char *text, int64_t n, int64_t *begin) {
  *begin = -1;
  for (int64_t i = 0; i < n; i++) {
    uint8_t b = (uint8_t)text[i];
    if ((state == S_EAT_CRNL || state == S_EAT_CRNL_NOP) && s->plain[b] && i > 0) *begin = i; /* the carriage return was the row's end */
    state = s->next[b][state];
    if (b == '\n' && state == S_START_RECORD) *begin = i + 1;
  }
  return state;
}

void csv_split_prepare(csv_level level, const csv_split *s, const char *text, int64_t n, csv_split_piece *p) {
  p->special = csv_any_of(level, text, n, s->special, s->specials);
  if (!p->special) return;
  for (int64_t at = 0, k = 0; at < n; at += CSV_SPLIT_BLOCK, k++)
    csv_split_map(level, s, text + at, n - at < CSV_SPLIT_BLOCK ? n - at : CSV_SPLIT_BLOCK, p->maps[k]);
}

/* Without quotes, escapes and comments every line feed ends a row, unless the piece lies inside of quotes. */
static uint8_t enter_plain(const csv_split *s, uint8_t state, const char *text, int64_t n, int64_t *begin) {
  *begin = -1;
  if (state == S_IN_QUOTED) return state;
  int64_t more, at = n;
  while (at > 0 && text[at - 1] != '\n') at--;
  if (at <= 1) return csv_split_walk(s, state, text, n, begin);
  *begin = at;
  state = csv_split_walk(s, S_START_RECORD, text + at, n - at, &more);
  if (more >= 0) *begin = at + more;
  return state;
}

uint8_t csv_split_enter(const csv_split *s, const csv_split_piece *p, uint8_t state, const char *text, int64_t n, int64_t *begin) {
  bool calm = state != S_ESCAPED && state != S_ESCAPE_IN_QUOTED && state != S_EAT_COMMENT && state != S_EAT_LINE_COMMENT;
  if (!p->special && calm) return enter_plain(s, state, text, n, begin);
  if (!p->special) return csv_split_walk(s, state, text, n, begin);
  int64_t blocks = (n + CSV_SPLIT_BLOCK - 1) / CSV_SPLIT_BLOCK;
  uint8_t exit = state;
  for (int64_t k = 0; k < blocks; k++) exit = p->maps[k][exit];
  *begin = -1;
  for (int64_t k = blocks - 1; k >= 0 && *begin < 0; k--) { /* from the end: its last row begin is the piece's */
    uint8_t entry = state;
    for (int64_t j = 0; j < k; j++) entry = p->maps[j][entry];
    int64_t at = k * CSV_SPLIT_BLOCK, len = n - at < CSV_SPLIT_BLOCK ? n - at : CSV_SPLIT_BLOCK, here;
    csv_split_walk(s, entry, text + at, len, &here);
    if (here >= 0) *begin = at + here;
  }
  return exit;
}

/* A lone carriage return has ended a row when the next byte shows that no line feed follows. */
int64_t qn_csv_whole_rows(const char *p, int64_t n, char sep) {
  if (!memchr(p, '"', (size_t)n) && !memchr(p, '\r', (size_t)n)) {
    const char *last = memrchr(p, '\n', (size_t)n);
    return last ? last - p + 1 : 0;
  }
  csv_reader r = {0};
  csv_split s;
  int64_t end = 0;
  uint8_t state = S_START_RECORD;
  qn_csv_options_init(&r.o);
  r.o.sep = sep;
  csv_table_init(&r);
  csv_split_init(&s, &r);
  for (int64_t i = 0; i < n; i++) {
    uint8_t b = (uint8_t)p[i], before = state;
    state = s.next[b][state];
    if (b == '\n' && state == S_START_RECORD) end = i + 1;
    else if ((before == S_EAT_CRNL || before == S_EAT_CRNL_NOP) && s.plain[b]) end = i;
  }
  return end;
}
