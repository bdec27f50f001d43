import Bibliography

/// Turns the values of CSL items into those of fields, whatever shape a program gave them.
enum CSLValue {
  // MARK: Texts

  /// Appends a text or number; of an array all of them, or the first that is not empty.
  static func appendText(
    _ value: some CSLNode, joins: Bool, isProse: Bool, to values: inout [UInt8]
  ) {
    guard value.shape == .list else {
      appendScalar(value, isProse: isProse, to: &values)
      return
    }
    let start = values.count
    for element in value.elements {
      let separatorStart = values.count
      if separatorStart > start { values.append(contentsOf: ", ".utf8) }
      let elementStart = values.count
      appendScalar(element, isProse: isProse, to: &values)
      if values.count == elementStart {
        values.removeSubrange(separatorStart...)
      } else if !joins {
        return
      }
    }
  }

  /// Appends a string or number without blanks around it.
  private static func appendScalar(
    _ value: some CSLNode, isProse: Bool = false, to values: inout [UInt8]
  ) {
    let start = values.count
    guard isProse ? value.appendProse(to: &values) : value.appendText(to: &values) else { return }
    while values.count > start, values[values.count - 1] <= 0x20 { values.removeLast() }
    guard values.count > start, values[start] <= 0x20 else { return }
    values.removeSubrange(start..<(values[start...].firstIndex { $0 > 0x20 } ?? values.count))
  }

  /// How the end of the buffer is to be read.
  static func form(of values: [UInt8], from start: Int) -> ValueForm {
    let text = values.span.extracting(min(start, values.count)..<values.count)
    return MarkupText.isMarkup(text) ? .markup : .plain
  }

  // MARK: Names

  /// Appends people: an array of objects or strings, or one of them.
  static func appendNames(_ value: some CSLNode, to values: inout [UInt8]) {
    switch value.shape {
    case .list: for element in value.elements { appendName(element, to: &values) }
    case .map: appendName(value, to: &values)
    case .text:
      // A list in one string can only be BibTeX's.
      let names = PersonNames(value.utf8 ?? [], form: .plain)
      for name in names.people { NameList.append(name, to: &values) }
      if !names.isComplete { NameList.appendOthers(to: &values) }
    default: break
    }
  }

  private static func appendName(_ value: some CSLNode, to values: inout [UInt8]) {
    guard value.shape == .map else {
      if let text = value.string { append(PersonName(plain: text), to: &values) }
      return
    }
    var name = PersonName(family: "")
    var literal = ""
    var isInstitution = false
    for member in value.members {
      let text = member.value.string.map(trimmed) ?? ""
      if member.hasName("family") {
        name.family = text
      } else if member.hasName("given") {
        name.given = text
      } else if member.hasName("suffix") {
        name.suffix = text
      } else if member.hasName("non-dropping-particle") {
        name.particle = text
      } else if member.hasName("dropping-particle") {
        name.droppingParticle = text
      } else if member.hasName("literal") || (member.hasName("name") && literal.isEmpty) {
        // A registry's organisation has a `name`.
        literal = text
      } else if member.hasName("isInstitution") {
        isInstitution = member.value.bool ?? (member.value.int == 1 || text == "true")
      }
    }
    if isInstitution, literal.isEmpty { literal = name.displayName }
    let isWhole = !literal.isEmpty && (isInstitution || name.isEmpty)
    append(isWhole ? PersonName(literal: literal) : name, to: &values)
  }

  private static func append(_ name: PersonName, to values: inout [UInt8]) {
    if name.isEmpty { return }
    let whole = name.literal.isEmpty ? name.family : name.literal
    if name.given.isEmpty, PersonNames.isOthers(whole) {
      NameList.appendOthers(to: &values)
    } else {
      NameList.append(name, to: &values)
    }
  }

  private static func trimmed(_ text: String) -> String {
    let utf8 = text.utf8
    guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else {
      return text
    }
    var rest = utf8[...]
    while let first = rest.first, first <= 0x20 { rest = rest.dropFirst() }
    while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
    return String(decoding: rest, as: UTF8.self)
  }

  // MARK: Dates

  /// Appends a date as a biblatex `date` has it, or its text where it says none.
  static func appendDate(_ value: some CSLNode, to values: inout [UInt8]) {
    switch value.shape {
    case .map: appendDate(ofMap: value, to: &values)
    case .list: appendDate(ofList: value, to: &values)
    default: appendScalar(value, to: &values)
    }
  }

