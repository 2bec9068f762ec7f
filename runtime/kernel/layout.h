/* layout.h - how the objects of kernels (lists, dicts, sets, strings, instances, boxed arrays) lie in memory. Generated
 * code reads and writes the fields by the offsets below (`peek`, `poke`), so a change here is a change of QN_ABI_VERSION.
 * What may be done to them is in object.h; this file is for the compiler's side too and has no function to link.
 *
 * An item is its type's leaves, each one or more slots of 8 bytes (as in qn_entry_fn): ints and bools extended to 64 bits,
 * float64 by bits, float32 in the low half, complex64 in one slot, complex128 in two, an object one slot.
 *   LIST        items: len items of nslots slots
 *   SET, DICT   items: entries in order of insertion, each 1 + nslots slots: its state (0: deleted), nkeys slots of the
 *               key, then the value's; `used` entries of which len are alive
 *   STR, BYTES  len code points (bytes), cap bytes of UTF-8 at offset QN_KO_SLOTS, a NUL after them
 *   VIEW        a qn_view at QN_KO_SLOTS, whose owner it holds
 *   INSTANCE    nslots slots at QN_KO_SLOTS (fields, cells); `tag` is the user's
 *
 * Two counts in one word: `counts` is locals + held·2³², locals those of variables of running kernels, held those of
 * containers and of the VM. A failing kernel drops nothing, so the locals of an object that outlives the call may be too
 * many afterwards: only held says whether such an object lives. */
#ifndef QN_KERNEL_LAYOUT_H
#define QN_KERNEL_LAYOUT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef enum qn_kkind {
  QN_KO_LIST = 1, QN_KO_SET, QN_KO_DICT, QN_KO_STR, QN_KO_BYTES, QN_KO_VIEW, QN_KO_INSTANCE, QN_KO_GENERATOR
} qn_kkind;

enum { /* qn_kobj.flags */
  QN_KO_IMMORTAL = 1, /* a literal: never counted, read-only memory */
  QN_KO_TAKEN = 2,    /* outlives the call, in no call's list */
  QN_KO_ASCII = 4     /* STR: bytes are code points */
};

typedef struct qn_kobj {
  struct qn_kobj *prev, *next; /* in home's list */
  struct qn_kctx *home;        /* the context that made it; NULL: taken or immortal */
  uint64_t counts;
  uint8_t kind, flags;         /* qn_kkind, QN_KO_* */
  uint16_t nslots;             /* of an item (dict: key and value) */
  uint16_t nkeys;              /* set, dict: slots of the key */
  uint16_t tag;
  uint64_t refs;               /* bit i: slot i of an item is an object */
  uint64_t kinds;              /* 4 bits a slot, qn_kslot: how it is compared and hashed */
  int64_t charged;             /* bytes counted in home's `live` */
  int64_t len;
  int64_t cap;
  uint64_t *items;
  union {
    int64_t used;              /* set, dict */
    uint64_t hash;             /* str, bytes: never 0 once known */
  } u;
} qn_kobj;

typedef enum qn_kslot { /* slots beyond the 16th have no kind: such items cannot be compared, hashed or sorted */
  QN_KS_INT, QN_KS_UINT, QN_KS_F64, QN_KS_F32, QN_KS_C64,
  QN_KS_BITS, /* identity: instances, arrays */
  QN_KS_REF   /* an object by its contents: str, bytes, list, set, dict; others by identity */
} qn_kslot;

enum { /* offsets for peek and poke; every field there is 8 bytes */
  QN_KO_AT_LEN = 64, QN_KO_AT_CAP = 72, QN_KO_AT_ITEMS = 80, QN_KO_AT_USED = 88, QN_KO_SLOTS = 96
};
_Static_assert(offsetof(qn_kobj, home) == 16 && offsetof(qn_kobj, counts) == 24 && offsetof(qn_kobj, kind) == 32, "qn_kobj");
_Static_assert(offsetof(qn_kobj, len) == QN_KO_AT_LEN && offsetof(qn_kobj, cap) == QN_KO_AT_CAP &&
                   offsetof(qn_kobj, items) == QN_KO_AT_ITEMS && offsetof(qn_kobj, u) == QN_KO_AT_USED &&
                   sizeof(qn_kobj) == QN_KO_SLOTS,
               "qn_kobj");

