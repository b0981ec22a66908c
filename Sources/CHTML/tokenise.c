/* For memmem. */
#define _GNU_SOURCE
#include "page.h"

#include <string.h>

/* Follows the tokeniser of the HTML standard where libxml2 2.9 does not: scripts and comments end
   where browsers end them, titles and text areas hold text, attributes are split the same way.

   Texts and attributes never pass through the parser: they are decoded here, once, and the parser
   sees their numbers, "<p k=12>13</p>". It decides on structure alone. */

enum { maxNameLength = 32, maxValueLength = 4096 };

typedef struct scanner {
  kz_page *page;
  const uint8_t *at, *end, *begin;
  const kz_page_limits *limits;
  size_t textStart; /* of the text since the last tag, in page->text */
  int bodyClosed, sawSecond, sawHTML, sawBody;
  /* Ends that were looked for in vain once: never again, or many of them would be quadratic. */
  int noCommentEnd, noBangEnd, noQuoteEnd[2];
  uint64_t noRawEnd[(KZ_NAME_COUNT + 63) / 64];
  /* Names that some start tag had: by code, and other names by hash. */
  uint64_t opened[(KZ_NAME_COUNT + 63) / 64];
  uint64_t openedOthers[16];
  kz_entities entities;
} scanner;

static int bit(const uint64_t *bits, uint32_t index) { return bits[index / 64] >> index % 64 & 1; }
static void set_bit(uint64_t *bits, uint32_t index) { bits[index / 64] |= 1ULL << index % 64; }

