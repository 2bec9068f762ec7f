/* keyquick.h - unsigned keys sorted, selected and parted by vectors, with AVX-512. Private to keysort.c and linesort.c. Nothing of it may be
 * called where qn_keyquick_here() is false. */
#ifndef QN_KEYQUICK_H
#define QN_KEYQUICK_H

#include <stdbool.h>
#include <stdint.h>

bool qn_keyquick_here(void);
/* tmp: room for n more keys. cancel (or NULL) ends early: the keys are then in any order, none lost. */
void qn_keyquick_sort64(uint64_t *k, uint64_t *tmp, int64_t n, const volatile int32_t *cancel);
void qn_keyquick_sort32(uint32_t *k, uint32_t *tmp, int64_t n, const volatile int32_t *cancel);
/* The keys of `from` between lo and hi, in their order, to `to`, which may be `from`: how many. */
int64_t qn_keyquick_between(const uint64_t *from, int64_t n, uint64_t lo, uint64_t hi, uint64_t *to);
/* The keys below v from the begin of `to` on, up to low; those above it from its end down, to high. */
void qn_keyquick_around(const uint64_t *k, int64_t n, uint64_t v, uint64_t *to, int64_t *low, int64_t *high);
/* The positions of the keys below v to `to`, of those equal to it from `equal`, of those above it from `high`. */
void qn_keyquick_places(const uint64_t *k, int64_t n, uint64_t v, int64_t equal, int64_t high, int64_t *to);
#endif
