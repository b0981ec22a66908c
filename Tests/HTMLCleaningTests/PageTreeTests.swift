import CHTML
import Testing

@testable import HTMLCleaning

/// The tree that the wall in front of libxml2 gives.
@Suite struct PageTreeTests {
  private static func tree(_ html: String, maxNodes: Int = 1_000_000, maxDepth: Int = 2000)
    -> PageTree?
  {
    PageTree(
      page: Array(html.utf8), maxNodes: maxNodes, maxDepth: maxDepth, maxAttributesPerTag: 512)
  }

  /// What stands inside `<body>`: tags by name, texts in quotes, white space collapsed.
  private static func outline(_ html: String) throws -> String {
    let tree = try #require(Self.tree(html))
    let body = try #require(tree.nodes.indices.first { tree.tag($0) == KZ_BODY })
    return children(of: body, in: tree)
  }

  private static func children(of node: Int, in tree: PageTree) -> String {
    var parts: [String] = []
    var child = node + 1
    while child < tree.end(node) {
      #expect(tree.parent(child) == node)
      if tree.tag(child) == KZ_TEXT {
        let text = tree.plainText(child)
        if !text.isEmpty { parts.append("'\(text)'") }
      } else {
        let inner = children(of: child, in: tree)
        parts.append(name(tree.tag(child)) + (inner.isEmpty ? "" : "(\(inner))"))
      }
      child = tree.end(child)
    }
    return parts.joined(separator: " ")
  }

  private static func name(_ tag: Int) -> String {
    let names = [
      KZ_P: "p", KZ_DIV: "div", KZ_BR: "br", KZ_IMG: "img", KZ_SPAN: "span", KZ_B: "b",
      KZ_TABLE: "table", KZ_TR: "tr", KZ_TD: "td", KZ_UL: "ul", KZ_LI: "li", KZ_A: "a",
      KZ_WBR: "wbr", KZ_HR: "hr", KZ_TITLE: "title", KZ_TEXTAREA: "textarea", KZ_INPUT: "input",
      KZ_EMBED: "embed", KZ_SOURCE: "source", KZ_DEL: "del",
    ]
    return names[tag] ?? "x"
  }

  @Test(arguments: [
    ("<p>a<p>b", "p('a') p('b')"),
    ("<ul><li>a<li>b</ul>c", "ul(li('a') li('b')) 'c'"),
    ("<table><tr><td>1<td>2<tr><td>3</table>", "table(tr(td('1') td('2')) tr(td('3')))"),
    ("<p>a<div>b</div>", "p('a') div('b')"),
    ("<p>a<img>b<br/>c<hr>d", "p('a' img 'b' br 'c') hr 'd'"),
    ("<p>a<input>b<wbr>c<embed src=x>d<source>e", "p('a' input 'b' wbr 'c' embed 'd' source 'e')"),
    ("<p>a</br>b", "p('a' br 'b')"),
    ("<div>a<!-- x -->b<script>if(a<b)c</script>d<style>e</style>f</div>", "div('abdf')"),
    ("<p>a</x>b</span>c</p>", "p('abc')"),
    ("<P CLASS=x>a</P><FOUNDER-CONTENT>b</FOUNDER-CONTENT><o:p>c</o:p>", "p('a') x('b') x('c')"),
    ("<b>a<div>b</b>c</div>d</b>e", "b('a' div('bc') 'd') 'e'"),
    ("a < b << c <3 d", "'a < b << c <3 d'"),
    ("<a href=1>a<a href=2>b", "a('a') a('b')"),
    ("<textarea><p>a</p>&lt;b</textarea>c", "textarea('<p>a</p><b') 'c'"),
    ("<p>a</p></body></html><p>b</p>", "p('a') p('b')"),
    ("<p>a</p><html class=x><body id=y><p>b</p>", "p('a') p('b')"),
    ("<svg><path/><text>a</text></svg><template><p>b</p></template><p>c", "p('c')"),
    ("<!--><p>a<!---><p>b<!-- c --!><p>d", "p('a') p('b') p('d')"),
    ("<p>a<![CDATA[x]]>b<?php c ?>d", "p('abd')"),
    ("a</p>b", "'a' p 'b'"),
  ])
  func isBuiltAsBrowsersDo(_ html: String, _ expected: String) throws {
    #expect(try Self.outline("<html><body>" + html) == expected)
  }

  @Test(arguments: [
    ("&amp;&lt;b&gt;&quot;", "&<b>\""), ("&#20013;&#x56FD;&#X56fd", "中国国"),
    ("&middot;&hellip;&ldquo;", "·…“"), ("A&B & C &bogus; &", "A&B & C &bogus; &"),
    ("&nbspa&copy2024", "\u{A0}a©2024"), ("&#150;&#128;", "–€"),
    ("a&#0;&#xD800;&#x110000;&#1;b", "ab"), ("&#; &#x; &#xg", "&#; &#x; &#xg"),
    ("&thetasym;&theta;&theta;&thetasym;", "ϑθθϑ"),
  ])
  func entitiesAreDecoded(_ html: String, _ expected: String) throws {
    let tree = try #require(Self.tree("<p title='\(html)'>\(html)</p>"))
    let text = try #require(tree.nodes.indices.last)
    #expect(String(decoding: tree.text[tree.textRange(text)], as: UTF8.self) == expected)
  }