static int is_space(uint8_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
static int is_letter(uint8_t c) { return (uint8_t)((c | 0x20) - 'a') < 26; }
static uint8_t lower(uint8_t c) { return (uint8_t)(c - 'A') < 26 ? c + 32 : c; }

/* Room in the tokens is reserved once for a tag with all that goes with it. */
enum { mostTokenBytes = 2 * maxNameLength + 64 };

static void put(scanner *s, const void *bytes, size_t count) {
  kz_buffer *tokens = &s->page->tokens;
  memcpy(tokens->bytes + tokens->count, bytes, count);
  tokens->count += count;
}

static void put_number(scanner *s, int32_t number) {
  char digits[12];
  int at = sizeof digits;
  do digits[--at] = (char)('0' + number % 10);
  while ((number /= 10) > 0);
  put(s, digits + at, sizeof digits - (size_t)at);
}

static int32_t add_part(kz_page *page, int32_t start, int32_t count) {
  if (!kz_grow((void **)&page->parts, page->part_count, &page->part_capacity, sizeof(kz_part))) {
    page->tokens.failed = 1;
    return 0;
  }
  page->parts[page->part_count] = (kz_part){start, count};
  return page->part_count++;
}

/* Hands the text since the last tag over; blank text is all the same. */
static void end_text(scanner *s) {
  kz_buffer *text = &s->page->text;
  if (text->count == s->textStart) return;
  int hasBreak = 0;
  size_t i = s->textStart;
  for (; i < text->count && is_space(text->bytes[i]); i++) hasBreak |= text->bytes[i] == '\n';
  if (i == text->count) {
    text->count = s->textStart;
    put(s, hasBreak ? "\n" : " ", 1);
  } else {
    put_number(
        s, add_part(s->page, (int32_t)s->textStart, (int32_t)(text->count - s->textStart)));
  }
}

static void put_text(scanner *s, const uint8_t *from, const uint8_t *to) {
  kz_put_text(s->page, &s->entities, from, to, 0);
}

static int starts_with(const uint8_t *at, const uint8_t *end, const char *word) {
  size_t length = strlen(word);
  if ((size_t)(end - at) < length) return 0;
  for (size_t i = 0; i < length; i++)
    if (lower(at[i]) != (uint8_t)word[i]) return 0;
  return 1;
}

/* The start of "</name" that ends an element of raw text, or NULL. */
static const uint8_t *raw_end(
    const uint8_t *at, const uint8_t *end, const char *name, size_t length) {
  while (at < end) {
    at = memchr(at, '<', (size_t)(end - at));
    if (at == NULL) return NULL;
    if (at + 1 < end && at[1] == '/' && starts_with(at + 2, end, name)) {
      const uint8_t *after = at + 2 + length;
      if (after >= end || is_space(*after) || *after == '>' || *after == '/') return at;
    }
    at++;
  }
  return NULL;
}

static const uint8_t *skip_past(const uint8_t *at, const uint8_t *end, uint8_t c) {
  at = memchr(at, c, (size_t)(end - at));
  return at == NULL ? end : at + 1;
}

static const uint8_t *find(const uint8_t *at, const uint8_t *end, const char *word) {
  return memmem(at, (size_t)(end - at), word, strlen(word));
}

/* "<!…": comments, CDATA, doctypes; s->at stands on "<". */
static void skip_declaration(scanner *s) {
  const uint8_t *at = s->at;
  if (starts_with(at, s->end, "<!--")) {
    const uint8_t *body = at + 4;
    if (body < s->end && *body == '>') {
      s->at = body + 1;
    } else if (body + 1 < s->end && body[0] == '-' && body[1] == '>') {
      s->at = body + 2;
    } else {
      const uint8_t *close = s->noCommentEnd ? NULL : find(body, s->end, "-->");
      const uint8_t *bang = close != NULL || s->noBangEnd ? NULL : find(body, s->end, "--!>");
      if (close == NULL) s->noCommentEnd = 1;
      if (close == NULL && bang == NULL) s->noBangEnd = 1;
      if (close != NULL) s->at = close + 3;
      else if (bang != NULL) s->at = bang + 4;
      else {
        s->page->flags |= KZ_OPEN_COMMENT;
        s->at = body;
      }
    }
    return;
  }
  if (starts_with(at, s->end, "<!doctype")) {
    if (s->bodyClosed && !s->sawSecond) {
      s->sawSecond = 1;
      s->page->flags |= KZ_SECOND_DOCUMENT;
    }
    const uint8_t *close = skip_past(at, s->end, '>');
    const uint8_t *subset = memchr(at, '[', (size_t)(close - at));
    if (subset != NULL) {
      const uint8_t *end = find(subset, s->end, "]>");
      if (end != NULL) close = end + 2;
    }
    s->at = close;
    return;
  }
  s->at = skip_past(at, s->end, '>');
}

static void add_script(scanner *s, const uint8_t *from, const uint8_t *to, int isJSON) {
  kz_page *page = s->page;
  if (from == to ||
      !kz_grow((void **)&page->scripts, page->script_count, &page->script_capacity,
               sizeof(kz_script)))
    return;
  page->scripts[page->script_count++] =
      (kz_script){(int32_t)(from - s->begin), (int32_t)(to - from), isJSON};
}

static void keep_attribute(
    scanner *s, int32_t name, const uint8_t *value, const uint8_t *valueEnd) {
  kz_page *page = s->page;
  if (valueEnd - value > maxValueLength ||
      !kz_grow((void **)&page->attributes, page->attribute_count, &page->attribute_capacity,
               sizeof(kz_attribute)))
    return;
  kz_attribute *kept = &page->attributes[page->attribute_count++];
  kept->name = name;
  kept->start = (int32_t)page->text.count;
  kz_put_text(page, &s->entities, value, valueEnd, 1);
  kept->length = (int32_t)page->text.count - kept->start;
  if (name == KZ_AT_CLASS || name == KZ_AT_ID)
    for (uint8_t *p = page->text.bytes + kept->start; p < page->text.bytes + page->text.count; p++)
      *p = lower(*p);
}

/* One attribute, kept if `keeps`. Returns 1 for type=…ld+json. */
static int attribute(scanner *s, int keeps, uint64_t *seen) {
  const uint8_t *p = s->at, *end = s->end;
  const uint8_t *name = p;
  if (p < end && *p == '=') p++;
  while (p < end && *p != '=' && *p != '>' && *p != '/' && !is_space(*p)) p++;
  char folded[kz_longest_attribute + 1];
  size_t length = (size_t)(p - name);
  int32_t known = 0;
  if (length <= kz_longest_attribute) {
    for (size_t i = 0; i < length; i++) folded[i] = (char)lower(name[i]);
    folded[length] = 0;
    known = kz_attribute_named(folded, length);
  }
  while (p < end && is_space(*p)) p++;
  const uint8_t *value = p, *valueEnd = p;
  if (p < end && *p == '=') {
    p++;
    while (p < end && is_space(*p)) p++;
    if (p < end && (*p == '"' || *p == '\'')) {
      uint8_t quote = *p++;
      int kind = quote == '"';
      value = p;
      const uint8_t *close =
          s->noQuoteEnd[kind] ? NULL : memchr(p, quote, (size_t)(end - p));
      if (close == NULL) {
        /* No quote ends it in all the page: the tag does. */
        s->noQuoteEnd[kind] = 1;
        close = memchr(p, '>', (size_t)(end - p));
        valueEnd = p = close == NULL ? end : close;
      } else {
        valueEnd = close;
        p = close + 1;
      }
    } else {
      value = p;
      while (p < end && *p != '>' && !is_space(*p)) p++;
      valueEnd = p;
    }
  }
  s->at = p;
  if (known == 0 || (*seen & 1ULL << known) != 0) return 0;
  *seen |= 1ULL << known;
  if (keeps) keep_attribute(s, known, value, valueEnd);
  return known == KZ_AT_TYPE && find(value, valueEnd, "ld+json") != NULL;
}

typedef struct tag_name {
  char bytes[maxNameLength];
  size_t length;
  int32_t code;
} tag_name;

/* Names go to the parser in lower case and without what could upset it; s->at stands on the first
   letter. */
static void read_name(scanner *s, tag_name *name) {
  const uint8_t *p = s->at;
  size_t length = 0;
  while (p < s->end && *p != '>' && *p != '/' && !is_space(*p)) {
    uint8_t c = lower(*p++);
    if (length < maxNameLength - 1 &&
        (is_letter(c) || (uint8_t)(c - '0') < 10 || c == '-' || c == '_' || c == ':'))
      name->bytes[length++] = (char)c;
  }
  s->at = p;
  name->bytes[length] = 0;
  name->length = length;
  name->code = kz_tag_named(name->bytes, length);
}

static void put_end(scanner *s, const tag_name *name) {
  put(s, "</", 2);
  put(s, name->bytes, name->length);
  put(s, ">", 1);
}

static uint32_t bloom(const tag_name *name) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < name->length; i++) hash = (hash ^ (uint8_t)name->bytes[i]) * 16777619u;
  return hash >> 22;
}

