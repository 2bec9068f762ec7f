/* masks.h - loops over runs of bools (bytes that are 0 or 1). */
#ifndef QN_MASKS_H
#define QN_MASKS_H

#include <stdbool.h>
#include <stdint.h>

/* How many of n bytes, step apart, are not 0. */
int64_t qn_mask_count(const char *m, int64_t step, int64_t n);
/* Writes base + i for every m[i] != 0; returns how many: at most room, which must suffice. */
int64_t qn_mask_positions(const char *m, int64_t step, int64_t n, int64_t base, int64_t *to, int64_t room);
/* Copies the elements of `from` (item bytes each) whose mask is set to `to`, all without gaps; returns the byte after the last one.
 * end: the byte after the room of `to`, beyond which nothing is written. Only where qn_mask_packs: elements of 1, 2, 4, 8 or 16 bytes, aligned. */
char *qn_mask_pack(char *to, const char *end, const char *m, const char *from, int64_t item, int64_t n);
bool qn_mask_packs(const char *to, const char *from, int64_t item);
#endif
