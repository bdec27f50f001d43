import Bibliography
import JSON
import PaperIndex

// An argument is turned into the JSON that a refdesk.json would have for it, and that is decoded, so
// that both say the same and complain of the same:
//
//     completion.limit=20   ──▶  {"completion": {"limit": 20}}
//     sources=refs.bib      ──▶  {"sources": ["refs.bib"]}

/// A setting as one argument of a command line says it: `KEY=VALUE`, where the key is its path in a
/// `refdesk.json`, with dots, and the value what would stand there. Quotes, and the brackets around
/// the one element of a list, may be left out.
package struct SettingsArgument: Sendable, Equatable {
  package let settings: Settings
  /// Ranges are bytes of the argument.
  package let problems: [Problem]

  /// Decodes `argument`. Linear.
  package init(_ argument: String) {
    let bytes = Array(argument.utf8)
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else {
      settings = Settings()
      problems = [
        Problem(
          range: 0..<bytes.count, severity: .error, code: "invalid-setting",
          message: "This is not KEY=VALUE, as in completion.limit=20.")
      ]
      return
    }
    var text = ArgumentJSON()
    var keys = SettingsKey.all
    var last: SettingsKey?
    var start = 0
    let path = bytes[..<equals].split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    for part in path {
      text.open(part, at: start..<(start + part.count))
      last = SettingsKey.named(String(decoding: part, as: UTF8.self), among: keys)
      keys = last?.members ?? []
      start += part.count + 1
    }
    let value = bytes[(equals + 1)...]
    text.write(value, form: ArgumentJSON.Form(of: last?.value, written: value), at: equals + 1)
    text.close(path.count)
    let decoded = DecodedSettings(parsing: text.bytes)
    settings = decoded.settings
    problems = decoded.problems.map { problem in
      // Of the text that was made of it nobody knows.
      let isJSON = problem.code != "invalid-json"
      return Problem(
        range: text.place(of: problem.range) ?? (isJSON ? 0 : equals + 1)..<bytes.count,
        severity: problem.severity, code: problem.code,
        message: isJSON ? problem.message : "This is neither JSON nor a word.")
    }
  }

  /// A source as an argument names it: `PATH`, or `PATH=ROLE`. What follows the last `=` is a role
  /// when it is one word of letters; a path with such an ending is written with a role.
  package init(source argument: String) {
    let bytes = Array(argument.utf8)
    var path = argument
    var role: SourceRole?
    var problems: [Problem] = []
    if let equals = bytes.lastIndex(of: UInt8(ascii: "=")), equals > 0, equals + 1 < bytes.count,
      bytes[(equals + 1)...].allSatisfy(\.isASCIILetter)
    {
      let name = String(decoding: bytes[(equals + 1)...], as: UTF8.self)
      let decoded = DecodedSettings(roleNamed: name)
      path = String(decoding: bytes[..<equals], as: UTF8.self)
      role = decoded.role
      problems = decoded.problems.map {
        Problem(
          range: (equals + 1)..<bytes.count, severity: $0.severity, code: $0.code,
          message: $0.message)
      }
    }
    if path.isEmpty {
      problems = [
        Problem(
          range: 0..<bytes.count, severity: .error, code: "invalid-setting",
          message: "This path is empty.")
      ]
    }
    settings = Settings(sources: [SourceSetting(path: path, role: role, range: 0..<bytes.count)])
    self.problems = problems
  }
}

/// The JSON that an argument stands for, with the place of each part in the argument.
private struct ArgumentJSON {
  /// How a value is written.
  enum Form {
    /// As it stands.
    case json
    /// As a string.
    case word
    /// As the one element of a list.
    case element, wordElement

    /// The form of a value as it is written for a key.
    init(of value: SettingsKey.Value?, written: ArraySlice<UInt8>) {
      let first = written.first { $0 != 0x20 }
      let isQuoted = first == UInt8(ascii: "\"")
      switch value {
      case .sources, .folders, .commands:
        self =
          first == UInt8(ascii: "[")
          ? .json : isQuoted || first == UInt8(ascii: "{") ? .element : .wordElement
      case .integer:
        self = written.allSatisfy(\.isNumeric) && first != nil ? .json : .word
      case .object:
        self = first == UInt8(ascii: "{") ? .json : .word
      case .ignoredString, .path, .role, .level, .choice, .keyTemplate, nil:
        self = isQuoted ? .json : .word
      }
    }
  }

  /// A part that stands in both texts.
  private struct Part {
    let json: Range<Int>
    let argument: Range<Int>
    /// Whether it is written the same way; else quotes were put around it.
    let isSame: Bool

    /// Whether nothing was done to it but that; what was written in another way is meant as a whole.
    var isPlain: Bool { json.count == argument.count + 2 }
  }

  private(set) var bytes: [UInt8] = []
  private var parts: [Part] = []

  mutating func open(_ name: ArraySlice<UInt8>, at place: Range<Int>) {
    bytes.append(UInt8(ascii: "{"))
    writeString(name, at: place)
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func close(_ depth: Int) {
    bytes += [UInt8](repeating: UInt8(ascii: "}"), count: depth)
  }

  mutating func write(_ value: ArraySlice<UInt8>, form: Form, at offset: Int) {
    let isElement = form == .element || form == .wordElement
    if isElement { bytes.append(UInt8(ascii: "[")) }
    let place = offset..<(offset + value.count)
    switch form {
    case .json, .element:
      let start = bytes.count
      bytes += value
      parts.append(Part(json: start..<bytes.count, argument: place, isSame: true))
    case .word, .wordElement: writeString(value, at: place)
    }
    if isElement { bytes.append(UInt8(ascii: "]")) }
  }

  private mutating func writeString(_ text: ArraySlice<UInt8>, at place: Range<Int>) {
    var writer = JSONWriter()
    writer.string(utf8: text)
    let start = bytes.count
    bytes += writer.bytes
    parts.append(Part(json: start..<bytes.count, argument: place, isSame: false))
  }

  /// Where in the argument stands what is in `range` here; `nil` when it is in no part alone.
  func place(of range: Range<Int>) -> Range<Int>? {
    guard
      let part = parts.first(where: {
        $0.json.lowerBound <= range.lowerBound && range.upperBound <= $0.json.upperBound
      })
    else { return nil }
    guard part.isSame || part.isPlain && range != part.json else { return part.argument }
    let shift = part.argument.lowerBound - part.json.lowerBound - (part.isSame ? 0 : 1)
    return (range.lowerBound + shift)..<(range.upperBound + shift)
  }
}

extension UInt8 {
  /// Whether the byte can stand in a number as JSON writes it.
  fileprivate var isNumeric: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || "+-.eE".utf8.contains(self)
  }

  /// Whether the byte is a letter of ASCII.
  var isASCIILetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
