extension LaTeXScanner {
  /// Learns a citation command from its definition; gives the offset to go on at, behind the name
  /// and before the body, whose own citations count.
  mutating func readDefinition(
    _ form: LaTeXCommand.Definition, from start: Int, end: Int
  ) -> Int {
    var offset = start
    if offset < end, bytes[offset] == UInt8(ascii: "*") { offset += 1 }
    guard let (name, nameEnd) = definedName(from: offset, end: end) else { return start }
    switch form {
    case .latex:
      var parameterCount = 0
      var hasDefault = false
      offset = nameEnd
      while let option = arguments.option(from: offset, end: end) {
        if offset == nameEnd {
          parameterCount = bytes[option].first.map { Int($0) - 0x30 } ?? 0
        } else {
          hasDefault = true
        }
        offset = option.upperBound + 1
      }
      let kinds = (0..<max(0, min(parameterCount, 9))).map { $0 == 0 && hasDefault }
      learn(name, optional: kinds, bodyFrom: offset, end: end)
      return offset
    case .document:
      guard let signature = arguments.group(from: nameEnd, end: end) else { return nameEnd }
      learn(
        name, optional: optionalArguments(in: signature), bodyFrom: signature.upperBound + 1,
        end: end)
      return signature.upperBound + 1
    case .plain:
      var parameterCount = 0
      offset = nameEnd
      while offset < end, bytes[offset] != UInt8(ascii: "{"), !bytes[offset].isLineEnd,
        offset - nameEnd < 256
      {
        if bytes[offset] == UInt8(ascii: "#") { parameterCount += 1 }
        offset += 1
      }
      learn(
        name, optional: Array(repeating: false, count: min(parameterCount, 9)), bodyFrom: offset,
        end: end)
      return offset
    case .alias:
      offset = nameEnd
      while offset < end,
        bytes[offset].isBlank || bytes[offset] == UInt8(ascii: "=")
          || bytes[offset] == UInt8(ascii: "{")
      {
        offset += 1
      }
      guard offset < end, bytes[offset] == UInt8(ascii: "\\") else { return nameEnd }
      let other = LaTeXName(after: offset, in: bytes, end: end)
      if let shape = citationShape(of: other) { define { $0.commands[name.hash] = shape } }
      return other.range.upperBound
    case .citation(let repeats):
      let shape = LaTeXCitationShape(.normal, starred: .suppressAuthor, repeats: repeats)
      define { $0.commands[name.hash] = shape }
      return nameEnd
    }
  }

  /// The name that is defined: `\name` or `{\name}`.
  private func definedName(from start: Int, end: Int) -> (name: LaTeXName, end: Int)? {
    guard var offset = arguments.gapEnd(from: start, end: end), offset < end else { return nil }
    let isBraced = bytes[offset] == UInt8(ascii: "{")
    if isBraced { offset = arguments.gapEnd(from: offset + 1, end: end) ?? end }
    guard offset < end, bytes[offset] == UInt8(ascii: "\\") else { return nil }
    let name = LaTeXName(after: offset, in: bytes, end: end)
    offset = name.range.upperBound
    guard isBraced else { return (name, offset) }
    guard let close = arguments.gapEnd(from: offset, end: end), close < end,
      bytes[close] == UInt8(ascii: "}")
    else { return nil }
    return (name, close + 1)
  }

  private func citationShape(of name: LaTeXName) -> LaTeXCitationShape? {
    if let shape = vocabulary.commands[name.hash] { return shape }
    guard case .citation(let shape)? = LaTeXCommand.named(name, in: bytes) else { return nil }
    return shape
  }

  /// Learns what a command does whose body begins at an offset. `optional` says of each parameter
  /// whether it is an optional argument.
  private mutating func learn(
    _ name: LaTeXName, optional: [Bool], bodyFrom start: Int, end: Int
  ) {
    guard !name.range.isEmpty,
      let body = arguments.group(from: start, end: end, crossesParagraphs: true)
    else { return }
    var offset = body.lowerBound
    while offset < body.upperBound {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "%") {
        offset = arguments.lineEnd(from: offset, end: body.upperBound)
        continue
      }
      guard byte == UInt8(ascii: "\\") else {
        offset += 1
        continue
      }
      let inner = LaTeXName(after: offset, in: bytes, end: body.upperBound)
      offset = max(offset + 2, inner.range.upperBound)
      guard let shape = citationShape(of: inner) else { continue }
      if optional.isEmpty {
        // `\newcommand{\up}{\cite}`: another name for it.
        if bytes[inner.range.upperBound..<body.upperBound].allSatisfy(\.isBlankOrLineEnd) {
          define { $0.commands[name.hash] = shape }
        }
        return
      }
      guard let call = arguments.call(shape, from: inner.range.upperBound, end: body.upperBound),
        let number = parameter(in: call), number <= optional.count, !optional[number - 1]
      else { continue }
      let learned = LaTeXCitationShape(
        call.isStarred ? shape.starredMode : shape.mode,
        groupsBeforeKeys: optional[..<(number - 1)].count { !$0 })
      define { $0.commands[name.hash] = learned }
      return
    }
  }

  /// The parameter that stands where keys belong.
  private func parameter(in call: LaTeXCall) -> Int? {
    for item in call.items {
      if case .parameter(let number) = item.content { return number }
    }
    return nil
  }

  /// Of each argument in a signature such as `s O{} m`, whether it is optional (`xparse`).
  private func optionalArguments(in signature: Range<Int>) -> [Bool] {
    var kinds: [Bool] = []
    var depth = 0
    for byte in bytes[signature] {
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "m"), UInt8(ascii: "v"), UInt8(ascii: "b"):
        if depth == 0 { kinds.append(false) }
      case UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "s"), UInt8(ascii: "t"),
        UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "r"), UInt8(ascii: "R"),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        if depth == 0 { kinds.append(true) }
      default: break
      }
    }
    return kinds
  }
}
