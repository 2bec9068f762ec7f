/* klass.h - classes of scripts as inference sees them: enums, named tuples, data classes, jitclasses, Cython's cdef classes. The engine makes one qn_kclass for
 * each class (the same class is the same pointer: types are equal by it) and keeps it as long as the session.
 *
 * A member of an enum is one int64: its value where all values are ints, else its position among the members. A named
 * tuple or data class is its fields one after the other, as a tuple is; reading a field is reading an item. */
#ifndef QN_TYPES_KLASS_H
#define QN_TYPES_KLASS_H

#include "frontend/types/infer.h"

enum qn_kclass_kind { QN_KCLASS_ENUM, QN_KCLASS_NAMEDTUPLE, QN_KCLASS_DATACLASS, QN_KCLASS_JITCLASS, QN_KCLASS_RECORD, QN_KCLASS_CDEF,
                      QN_KCLASS_VMLIST, QN_KCLASS_VMITEM }; /* a list of the VM's as it lies there, one of its items (vmlist.c) */

/* What a class attribute that is no field means. */
enum qn_kmember_kind {
  QN_KMEMBER_MISSING,
  QN_KMEMBER_VALUE,    /* value: a constant of the class */
  QN_KMEMBER_METHOD,   /* value is a function, called with the object first */
  QN_KMEMBER_STATIC,   /* value is a function, called as it is */
  QN_KMEMBER_CLASS,    /* a class method: kernels do not call it */
  QN_KMEMBER_PROPERTY  /* value is a function of the object */
};
typedef struct qn_kmember {
  enum qn_kmember_kind kind;
  qn_global value;
} qn_kmember;

/* Where a field of a record lies; for making new ones. */
typedef struct qn_kfield {
  uint32_t offset; /* bytes */
  qn_dtype dtype;
  const struct qn_kclass *nested; /* records in records; NULL: a number */
  uint8_t ndim;                   /* of a sub-array */
  int64_t shape[8];
} qn_kfield;

typedef struct qn_kclass {
  enum qn_kclass_kind kind;
  qn_sv name;
  const qn_sv *names;      /* ENUM: the members; else the fields, in order */
  const qn_global *values; /* ENUM: their values; else the defaults of the last n_defaults fields */
  uint32_t n, n_defaults;
  const qn_sv *aliases;      /* ENUM: further names, … */
  const uint32_t *alias_of;  /* … and the positions they stand for */
  uint32_t n_aliases;
  bool int_like;       /* ENUM: IntEnum, a member is an int too */
  bool by_value;       /* ENUM: represented by its value */
  bool own_init;       /* DATACLASS: making one runs code of the script */
  const qn_kfield *layout; /* RECORD: of each field */
  uint32_t itemsize;       /* RECORD: bytes */
  uint32_t number;     /* JITCLASS, RECORD: of the session, as its types are written ("jitclass#3", "record#0") */
  const qn_type **types; /* JITCLASS, CDEF: of the fields, once ready() said true */
  const uint32_t *at;    /* CDEF: where the VM keeps each field among the object's values */
  const struct qn_kclass *base; /* CDEF: the class that it derives from; NULL: none */
  bool leaf;                    /* CDEF: no class derives from it */
  bool unmade;                  /* CDEF: it has C attributes whose first value only the VM can make */
  void *user;
  bool (*ready)(void *user, const char **why);
  /* A class attribute; "x.setter" is the setter of property x. */
  void (*member)(void *user, qn_arena *a, qn_sv name, qn_kmember *out);
} qn_kclass;

/* Of slices as values (slicevalue.c). */
extern const qn_kclass qn_kclass_slice;
/* vmlist.c */
extern const qn_kclass qn_kclass_vmlist, qn_kclass_vmitem;
bool qn_is_vmlist(const qn_type *t);
bool qn_is_vmitem(const qn_type *t);
bool qn_holds_vmitem(const qn_type *t); /* itself or in tuples: such values do not leave kernels */
/* Of the VM's: cdef classes, lists and their items. */
static inline bool qn_kclass_is_vm(const qn_kclass *k) { return k && (k->kind == QN_KCLASS_CDEF || k->kind == QN_KCLASS_VMLIST || k->kind == QN_KCLASS_VMITEM); }
/* Of iterators kept in variables (iterator.c). */
extern const qn_kclass qn_kclass_iterator;

/* Position of a field, or of an enum's member (aliases too); -1: none. */
int qn_kclass_find(const qn_kclass *k, qn_sv name);
int qn_record_rank(const qn_type *t); /* of records: dimensions; 0: one record */
/* An array of records with `rank` dimensions, or one record (0). NULL: more than 8 dimensions. */
const qn_type *qn_type_records(qn_types *t, const qn_kclass *k, int rank, bool readonly);
/* How a member of an enum is represented. */
int64_t qn_kclass_code(const qn_kclass *k, uint32_t position);

#endif
