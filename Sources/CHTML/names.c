#include "page.h"

#include <pthread.h>
#include <string.h>

static const char *const tagNames[KZ_NAME_COUNT] = {
  NULL, "a", "abbr", "address", "article", "aside", "b", "blockquote", "body", "br", "button",
  "caption", "center", "cite", "code", "dd", "div", "dl", "dt", "em", "embed", "figcaption",
  "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr",
  "html", "i", "iframe", "img", "input", "label", "li", "link", "main", "meta", "nav", "noscript",
  "object", "ol", "option", "p", "pre", "s", "section", "select", "small", "span", "strong", "sub",
  "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time",
  "title", "tr", "u", "ul", "video", "wbr", "rt", "rp", "audio", "del", "details", "dialog", "ins",
  "picture", "source", "summary", "custom-element",
  /* From here on inside the wall only. */
  "script", "style", "xmp", "noembed", "noframes", "track", "keygen",
};

static const char *const attributeNames[KZ_AT_COUNT] = {
  NULL, "class", "id", "style", "hidden", "aria-hidden", "name", "property", "content", "itemprop",
  "datetime", "href", "rel", "type", "http-equiv", "charset", "role", "lang", "value", "title",
  "colspan", "rowspan", "align", "alt", "src", "data-src", "data-time", "data-timestamp",
  "data-date",
};

/* Open addressing, filled once; the tables are at most a third full. */
enum { tagSlots = 256, attributeSlots = 128 };
typedef struct entry {
  uint8_t index; /* 0: empty */
  uint8_t length;
} entry;
static entry tagTable[tagSlots], attributeTable[attributeSlots];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static uint32_t hash(const char *name, size_t length) {
  return (uint32_t)length * 37 + (uint8_t)name[0] * 5 + (uint8_t)name[length - 1] * 11 +
         (uint8_t)name[length / 2] * 19;
}

static void fill(entry *table, uint32_t slots, const char *const *names, int32_t count) {
  for (int32_t index = 1; index < count; index++) {
    size_t length = strlen(names[index]);
    uint32_t slot = hash(names[index], length) & (slots - 1);
    while (table[slot].index != 0) slot = (slot + 1) & (slots - 1);
    table[slot] = (entry){(uint8_t)index, (uint8_t)length};
  }
}

static void fill_tables(void) {
  fill(tagTable, tagSlots, tagNames, KZ_NAME_COUNT);
  fill(attributeTable, attributeSlots, attributeNames, KZ_AT_COUNT);
}

void kz_names_prepare(void) { pthread_once(&once, fill_tables); }

static int32_t find(
    const entry *table, uint32_t slots, const char *const *names, const char *name,
    size_t length) {
  for (uint32_t slot = hash(name, length) & (slots - 1); table[slot].index != 0;
       slot = (slot + 1) & (slots - 1)) {
    if (table[slot].length == length && memcmp(names[table[slot].index], name, length) == 0)
      return table[slot].index;
  }
  return 0;
}

int32_t kz_tag_named(const char *name, size_t length) {
  if (length == 0) return KZ_OTHER;
  int32_t tag = length > kz_longest_tag ? 0 : find(tagTable, tagSlots, tagNames, name, length);
  return tag == KZ_OTHER && memchr(name, '-', length) != NULL ? KZ_CUSTOM : tag;
}

int32_t kz_attribute_named(const char *name, size_t length) {
  if (length < 2 || length > kz_longest_attribute) return 0;
  return find(attributeTable, attributeSlots, attributeNames, name, length);
}

const char *kz_tag_name(int32_t tag) {
  return tag > 0 && tag < KZ_TAG_COUNT ? tagNames[tag] : tag == KZ_TEXT ? "text" : "other";
}
