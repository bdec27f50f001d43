import Citations
import TestSupport
import Testing

struct RestructuredTextPropertyTests {
  /// All that a document may have, in one text.
  private let sample = Samples.restructuredText.joined(separator: "\n")

  @Test func `any text can be read`() {
    checkDamaged(sample, as: .restructuredText)
  }

  /// Each would take minutes if it were not read in linear time.
  @Test(arguments: [
    "`", "``", "`` a", "*a ", "**a ", "|a ", "_`a ", ":cite:`", ":cite:`a ", ":cite:`{", ":a:",
    "x::\n\n", ".. a:: x::\n", ".. a::\n", ".. [1] x::\n ", "..\n", "- ", ":a: ", "+-+\n",
    "+-+\n| `",
    "= =\n", "= ", "\\", "a\n=\n", "`a`:x", "1. ", ".. |a| b:: ", ":cite:`a,", "\t",
  ])
  func `repeated openings are read in linear time`(_ unit: String) {
    checkLinear(unit, end: ":cite:`end", in: .restructuredText)
  }
}
