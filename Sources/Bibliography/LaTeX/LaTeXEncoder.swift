// What a reader sees, turned into LaTeX that `LaTeXText` reads as the same. Commands for letters
// stand in a group of their own, `{\'e}`: to BibTeX that is one letter, which it sorts and changes
// the case of (`btxdoc`, section 4). Braces of the text are commands too, since BibTeX counts braces
// whether or not a backslash stands before them; so what is written is always balanced.

/// Writes text and its light markup as LaTeX.
package struct LaTeXEncoder {
  /// What bytes may be written.
  package enum Alphabet: Sendable {
    /// ASCII: everything that LaTeX has a command for is written by it.
    case ascii
    /// Unicode: only what means something to LaTeX is written by a command.
    case unicode
  }

  private let alphabet: Alphabet
  /// What has been written.
  package private(set) var bytes: [UInt8] = []
  /// Scalars for which there is no command, and which are written as they are though only ASCII was
  /// asked for.
  package private(set) var unsaid: Set<Unicode.Scalar> = []

  package init(_ alphabet: Alphabet) {
    self.alphabet = alphabet
  }

  // MARK: Markup

  /// Appends a text with its markup. Linear.
  package mutating func append(_ text: RichText) {
    var open: [RichText.Style] = []
    for run in text.runs {
      let keep = open.prefix { run.style.contains($0) }.count
      var protectedStart: Int?
      close(&open, downTo: keep)
      for (style, command) in LaTeXEncoder.commands
      where run.style.contains(style) && !open.contains(style) {
        bytes.append(contentsOf: command.utf8)
        if style == .noCase { protectedStart = bytes.count }
        open.append(style)
      }
      if run.style.contains(.math), LaTeXEncoder.isMath(text.utf8[run.range]) {
        bytes.append(contentsOf: text.utf8[run.range])
      } else {
        append(text.text(of: run))
      }
      // A group that begins with a backslash would protect nothing.
      if let start = protectedStart, start < bytes.count, bytes[start] == UInt8(ascii: "\\") {
        bytes.insert(contentsOf: "{}".utf8, at: start)
      }
    }
    close(&open, downTo: 0)
  }

  private mutating func close(_ open: inout [RichText.Style], downTo count: Int) {
    while open.count > count {
      open.removeLast()
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Commands from the outermost to the innermost: case is protected innermost, as a group in the
  /// argument of a command.
  private static let commands: [(RichText.Style, String)] = [
    (.italic, "\\emph{"), (.bold, "\\textbf{"), (.smallCaps, "\\textsc{"),
    (.superscript, "\\textsuperscript{"), (.subscript, "\\textsubscript{"),
    (.code, "\\texttt{"), (.noCase, "{"),
  ]

  /// Whether math can stand as it is typed: delimited, and its braces balanced.
  static func isMath(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= 3 else { return false }
    let isDollar = bytes.first == UInt8(ascii: "$") && bytes.last == UInt8(ascii: "$")
    let isCommand = bytes.first == UInt8(ascii: "\\")
    return (isDollar || isCommand) && isBalanced(bytes)
  }

  /// Whether braces are balanced, as BibTeX counts them.
  package static func isBalanced(_ bytes: some Sequence<UInt8>) -> Bool {
    var depth = 0
    for byte in bytes {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") {
        depth -= 1
        if depth < 0 { return false }
      }
    }
    return depth == 0
  }

  // MARK: Text

  /// Appends text without markup, in normalisation form C; control characters become blanks.
  /// Linear.
  package mutating func append(_ text: String) {
    let scalars = Array(UnicodeNormalization.composed(text).unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      var next = index + 1
      if scalar.value < 0x80, next == scalars.count || !LaTeXEncoder.isMark(scalars[next]) {
        append(ascii: UInt8(scalar.value))
      } else if alphabet == .unicode {
        append(raw: scalar)
      } else {
        while next < scalars.count, next - index < 8, LaTeXEncoder.isMark(scalars[next]) {
          next += 1
        }
        append(letter: Array(scalars[index..<next]))
      }
      index = next
    }
  }

  /// Appends what is LaTeX already, but for letters that the alphabet lacks. Linear.
  package mutating func append(latex: [UInt8]) {
    let text = UnicodeNormalization.composed(String(decoding: latex, as: UTF8.self))
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      var next = index + 1
      let isBase = scalars[index].value >= 0x80 || scalars[index].properties.isAlphabetic
      while isBase, next < scalars.count, next - index < 8, LaTeXEncoder.isMark(scalars[next]) {
        next += 1
      }
      if alphabet == .unicode || scalars[index].value < 0x80 && next == index + 1 {
        for scalar in scalars[index..<next] { bytes.append(contentsOf: String(scalar).utf8) }
      } else {
        // `\é` is no command: its backslash would escape the brace of `{\'e}`.
        if endsInEscape { bytes.removeLast() }
        append(letter: Array(scalars[index..<next]))
      }
      index = next
    }
  }

  /// Whether a backslash at the end escapes what follows.
  private var endsInEscape: Bool {
    !bytes.reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && LaTeXAccents.command[scalar] != nil
  }

  /// What has a meaning of its own in LaTeX or BibTeX.
  private static let escapes: [UInt8: String] = [
    UInt8(ascii: "&"): "\\&", UInt8(ascii: "%"): "\\%", UInt8(ascii: "$"): "\\$",
    UInt8(ascii: "#"): "\\#", UInt8(ascii: "_"): "\\_", UInt8(ascii: "{"): "{\\textbraceleft}",
    UInt8(ascii: "}"): "{\\textbraceright}", UInt8(ascii: "~"): "{\\textasciitilde}",
    UInt8(ascii: "^"): "{\\textasciicircum}", UInt8(ascii: "\\"): "{\\textbackslash}",
    UInt8(ascii: "`"): "{\\textasciigrave}",
  ]

  /// What the font of classic LaTeX shows as something else.
  private static let classicEscapes: [UInt8: String] = [
    UInt8(ascii: "<"): "{\\textless}", UInt8(ascii: ">"): "{\\textgreater}",
    UInt8(ascii: "|"): "{\\textbar}",
  ]

  private mutating func append(ascii byte: UInt8) {
    if let text = LaTeXEncoder.escapes[byte] {
      bytes.append(contentsOf: text.utf8)
    } else if alphabet == .ascii, let text = LaTeXEncoder.classicEscapes[byte] {
      bytes.append(contentsOf: text.utf8)
    } else if byte < 0x20 || byte == 0x7F {
      bytes.append(0x20)
    } else {
      append(ligature: [byte])
    }
  }

  /// Appends dashes or quotes, apart from those before them that they would become another sign with.
  private mutating func append(ligature text: some Collection<UInt8>) {
    if let first = text.first, let last = bytes.last {
      let isJoined =
        first == UInt8(ascii: "`")
        ? "`?!".utf8.contains(last) : first == last && "-'".utf8.contains(last)
      if isJoined { bytes.append(contentsOf: "{}".utf8) }
    }
    bytes.append(contentsOf: text)
  }

  private mutating func append(raw scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      append(ascii: UInt8(scalar.value))
    } else if scalar.value < 0xA0 {
      bytes.append(0x20)
    } else {
      bytes.append(contentsOf: String(scalar).utf8)
    }
  }

  /// Signs that ASCII has ligatures for.
  private static let ligatures: [Unicode.Scalar: String] = [
    "–": "--", "—": "---", "“": "``", "”": "''",
  ]

  /// Appends a letter and the marks on it.
  private mutating func append(letter scalars: [Unicode.Scalar]) {
    guard let first = scalars.first else { return }
    if scalars.count == 1 {
      if let text = LaTeXEncoder.ligatures[first] { return append(ligature: text.utf8) }
      if first == "\u{A0}" { return bytes.append(UInt8(ascii: "~")) }
      if let spelling = LaTeXCommands.spelling[first] { return append(spelling: spelling) }
    }
    var whole = ""
    whole.unicodeScalars.append(contentsOf: scalars)
    let parts = UnicodeNormalization.decomposed(whole)
    let isNegated = parts.count == 2 && parts[1] == LaTeXDecoder.negation
    guard let base = parts.first, parts.count > 1, parts.count <= 5,
      base.properties.isAlphabetic || isNegated, let spelled = spelling(ofBase: base)
    else {
      for scalar in scalars { appendUnsaid(scalar) }
      return
    }
    var letter = spelled
    for mark in parts.dropFirst() {
      guard let command = LaTeXAccents.command[mark] else {
        for scalar in scalars { appendUnsaid(scalar) }
        return
      }
      letter = LaTeXEncoder.accented(letter, by: command)
    }
    bytes.append(UInt8(ascii: "{"))
    bytes.append(contentsOf: letter.utf8)
    bytes.append(UInt8(ascii: "}"))
  }

  /// Appends a scalar of a letter that cannot be said whole.
  private mutating func appendUnsaid(_ scalar: Unicode.Scalar) {
    if let spelling = LaTeXCommands.spelling[scalar] { return append(spelling: spelling) }
    if scalar.value >= 0xA0 { unsaid.insert(scalar) }
    append(raw: scalar)
  }

  private mutating func append(spelling: String) {
    // A command with an argument ends by itself.
    let isClosed = spelling.utf8.last == UInt8(ascii: "}")
    if !isClosed { bytes.append(UInt8(ascii: "{")) }
    bytes.append(contentsOf: spelling.utf8)
    if !isClosed { bytes.append(UInt8(ascii: "}")) }
  }

  /// A letter that bears an accent; `i` and `j` lose their dot.
  private func spelling(ofBase base: Unicode.Scalar) -> String? {
    switch base {
    case "i": "\\i"
    case "j": "\\j"
    case "a"..."z", "A"..."Z": String(base)
    default: LaTeXCommands.spelling[base]
    }
  }

  private static func accented(_ letter: String, by command: String) -> String {
    let isSign = command.utf8.count == 1 && command.utf8.allSatisfy { ($0 | 0x20) &- 0x61 >= 26 }
    // `\'e` and `\'\i`, but `\v{s}` and `\'{\^a}`.
    let isSimple = isSign && (letter.utf8.count == 1 || letter == "\\i" || letter == "\\j")
    return isSimple ? "\\\(command)\(letter)" : "\\\(command){\(letter)}"
  }
}

extension LaTeXText {
  /// A text as LaTeX, and the scalars that could not be said in the alphabet.
  package static func encode(
    _ text: RichText, in alphabet: LaTeXEncoder.Alphabet
  ) -> (latex: [UInt8], unsaid: Set<Unicode.Scalar>) {
    var encoder = LaTeXEncoder(alphabet)
    encoder.append(text)
    return (encoder.bytes, encoder.unsaid)
  }
}
