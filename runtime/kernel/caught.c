/* caught.c - which exception a try has caught: the failing site's class, or the one that a helper named, and its bases.
 *
 * A class of the script is written with its bases, nearest first, down to a built-in one: "TooLarge<ModelError<ValueError". */
#include "runtime/kernel/kernel.h"
#include "runtime/kernel/object.h"

typedef struct row {
  const char *name, *base;
} row;
static const row rows[] = {
#define EXCEPTION(name, base) {#name, #base},
#include "runtime/object/exceptions.def"
#undef EXCEPTION
};

static size_t name_length(const char *z) { return strcspn(z, "<|"); }
static bool same(const char *a, const char *b) {
  size_t n = name_length(a);
  return n == name_length(b) && memcmp(a, b, n) == 0;
}

static const char *base_of(const char *name) {
  for (size_t i = 0; i < QN_COUNT(rows); i++)
    if (same(name, rows[i].name)) return strcmp(rows[i].base, rows[i].name) == 0 ? NULL : rows[i].base;
  return NULL;
}

static bool is_a(const char *type, const char *cls) {
  for (const char *t = type; t;) {
    if (same(t, cls)) return true;
    const char *next = t + name_length(t);
    t = *next == '<' ? next + 1 : base_of(t);
  }
  return false;
}

int32_t qn_k_caught(qn_kctx *ctx, int32_t status, const char *sites, const char *classes) {
  const char *type = ctx->err.type;
  if (!*type && status != QN_STATUS_NOSITE) {
    type = sites;
    for (int32_t i = 1; i < status; i++) type += strlen(type) + 1;
  }
  if (!*type) type = "SystemError";
  if (same(type, "KeyboardInterrupt")) return 0; /* a cancelled call ends, whatever the kernel catches */
  for (const char *c = classes;;) {
    if (is_a(type, c)) return 1;
    c = strchr(c, '|');
    if (!c) return 0;
    c++;
  }
}

void qn_k_note_text(qn_kctx *ctx, const qn_kobj *s, int32_t k) {
  char *p = ctx->err.message, *end = p + sizeof ctx->err.message - 1;
  for (int32_t i = 0; i < k && p < end; i++) p += strlen(p) + 1;
  size_t room = p < end ? (size_t)(end - p) : 0, n = s ? qn_kstr_size(s) : 0;
  const char *text = s ? qn_kstr_bytes(s) : "";
  if (n > room) n = room;
  while (n && n < (s ? qn_kstr_size(s) : 0) && ((unsigned char)text[n] & 0xC0) == 0x80) n--; /* whole characters */
  if (room) memcpy(p, text, n), p[n] = 0;
}
