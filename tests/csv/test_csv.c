/* test_csv.c - replays corpora of CSV files with what pandas makes of each (written by make_corpus.py), cell by cell, in all the
 * ways in which a file can be read: serially with and without libcsv, and by the parallel reader with pieces of 1 byte up,
 * with each level of instructions, on several threads, from memory and from a file. All must give the same. `test_csv CORPUS...` replays; `test_csv -` reads cases from standard
 * input without expectations and prints what it makes of them, for compare.py. */
#include <pthread.h>

#include "runtime/csv/index.h"
#include "tests/csv/dump.h"

static char line[1 << 20];

static bool read_line(FILE *f) {
  if (!fgets(line, sizeof line, f)) return false;
  line[strcspn(line, "\n")] = 0;
  return true;
}

typedef struct tally {
  int64_t cases, failed, libcsv_bytes, bytes;
} tally;

/* --- the ways ------------------------------------------------------------------------------------------------------------ */
typedef struct loop {
  void (*body)(void *frame, int64_t begin, int64_t end);
  void *frame;
  int64_t begin, end;
} loop;

static void *run_loop(void *p) {
  loop *l = p;
  l->body(l->frame, l->begin, l->end);
  return NULL;
}

static void three_threads(void *user, void (*body)(void *frame, int64_t begin, int64_t end), void *frame, int64_t n) {
  enum { THREADS = 3 };
  pthread_t t[THREADS];
  loop l[THREADS];
  bool started[THREADS] = {false};
  (void)user;
  for (int64_t i = 0; i < THREADS; i++) {
    l[i] = (loop){body, frame, n * i / THREADS, n * (i + 1) / THREADS};
    if (l[i].begin < l[i].end) started[i] = pthread_create(&t[i], NULL, run_loop, &l[i]) == 0;
    if (l[i].begin < l[i].end && !started[i]) run_loop(&l[i]);
  }
  for (int i = 0; i < THREADS; i++)
    if (started[i]) pthread_join(t[i], NULL);
}

enum { WAYS = 16 };

/* The n-th way; false: it is none. */
static bool way(qn_csv_options *o, int64_t n, int64_t size, bool threads) {
  static const int64_t pieces[] = {0, 1, 2, 3, 4, 5, 7, 11, 16, 31, 64, 100};
  o->serial = n < 2;
  o->no_libcsv = n == 1;
  if (n < 2) return true;
  o->piece = pieces[(size_t)(n - 2) % QN_COUNT(pieces)];
  o->level = (int32_t)(n % 5);
  if (o->level > (int32_t)csv_best_level() + 1) o->level = 0;
  if (n % 3 == 0 && threads) o->parallel = three_threads;
  return o->piece <= size || n == 2;
}

/* with: the first way's answer; differs: that of one that is not the same. Returns its number, or -1. */
static int read_ways(qn_sv bytes, const dump_options *d, bool threads, qn_buf *with, qn_buf *differs) {
  qn_buf_reset(with);
  dump_csv(&qn_malloc_allocator, bytes, &d->o, with);
  for (int n = 0; n < WAYS; n++) {
    dump_options other = *d;
    if (!way(&other.o, n, (int64_t)bytes.n, threads)) continue;
    qn_buf_reset(differs);
    dump_csv(&qn_malloc_allocator, bytes, &other.o, differs);
    if (!qn_sv_eq(qn_buf_view(with), qn_buf_view(differs))) return n;
  }
  return -1;
}

/* A case: "case NAME", "options …", "bytes …", the expected lines, an empty line. */
static bool replay(FILE *f, bool print, tally *t) {
  char name[256], options[512];
  qn_buf with, without, want;
  qn_buf_init(&with, &qn_malloc_allocator);
  qn_buf_init(&without, &qn_malloc_allocator);
  qn_buf_init(&want, &qn_malloc_allocator);
  while (read_line(f)) {
    if (strncmp(line, "case ", 5) != 0) continue;
    snprintf(name, sizeof name, "%.250s", line + 5);
    if (!read_line(f)) break;
    snprintf(options, sizeof options, "%.500s", line + 8);
    if (!read_line(f)) break;
    qn_sv bytes = dump_unescape(line + 6);
    char *copy = malloc(bytes.n ? bytes.n : 1); /* exact size, so that the address sanitizer sees a read beyond it */
    memcpy(copy, bytes.p, bytes.n);
    dump_options d;
    dump_parse_options(&d, options);
    bool threads = !print || t->cases % 8 == 0; /* starting them costs more than all the rest */
    int differs = read_ways((qn_sv){copy, bytes.n}, &d, threads, &with, &without);
    free(copy);
    qn_buf_reset(&want);
    while (read_line(f) && line[0]) qn_buf_printf(&want, "%s\n", line);
    t->cases++;
    bool same = differs < 0;
    bool right = print || qn_sv_eq(qn_buf_view(&with), qn_buf_view(&want));
    if (print) printf("case %s\n%s\n", name, with.p);
    if (same && right) continue;
    t->failed++;
    fprintf(stderr, "FAILED %s\n--- expected\n%s--- got\n%s", name, want.p ? want.p : "", with.p);
    if (!same) fprintf(stderr, "--- read in way %d\n%s", differs, without.p);
  }
  qn_buf_deinit(&with);
  qn_buf_deinit(&without);
  qn_buf_deinit(&want);
  return true;
}

int main(int argc, char **argv) {
  tally t = {0};
  for (int i = 1; i < argc; i++) {
    bool print = strcmp(argv[i], "-") == 0;
    FILE *f = print ? stdin : fopen(argv[i], "rb");
    if (!f) {
      perror(argv[i]);
      return 2;
    }
    replay(f, print, &t);
    if (!print) fclose(f);
    if (!print) printf("%s: %lld files, %lld failed\n", argv[i], (long long)t.cases, (long long)t.failed);
  }
  return t.failed != 0 || t.cases == 0;
}
