/* blake2.h - BLAKE2b and BLAKE2s (RFC 7693) of whole texts. */
#ifndef QN_MODULES_BLAKE2_H
#define QN_MODULES_BLAKE2_H

#include <stdbool.h>
#include <stddef.h>

/* out: as long as params. params: the parameter block, of 64 bytes (b) or 32 (s); a key's block is in front of the data. */
void qn_blake2b(const void *params, const void *data, size_t n, bool last_node, unsigned char *out);
void qn_blake2s(const void *params, const void *data, size_t n, bool last_node, unsigned char *out);

#endif
