#pragma once
/* The wall in front of zlib: one call, fixed-width integers only. */
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Version of the linked zlib, "1.2.13". */
const char *kz_zlib_version(void);

/* How the bytes are wrapped. */
enum {
  KZ_GZIP = 0,  /* RFC 1952, one member or several */
  KZ_ZLIB = 1,  /* RFC 1950 */
  KZ_RAW = 2    /* RFC 1951, deflate without a wrapper */
};

/* How it went. */
enum {
  KZ_INFLATED = 0,       /* the whole */
  KZ_INFLATE_CUT = 1,    /* the stream ends early: *out holds what it gave */
  KZ_INFLATE_BROKEN = 2, /* damaged, or followed by what is no stream: *out holds what it gave */
  KZ_INFLATE_OVER = 3,   /* more than a cap allows: nothing is given */
  KZ_INFLATE_NONE = -1   /* no such stream, or memory ran out: nothing is given */
};

/* Inflates `length` bytes. Caps: `max_bytes` of output; and past 10 MiB of output no more than
   `max_ratio` bytes for each byte that was read. Zeros after the last member are padding.
   *out, when not NULL, is released with kz_inflate_free; *used is how many bytes of input the
   streams took. */
int32_t kz_inflate(
    int32_t wrapper, const uint8_t *bytes, int64_t length, int64_t max_bytes, int64_t max_ratio,
    uint8_t **out, int64_t *out_length, int64_t *used);

void kz_inflate_free(uint8_t *out);

#ifdef __cplusplus
}
#endif
