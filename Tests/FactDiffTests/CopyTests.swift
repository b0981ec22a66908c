import ExtractorPacks
import NewsModel
import Testing
import TestSupport

@testable import FactDiff

@Suite struct CopyTests {
  private static let opening = "城东新区的几家连锁书店今年都换了新的经营思路，把咖啡座和童书区放到了最显眼的位置。"
  private static let middle = "据店长介绍，周末到店的家长比平日多出许多，其中不少人会在店里坐上整个下午再离开。"
  private static let closing = "店里还打算在暑假之前增开两场读书会，请本地的作者来讲讲他们写书时走过的弯路。"
  private static let other =
    "港口的货运量在入冬以后慢慢回升，码头上的工人说这是三年来最忙的一个季节，连夜班也排满了。"
    + "几家船公司把航线挪到了北边，绕开拥堵的海峡，虽然多走两天，但是到港的时间反而更准了。"
  private static let sentence = "目前星河书店在全国一共开出了300家门店，比去年同期多出不少。"

  private func differ() throws -> FactDiffer { try FactDiffer(packs: PackSet(bundled: testPacks)) }

  private func fact(
    _ id: String, _ document: String, _ text: String, _ quote: String, _ amount: Int,
    context: String
  ) -> Fact {
    var builder = FactBuilder(id: id, document: document)
    (builder.quote, builder.text) = (quote, text)
    return builder.fact(
      .quantity(
        kind: .count, interval: .init(exactly: DecimalAmount(amount)), currency: nil, unit: "家"),
      literal: DecimalAmount(amount), context: context)
  }

  @Test func repostIsOneOrigin() throws {
    let text = Self.opening + Self.middle + Self.sentence + Self.closing
    let report = try differ().diff(
      facts: [
        fact("f_1", "d_1", text, "300家", 300, context: Self.sentence),
        fact("f_2", "d_2", "转载。" + text, "300家", 300, context: Self.sentence),
      ],
      documents: [
        FactBuilder.document("d_1", source: "甲报", text: text, published: "2023-09-02"),
        FactBuilder.document("d_2", source: "乙报", text: "转载。" + text, published: "2023-09-01"),
      ])
    #expect(report.clusters.map(\.members) == [["d_1", "d_2"]])
    #expect(report.clusters.first?.origin == "d_2")
    #expect(report.clusters.first?.originBasis == "time")
    let group = try #require(report.groups.first)
    #expect(group.status == .copiedOnly)
    #expect(group.origins == 1)
    #expect(group.pairs.map(\.status) == [.copied])
    #expect(group.pairs.first?.independence == .repost)
    #expect(group.originOf == ["f_1": "f_2"])
  }

  @Test func creditNamesTheOrigin() throws {
    let text = Self.opening + Self.middle + Self.sentence + Self.closing
    let report = try differ().diff(
      facts: [
        fact("f_1", "d_1", text, "300家", 300, context: Self.sentence),
        fact("f_2", "d_2", text, "300家", 300, context: Self.sentence),
      ],
      documents: [
        FactBuilder.document("d_1", source: "甲报", text: text, published: "2023-09-02"),
        FactBuilder.document(
          "d_2", source: "乙报", text: text, published: "2023-09-01", credited: "甲报"),
      ])
    #expect(report.clusters.first?.origin == "d_1")
    #expect(report.clusters.first?.originBasis == "credit")
  }

  @Test func partialCopyIsFound() throws {
    let shared = Self.opening + Self.middle + Self.closing + Self.sentence
    let texts = [shared + Self.other + Self.other.reversedByClause, shared + Self.unrelated]
    let reuse = ReuseMap([
      FactBuilder.document("d_1", source: "甲报", text: texts[0]),
      FactBuilder.document("d_2", source: "乙报", text: texts[1]),
    ])
    #expect(reuse.relation(0, 1) == .partialCopy)
  }

  @Test func sharedQuotationIsNoCopy() throws {
    let quotation = "“" + Self.opening + Self.middle + Self.closing + Self.sentence + "”"
    let reuse = ReuseMap([
      FactBuilder.document("d_1", source: "甲报", text: Self.other + quotation),
      FactBuilder.document("d_2", source: "乙报", text: quotation + Self.unrelated),
    ])
    #expect(reuse.relation(0, 1) == nil)
    #expect(reuse.clusters.isEmpty)
  }

  @Test func sameTopicIsNoCopy() throws {
    let report = try differ().diff(
      facts: [
        fact("f_1", "d_1", Self.other + Self.sentence, "300家", 300, context: Self.sentence),
        fact("f_2", "d_2", "星河书店说，门店已有300家。", "300家", 300, context: "星河书店说，门店已有300家。"),
      ],
      documents: [
        FactBuilder.document("d_1", source: "甲报", text: Self.other + Self.sentence),
        FactBuilder.document("d_2", source: "乙报", text: "星河书店说，门店已有300家。"),
      ])
    #expect(report.groups.first?.status == .agree)
    #expect(report.groups.first?.origins == 2)
    #expect(report.groups.first?.originOf.isEmpty == true)
  }

  @Test func changedValueInACopyIsAConflict() throws {
    let changed = "目前星河书店在全国一共开出了500家门店，比去年同期多出不少。"
    let report = try differ().diff(
      facts: [
        fact("f_1", "d_1", Self.sentence, "300家", 300, context: Self.sentence),
        fact("f_2", "d_2", changed, "500家", 500, context: changed),
      ],
      documents: [
        FactBuilder.document("d_1", source: "甲报", text: Self.sentence),
        FactBuilder.document("d_2", source: "乙报", text: changed),
      ])
    #expect(report.groups.first?.status == .conflict)
    #expect(report.groups.first?.pairs.first?.rule == "conflict.copy_error")
  }

  @Test func otherSlotOfACopyIsNoConflict() throws {
    let both = "星河书店的门店从去年春天的300家一路增加到今年秋天的500家，增长很快。"
    let report = try differ().diff(
      facts: [
        fact("f_1", "d_1", both, "300家", 300, context: both),
        fact("f_2", "d_2", both, "500家", 500, context: both),
      ],
      documents: [
        FactBuilder.document("d_1", source: "甲报", text: both),
        FactBuilder.document("d_2", source: "乙报", text: both),
      ])
    #expect(report.groups.flatMap(\.pairs).allSatisfy { $0.status != .conflict })
  }

  @Test func findsTheLongestRunOnly() {
    let left = Array(String(repeating: "甲乙丙丁", count: 3).unicodeScalars.map(\.value))
    let text = (0..<200).map { UInt32(0x4E00 + $0) }
    #expect(PassageAlignment.longestCommonRun(text, [1, 2] + text[30..<180], enough: 500) == 150)
    #expect(PassageAlignment.longestCommonRun(left, text, enough: 500) == 0)
    #expect(PassageAlignment.longestCommonRun(text, text, enough: 100) >= 100)
  }

  private static let unrelated =
    "山里的茶园换了新主人以后，先修了一条可以走小货车的路，又把老茶树一棵一棵挂上了牌子。村里人起初不明白，"
    + "后来看见城里来的客人照着牌子认养，才晓得其中的门道。等到第二年春天，认养的牌子已经不够用了。"
    + "新主人又在半山腰盖了几间木屋，供来客过夜，清晨推开窗户就能看见云从谷底慢慢升起来，十分好看。"
}

extension String {
  /// The clauses in the opposite order: the same words, another text.
  fileprivate var reversedByClause: String {
    split(separator: "，").reversed().joined(separator: "，")
  }
}