/* Whether the content is text up to the end tag; svg and template hold no article either. */
static int is_raw(int32_t code) {
  switch (code) {
  case KZ_TITLE: case KZ_TEXTAREA: case KZ_IFRAME: case KZ_TEMPLATE: case KZ_SVG: case KZ_SCRIPT:
  case KZ_STYLE: case KZ_XMP: case KZ_NOEMBED: case KZ_NOFRAMES: return 1;
  default: return 0;
  }
}

/* Void elements that libxml2 2.9 takes for containers. */
static int is_late_void(int32_t code) {
  return code == KZ_WBR || code == KZ_SOURCE || code == KZ_EMBED || code == KZ_TRACK ||
         code == KZ_KEYGEN;
}

/* The attributes up to ">"; s->at goes past it. */
static int attributes(scanner *s, int keeps, int *selfClosed) {
  uint64_t seen = 0;
  int32_t count = 0;
  int isJSON = 0;
  *selfClosed = 0;
  for (;;) {
    while (s->at < s->end && (is_space(*s->at) || *s->at == '/')) {
      *selfClosed = *s->at == '/';
      s->at++;
    }
    if (s->at >= s->end || *s->at == '>') break;
    *selfClosed = 0;
    if (count++ >= s->limits->max_tag_attributes) {
      s->page->flags |= KZ_CUT_ATTRIBUTES;
      s->at = memchr(s->at, '>', (size_t)(s->end - s->at));
      if (s->at == NULL) s->at = s->end;
      break;
    }
    isJSON |= attribute(s, keeps, &seen);
  }
  if (s->at < s->end) s->at++;
  return isJSON;
}

/* s->at stands on the first letter of the name. */
static void end_tag(scanner *s) {
  tag_name name;
  int selfClosed;
  read_name(s, &name);
  if (s->at < s->end && *s->at == '>') s->at++;
  else attributes(s, 0, &selfClosed);
  /* A second document goes on inside the first; its end tags must not close the tree. */
  if (name.code == KZ_HTML || name.code == KZ_BODY) {
    s->bodyClosed = 1;
    return;
  }
  int isOpened = name.code != 0 ? bit(s->opened, (uint32_t)name.code)
                                : bit(s->openedOthers, bloom(&name));
  /* In browsers these two make elements of their own. Other ends without a start close nothing, and
     the parser would look for them through all its open elements. */
  int makesElement = name.code == KZ_BR || (name.code == KZ_P && !isOpened);
  if (is_late_void(name.code) || (!isOpened && !makesElement)) return;
  end_text(s);
  if (makesElement) put(s, name.code == KZ_BR ? "<br>" : "<p>", name.code == KZ_BR ? 4 : 3);
  if (name.code != KZ_BR) put_end(s, &name);
  s->textStart = s->page->text.count;
}

