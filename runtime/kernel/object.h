/* object.h - what may be done to the objects of kernels (layout.h says how they lie).
 *
 * Life: an object is made with one count of a variable (locals) in its context's list, and is freed when both its counts
 * are 0, or with the list at the end of the call. Containers hold their items (held). A TAKEN object is in no list: a VM
 * wrapper (typed.List, instance, generator), or a container that lives longer than the running context, holds it, and it
 * is freed when held falls to 0. Whatever is stored in a taken container, or in one of another context (a worker of a
 * parallel loop stores into a list of its caller), is taken too, with all it reaches.
 *
 * Rules for helpers: arguments are borrowed; a `qn_kobj **out` gets a new object, or an old one with one more local count.
 * Helpers that hand out room for an item (push, insert, at) give zeroed slots, which the caller fills: plain values by
 * storing, objects by qn_k_ref_store. Nobody makes an array view of a list's items: generated code relies on it.
 * A container is grown and freed in its own memory, so workers may grow distinct lists; one list is one thread's.
 * Slots: a pointer to slots of an item that is only read, objects in it borrowed. */
#ifndef QN_KERNEL_OBJECT_H
#define QN_KERNEL_OBJECT_H

#include "runtime/abi.h"
#include "runtime/base/base.h"
#include "runtime/kernel/layout.h"

/* --- life: for C callers ------------------------------------------------------------------------------------------- */
/* size ≥ QN_KO_SLOTS bytes, zero behind the header; NULL: err says MemoryError. */
qn_kobj *qn_kobj_new(qn_kctx *ctx, qn_kkind kind, size_t size);
/* Bytes of `o` that lie elsewhere grew by n: counted against the call's limit; false: no memory (err is filled). */
bool qn_kobj_charge(qn_kctx *ctx, qn_kobj *o, int64_t n);
void qn_kobj_clear(qn_kctx *ctx); /* every object of the context; by qn_kheap_clear */
/* The engine takes a result (its local count becomes the wrapper's), or keeps another one (then a count is added). */
void qn_kobj_take_result(qn_kctx *ctx, qn_kobj *o);
void qn_kobj_keep(qn_kctx *ctx, qn_kobj *o);
void qn_kobj_drop(qn_kobj *o); /* outside of calls: the wrapper's count */

/* --- counts: generated code ----------------------------------------------------------------------------------------- */
void qn_k_ref(qn_kctx *ctx, qn_kobj *o);   /* NULL allowed */
void qn_k_unref(qn_kctx *ctx, qn_kobj *o); /* NULL allowed */
void qn_k_dead(qn_kctx *ctx, qn_kobj *o);  /* its counts have just become 0 */
/* *slot of `container` becomes value (NULL allowed); what was there is dropped. */
void qn_k_ref_store(qn_kctx *ctx, qn_kobj *container, qn_kobj **slot, qn_kobj *value);

/* An object of nslots zero slots; kind QN_KO_INSTANCE or QN_KO_GENERATOR. */
int32_t qn_k_instance_new(qn_kctx *ctx, int64_t kind, int64_t nslots, int64_t refs, int64_t tag, qn_kobj **out);
int32_t qn_k_box(qn_kctx *ctx, const qn_view *v, qn_kobj **out); /* counts the owner */

/* --- lists ---------------------------------------------------------------------------------------------------------- */
int32_t qn_k_list_new(qn_kctx *ctx, int64_t shape, int64_t refs, int64_t kinds, int64_t cap, qn_kobj **out);
int32_t qn_k_list_push(qn_kctx *ctx, qn_kobj *l, uint64_t **slots);             /* at the end */
int32_t qn_k_list_insert(qn_kctx *ctx, qn_kobj *l, int64_t at, uint64_t **slots); /* `at` as Python takes it */
int32_t qn_k_list_reserve(qn_kctx *ctx, qn_kobj *l, int64_t cap);
int32_t qn_k_list_extend(qn_kctx *ctx, qn_kobj *l, const qn_kobj *other);       /* other may be l */
void qn_k_list_remove_at(qn_kctx *ctx, qn_kobj *l, int64_t at);                 /* 0 <= at < len */
void qn_k_list_clear(qn_kctx *ctx, qn_kobj *l);
void qn_k_list_reverse(qn_kobj *l);
/* given: which of start (1), stop (2), step (4) are there; the others are not looked at. Step 0: ValueError. 8: what is said
 * is in Numba's words. */
int32_t qn_k_list_slice(qn_kctx *ctx, const qn_kobj *l, int64_t start, int64_t stop, int64_t step, int64_t given, qn_kobj **out);
int32_t qn_k_list_set_slice(qn_kctx *ctx, qn_kobj *l, int64_t start, int64_t stop, int64_t step, int64_t given,
                            const qn_kobj *other);
int32_t qn_k_list_del_slice(qn_kctx *ctx, qn_kobj *l, int64_t start, int64_t stop, int64_t step, int64_t given);
int32_t qn_k_list_copy(qn_kctx *ctx, const qn_kobj *l, qn_kobj **out);
int32_t qn_k_list_concat(qn_kctx *ctx, const qn_kobj *a, const qn_kobj *b, qn_kobj **out);
int32_t qn_k_list_repeat(qn_kctx *ctx, const qn_kobj *l, int64_t times, qn_kobj **out);
int32_t qn_k_list_repeat_self(qn_kctx *ctx, qn_kobj *l, int64_t times);
int64_t qn_k_list_find(const qn_kobj *l, const uint64_t *item, int64_t from, int64_t to); /* -1: not there; as index(x, from, to) */
int64_t qn_k_list_count(const qn_kobj *l, const uint64_t *item);
/* -1, 0, 1; 2: different without order (NaN). Lists of numbers of different kinds compare by value. */
int32_t qn_k_list_compare(const qn_kobj *a, const qn_kobj *b);
int32_t qn_k_list_sort(qn_kctx *ctx, qn_kobj *l, int32_t reverse);                        /* stable */
int32_t qn_k_list_sort_by(qn_kctx *ctx, qn_kobj *l, const qn_kobj *keys, int32_t reverse); /* keys: as many, left as they are */

