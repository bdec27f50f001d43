// latexmk's settings are a program in Perl. What is read of it are assignments to the environment and
// calls of `ensure_path` whose values stand there (latexmk manual, "ensure_path"):
//
//     $ENV{'BIBINPUTS'} = './bib//:' . $ENV{'BIBINPUTS'};
//     ensure_path('TEXINPUTS', './styles//');

/// The search paths that a `latexmkrc` sets.
struct LatexmkSettings: Sendable, Equatable {
  /// Names of the file in the folder that latexmk is started in, in the order in which they count.
  static let names = ["latexmkrc", ".latexmkrc"]

  /// Values for `BIBINPUTS`.
  private(set) var bibliographyPaths: [String] = []
  /// Values for `TEXINPUTS`.
  private(set) var inputPaths: [String] = []

  /// Reads the text of the file. Linear.
  init(_ bytes: [UInt8]) {
    var scanner = PerlScanner(bytes)
    while !scanner.isAtEnd {
      if scanner.take("$ENV{") {
        guard let name = scanner.takeName(), scanner.takeAssignment() else { continue }
        add(scanner.takeStrings(joinedBy: UInt8(ascii: ".")).joined(), to: name)
      } else if scanner.take("ensure_path") {
        guard scanner.take("(") else { continue }
        let values = scanner.takeStrings(joinedBy: UInt8(ascii: ","))
        guard let name = values.first else { continue }
        for value in values.dropFirst() { add(value, to: name) }
      } else {
        scanner.skipToken()
      }
    }
  }

  private mutating func add(_ value: String, to variable: String) {
    switch variable {
    case "BIBINPUTS": bibliographyPaths.append(value)
    case "TEXINPUTS": inputPaths.append(value)
    default: break
    }
  }
}

/// Steps through a program in Perl as far as settings need.
private struct PerlScanner {
  /// Bytes of the longest string.
  private static let stringLimit = 4096

  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { offset >= bytes.count }

  private mutating func skipBlanks() {
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "#") {
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      } else if bytes[offset] <= 0x20 {
        offset += 1
      } else {
        return
      }
    }
  }

  /// Whether a word follows, which is then behind.
  mutating func take(_ word: StaticString) -> Bool {
    skipBlanks()
    let matches = word.withUTF8Buffer { word in
      bytes.count - offset >= word.count
        && bytes[offset..<offset + word.count].elementsEqual(word)
    }
    if matches { offset += word.utf8CodeUnitCount }
    return matches
  }

  /// The name of a variable, in quotes or not, and the brace behind it.
  mutating func takeName() -> String? {
    skipBlanks()
    guard offset < bytes.count else { return nil }
    var name: String?
    if bytes[offset] == UInt8(ascii: "'") || bytes[offset] == UInt8(ascii: "\"") {
      name = takeQuoted()
    } else {
      let start = offset
      while offset < bytes.count, isNameByte(bytes[offset]) { offset += 1 }
      name = String(decoding: bytes[start..<offset], as: UTF8.self)
    }
    return take("}") ? name : nil
  }

  /// Whether `=` or `.=` follows.
  mutating func takeAssignment() -> Bool {
    _ = take(".")
    return take("=")
  }

  /// The strings of an expression; a variable counts as an empty one, which is the default.
  mutating func takeStrings(joinedBy separator: UInt8) -> [String] {
    var strings: [String] = []
    repeat {
      skipBlanks()
      guard offset < bytes.count else { break }
      switch bytes[offset] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard let string = takeQuoted() else { return strings }
        strings.append(string)
      case UInt8(ascii: "$"):
        offset += 1
        while offset < bytes.count, isNameByte(bytes[offset]) { offset += 1 }
        if take("{") { _ = takeName() }
        strings.append("")
      default:
        return strings
      }
      skipBlanks()
      guard offset < bytes.count, bytes[offset] == separator else { break }
      offset += 1
    } while true
    return strings
  }

  /// Goes behind a string, a word or one other character.
  mutating func skipToken() {
    skipBlanks()
    guard offset < bytes.count else { return }
    if bytes[offset] == UInt8(ascii: "'") || bytes[offset] == UInt8(ascii: "\"") {
      let start = offset
      if takeQuoted() == nil { offset = start + 1 }
    } else if isNameByte(bytes[offset]) {
      while offset < bytes.count, isNameByte(bytes[offset]) { offset += 1 }
    } else {
      offset += 1
    }
  }

  /// A quoted string; in double quotes `$ENV{NAME}` becomes `${NAME}`.
  private mutating func takeQuoted() -> String? {
    let quote = bytes[offset]
    let start = offset + 1
    var end = start
    let limit = min(bytes.count, start + PerlScanner.stringLimit)
    while end < limit, bytes[end] != quote, bytes[end] != UInt8(ascii: "\n") {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < limit, bytes[end] == quote else { return nil }
    offset = end + 1
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    guard quote == UInt8(ascii: "\"") else { return text }
    return text.replacing("$ENV{", with: "${").replacing("{'", with: "{")
      .replacing("'}", with: "}")
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x61...0x7A).contains(byte)
  }
}
