#include "CZlib.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { FIRST_BYTES = 1 << 16, RATIO_FROM = 10 << 20 };

const char *kz_zlib_version(void) { return zlibVersion(); }

void kz_inflate_free(uint8_t *out) { free(out); }

/* True when all bytes left are zero: tapes and block devices pad with them. */
static int is_padding(const uint8_t *bytes, int64_t length) {
  for (int64_t i = 0; i < length; i++)
    if (bytes[i] != 0) return 0;
  return 1;
}

int32_t kz_inflate(
    int32_t wrapper, const uint8_t *bytes, int64_t length, int64_t max_bytes, int64_t max_ratio,
    uint8_t **out, int64_t *out_length, int64_t *used) {
  *out = NULL;
  *out_length = 0;
  *used = 0;
  if (length <= 0 || length > INT32_MAX || max_bytes <= 0) return KZ_INFLATE_NONE;
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  int bits = wrapper == KZ_GZIP ? MAX_WBITS + 16 : wrapper == KZ_ZLIB ? MAX_WBITS : -MAX_WBITS;
  if (inflateInit2(&stream, bits) != Z_OK) return KZ_INFLATE_NONE;

  int64_t capacity = length * 4 < FIRST_BYTES ? FIRST_BYTES : length * 4;
  if (capacity > max_bytes + 1) capacity = max_bytes + 1;
  uint8_t *buffer = malloc((size_t)capacity);
  int64_t count = 0;
  int64_t whole = 0; /* input up to the end of the last complete member */
  int32_t outcome = KZ_INFLATE_NONE;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)length;
  while (buffer != NULL) {
    if (count == capacity) {
      int64_t wider = capacity * 2 > max_bytes + 1 ? max_bytes + 1 : capacity * 2;
      uint8_t *grown = wider > capacity ? realloc(buffer, (size_t)wider) : NULL;
      if (grown == NULL) {
        outcome = KZ_INFLATE_OVER;
        break;
      }
      buffer = grown;
      capacity = wider;
    }
    int64_t room = capacity - count;
    stream.next_out = buffer + count;
    stream.avail_out = (uInt)(room > INT_MAX ? INT_MAX : room);
    uInt before = stream.avail_out;
    int status = inflate(&stream, Z_NO_FLUSH);
    count += before - stream.avail_out;
    int64_t taken = length - stream.avail_in;
    if (count > max_bytes || (count > RATIO_FROM && count / max_ratio > taken)) {
      outcome = KZ_INFLATE_OVER;
      break;
    }
    if (status == Z_STREAM_END) {
      whole = taken;
      if (stream.avail_in == 0 || is_padding(bytes + taken, length - taken)) {
        outcome = KZ_INFLATED;
        break;
      }
      int is_member = wrapper == KZ_GZIP && stream.avail_in >= 2 && bytes[taken] == 0x1F &&
                      bytes[taken + 1] == 0x8B;
      if (!is_member || inflateReset(&stream) != Z_OK) {
        outcome = KZ_INFLATE_BROKEN;
        break;
      }
    } else if (status == Z_BUF_ERROR || (status == Z_OK && stream.avail_in == 0 &&
                                         stream.avail_out > 0)) {
      outcome = KZ_INFLATE_CUT;
      break;
    } else if (status != Z_OK) {
      outcome = count > 0 ? KZ_INFLATE_BROKEN : KZ_INFLATE_NONE;
      break;
    }
  }
  *used = outcome == KZ_INFLATED ? whole : length - stream.avail_in;
  inflateEnd(&stream);
  if (buffer == NULL || outcome == KZ_INFLATE_OVER || outcome == KZ_INFLATE_NONE ||
      (count == 0 && outcome != KZ_INFLATED)) {
    free(buffer);
    return outcome == KZ_INFLATE_OVER ? KZ_INFLATE_OVER : KZ_INFLATE_NONE;
  }
  *out = buffer;
  *out_length = count;
  return outcome;
}