  @Test func attributesAreKeptOnceAndFoldedWhereNamesAreCompared() throws {
    let tree = try #require(
      Self.tree(
        "<div CLASS='Main Text' id=MAIN class=no onclick=\"a>b\" Title=\"Q&amp;A&copy=1\" hidden "
          + "data-time = '2023' colspan=2 data-x=y><a href=?a=1&lt=2&amp;b>x</a></div>"))
    let div = try #require(tree.nodes.indices.first { tree.tag($0) == KZ_DIV })
    #expect(tree.attribute(KZ_AT_CLASS, of: div) == "main text")
    #expect(tree.attribute(KZ_AT_ID, of: div) == "main")
    #expect(tree.attribute(KZ_AT_TITLE, of: div) == "Q&A&copy=1")
    #expect(tree.attribute(KZ_AT_HIDDEN, of: div) == "")
    #expect(tree.attribute(KZ_AT_DATA_TIME, of: div) == "2023")
    #expect(tree.attribute(KZ_AT_COLSPAN, of: div) == "2")
    #expect(tree.attribute(KZ_AT_STYLE, of: div) == nil)
    #expect(tree.nodes[div].attribute_count == 6)
    let link = try #require(tree.nodes.indices.first { tree.tag($0) == KZ_A })
    #expect(tree.attribute(KZ_AT_HREF, of: link) == "?a=1&lt=2&b")
  }

  @Test(arguments: [
    ("<p>a\u{0}b", KZ_CONTROLS), ("<p title='a\u{1}b'>c", KZ_CONTROLS),
    ("<p>a<!-- b", KZ_OPEN_COMMENT), ("<p>a<script>b", KZ_OPEN_SCRIPT),
    ("<p>a</body></html><!DOCTYPE html><html><p>b", KZ_SECOND_DOCUMENT),
    ("<div " + String(repeating: "a ", count: 600) + ">b", KZ_CUT_ATTRIBUTES),
    (String(repeating: "<div>", count: 3000) + "a", KZ_CUT_DEPTH),
    ("<p>a</p>", 0), ("<p>a<!-->b<!---->c<script></script>", 0),
  ])
  func lossesAreFlagged(_ html: String, _ flag: Int) throws {
    let tree = try #require(Self.tree(html))
    #expect(Int(tree.flags) == flag)
    #expect(tree.nodes.contains { $0.tag == Int32(KZ_TEXT) } || flag == KZ_CUT_NODES)
  }

  @Test func textIsKeptBelowTheDepthLimitAndNotAboveTheNodeLimit() throws {
    let deep = try #require(
      Self.tree(String(repeating: "<div>", count: 50) + "<p>a<b>b</b></p>c", maxDepth: 20))
    #expect(deep.plainText(0) == "abc")
    #expect(deep.nodes.allSatisfy { $0.depth <= 20 })
    let wide = try #require(Self.tree(String(repeating: "<p>a", count: 50), maxNodes: 20))
    #expect(wide.nodes.count == 20)
    #expect(Int(wide.flags) == KZ_CUT_NODES)
  }

  @Test func anUnclosedQuoteLosesOneTagOnly() throws {
    #expect(try Self.outline("<body><p>a</p><p class=\"x>b</p><p>c") == "p('a') p('b') p('c')")
  }

  @Test func scriptsAreRangesOfThePage() throws {
    let html = "<script type='application/ld+json'>{}</script><p>a<SCRIPT>b</SCRIPT >c"
    let tree = try #require(Self.tree(html))
    let bytes = Array(html.utf8)
    #expect(tree.scripts.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["{}", "b"])
    #expect(tree.scripts.map(\.isLinkedData) == [true, false])
  }

  /// Patterns that would take hours if anything were quadratic in them.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<b>", "<i><b>", "<a href=1>", "<p>a", "</p>", "<!-- x", "<", "<!", "</", "<table><tr><td>",
      "<title>", "<textarea>", "<iframe>", "<svg>", "<a b='", "&zeta;", "&", "<body a>",
      "<section>",
      "<script></script>", "<doctype [", "<ul><li>", "<a b=\"'>", "<div><p><b>x</b>",
    ])
  func takesTimeInProportionToThePage(_ pattern: String) throws {
    let count = 1_000_000 / pattern.utf8.count
    let ending = "</i></x></section></div>"
    let html =
      "<i>x</i>" + String(repeating: pattern, count: count)
      + String(repeating: ending, count: 1_000_000 / ending.utf8.count)
    let tree = try #require(Self.tree(html))
    #expect(tree.nodes.count > 2)
  }
}
