/// What the type of a link means, by org-ref: its citation links have the names of LaTeX's commands.
enum OrgLinkType: Equatable {
  case citation(CitationMode)
  /// Names bibliographies in a list, with or without their endings.
  case bibliographies(addsEnding: Bool)

  /// How long a type may be.
  private static let limit = 32

  init?(_ name: ArraySlice<UInt8>) {
    guard let last = name.last, name.count <= Self.limit else { return nil }
    if name.elementsEqual("bibliography".utf8) || name.elementsEqual("nobibliography".utf8) {
      self = .bibliographies(addsEnding: true)
      return
    }
    if name.elementsEqual("addbibresource".utf8) {
      self = .bibliographies(addsEnding: false)
      return
    }
    let isStarred = last == UInt8(ascii: "*")
    guard
      case .citation(let shape) = LaTeXCommandTable.commands[
        LaTeXName.hash(isStarred ? name.dropLast() : name)],
      shape.mode != .named
    else { return nil }
    self = .citation(isStarred ? shape.starredMode : shape.mode)
  }

  /// The type that ends before a colon; `nil` if no word does.
  static func range(before colon: Int, in bytes: [UInt8], start: Int) -> Range<Int>? {
    var offset = colon
    if offset > start, bytes[offset - 1] == UInt8(ascii: "*") { offset -= 1 }
    while offset > start, colon - offset <= limit, bytes[offset - 1].isASCIILetter { offset -= 1 }
    guard offset < colon, bytes[offset].isASCIILetter,
      !bytes.isAlphanumeric(before: offset, start: start)
    else { return nil }
    return offset..<colon
  }

  /// The end of the path of a link without brackets: a blank or bracket, or the punctuation before
  /// it. Parentheses belong to it when they are closed.
  static func pathEnd(from start: Int, in bytes: [UInt8], end: Int) -> Int {
    var offset = start
    var pathEnd = start
    var openParentheses = 0
    scan: while offset < end {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"):
        break scan
      case UInt8(ascii: "("):
        openParentheses += 1
      case UInt8(ascii: ")"):
        guard openParentheses > 0 else { break scan }
        openParentheses -= 1
        if openParentheses == 0 { pathEnd = offset + 1 }
      case _ where byte.isBlankOrLineEnd:
        break scan
      default:
        let mayEnd = byte >= 0x80 || byte.isASCIIAlphanumeric || byte == UInt8(ascii: "/")
        if mayEnd, openParentheses == 0 { pathEnd = offset + 1 }
      }
      offset += 1
    }
    return pathEnd
  }

  /// The keys that the path of a link names: behind ampersands, or else between commas.
  static func keys(in path: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
    var keys: [Range<Int>] = []
    let isMarked = bytes[path].contains(UInt8(ascii: "&"))
    var offset = path.lowerBound
    while offset < path.upperBound {
      if isMarked {
        guard bytes[offset] == UInt8(ascii: "&") else {
          offset += 1
          continue
        }
        offset += 1
        let end = listedKeyEnd(from: offset, in: bytes, end: path.upperBound)
        if end > offset { keys.append(offset..<end) }
        offset = max(end, offset)
        continue
      }
      let itemEnd = bytes[offset..<path.upperBound].firstIndex(of: UInt8(ascii: ","))
      var item = offset..<(itemEnd ?? path.upperBound)
      offset = item.upperBound + 1
      while let first = item.first, bytes[first].isBlankOrLineEnd {
        item = first + 1..<item.upperBound
      }
      while let last = item.last, bytes[last].isBlankOrLineEnd {
        item = item.lowerBound..<last
      }
      // With a mark it is half of a citation of Org's own.
      if let first = item.first, bytes[first] != UInt8(ascii: "@"),
        !bytes[item].contains(where: \.isBlankOrLineEnd)
      {
        keys.append(item)
      }
    }
    return keys
  }

  /// The end of a key behind an ampersand.
  static func listedKeyEnd(from start: Int, in bytes: [UInt8], end: Int) -> Int {
    var offset = start
    while offset < end, bytes[offset] != UInt8(ascii: "&") {
      let length = bytes.orgKeyCharacterLength(at: offset, end: end)
      guard length > 0 else { break }
      offset += length
    }
    return offset
  }
}
