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
      let kinds = (0..<max(0, min(parameterCount, 9))).map {
        $0 == 0 && hasDefault ? ParameterKind.option : .group
      }
      learn(name, kinds, bodyFrom: offset, end: end)
      return offset
    case .document:
      guard let signature = arguments.group(from: nameEnd, end: end) else { return nameEnd }
      learn(
        name, parameterKinds(in: signature), bodyFrom: signature.upperBound + 1, end: end)
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
        name, Array(repeating: .group, count: min(parameterCount, 9)), bodyFrom: offset, end: end)
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
      if let shape = citationShape(of: other) {
        define { $0.commands[name.hash] = shape }
      } else {
        hand(name, on: other, [], isAlias: true)
      }
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

  /// Where an argument of a defined command stands.
  private enum ParameterKind {
    case group
    case option
    /// A star or another single character.
    case mark
  }

  /// Learns what a command with such parameters does whose body begins at an offset.
  private mutating func learn(
    _ name: LaTeXName, _ kinds: [ParameterKind], bodyFrom start: Int, end: Int
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
      guard let shape = citationShape(of: inner) else {
        readHandover(of: name, kinds, to: inner, in: body)
        continue
      }
      if kinds.isEmpty {
        // `\newcommand{\up}{\cite}`: another name for it.
        if bytes[inner.range.upperBound..<body.upperBound].allSatisfy(\.isBlankOrLineEnd) {
          define { $0.commands[name.hash] = shape }
        }
        return
      }
      guard let call = arguments.call(shape, from: inner.range.upperBound, end: body.upperBound),
        let number = parameter(in: call), let place = place(ofParameter: number, in: kinds)
      else { continue }
      let learned = LaTeXCitationShape(
        call.isStarred ? shape.starredMode : shape.mode, groupsBeforeKeys: place.groupsBefore,
        keyOption: place.option)
      define { $0.commands[name.hash] = learned }
      return
    }
  }

  private func place(
    ofParameter number: Int, in kinds: [ParameterKind]
  ) -> LaTeXVocabulary.Handover.Argument? {
    guard kinds.indices.contains(number - 1), kinds[number - 1] != .mark else { return nil }
    let before = kinds[..<(number - 1)]
    return LaTeXVocabulary.Handover.Argument(
      groupsBefore: before.count { $0 == .group },
      option: kinds[number - 1] == .option ? before.count { $0 == .option } : nil)
  }

  // MARK: - Definitions that stand on those of other files

  /// Handovers of one command.
  private static let handoverLimit = 4

  private mutating func readHandover(
    of name: LaTeXName, _ kinds: [ParameterKind], to inner: LaTeXName, in body: Range<Int>
  ) {
    guard !inner.range.isEmpty, LaTeXCommand.named(inner, in: bytes) == nil else { return }
    var offset = inner.range.upperBound
    if kinds.isEmpty {
      if bytes[offset..<body.upperBound].allSatisfy(\.isBlankOrLineEnd),
        bytes[body.lowerBound..<inner.range.lowerBound - 1].allSatisfy(\.isBlankOrLineEnd)
      {
        hand(name, on: inner, [], isAlias: true)
      }
      return
    }
    if offset < body.upperBound, bytes[offset] == UInt8(ascii: "*") { offset += 1 }
    var handed: [LaTeXVocabulary.Handover.Argument?] = []
    while handed.count < LaTeXScanner.handoverLimit {
      if let option = arguments.option(from: offset, end: body.upperBound) {
        offset = option.upperBound + 1
      } else if let group = arguments.group(from: offset, end: body.upperBound) {
        offset = group.upperBound + 1
        let isParameter = group.count == 2 && bytes[group.lowerBound] == UInt8(ascii: "#")
        let number = isParameter ? Int(bytes[group.lowerBound + 1]) - 0x30 : 0
        handed.append(place(ofParameter: number, in: kinds))
      } else {
        break
      }
    }
    if handed.contains(where: { $0 != nil }) { hand(name, on: inner, handed, isAlias: false) }
  }

  private mutating func hand(
    _ name: LaTeXName, on other: LaTeXName, _ handed: [LaTeXVocabulary.Handover.Argument?],
    isAlias: Bool
  ) {
    guard !name.range.isEmpty, LaTeXCommand.named(other, in: bytes) == nil,
      result.vocabulary.handovers[name.hash, default: []].count < LaTeXScanner.handoverLimit
    else { return }
    result.vocabulary.handovers[name.hash, default: []].append(
      LaTeXVocabulary.Handover(command: other.hash, arguments: handed, isAlias: isAlias))
  }

  /// The parameter that stands where keys belong.
  private func parameter(in call: LaTeXCall) -> Int? {
    for item in call.items {
      if case .parameter(let number) = item.content { return number }
    }
    return nil
  }

  /// Where each argument in a signature such as `s O{} m` stands (`xparse`).
  private func parameterKinds(in signature: Range<Int>) -> [ParameterKind] {
    var kinds: [ParameterKind] = []
    var depth = 0
    for byte in bytes[signature] {
      switch byte {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "m"), UInt8(ascii: "v"), UInt8(ascii: "b"):
        if depth == 0 { kinds.append(.group) }
      case UInt8(ascii: "s"), UInt8(ascii: "t"):
        if depth == 0 { kinds.append(.mark) }
      case UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "d"), UInt8(ascii: "D"),
        UInt8(ascii: "r"), UInt8(ascii: "R"),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        if depth == 0 { kinds.append(.option) }
      default: break
      }
    }
    return kinds
  }
}
