import Bibliography
import JSON
import PaperIndex
import TextStorage

/// Settings as decoded, with what is wrong with them.
package struct DecodedSettings: Sendable, Equatable {
  package var settings = Settings()
  /// Ranges are bytes of the JSON text.
  package var problems: [Problem] = []
  /// Whether sources may be missing for what is wrong.
  private(set) var losesSources = false
  /// Of one that was decoded alone.
  private(set) var role: SourceRole?

  /// Names of a list that is written out.
  private static let namedLimit = 10

  private init() {}

  /// Decodes the settings object of a `refdesk.json` or a client. What is wrong is left out and
  /// reported; `null` says nothing. Linear.
  package init(_ value: JSONValue) {
    if value.isNull { return }
    for (key, value) in members(of: value, keys: SettingsKey.all, what: "The settings") {
      let problemCount = problems.count
      switch key.value {
      case .sources(let keys): settings.sources = sources(value, key: key, keys: keys)
      case .object(let keys): decodeMembers(value, key: key, keys: keys)
      case .ignoredString: _ = string(value, key: key)
      case .folders: settings.searchPaths = folders(value, key: key)
      case .commands: settings.citationCommands = commands(value, key: key)
      case .choice: settings.insertEntries = choice(value, key: key)
      case .path:
        settings.insertTarget = path(value, key: key).map {
          PathSetting(path: $0, range: value.range)
        }
      case .keyTemplate: settings.keyTemplate = template(value, key: key)
      case .integer, .role, .level: break
      }
      if ["sources", "searchPaths"].contains(key.name), problems.count > problemCount {
        losesSources = true
      }
    }
  }

  /// Decodes a whole text.
  package init(parsing text: [UInt8]) {
    let root: JSONValue
    do throws(JSONError) {
      root = try JSONDocument(parsing: text).root
    } catch {
      self.init()
      let slice = text[...]
      let place = UTF8Check.wholeCharacters(error.offset..<(error.offset + 1), in: slice.span)
      problems = [
        Problem(
          range: place, severity: .error, code: "invalid-json",
          message: "This is not JSON: \(error.message) The settings in this file do not count.")
      ]
      losesSources = true
      return
    }
    self.init(root)
  }

  /// The role with that name, or what is wrong with it.
  init(roleNamed name: String) {
    role = SourceRole(rawValue: name)
    if role == nil { reportRole(name, at: 0..<name.utf8.count) }
  }

  // MARK: Objects

  /// The known members that say something.
  private mutating func members(
    of value: JSONValue, keys: [SettingsKey], what: String
  ) -> [(key: SettingsKey, value: JSONValue)] {
    guard value.kind == .object else {
      let example = keys.first { $0.name != "$schema" }?.name ?? ""
      report(value.range, "\(what) must be an object, as in {\"\(example)\": …}.")
      return []
    }
    var seen: Set<String> = []
    var result: [(key: SettingsKey, value: JSONValue)] = []
    for member in value.members {
      let name = member.name
      guard let key = keys.first(where: { $0.name == name }) else {
        reportUnknown(member, among: keys)
        continue
      }
      guard seen.insert(name).inserted else {
        report(member.nameRange, "“\(name)” stands here twice; the first one counts.")
        continue
      }
      if !member.value.isNull { result.append((key, member.value)) }
    }
    for key in keys where key.isRequired && !seen.contains(key.name) {
      report(value.range, "“\(key.name)” is missing.")
    }
    return result
  }

  private mutating func decodeMembers(
    _ value: JSONValue, key: SettingsKey, keys: [SettingsKey]
  ) {
    var levels: [String: DiagnosticLevel] = [:]
    for (key, value) in members(of: value, keys: keys, what: "“\(key.name)”") {
      switch key.value {
      case .integer(let range, _): settings.completionLimit = integer(value, key: key, in: range)
      case .level: levels[key.name] = level(value, key: key)
      case .choice: settings.completionLabel = choice(value, key: key)
      case .ignoredString, .path, .role, .sources, .folders, .commands, .object, .keyTemplate:
        break
      }
    }
    if !levels.isEmpty { settings.diagnostics = DiagnosticLevels(levels) }
  }

  private mutating func folders(_ value: JSONValue, key: SettingsKey) -> [PathSetting]? {
    strings(value, key: key, example: "bib//")?.compactMap { element in
      path(element, key: key).map { PathSetting(path: $0, range: element.range) }
    }
  }

  /// Names of commands; a backslash before one is left out.
  private mutating func commands(_ value: JSONValue, key: SettingsKey) -> [String]? {
    strings(value, key: key, example: "mycite")?.compactMap { element in
      guard let name = string(element, key: key) else { return nil }
      let letters = name.utf8.first == UInt8(ascii: "\\") ? name.utf8.dropFirst() : name.utf8[...]
      guard !letters.isEmpty, letters.allSatisfy({ $0 == UInt8(ascii: "@") || $0.isASCIILetter })
      else {
        report(element.range, "“\(name.prefix(60))” is no name of a command: those are letters.")
        return nil
      }
      return String(decoding: letters, as: UTF8.self)
    }
  }

  /// The elements of a list of strings, of which some may be none.
  private mutating func strings(
    _ value: JSONValue, key: SettingsKey, example: String
  ) -> [JSONValue]? {
    if value.kind == .array { return value.elements.map { $0 } }
    report(value.range, "“\(key.name)” must be a list, as in [\"\(example)\"].")
    return nil
  }

  private mutating func sources(
    _ value: JSONValue, key: SettingsKey, keys: [SettingsKey]
  ) -> [SourceSetting]? {
    guard value.kind == .array else {
      report(value.range, "“\(key.name)” must be a list, as in [\"refs.bib\"].")
      return nil
    }
    var result: [SourceSetting] = []
    for element in value.elements {
      switch element.kind {
      case .string:
        if let path = path(element, key: key) {
          result.append(SourceSetting(path: path, role: nil, range: element.range))
        }
      case .object:
        if let source = source(element, keys: keys) { result.append(source) }
      case .null, .bool, .number, .array:
        report(
          element.range,
          "A source is a path or an object with a path, as in {\"path\": \"refs.bib\"}.")
      }
    }
    return result
  }

  private mutating func source(_ value: JSONValue, keys: [SettingsKey]) -> SourceSetting? {
    var path: String?
    var range = value.range
    var role: SourceRole?
    for (key, value) in members(of: value, keys: keys, what: "A source") {
      switch key.value {
      case .path:
        path = self.path(value, key: key)
        range = value.range
      case .role: role = self.role(value, key: key)
      case .ignoredString, .integer, .sources, .folders, .commands, .level, .object, .choice,
        .keyTemplate:
        break
      }
    }
    return path.map { SourceSetting(path: $0, role: role, range: range) }
  }

  // MARK: Values

  private mutating func string(_ value: JSONValue, key: SettingsKey) -> String? {
    if let string = value.string { return string }
    report(value.range, "“\(key.name)” must be a text in quotes.")
    return nil
  }

  private mutating func path(_ value: JSONValue, key: SettingsKey) -> String? {
    guard let path = string(value, key: key) else { return nil }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      report(value.range, "This path is empty.")
      return nil
    }
    return path
  }

  /// What is wrong with a template is told with the number of the character: a client's settings have no
  /// other place.
  private mutating func template(_ value: JSONValue, key: SettingsKey) -> KeyTemplate? {
    guard let text = string(value, key: key) else { return nil }
    do throws(KeyTemplate.Failure) {
      return try KeyTemplate(parsing: text)
    } catch {
      let number = String(decoding: text.utf8.prefix(error.range.lowerBound), as: UTF8.self).count
      let place = value.range(ofUTF8: error.range).flatMap { $0.isEmpty ? nil : $0 }
      report(
        place ?? value.range, "“\(key.name)”, character \(number + 1): \(error.message)")
      return nil
    }
  }

  private mutating func role(_ value: JSONValue, key: SettingsKey) -> SourceRole? {
    guard let name = string(value, key: key) else { return nil }
    if let role = SourceRole(rawValue: name) { return role }
    reportRole(name, at: value.range)
    return nil
  }

  private mutating func reportRole(_ name: String, at range: Range<Int>) {
    report(
      range,
      "“\(name.prefix(60))” is no role; "
        + hint(for: name, among: SourceRole.allCases.map(\.rawValue), all: "the roles are"))
  }

  private mutating func level(_ value: JSONValue, key: SettingsKey) -> DiagnosticLevel? {
    guard let name = string(value, key: key) else { return nil }
    if let level = DiagnosticLevel(rawValue: name) { return level }
    report(
      value.range,
      "“\(name.prefix(60))” is no level; "
        + hint(for: name, among: DiagnosticLevel.allCases.map(\.rawValue), all: "the levels are"))
    return nil
  }

  /// One of the words that a key may have.
  private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: JSONValue, key: SettingsKey
  ) -> Choice? {
    guard let name = string(value, key: key) else { return nil }
    if let choice = Choice(rawValue: name) { return choice }
    report(
      value.range,
      "“\(key.name)” cannot be “\(name.prefix(60))”; "
        + hint(for: name, among: Choice.allCases.map(\.rawValue), all: "it may be"))
    return nil
  }

  /// The name that somebody meant, or else all.
  private func hint(for name: String, among names: [String], all: String) -> String {
    if let nearest = SettingsKey.nearest(to: name, among: names) {
      return "did you mean “\(nearest)”?"
    }
    // Nobody reads a longer list.
    let shown = names.prefix(DecodedSettings.namedLimit).map { "“\($0)”" }.joined(separator: ", ")
    return "\(all) \(shown)\(names.count > DecodedSettings.namedLimit ? " and others" : "")."
  }

  private mutating func integer(
    _ value: JSONValue, key: SettingsKey, in range: ClosedRange<Int>
  ) -> Int? {
    if let number = value.int, range.contains(number) { return number }
    report(
      value.range,
      "“\(key.name)” must be a whole number from \(range.lowerBound) to \(range.upperBound).")
    return nil
  }

  // MARK: Problems

  private mutating func reportUnknown(_ member: JSONMember, among keys: [SettingsKey]) {
    let name = String(member.name.prefix(60))
    let hint = hint(for: member.name, among: keys.map(\.name), all: "known are")
    note(
      Problem(
        range: member.nameRange, severity: .warning, code: "unknown-setting",
        message: "Unknown key “\(name)”; \(hint)"))
  }

  private mutating func report(_ range: Range<Int>, _ message: String) {
    note(Problem(range: range, severity: .error, code: "invalid-setting", message: message))
  }

  /// Keeps at most a hundred.
  private mutating func note(_ problem: Problem) {
    if problems.count < 100 { problems.append(problem) }
  }
}
