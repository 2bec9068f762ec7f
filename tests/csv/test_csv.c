/* test_csv.c - replays corpora of CSV files with what pandas makes of each (written by make_corpus.py): cell by cell, and
 * once more without libcsv, which must give the same. `test_csv CORPUS...` replays; `test_csv -` reads cases from standard
 * input without expectations and prints what it makes of them, for compare.py. */
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

static void read_both(qn_sv bytes, dump_options *d, qn_buf *with, qn_buf *without) {
  qn_buf_reset(with);
  qn_buf_reset(without);
  dump_csv(&qn_malloc_allocator, bytes, &d->o, with);
  d->o.no_libcsv = true;
  dump_csv(&qn_malloc_allocator, bytes, &d->o, without);
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
    read_both((qn_sv){copy, bytes.n}, &d, &with, &without);
    free(copy);
    qn_buf_reset(&want);
    while (read_line(f) && line[0]) qn_buf_printf(&want, "%s\n", line);
    t->cases++;
    bool same = qn_sv_eq(qn_buf_view(&with), qn_buf_view(&without));
    bool right = print || qn_sv_eq(qn_buf_view(&with), qn_buf_view(&want));
    if (print) printf("case %s\n%s\n", name, with.p);
    if (same && right) continue;
    t->failed++;
    fprintf(stderr, "FAILED %s\n--- expected\n%s--- got\n%s", name, want.p ? want.p : "", with.p);
    if (!same) fprintf(stderr, "--- without libcsv\n%s", without.p);
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
