/* sha256.h - the blocks of SHA-256 and SHA-224 (FIPS 180-4). */
#ifndef QN_MODULES_SHA256_H
#define QN_MODULES_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* A word whose high bytes come first. */
static inline uint32_t qn_big_word(const unsigned char *p) { return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]; }

/* n blocks of 64 bytes into the state h[8]. */
void qn_sha256_blocks(uint32_t *h, const unsigned char *p, size_t n);

#endif