/* The content of an element of raw text, and its end tag. */
static void raw_content(scanner *s, const tag_name *name, int isDropped, int isJSON) {
  int isHopeless = bit(s->noRawEnd, (uint32_t)name->code);
  const uint8_t *close = isHopeless ? NULL : raw_end(s->at, s->end, name->bytes, name->length);
  if (close == NULL) {
    set_bit(s->noRawEnd, (uint32_t)name->code);
    if (name->code == KZ_SCRIPT || name->code == KZ_STYLE) {
      add_script(s, s->at, s->end, isJSON);
      s->page->flags |= KZ_OPEN_SCRIPT;
      s->at = s->end;
      return;
    }
    if (isDropped) return;
    /* An unclosed title: its text ends at the next tag. */
    close = memchr(s->at, '<', (size_t)(s->end - s->at));
    if (close == NULL) close = s->end;
    put_text(s, s->at, close);
    s->at = close;
  } else {
    if (name->code == KZ_SCRIPT) add_script(s, s->at, close, isJSON);
    if (!isDropped) put_text(s, s->at, close);
    s->at = skip_past(close, s->end, '>');
  }
  if (isDropped) return;
  end_text(s);
  put_end(s, name);
  s->textStart = s->page->text.count;
}

/* s->at stands on the first letter of the name. */
static void start_tag(scanner *s) {
  tag_name name;
  read_name(s, &name);
  int isRaw = is_raw(name.code);
  int isDropped = isRaw && name.code != KZ_TITLE && name.code != KZ_TEXTAREA;
  /* The parser has a use for the first only. */
  if (name.code == KZ_HTML) isDropped = s->sawHTML++ > 0;
  if (name.code == KZ_BODY) isDropped = s->sawBody++ > 0;
  int selfClosed;
  if (isDropped) {
    int isJSON = attributes(s, 0, &selfClosed);
    if (isRaw && !(selfClosed && name.code == KZ_SVG)) raw_content(s, &name, 1, isJSON);
    return;
  }
  end_text(s);
  put(s, "<", 1);
  put(s, name.bytes, name.length);
  if (s->at < s->end && *s->at == '>') {
    s->at++;
  } else {
    int32_t first = s->page->attribute_count;
    attributes(s, name.code != KZ_HEAD, &selfClosed);
    int32_t count = s->page->attribute_count - first;
    if (count > 0) {
      put(s, " k=", 3);
      put_number(s, add_part(s->page, first, count));
    }
  }
  put(s, ">", 1);
  if (is_late_void(name.code)) put_end(s, &name);
  if (name.code != 0) set_bit(s->opened, (uint32_t)name.code);
  else set_bit(s->openedOthers, bloom(&name));
  s->textStart = s->page->text.count;
  if (isRaw) raw_content(s, &name, 0, 0);
}

void kz_tokenise(
    kz_page *page, const uint8_t *utf8, size_t length, const kz_page_limits *limits) {
  /* Nothing that is kept is longer than it was on the page. */
  if (!kz_buffer_reserve(&page->text, length + 2)) return;
  page->text.bytes[0] = ' ';
  page->text.bytes[1] = '\n';
  page->text.count = 2;
  scanner s = {.page = page, .at = utf8, .end = utf8 + length, .begin = utf8, .limits = limits};
  s.textStart = page->text.count;
  while (s.at < s.end) {
    /* A tag, the text before it and an end tag after it. */
    if (!kz_buffer_reserve(&page->tokens, mostTokenBytes) || page->tokens.failed) return;
    const uint8_t *next = memchr(s.at, '<', (size_t)(s.end - s.at));
    if (next == NULL) next = s.end;
    if (next > s.at) put_text(&s, s.at, next);
    s.at = next;
    if (next + 1 >= s.end) break;
    uint8_t c = next[1];
    if (is_letter(c)) {
      s.at = next + 1;
      start_tag(&s);
    } else if (c == '/' && next + 2 < s.end && is_letter(next[2])) {
      s.at = next + 2;
      end_tag(&s);
    } else if (c == '!') {
      skip_declaration(&s);
    } else if (c == '?' || c == '/') {
      s.at = skip_past(next, s.end, '>');
    } else {
      page->text.bytes[page->text.count++] = '<';
      s.at = next + 1;
    }
  }
  if (kz_buffer_reserve(&page->tokens, mostTokenBytes)) end_text(&s);
}