/* Values and objects of the VM, as generated code meets them in objects of cdef classes (engine/cdef.c asserts these). */
enum {
  QN_VM_VALUE_SIZE = 16, QN_VM_VALUE_BITS = 8, /* a value: its tag in the first byte, a NumPy scalar's dtype in the second */
  QN_VM_TAG_NONE = 1, QN_VM_TAG_INT = 3, QN_VM_TAG_NUMPY = 7, QN_VM_TAG_OBJECT = 8,
  QN_VM_CLASS_KIND = 48, QN_VM_KIND_ARRAY = 22, /* an object begins with the pointer to its class */
  QN_VM_INSTANCE_VALUES = 32, QN_VM_ARRAY_VIEW = 32, QN_VM_LIST_ELEM = 32, QN_VM_LIST_N = 40, QN_VM_LIST_ITEMS = 56
};

/* The shape of items as helpers take it. */
static inline int64_t qn_kshape(unsigned nslots, unsigned nkeys) { return (int64_t)((uint64_t)nslots | (uint64_t)nkeys << 16); }

/* --- strings ------------------------------------------------------------------------------------------------------- */
static inline uint64_t qn_khash_mix(uint64_t h) { /* MurmurHash3's finaliser */
  h ^= h >> 33;
  h *= UINT64_C(0xff51afd7ed558ccd);
  h ^= h >> 33;
  h *= UINT64_C(0xc4ceb9fe1a85ec53);
  return h ^ h >> 33;
}

/* Of an int: neighbours lie far apart by their high bits, evenly (Knuth, The Art of Computer Programming 3, 6.4). 63 bits. */
static inline uint64_t qn_khash_int(uint64_t i) { return i * UINT64_C(0x9e3779b97f4a7c15) >> 1; }

static inline uint64_t qn_khash_bytes(const void *p, size_t n) { /* never 0 */
  const unsigned char *s = p;
  uint64_t h = n * UINT64_C(0x9e3779b97f4a7c15), w;
  for (; n >= 8; s += 8, n -= 8) {
    memcpy(&w, s, 8);
    h = (h ^ w) * UINT64_C(0x9fb21c651e98df25);
    h ^= h >> 28;
  }
  w = 0;
  memcpy(&w, s, n);
  h = qn_khash_mix((h ^ w) * UINT64_C(0x9fb21c651e98df25) + n);
  return h ? h : 1;
}

/* Code points of valid UTF-8. */
static inline int64_t qn_kutf8_length(const char *p, size_t n) {
  int64_t count = 0;
  for (size_t i = 0; i < n; i++) count += ((unsigned char)p[i] & 0xc0) != 0x80;
  return count;
}

/* A literal for the IR's `strlit`: the bytes of a data row, kind QN_KO_STR (valid UTF-8) or QN_KO_BYTES. */
static inline size_t qn_kliteral_size(size_t n) { return (sizeof(qn_kobj) + n + 1 + 15) & ~(size_t)15; }
static inline void qn_kliteral_write(void *out, qn_kkind kind, const char *bytes, size_t n) {
  qn_kobj o;
  memset(&o, 0, sizeof o);
  o.kind = (uint8_t)kind;
  o.len = kind == QN_KO_STR ? qn_kutf8_length(bytes, n) : (int64_t)n;
  o.flags = (uint8_t)(QN_KO_IMMORTAL | (kind == QN_KO_STR && o.len == (int64_t)n ? QN_KO_ASCII : 0));
  o.cap = (int64_t)n;
  o.u.hash = qn_khash_bytes(bytes, n);
  memset(out, 0, qn_kliteral_size(n));
  memcpy(out, &o, sizeof o);
  if (n) memcpy((char *)out + sizeof o, bytes, n);
}

#endif
