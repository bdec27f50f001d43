import Bibliography
import JSON

// An item is read strictly, so that damage shows where it is: JSON has no other reading. What must
// be tolerant is going on after it. A lost quote or brace makes the strict reading run into the items
// that follow, so the next item is looked for from the damaged one's own beginning: in a file whose
// items begin lines, the next `{` that begins a line at their indentation; in one without lines, a
// `{` after a comma or bracket whose first member has the name that items begin with. No string holds
// either: a line end and a quote in it are escaped.

/// Finds the items of a CSL-JSON text one after the other.
struct CSLItemFinder {
  /// An item as it stands in the text.
  struct Item {
    let range: Range<Int>
    /// What could be read of it.
    let document: JSONDocument?
    /// Where and why the rest could not.
    let error: JSONError?
  }

  /// Where in the text the items are.
  private enum Place {
    case start
    /// In an array that is the whole text.
    case array
    /// In an array inside an object.
    case wrappedArray
    /// At the only item.
    case object
    /// At the only item, which is inside an object.
    case wrappedObject
    /// After an item that should have been the only one.
    case loose
    case end
  }

  /// The arrays and objects that may be open in an item: names in `custom` and the like.
  private static let maximumDepth = 32

  private static let problemLimit = 1000

  private let bytes: [UInt8]
  private(set) var offset = 0
  /// What is wrong between items; ranges in the text.
  var problems: [Problem] = []
  private var place = Place.start
  private var needsComma = false
  /// The blanks before a line's first item; `nil` where items do not begin lines.
  private var indentation: Int?
  /// The name of the first item's first member.
  private var firstName: [UInt8] = []
  private var hasItem = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next item; `nil` at the end. Linear over all calls.
  mutating func next() -> Item? {
    if place == .start { findItems() }
    if place == .object || place == .wrappedObject {
      let isWhole = place == .object
      place = .end
      let item = readItem(isAlone: true)
      if isWhole, item.error == nil { findMore() }
      return item
    }
    while place != .end {
      skipBlanks()
      guard offset < bytes.count else {
        reportNoEnd()
        return nil
      }
      switch bytes[offset] {
      case UInt8(ascii: ","):
        if !needsComma {
          report(offset..<(offset + 1), .error, "invalid-json", "An item is missing.")
        }
        needsComma = false
        offset += 1
      case UInt8(ascii: "]"): endArray()
      case UInt8(ascii: "{"):
        if needsComma, place != .loose {
          report(
            offset..<(offset + 1), .error, "invalid-json", "A comma is missing between two items.")
        }
        needsComma = true
        return readItem(isAlone: false)
      default: skipOther()
      }
    }
    return nil
  }

  // MARK: Around the items

