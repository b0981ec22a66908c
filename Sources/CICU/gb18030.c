#include "gb18030.h"

#include <pthread.h>
#include <string.h>
#include <unicode/ucnv.h>

/* Two bytes as one scalar: leads 81...FE, trails 40...FE; 0 where ICU has to be asked. The table is
   ICU's own, so that both ways give the same. */
enum { firstLead = 0x81, firstTrail = 0x40, leads = 0x7E, trails = 0xBF };
static uint16_t table[leads][trails];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void fill(void) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open("gb18030", &status);
  if (U_FAILURE(status)) return;
  for (int lead = 0; lead < leads; lead++) {
    char row[trails * 2];
    UChar units[trails * 2];
    for (int trail = 0; trail < trails; trail++) {
      row[trail * 2] = (char)(lead + firstLead);
      /* 7F is no trail; the place is left empty below. */
      row[trail * 2 + 1] = (char)(trail + firstTrail == 0x7F ? 0x40 : trail + firstTrail);
    }
    status = U_ZERO_ERROR;
    int32_t count = ucnv_toUChars(converter, units, trails * 2, row, sizeof row, &status);
    /* One unit for each pair, or the row is left to ICU. */
    if (U_FAILURE(status) || count != trails) continue;
    for (int trail = 0; trail < trails; trail++) {
      UChar unit = units[trail];
      int isPlain = unit >= 0x80 && unit != 0xFFFD && (unit < 0xD800 || unit >= 0xE000);
      table[lead][trail] = isPlain && trail + firstTrail != 0x7F ? unit : 0;
    }
  }
  ucnv_close(converter);
}

int64_t kz_gb18030_plain(const uint8_t *bytes, int64_t length, uint8_t *out) {
  pthread_once(&once, fill);
  const uint8_t *p = bytes, *end = bytes + length;
  uint8_t *start = out;
  while (p < end) {
    while (end - p >= 8) {
      uint64_t word;
      memcpy(&word, p, sizeof word);
      if ((word & 0x8080808080808080u) != 0) break;
      memcpy(out, p, sizeof word);
      p += 8;
      out += 8;
    }
    if (p == end) break;
    if (*p < 0x80) {
      *out++ = *p++;
      continue;
    }
    if (end - p < 2 || *p < firstLead || *p == 0xFF || p[1] < firstTrail || p[1] == 0xFF) return -1;
    uint16_t unit = table[*p - firstLead][p[1] - firstTrail];
    if (unit == 0) return -1;
    p += 2;
    if (unit < 0x800) {
      *out++ = (uint8_t)(0xC0 | unit >> 6);
    } else {
      *out++ = (uint8_t)(0xE0 | unit >> 12);
      *out++ = (uint8_t)(0x80 | (unit >> 6 & 0x3F));
    }
    *out++ = (uint8_t)(0x80 | (unit & 0x3F));
  }
  return out - start;
}
