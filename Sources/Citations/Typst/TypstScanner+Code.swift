extension TypstScanner {
  // MARK: - Code in brackets, and statements

  /// Reads code up to the next thing that is none, or its end.
  mutating func readCode() {
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if top.kind == .statement { return pop() }
        offset += 1
        continue
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        offset += 1
        continue
      case UInt8(ascii: "/"):
        if skipComment() { continue }
        offset += 1
      case UInt8(ascii: "\""):
        let start = offset
        let string = readString()
        take(string.content, isPlain: string.isPlain, start: start)
      case UInt8(ascii: "`"):
        skipRaw()
      case UInt8(ascii: "$"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("):
        return open(byte)
      case UInt8(ascii: ")"):
        offset += 1
        if top.openParentheses > 0 { return close(.parentheses) }
      case UInt8(ascii: "}"):
        offset += 1
        if top.openBraces > 0 { return close(.braces) }
      case UInt8(ascii: "]"):
        guard openContents > 0 else {
          offset += 1
          break
        }
        while stack.count > 1, top.kind != .content { pop() }
        return
      case UInt8(ascii: "<"):
        readLabelOfCode()
      case UInt8(ascii: ","):
        top.argument = .positional
        offset += 1
      case UInt8(ascii: "."):
        offset += 1
        continue
      case UInt8(ascii: ":"):
        if top.kind == .parentheses, let identifier {
          top.argument = argument(named: identifier)
        }
        offset += 1
      case UInt8(ascii: ";"):
        offset += 1
        if top.kind == .statement { return pop() }
      case _ where byte.isASCIIDigit:
        // With its unit, which is no name.
        while offset < bytes.count, bytes[offset].isASCIIAlphanumeric { offset += 1 }
      default:
        if let name = readName() {
          readIdentifier(name)
          continue
        }
        offset += 1
      }
      identifier = nil
      isAfterInclude = false
    }
  }

  private mutating func readIdentifier(_ name: Range<Int>) {
    let text = bytes[name]
    isAfterInclude =
      text.elementsEqual("include".utf8) || text.elementsEqual("import".utf8)
    if top.argument == .form, text.elementsEqual("none".utf8) {
      top.mode = Self.mode(form: text)
    }
    if top.argument == .full, top.callee == .bibliography, text.elementsEqual("true".utf8) {
      result.citesEverything = true
    }
    receiver =
      name.lowerBound > 0 && bytes[name.lowerBound - 1] == UInt8(ascii: ".") ? identifier : nil
    identifier = name
  }

  /// Reads the name at the offset; `nil` if none is there.
  private mutating func readName() -> Range<Int>? {
    let start = offset
    guard start < bytes.count, bytes[start].mayStartTypstName else { return nil }
    while offset < bytes.count {
      let length = bytes.typstNameCharacterLength(at: offset, end: bytes.count)
      guard length > 0 else { break }
      offset += length
    }
    return offset > start ? start..<offset : nil
  }

  /// Begins what an opening bracket or a dollar sign at the offset begins.
  private mutating func open(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "$"): push(.math, at: offset)
    case UInt8(ascii: "["): push(.content, at: offset)
    case UInt8(ascii: "{"): push(.braces, at: offset)
    default: return openParentheses()
    }
    offset += 1
    identifier = nil
    isAfterInclude = false
  }

  private mutating func openParentheses() {
    var name: Range<Int>?
    var callee = TypstFrame.Callee.none
    if let identifier, identifier.upperBound == offset {
      name = identifier
      callee = self.callee(named: identifier)
      // `cite.with(form: "prose")`
      if bytes[identifier].elementsEqual("with".utf8), let receiver {
        callee = self.callee(named: receiver)
      }
    }
    // What is between parentheses, and what reads a file, is what they stand for.
    let isBibliography =
      top.kind == .parentheses
      && (top.callee == .bibliography && top.argument == .positional
        || top.argument == .bibliography)
    if isBibliography, callee == .none || callee == .other && readsFile(name) {
      callee = .bibliography
    }
    push(.parentheses, at: offset)
    top.start = name?.lowerBound ?? offset
    top.callee = callee
    offset += 1
    identifier = nil
    isAfterInclude = false
  }

  private func readsFile(_ name: Range<Int>?) -> Bool {
    guard let name else { return false }
    return ["read", "path", "bytes"].contains { bytes[name].elementsEqual($0.utf8) }
  }

  /// Reads `<label>` at the offset, which code names.
  private mutating func readLabelOfCode() {
    let start = offset
    let end = bytes.typstLabelEnd(from: start + 1, end: bytes.count)
    let isCiting =
      top.kind == .parentheses && top.argument == .positional && top.callee.takesKeys
    if start == probe, isCiting { probed = .angleBrackets }
    offset = max(end, start + 1)
    guard end > start + 1, end < bytes.count, bytes[end] == UInt8(ascii: ">") else { return }
    offset = end + 1
    if isCiting {
      addArgument(start + 1..<end, label: start..<end + 1, ofCallAt: stack.count - 1)
    }
  }

  // MARK: - Expressions behind `#`

  /// Begins the code behind the `#` at the offset; whether there is any.
  mutating func beginExpression() -> Bool {
    let start = offset
    offset += 1
    guard offset < bytes.count else { return false }
    switch bytes[offset] {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""),
      UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "`"):
      break
    case let byte where byte.isASCIIDigit: break
    case let byte where byte.mayStartTypstName:
      guard bytes.typstNameCharacterLength(at: offset, end: bytes.count) > 0 else { return false }
    default:
      return false
    }
    push(.expression, at: start)
    identifier = nil
    isAfterInclude = false
    return true
  }

  /// Reads on in an expression.
  mutating func readExpression() {
    switch top.phase {
    case .operand:
      if top.start != offset - 1 { skipBlanks(lineEnds: false) }
      readOperand(then: .behindOperand)
    case .behindOperand:
      if readTail() { return }
      if offset < bytes.count, bytes[offset] == UInt8(ascii: ";") { offset += 1 }
      pop()
    case .conditionOperand:
      skipBlanks(lineEnds: false)
      readOperand(then: .condition)
    case .condition:
      if readTail() { return }
      skipBlanks(lineEnds: false)
      readCondition()
    case .alternative:
      skipBlanks(lineEnds: false)
      readAlternative()
    case .behindBody:
      let bodyEnd = offset
      skipBlanks(lineEnds: true)
      if let name = readName(), bytes[name].elementsEqual("else".utf8) {
        top.phase = .alternative
      } else {
        offset = bodyEnd
        top.phase = .behindOperand
      }
    }
  }

  private mutating func skipBlanks(lineEnds: Bool) {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte.isBlank || lineEnds && byte.isLineEnd {
        offset += 1
      } else if !skipComment() {
        return
      }
    }
  }

  /// Reads arguments, contents or a field right behind an operand; whether there are any.
  private mutating func readTail() -> Bool {
    guard offset < bytes.count else { return false }
    let byte = bytes[offset]
    if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") {
      open(byte)
      return true
    }
    guard byte == UInt8(ascii: "."), offset + 1 < bytes.count,
      bytes[offset + 1].mayStartTypstName
    else { return false }
    offset += 1
    guard let name = readName() else {
      offset -= 1
      return false
    }
    receiver = identifier
    identifier = name
    return true
  }

  private mutating func readOperand(then phase: TypstFrame.Phase) {
    guard offset < bytes.count else { return }
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "$"):
      identifier = nil
      top.phase = phase
      open(byte)
    case UInt8(ascii: "\""):
      _ = readString()
      top.phase = phase
    case UInt8(ascii: "`"):
      skipRaw()
      top.phase = phase
    case UInt8(ascii: "<"):
      let end = bytes.typstLabelEnd(from: offset + 1, end: bytes.count)
      if end > offset + 1, end < bytes.count, bytes[end] == UInt8(ascii: ">") {
        if phase == .behindOperand { result.definedLabels.append(offset + 1..<end) }
        offset = end + 1
        top.phase = phase
      } else if phase == .condition {
        offset += 1
      } else {
        pop()
      }
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "!"),
      UInt8(ascii: ">"):
      // The rest of an operator, or one before its operand.
      guard phase == .condition else { return pop() }
      offset += 1
    case _ where byte.isASCIIDigit:
      while offset < bytes.count, bytes[offset].isASCIIAlphanumeric { offset += 1 }
      top.phase = phase
    default:
      guard let name = readName() else { return pop() }
      readWord(name, then: phase)
    }
  }

  /// Goes on with the name that an operand begins with: a keyword, or the operand.
  private mutating func readWord(_ name: Range<Int>, then phase: TypstFrame.Phase) {
    identifier = nil
    receiver = nil
    switch String(decoding: bytes[name].prefix(16), as: UTF8.self) {
    case "let":
      beginStatement()
      skipBlanks(lineEnds: false)
      let start = offset
      definedName = readName()
      offset = start
    case "include", "import":
      beginStatement()
      isAfterInclude = true
    case "set", "show", "return", "break", "continue":
      beginStatement()
    case "if", "while", "for":
      top.phase = .conditionOperand
    case "context":
      top.phase = .operand
    case "not" where phase == .condition:
      break
    default:
      identifier = name
      top.phase = phase
    }
  }

  private mutating func beginStatement() {
    top.kind = .statement
    top.outerDefinition = definedName
  }

  /// Reads an operator of a condition, or begins the body behind it.
  private mutating func readCondition() {
    guard offset < bytes.count else { return }
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      top.phase = .behindBody
      open(byte)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"),
      UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"),
      UInt8(ascii: ","):
      offset += 1
      top.phase = .conditionOperand
    default:
      guard let name = readName() else { return pop() }
      switch String(decoding: bytes[name].prefix(8), as: UTF8.self) {
      case "and", "or", "in", "not": top.phase = .conditionOperand
      default: pop()
      }
    }
  }

  private mutating func readAlternative() {
    guard offset < bytes.count else { return }
    let byte = bytes[offset]
    if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
      top.phase = .behindBody
      return open(byte)
    }
    if let name = readName(), bytes[name].elementsEqual("if".utf8) {
      top.phase = .conditionOperand
    } else {
      pop()
    }
  }
}
