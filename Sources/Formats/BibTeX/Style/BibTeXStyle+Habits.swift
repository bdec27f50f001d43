import Bibliography

extension BibTeXStyle {
  /// What was counted in entries, and what follows from that.
  struct Habits {
    private(set) var entryCount = 0
    private var indentations = Tally<[UInt8]>()
    private var typeSpellings: [String: Tally<String>] = [:]
    private var fieldSpellings: [String: Tally<String>] = [:]
    private var parentheses = Tally<Bool>()
    private var headGaps = Tally<[UInt8]>()
    private var keyGaps = Tally<[UInt8]>()
    private var gapsAroundEquals = Tally<[[UInt8]]>()
    /// Columns of the “=”, with what is behind it; columns of the values, with what is before it.
    private var signColumns = Tally<[Int]>()
    private var valueColumns = Tally<[Int]>()
    private var tabColumns = Tally<Int>()
    private var signGaps: [[Int]: [UInt8]] = [:]
    private var valueGaps: [[Int]: [UInt8]] = [:]
    private var delimiters = Tally<Delimiter>()
    private var bareNumbers = Tally<Bool>()
    private var commas = Tally<Bool>()
    private var commasInOneLine = Tally<Bool>()
    private var closings = Tally<Closing>()
    private var headLines = Tally<Bool>()
    private var oneLiners = Tally<Bool>()
    private var gaps = Tally<Int>()
    private var fieldUses: [String: Int] = [:]
    private var seenTypes: Set<String> = []
    private var order = BibTeXFieldOrder()
    private var unicodeCount = 0
    private var escapeCount = 0
    private var biblatexCount = 0
    private var bibTeXCount = 0

    /// Counts one entry. Linear.
    mutating func add(_ entry: BibTeXEntryLayout) {
      entryCount += 1
      seenTypes.insert(entry.type)
      typeSpellings[entry.type, default: Tally()].add(entry.typeSpelling)
      parentheses.add(entry.hasParentheses)
      headGaps.add(entry.headGap)
      keyGaps.add(entry.keyGap)
      let isOneLine = entry.fields.allSatisfy { $0.indentation == nil }
      oneLiners.add(isOneLine)
      if isOneLine {
        commasInOneLine.add(entry.endsWithComma)
      } else {
        commas.add(entry.endsWithComma)
        closings.add(entry.closing)
        headLines.add(entry.fields.first?.indentation == nil)
      }
      var names: Set<String> = []
      for field in entry.fields {
        names.insert(field.name)
        add(field)
      }
      for name in names { fieldUses[name, default: 0] += 1 }
      order.add(entry.fields.map(\.name))
      if Habits.biblatexTypes.contains(entry.type) || !names.isDisjoint(with: Habits.biblatexFields)
      {
        biblatexCount += 1
      } else if Habits.bibTeXTypes.contains(entry.type)
        || !names.isDisjoint(with: Habits.bibTeXFields)
      {
        bibTeXCount += 1
      }
    }

    private mutating func add(_ field: BibTeXEntryLayout.Field) {
      fieldSpellings[field.name, default: Tally()].add(field.spelling)
      if let indentation = field.indentation { indentations.add(indentation) }
      addEquals(of: field)
      let isNumber = !field.value.isEmpty && field.value.allSatisfy { $0 &- 0x30 < 10 }
      if isNumber { bareNumbers.add(field.form == .expression || field.firstByte &- 0x30 < 10) }
      if field.firstByte == UInt8(ascii: "{") {
        delimiters.add(.braces)
      } else if field.firstByte == 0x22 {
        delimiters.add(.quotes)
      }
      if field.value.contains(where: { $0 >= 0x80 }) {
        unicodeCount += 1
      } else if Habits.hasEscape(field.value) {
        escapeCount += 1
      }
    }

    private mutating func addEquals(of field: BibTeXEntryLayout.Field) {
      let (before, after) = (field.beforeEquals, field.afterEquals)
      gapsAroundEquals.add([before, after])
      if !after.isEmpty, after.allSatisfy({ $0 == 0x09 }), let indentation = field.indentation {
        let start = BibTeXStyle.column(after: indentation, from: 0) + field.spelling.utf8.count
        tabColumns.add(
          BibTeXStyle.column(after: before + [UInt8(ascii: "=")] + after, from: start))
      }
      // Where tabs or line ends stand, columns are nobody's.
      guard (before + after).allSatisfy({ $0 == 0x20 }) else { return }
      let name = field.spelling.utf8.count
      let sign = [name + before.count, after.count]
      signColumns.add(sign)
      signGaps[sign] = after
      let value = [name + before.count + 1 + after.count, before.count]
      valueColumns.add(value)
      valueGaps[value] = before
    }

