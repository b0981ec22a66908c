#pragma once
/* Inside the wall only. */
#include <stdint.h>

/* Converts ASCII and pairs of bytes by a table; `out` has room for length * 3 / 2 + 8 bytes. Returns
   the bytes written, -1 where something else stands: ICU has to convert the whole then. */
int64_t kz_gb18030_plain(const uint8_t *bytes, int64_t length, uint8_t *out);
