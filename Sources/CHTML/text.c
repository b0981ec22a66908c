#include "page.h"

#include <libxml/xmlversion.h>
/* See CLibXML2/shim.h. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <string.h>

static int is_alphanumeric(uint8_t c) {
  return (uint8_t)((c | 0x20) - 'a') < 26 || (uint8_t)(c - '0') < 10;
}

/* What pages write without the semicolon; browsers read these. */
static const struct {
  const char *name;
  uint8_t length, scalar;
} bare[] = {
  {"nbsp", 4, 0xA0}, {"amp", 3, '&'}, {"lt", 2, '<'}, {"gt", 2, '>'}, {"quot", 4, '"'},
  {"copy", 4, 0xA9}, {"reg", 3, 0xAE}, {"middot", 6, 0xB7}, {"laquo", 5, 0xAB},
  {"raquo", 5, 0xBB}, {"times", 5, 0xD7}, {"yen", 3, 0xA5}, {"deg", 3, 0xB0},
};

/* Windows-1252, which numeric references to C1 controls mean. Source: HTML standard, 13.2.5.80. */
static const uint16_t windows1252[32] = {
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
};

/* "&#…": sets *next; 0 when the number is no character. NULL in *next: no reference at all. */
static uint32_t numeric(const uint8_t *at, const uint8_t *to, const uint8_t **next) {
  const uint8_t *p = at + 2;
  uint32_t value = 0;
  const uint8_t *digits;
  if (p < to && (*p | 0x20) == 'x') {
    digits = ++p;
    for (; p < to; p++) {
      uint32_t digit = (uint8_t)(*p - '0') < 10 ? (uint32_t)(*p - '0')
                       : (uint8_t)((*p | 0x20) - 'a') < 6 ? (uint32_t)((*p | 0x20) - 'a' + 10)
                                                          : 16;
      if (digit == 16) break;
      if (value < 0x110000) value = value * 16 + digit;
    }
  } else {
    digits = p;
    for (; p < to && (uint8_t)(*p - '0') < 10; p++)
      if (value < 0x110000) value = value * 10 + (uint32_t)(*p - '0');
  }
  if (p == digits) {
    *next = NULL;
    return 0;
  }
  *next = p < to && *p == ';' ? p + 1 : p;
  if (value >= 0x80 && value < 0xA0) return windows1252[value - 0x80];
  int isSpace = value == '\t' || value == '\n' || value == '\r';
  if ((value < 0x20 && !isSpace) || value == 0x7F || (value >= 0xD800 && value < 0xE000) ||
      (value & 0xFFFE) == 0xFFFE || value >= 0x110000)
    return 0;
  return value;
}

/* "&name;", or one of the few names that do without the semicolon. */
static uint32_t named(
    kz_entities *entities, const uint8_t *at, const uint8_t *to, int isValue,
    const uint8_t **next) {
  const uint8_t *p = at + 1;
  size_t length = 0;
  while (length < sizeof entities->slots[0].name && p + length < to &&
         is_alphanumeric(p[length]))
    length++;
  *next = NULL;
  if (length < 2 || length == sizeof entities->slots[0].name) return 0;
  if (p + length < to && p[length] == ';') {
    uint32_t slot = ((uint32_t)p[0] * 7 + p[1] * 3 + p[length - 1] * 5 + (uint32_t)length) & 63;
    char name[sizeof entities->slots[0].name] = {0};
    memcpy(name, p, length);
    if (memcmp(entities->slots[slot].name, name, sizeof name) != 0) {
      const htmlEntityDesc *found = htmlEntityLookup((const xmlChar *)name);
      memcpy(entities->slots[slot].name, name, sizeof name);
      entities->slots[slot].scalar = found == NULL ? 0 : found->value;
    }
    if (entities->slots[slot].scalar != 0) {
      *next = p + length + 1;
      return entities->slots[slot].scalar;
    }
  }
  for (size_t i = 0; i < sizeof bare / sizeof *bare; i++) {
    if (bare[i].length > length || memcmp(bare[i].name, p, bare[i].length) != 0) continue;
    const uint8_t *after = p + bare[i].length;
    if (isValue && after < to && (*after == '=' || is_alphanumeric(*after))) return 0;
    *next = after < to && *after == ';' ? after + 1 : after;
    return bare[i].scalar;
  }
  return 0;
}

/* At most as long as what it stands for. */
static uint8_t *put_scalar(uint8_t *out, uint32_t scalar) {
  if (scalar < 0x80) {
    *out++ = (uint8_t)scalar;
  } else if (scalar < 0x800) {
    *out++ = (uint8_t)(0xC0 | scalar >> 6);
    *out++ = (uint8_t)(0x80 | (scalar & 0x3F));
  } else if (scalar < 0x10000) {
    *out++ = (uint8_t)(0xE0 | scalar >> 12);
    *out++ = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
    *out++ = (uint8_t)(0x80 | (scalar & 0x3F));
  } else {
    *out++ = (uint8_t)(0xF0 | scalar >> 18);
    *out++ = (uint8_t)(0x80 | (scalar >> 12 & 0x3F));
    *out++ = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
    *out++ = (uint8_t)(0x80 | (scalar & 0x3F));
  }
  return out;
}

/* 1 for what a plain copy would get wrong. */
static const uint8_t isSpecial[256] = {
  1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  ['&'] = 1, [0x7F] = 1,
};

void kz_put_text(
    kz_page *page, kz_entities *entities, const uint8_t *from, const uint8_t *to, int isValue) {
  uint8_t *out = page->text.bytes + page->text.count;
  while (from < to) {
    const uint8_t *p = from;
    while (p < to && !isSpecial[*p]) p++;
    memcpy(out, from, (size_t)(p - from));
    out += p - from;
    if (p == to) break;
    if (*p != '&') {
      page->flags |= KZ_CONTROLS;
      from = p + 1;
      continue;
    }
    const uint8_t *next = NULL;
    uint32_t scalar = 0;
    if (p + 1 < to)
      scalar = p[1] == '#' ? numeric(p, to, &next) : named(entities, p, to, isValue, &next);
    if (next == NULL) {
      *out++ = '&';
      from = p + 1;
    } else {
      if (scalar != 0) out = put_scalar(out, scalar);
      from = next;
    }
  }
  page->text.count = (size_t)(out - page->text.bytes);
}
