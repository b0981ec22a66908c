/// How the cleaner read a page: every line it saw, what it took it for and why.
package struct PageExplanation: Sendable {
  package struct Line: Sendable {
    /// Nil for a line outside the article's block.
    package let role: LineRole?
    /// What the line adds to the blocks around it as a paragraph.
    package let score: Double
    /// The innermost block, as `div#main>p`; empty for plain text.
    package let block: String
    /// The cue or the rule, as `start 责任编辑` or `link list`.
    package let reason: String
    package let text: String

    package init(role: LineRole?, score: Double, block: String, reason: String, text: String) {
      (self.role, self.score, self.block) = (role, score, block)
      (self.reason, self.text) = (reason, text)
    }
  }

  /// `scored`, `title`, `table`, `summary`, `records`, `profile`, `short`, `data` or `plain`.
  package let method: String
  /// The article's block; empty when the whole page was taken.
  package let block: String
  package let score: Double
  /// Score of the best block apart from it.
  package let rival: Double
  /// The site profile that matched, if any.
  package let profile: String?
  package let lines: [Line]

  package init(
    method: String, block: String, score: Double, rival: Double, profile: String?, lines: [Line]
  ) {
    (self.method, self.block, self.score) = (method, block, score)
    (self.rival, self.profile, self.lines) = (rival, profile, lines)
  }
}
