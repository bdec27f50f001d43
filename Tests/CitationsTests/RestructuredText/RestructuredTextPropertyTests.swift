import Citations
import TestSupport
import Testing

struct RestructuredTextPropertyTests {
  private let sample = """
    =====
    Title
    =====

    See :cite:p:`{see}smith:2020{pp. 3}, é` and `a, b`:cite: *x* ``:cite:`no` `` |s|.

    .. |s| replace:: :cite:t:`日本`
    .. [1] Note :cite:`a`::

          :cite:`no`

       more
    .. figure:: x.png
       :alt: y

       Caption :cite:year:`c`

    +--------+-------------+
    | a      | :cite:`d`   |
    |        | — :cite:`e, |
    |        | f`          |
    +--------+-------------+

    ====  ========
    a     :cite:`g`
    ====  ========

    - item::

        :cite:`no`

    1. :cite:`h` b `x <y>`_
    .. bibliography:: refs.bib
       :keyprefix: sm
       :all:

       key
    .. include:: é.rst
    """

  @Test func `every prefix can be read`() {
    for text in DamagedText.prefixes(of: sample) { check(text.bytes, text.name) }
  }

  @Test func `every mutation can be read`() {
    for text in DamagedText.mutations(of: sample) { check(text.bytes, text.name) }
  }

  @Test func `bytes that are not UTF-8 can be read`() {
    for text in DamagedText.noise(in: sample) { check(text.bytes, text.name, isUTF8: false) }
  }

  /// Each would take minutes if it were not read in linear time.
  @Test(arguments: [
    "`", "``", "`` a", "*a ", "**a ", "|a ", "_`a ", ":cite:`", ":cite:`a ", ":cite:`{", ":a:",
    "x::\n\n", ".. a:: x::\n", ".. a::\n", ".. [1] x::\n ", "..\n", "- ", ":a: ", "+-+\n",
    "+-+\n| `",
    "= =\n", "= ", "\\", "a\n=\n", "`a`:x", "1. ", ".. |a| b:: ", ":cite:`a,", "\t",
  ])
  func `repeated openings are read in linear time`(_ unit: String) {
    let count = 60_000 / unit.utf8.count
    let bytes = Array((String(repeating: unit, count: count) + ":cite:`end").utf8)
    check(bytes, unit, partialOffsets: [bytes.count])
  }

  private func check(
    _ bytes: [UInt8], _ name: String, isUTF8: Bool = true, partialOffsets: [Int]? = nil
  ) {
    let result = citations(in: bytes, language: .restructuredText)
    var ranges = result.citations.map(\.keyRange) + result.groups.map(\.range)
    ranges += result.resources.map(\.range) + result.links.map(\.range)
    ranges += result.problems.map(\.range)
    let starts = result.citations.map(\.range.lowerBound)
    #expect(starts == starts.sorted(), "\(name)")
    let step = max(1, bytes.count / 20)
    for offset in partialOffsets ?? Array(stride(from: 0, through: bytes.count, by: step)) {
      guard let partial = partialCitation(at: offset, in: bytes, language: .restructuredText) else {
        continue
      }
      #expect(partial.typedRange.upperBound == offset, "\(name)")
      #expect(partial.replacementRange.lowerBound == partial.typedRange.lowerBound, "\(name)")
      #expect(partial.replacementRange.upperBound >= offset, "\(name)")
      ranges += [partial.replacementRange] + partial.keysInGroup
    }
    for range in ranges {
      #expect(range.upperBound <= bytes.count, "\(name)")
      guard isUTF8, range.upperBound <= bytes.count else { continue }
      for end in [range.lowerBound, range.upperBound] where end < bytes.count {
        #expect(!UTF8.isContinuation(bytes[end]), "\(name)")
      }
    }
  }
}
