import Bibliography

// What a person sees at once in a `.bib`, that an entry was written by another hand, is a dozen small
// habits. Each is a property here, with what a new file gets as its value at first.
//
//     @Article{smith2020,          typeCase, headGap, opener
//       author  = {Smith, Jo},     indentation, fieldCase, equals
//       year    = 2020,            hasBareNumbers
//       title   = "Tides"          delimiter, endsWithComma
//     }                            closing

/// How the entries of a `.bib` are laid out.
package struct BibTeXStyle: Sendable, Hashable {
  /// Which letters of a name are capitals.
  package enum LetterCase: Sendable, Hashable {
    case lower, capitalized, upper
  }

  /// What stands around the “=” of a field.
  package enum Equals: Sendable, Hashable {
    /// These blanks before and after it.
    case plain(before: [UInt8], after: [UInt8])
    /// All in one column, counted from the beginning of the name.
    case alignedSigns(column: Int, after: [UInt8])
    /// All values in one column, counted from the beginning of the name.
    case alignedValues(column: Int, before: [UInt8])
    /// All values in one column behind tabs, counted from the beginning of the line.
    case tabbedValues(column: Int, before: [UInt8])
  }

  /// Where the brace that closes an entry stands.
  package enum Closing: Sendable, Hashable {
    /// On a line of its own, behind these blanks.
    case ownLine([UInt8])
    /// In the line of the last field, behind these blanks.
    case sameLine([UInt8])
  }

  /// Columns from one tab stop to the next.
  static let tabWidth = 8

  /// The column after some bytes that begin at one.
  static func column(after bytes: some Sequence<UInt8>, from column: Int) -> Int {
    bytes.reduce(column) { $1 == 0x09 ? ($0 / tabWidth + 1) * tabWidth : $0 + 1 }
  }

  package enum Delimiter: Sendable, Hashable {
    case braces, quotes
  }

  package var lineEnd: [UInt8] = [0x0A]
  /// Before each field.
  package var indentation: [UInt8] = [0x20, 0x20]
  package var typeCase = LetterCase.lower
  package var fieldCase = LetterCase.lower
  /// How types and fields are spelled that occur, where that is not by their case: `InProceedings`.
  package var typeSpellings: [String: String] = [:]
  package var fieldSpellings: [String: String] = [:]
  /// Whether entries stand in parentheses.
  package var hasParentheses = false
  /// Between type and brace.
  package var headGap: [UInt8] = []
  /// Between brace and key.
  package var keyGap: [UInt8] = []
  package var equals = Equals.plain(before: [0x20], after: [0x20])
  package var delimiter = Delimiter.braces
  /// Whether numbers stand without delimiters.
  package var hasBareNumbers = false
  /// Whether the last field ends with a comma too.
  package var endsWithComma = true
  package var closing = Closing.ownLine([])
  /// Whether the first field stands in the line of the key.
  package var beginsInHeadLine = false
  /// Whether all of an entry stands in one line.
  package var isOneLine = false
  /// Line ends between entries.
  package var gapCount = 2
  package var order = BibTeXFieldOrder()
  /// What it is written for; `nil` where that does not show.
  package var dialect: BibTeXDialect?
  /// Whether letters stand as they are, and not as LaTeX commands; `nil` where that does not show.
  package var hasUnicode: Bool?
  /// The fields that are in a fifth of the entries at least.
  package var usualFields: Set<String> = []
  /// All types and fields that were seen.
  package var seenTypes: Set<String> = []
  package var seenFields: Set<String> = []

  /// That of a new file.
  package init() {}

  /// Fields that say the same, those of BibTeX first.
  private static let synonyms = [
    ("year", "date"), ("journal", "journaltitle"), ("address", "location"),
  ]

  /// Whether an entry with these fields is to be said in biblatex's words here, which its own entries
  /// have and that one lacks.
  func prefersBiblatexNames(_ fields: Set<String>) -> Bool {
    BibTeXStyle.synonyms.contains { old, new in
      seenFields.contains(new) && !seenFields.contains(old) && fields.contains(old)
    }
  }
}