  /// Goes to the first item: into the array, or into the array `items` of the object.
  private mutating func findItems() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    skipBlanks()
    let start = offset
    if isByte(UInt8(ascii: "[")) {
      offset += 1
      place = .array
    } else if isByte(UInt8(ascii: "{")) {
      findWrappedItems()
      if place == .start {
        place = .object
        offset = start
      }
    } else {
      // What was before the list is lost, perhaps its bracket.
      place = .array
    }
  }

  /// Goes through the members of the object here for `items` or `references`; a registry has them, or
  /// one item, in its `message`.
  private mutating func findWrappedItems() {
    offset += 1
    var message: Int?
    while let name = nextMemberName() {
      if name == "items" || name == "references", isByte(UInt8(ascii: "[")) {
        offset += 1
        place = .wrappedArray
        return
      }
      if name == "message", isByte(UInt8(ascii: "{")), message == nil {
        message = offset
        offset += 1
        continue
      }
      let value = JSONDocument.readPart(
        of: bytes, in: offset..<bytes.count, maximumDepth: CSLItemFinder.maximumDepth)
      offset = value.end
      skipBlanks()
      guard value.error == nil, isByte(UInt8(ascii: ",")) else { break }
      offset += 1
    }
    if let message {
      offset = message
      place = .wrappedObject
    }
  }

  /// Reads a member's name and goes to its value.
  private mutating func nextMemberName() -> String? {
    skipBlanks()
    guard isByte(UInt8(ascii: "\"")) else { return nil }
    let name = JSONDocument.readPart(of: bytes, in: offset..<bytes.count, maximumDepth: 1)
    offset = name.end
    skipBlanks()
    guard name.error == nil, isByte(UInt8(ascii: ":")) else { return nil }
    offset += 1
    skipBlanks()
    return name.document?.root.string
  }

  /// Goes on behind an item that is the whole text.
  private mutating func findMore() {
    skipBlanks()
    guard offset < bytes.count else { return }
    report(
      offset..<(offset + 1), .error, "invalid-json",
      "There is more text after the item: a list of items stands in brackets, with commas between.")
    place = .loose
    needsComma = true
  }

  private mutating func reportNoEnd() {
    if place != .loose {
      report(
        bytes.count..<bytes.count, .error, "unclosed-list",
        "The list of items has no end: the file seems to be cut off here.")
    }
    place = .end
  }

  private mutating func endArray() {
    offset += 1
    if place == .wrappedArray {
      place = .end
      return
    }
    skipBlanks()
    guard offset < bytes.count else {
      place = .end
      return
    }
    let start = offset
    if let next = nextItem(from: start) {
      report(start..<next, .error, "invalid-json", "The list of items ends before its last item.")
      offset = next
      needsComma = false
    } else {
      report(
        start..<bytes.count, .error, "invalid-json", "There is more text after the list of items.")
      offset = bytes.count
      place = .end
    }
  }

  /// Skips what stands where an item should.
  private mutating func skipOther() {
    let start = offset
    let value = JSONDocument.readPart(of: bytes, in: offset..<bytes.count, maximumDepth: 1)
    offset = value.end
    skipBlanks()
    let isSeparate = value.error == nil && (isByte(UInt8(ascii: ",")) || isByte(UInt8(ascii: "]")))
    if !isSeparate { offset = nextItem(from: start) ?? bytes.count }
    needsComma = isSeparate
    report(
      start..<max(start + 1, trimmed(start..<offset).upperBound), .error, "invalid-json",
      "An item begins with a brace; this is none.")
  }

  // MARK: Items

  /// Reads the item at the current offset and goes past it.
  private mutating func readItem(isAlone: Bool) -> Item {
    let start = offset
    if !hasItem { learn(start) }
    var part = JSONDocument.readPart(
      of: bytes, in: start..<bytes.count, maximumDepth: CSLItemFinder.maximumDepth)
    guard part.error != nil else {
      offset = part.end
      return Item(range: start..<part.end, document: part.document, error: nil)
    }
    let next = isAlone ? nil : nextItem(from: start + 1)
    if let next, next < part.end {
      part = JSONDocument.readPart(
        of: bytes, in: start..<next, maximumDepth: CSLItemFinder.maximumDepth)
    }
    offset = next ?? bytes.count
    needsComma = false
    // The damage may have taken the list's end along.
    if next == nil { place = .end }
    return Item(
      range: trimmed(start..<offset), document: part.document, error: part.error)
  }

  /// Learns from the first item how items begin.
  private mutating func learn(_ start: Int) {
    hasItem = true
    var line = start
    while line > 0, bytes[line - 1] == 0x20 || bytes[line - 1] == 0x09 { line -= 1 }
    if line > 0, bytes[line - 1] == 0x0A || bytes[line - 1] == 0x0D { indentation = start - line }
    firstName = Array(firstMemberName(at: start) ?? [])
  }

  /// Where the next item begins for certain, at or after `start`.
  private func nextItem(from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "{"), beginsItem(index) { return index }
      index += 1
    }
    return nil
  }

  private func beginsItem(_ brace: Int) -> Bool {
    var before = brace
    while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
    if let indentation {
      guard brace - before == indentation, before > 0, isLineEnd(bytes[before - 1]) else {
        return false
      }
      return firstMemberName(at: brace).map { !CSLItemFinder.innerNames.contains(Array($0)) }
        ?? true
    }
    while before > 0, isLineEnd(bytes[before - 1]) || bytes[before - 1] <= 0x20 { before -= 1 }
    let isAfterValue =
      before == 0
      || [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(
        bytes[before - 1])
    guard isAfterValue, let name = firstMemberName(at: brace) else { return false }
    return name.elementsEqual(firstName) || CSLItemFinder.itemNames.contains(Array(name))
  }

  /// The name of the first member of the object at a brace, as written.
  private func firstMemberName(at brace: Int) -> ArraySlice<UInt8>? {
    var start = brace + 1
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return nil }
    start += 1
    var end = start
    while end < bytes.count, end - start < 64, bytes[end] != UInt8(ascii: "\"") { end += 1 }
    return bytes[start..<end]
  }

  /// What items begin with in files whose items all begin alike.
  private static let itemNames: Set<[UInt8]> = Set(
    ["id", "type", "citation-key", "title", "DOI"].map { Array($0.utf8) })

  /// What names and dates begin with.
  private static let innerNames: Set<[UInt8]> = Set(
    [
      "family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle",
      "comma-suffix", "static-ordering", "parse-names", "isInstitution", "name", "date-parts",
      "season", "circa", "raw",
    ].map { Array($0.utf8) })

  // MARK: Bytes

  private mutating func skipBlanks() {
    while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
  }

  private func isByte(_ byte: UInt8) -> Bool { offset < bytes.count && bytes[offset] == byte }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// `range` without blanks and commas at its end.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound + 1, bytes[end - 1] <= 0x20 || bytes[end - 1] == UInt8(ascii: ",")
    {
      end -= 1
    }
    return range.lowerBound..<max(range.lowerBound, end)
  }

  private mutating func report(
    _ range: Range<Int>, _ severity: Problem.Severity, _ code: String, _ message: String
  ) {
    guard problems.count < CSLItemFinder.problemLimit else { return }
    problems.append(
      Problem(range: range, severity: severity, code: code, message: message))
  }
}