    /// Counts the line ends between two entries, where nothing else stands there.
    mutating func addGap(_ text: [UInt8], _ range: Range<Int>) {
      guard range.count < 64, range.upperBound <= text.count,
        text[range].allSatisfy(BibTeXBytes.isBlank)
      else { return }
      var count = 0
      for index in range {
        if text[index] == 0x0A || text[index] == 0x0D && text[index + 1] != 0x0A { count += 1 }
      }
      if count > 0 { gaps.add(min(count, 6)) }
    }

    // MARK: What follows

    func settle(_ style: inout BibTeXStyle) {
      style.indentation = indentations.top ?? style.indentation
      style.hasParentheses = parentheses.top ?? false
      style.headGap = headGaps.top ?? []
      style.keyGap = keyGaps.top ?? []
      style.delimiter = delimiters.top ?? .braces
      style.hasBareNumbers = bareNumbers.top ?? false
      // One entry in one line is no habit.
      style.isOneLine = oneLiners.count(true) >= 3 && oneLiners.top == true
      style.endsWithComma = (style.isOneLine ? commasInOneLine.top : commas.top) ?? true
      style.closing = style.isOneLine ? .sameLine([]) : closings.top ?? .ownLine([])
      style.beginsInHeadLine = headLines.top ?? false
      style.gapCount = gaps.top ?? style.gapCount
      style.order = order
      settleEquals(&style)
      (style.typeCase, style.typeSpellings) = Habits.spellings(typeSpellings)
      (style.fieldCase, style.fieldSpellings) = Habits.spellings(fieldSpellings)
      style.seenTypes = seenTypes
      style.seenFields = Set(fieldUses.keys)
      style.usualFields = Set(fieldUses.filter { 5 * $0.value >= entryCount }.keys)
      if biblatexCount + bibTeXCount > 0 {
        style.dialect = biblatexCount > bibTeXCount ? .biblatex : .bibTeX
      }
      if unicodeCount + escapeCount > 0 { style.hasUnicode = unicodeCount >= escapeCount }
    }

    /// What explains most fields: equal blanks first, then a common column.
    private func settleEquals(_ style: inout BibTeXStyle) {
      guard let plain = gapsAroundEquals.top, plain.count == 2 else { return }
      style.equals = .plain(before: plain[0], after: plain[1])
      var best = gapsAroundEquals.count(plain)
      if let sign = signColumns.top, signColumns.count(sign) > best {
        best = signColumns.count(sign)
        style.equals = .alignedSigns(column: sign[0], after: signGaps[sign] ?? [0x20])
      }
      if let column = tabColumns.top, tabColumns.count(column) > best {
        best = tabColumns.count(column)
        style.equals = .tabbedValues(column: column, before: plain[0])
      }
      if let value = valueColumns.top, valueColumns.count(value) > best {
        style.equals = .alignedValues(column: value[0], before: valueGaps[value] ?? [0x20])
      }
    }

    /// The case of most names, and the spelling of those that are usually spelled otherwise.
    private static func spellings(
      _ tallies: [String: Tally<String>]
    ) -> (LetterCase, [String: String]) {
      var cases = Tally<LetterCase>()
      var tops: [String: String] = [:]
      for (name, tally) in tallies.sorted(by: { $0.key < $1.key }) {
        guard let top = tally.top else { continue }
        tops[name] = top
        if let letterCase = letterCase(of: top) { cases.add(letterCase) }
      }
      return (cases.top ?? .lower, tops)
    }

    /// `nil` where a name says nothing of others: `DOI`, `ISBN` are written so among small letters.
    private static func letterCase(of spelling: String) -> LetterCase? {
      let letters = spelling.utf8.filter { ($0 | 0x20) &- 0x61 < 26 }
      guard let first = letters.first else { return nil }
      if first >= 0x61 { return .lower }
      if letters.dropFirst().allSatisfy({ $0 < 0x61 }) {
        return ["DOI", "ISBN", "ISSN", "URL", "PMID"].contains(spelling) ? nil : .upper
      }
      return .capitalized
    }

    // MARK: What says the dialect and the alphabet

    private static let biblatexTypes: Set<String> = [
      "online", "thesis", "report", "collection", "mvbook", "mvcollection", "dataset", "software",
      "inreference", "suppbook", "suppcollection", "suppperiodical", "xdata", "set",
    ]
    private static let biblatexFields: Set<String> = [
      "date", "journaltitle", "location", "eprinttype", "eprintclass", "langid", "maintitle",
      "booksubtitle", "eventtitle", "pagetotal", "origdate", "shortjournal",
    ]
    private static let bibTeXTypes: Set<String> = [
      "phdthesis", "mastersthesis", "techreport", "conference",
    ]
    private static let bibTeXFields: Set<String> = [
      "journal", "year", "address", "school", "archiveprefix", "primaryclass",
    ]

    /// Whether a value has a letter as a LaTeX command: `\"{o}`, `\'e`, `{\ss}`.
    private static func hasEscape(_ value: ArraySlice<UInt8>) -> Bool {
      var isEscaped = false
      for byte in value {
        if isEscaped, "\"'`^~=.".utf8.contains(byte) { return true }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      }
      return false
    }
  }
}