/* --- sets and dicts ("tables") -------------------------------------------------------------------------------------- */
/* kind QN_KO_SET (nkeys = nslots) or QN_KO_DICT. An entry's number is its place in `items`: the key's slots are
 * items[number · (1 + nslots) + 1 …], the value's after them. Numbers change when an entry is added or the table is cleared;
 * removing keeps the others'. */
int32_t qn_k_table_new(qn_kctx *ctx, int64_t kind, int64_t shape, int64_t refs, int64_t kinds, qn_kobj **out);
int64_t qn_k_table_find(const qn_kobj *t, const uint64_t *key);  /* entry or -1 */
int64_t qn_k_table_find_i(const qn_kobj *t, int64_t key);        /* one slot of ints */
int64_t qn_k_table_find_s(const qn_kobj *t, const qn_kobj *key); /* one slot, str or bytes */
int32_t qn_k_table_at(qn_kctx *ctx, qn_kobj *t, const uint64_t *key, int64_t *entry); /* found, or added with a zero value */
void qn_k_table_remove_at(qn_kctx *ctx, qn_kobj *t, int64_t entry);
int64_t qn_k_table_next(const qn_kobj *t, int64_t from); /* the first entry >= from that is alive; -1: none */
int64_t qn_k_table_last(const qn_kobj *t);
void qn_k_table_clear(qn_kctx *ctx, qn_kobj *t);
int32_t qn_k_table_copy(qn_kctx *ctx, const qn_kobj *t, qn_kobj **out);
int32_t qn_k_table_update(qn_kctx *ctx, qn_kobj *t, const qn_kobj *other); /* dict: later values win; set: union */
/* Raises KeyError of the key at these slots. */
int32_t qn_k_key_error(qn_kctx *ctx, const qn_kobj *t, const uint64_t *key);
int32_t qn_k_table_eq(const qn_kobj *a, const qn_kobj *b);
typedef enum qn_ksetop { QN_KSET_OR, QN_KSET_AND, QN_KSET_SUB, QN_KSET_XOR } qn_ksetop;
int32_t qn_k_set_op(qn_kctx *ctx, const qn_kobj *a, const qn_kobj *b, int64_t op, qn_kobj **out);
int32_t qn_k_set_op_self(qn_kctx *ctx, qn_kobj *a, const qn_kobj *b, int64_t op);
int32_t qn_k_set_subset(const qn_kobj *a, const qn_kobj *b); /* a <= b; proper: and len differs */
int32_t qn_k_set_disjoint(const qn_kobj *a, const qn_kobj *b);
int32_t qn_k_set_extend(qn_kctx *ctx, qn_kobj *set, const qn_kobj *list); /* adds a list's items */

/* --- strings -------------------------------------------------------------------------------------------------------- */
static inline const char *qn_kstr_bytes(const qn_kobj *s) { return (const char *)s + QN_KO_SLOTS; }
static inline size_t qn_kstr_size(const qn_kobj *s) { return (size_t)s->cap; }
uint64_t qn_kstr_hash(const qn_kobj *s);
/* n bytes to be written at qn_kstr_bytes, then qn_kstr_done says how many are used (≤ n) and counts the code points. */
qn_kobj *qn_kstr_alloc(qn_kctx *ctx, qn_kkind kind, size_t n);
void qn_kstr_done(qn_kobj *s, size_t n);
qn_kobj *qn_kstr_new(qn_kctx *ctx, qn_kkind kind, const char *bytes, size_t n);
int32_t qn_k_str_eq(const qn_kobj *a, const qn_kobj *b);
int32_t qn_k_str_compare(const qn_kobj *a, const qn_kobj *b); /* by code points: -1, 0, 1 */
int64_t qn_k_str_hash(const qn_kobj *s);

/* --- items: for C callers ------------------------------------------------------------------------------------------- */
bool qn_kslots_eq(const uint64_t *a, uint64_t kinds_a, const uint64_t *b, uint64_t kinds_b, unsigned n);
int32_t qn_kslots_compare(const uint64_t *a, uint64_t kinds_a, const uint64_t *b, uint64_t kinds_b, unsigned n);
uint64_t qn_kslots_hash(const uint64_t *a, uint64_t kinds, unsigned n);
/* Copies an item into slots of a container: counts and takes its objects; the slots held none before. */
void qn_kslots_store(qn_kctx *ctx, qn_kobj *container, uint64_t *to, const uint64_t *from, uint64_t refs, unsigned n);
void qn_kslots_drop(qn_kctx *ctx, const uint64_t *item, uint64_t refs, unsigned n);

/* --- errors that a try has caught ------------------------------------------------------------------------------------ */
void qn_k_err_save(qn_kctx *ctx, void *room);          /* room: sizeof(qn_kerr) */
void qn_k_err_restore(qn_kctx *ctx, const void *room);

#endif