  private static func appendDate(ofMap value: some CSLNode, to values: inout [UInt8]) {
    var text = dateParts(value["date-parts"], season: season(value["season"]))
    if text.isEmpty { text = point(ofMap: value) }
    if !text.isEmpty {
      if isTrue(value["circa"]) { text += "~" }
      values.append(contentsOf: text.utf8)
    } else if let other = ["raw", "literal", "edtf", "other"].lazy.compactMap({ value[$0] }).first {
      appendScalar(other, to: &values)
    }
  }

  /// A list as CSL-YAML has it: the date, or the two ends of a range, each a map; or the parts of
  /// one date.
  private static func appendDate(ofList value: some CSLNode, to values: inout [UInt8]) {
    let ends = Array(value.elements.prefix(3))
    guard let first = ends.first else { return }
    guard first.shape == .map, ends.count == 2 else {
      let parts = first.int == nil ? "" : point(value)
      if parts.isEmpty { appendDate(first.shape == .list ? value : first, to: &values) }
      values.append(contentsOf: parts.utf8)
      return
    }
    let points = ends.map { point(ofMap: $0) + (isTrue($0["circa"]) ? "~" : "") }
    guard let start = points.first, let end = points.last, !start.isEmpty || !end.isEmpty else {
      return appendDate(first, to: &values)
    }
    let range = "\(start.isEmpty ? ".." : start)/\(end.isEmpty ? ".." : end)"
    values.append(contentsOf: range.utf8)
  }

  /// A date whose parts have names.
  private static func point(ofMap value: some CSLNode) -> String {
    guard let year = number(value["year"]) else { return "" }
    let parts = [year] + (number(value["month"]).map { [$0] } ?? [])
    let day = number(value["day"]).map { [$0] } ?? []
    let text = point(parts + (parts.count > 1 ? day : []))
    guard parts.count == 1, !text.isEmpty, let season = season(value["season"]) else { return text }
    return "\(text)-\(season)"
  }

  private static func number(_ value: (some CSLNode)?) -> Int? {
    value.flatMap { value in value.int ?? value.string.flatMap { Int(trimmed($0)) } }
  }

  private static func dateParts(_ parts: (some CSLNode)?, season: Int?) -> String {
    guard let parts, parts.shape == .list else { return "" }
    var points = parts.elements.prefix(2).map { point($0) }
    // Some write one date without the outer array.
    if let first = parts.elements.first(where: { _ in true }), first.shape != .list {
      points = [point(parts)]
    }
    guard let first = points.first else { return "" }
    var start = first
    if let season, !start.isEmpty, !start.dropFirst().contains("-") { start += "-\(season)" }
    guard points.count > 1 else { return start }
    if start.isEmpty, points[1].isEmpty { return "" }
    return "\(start.isEmpty ? ".." : start)/\(points[1].isEmpty ? ".." : points[1])"
  }

  /// Year, month and day, or year and season, numbers or strings; empty where there is no year. An
  /// end that is all zeros is open.
  private static func point(_ parts: some CSLNode) -> String {
    var numbers: [Int] = []
    for part in parts.elements.prefix(3) {
      guard let number = number(part) else { break }
      numbers.append(number)
    }
    return point(numbers)
  }

  /// The same of these numbers.
  static func point(_ numbers: [Int]) -> String {
    guard let first = numbers.first, first != 0, (-999_999_999...999_999_999).contains(first) else {
      return ""
    }
    // CSL has no year 0: its -1 is 1 BC, which is 0 in a biblatex date.
    var point = PublicationDate.Point(year: first < 0 ? first + 1 : first)
    switch numbers.dropFirst().first {
    case let month? where (1...12).contains(month):
      point.month = month
      point.day = numbers.dropFirst(2).first { (1...31).contains($0) }
    // 13 to 16 and 21 to 24 are seasons.
    case let season? where (13...16).contains(season):
      point.season = PublicationDate.Season(rawValue: season + 8)
    case let season?: point.season = PublicationDate.Season(rawValue: season)
    case nil: break
    }
    return point.biblatexText
  }

  private static func season(_ value: (some CSLNode)?) -> Int? {
    guard let value else { return nil }
    if let number = value.int ?? value.string.flatMap({ Int($0) }) {
      if (1...4).contains(number) { return number + 20 }
      return (21...24).contains(number) ? number : nil
    }
    switch value.string?.lowercased() {
    case "spring": return 21
    case "summer": return 22
    case "autumn", "fall": return 23
    case "winter": return 24
    default: return nil
    }
  }

  private static func isTrue(_ value: (some CSLNode)?) -> Bool {
    guard let value else { return false }
    if let bool = value.bool { return bool }
    if let int = value.int { return int != 0 }
    return value.string.map { !["", "false", "0"].contains($0) } ?? false
  }
}
