import Bibliography
import JSON
import Projects
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Decodes `text` and compares its problems, written as `CODE "TEXT AT THE RANGE": MESSAGE`.
@discardableResult
private func checkSettings(
  _ text: String, _ problems: String..., sourceLocation: SourceLocation = #_sourceLocation
) -> Settings {
  let bytes = Array(text.utf8)
  let decoded = DecodedSettings(parsing: bytes)
  let found = decoded.problems.map { problem in
    let place = String(decoding: bytes[problem.range], as: UTF8.self)
    return "\(problem.code) \(place): \(problem.message)"
  }
  #expect(found == problems, sourceLocation: sourceLocation)
  return decoded.settings
}

@Suite struct SettingsTests {
  @Test func `reads sources as paths and as objects`() {
    let settings = checkSettings(
      #"{"sources": ["refs.bib", {"path": "p/*.bib", "role": "global"}, {"path": "x.txt"}]}"#)
    #expect(
      settings.sources == [
        SourceSetting(path: "refs.bib", role: nil, range: 13..<23),
        SourceSetting(path: "p/*.bib", role: .global, range: 34..<43),
        SourceSetting(path: "x.txt", role: nil, range: 73..<80),
      ])
  }

  @Test func `reads the length of completion lists`() {
    #expect(checkSettings(#"{"completion": {"limit": 20}}"#).completionLimit == 20)
    #expect(checkSettings(#"{"completion": {"label": "title"}}"#).completionLabel == .title)
  }

  @Test func `reads folders to look for bibliographies in`() {
    let settings = checkSettings(#"{"searchPaths": ["bib", "~/library//"]}"#)
    #expect(
      settings.searchPaths == [
        PathSetting(path: "bib", range: 17..<22),
        PathSetting(path: "~/library//", range: 24..<37),
      ])
    checkSettings(
      #"{"searchPaths": ["", 1]}"#,
      #"invalid-setting "": This path is empty."#,
      #"invalid-setting 1: “searchPaths” must be a text in quotes."#)
  }

  @Test func `reads whether, where and under which key entries are written`() {
    let settings = checkSettings(
      #"{"insertEntries": "ask", "insertTarget": "a.bib", "keyTemplate": "[auth][year]"}"#)
    #expect(settings.insertEntries == .ask)
    #expect(settings.insertTarget == PathSetting(path: "a.bib", range: 41..<48))
    #expect(settings.keyTemplate?.text == "[auth][year]")
    checkSettings(
      #"{"insertEntries": "allways", "insertTarget": ""}"#,
      #"invalid-setting "allways": “insertEntries” cannot be “allways”; did you mean “always”?"#,
      #"invalid-setting "": This path is empty."#)
  }

  @Test func `says what is wrong in a key template at its character`() {
    checkSettings(
      #"{"keyTemplate": "[auth:lower][year:loud]"}"#,
      "invalid-setting loud: “keyTemplate”, character 19: There is no modifier “:loud” of markers.")
    checkSettings(
      #"{"keyTemplate": "\u00e9\"[authr]"}"#,
      "invalid-setting authr: “keyTemplate”, character 4: There is no marker “[authr]” of people.")
    checkSettings(
      #"{"keyTemplate": ""}"#,
      #"""
      invalid-setting "": “keyTemplate”, character 1: A key template needs a marker in brackets, as “[auth:lower][year]” has.
      """#)
  }

  @Test func `reads names of citation commands with or without their backslash`() {
    let settings = checkSettings(#"{"citationCommands": ["mycite", "\\see@ref"]}"#)
    #expect(settings.citationCommands == ["mycite", "see@ref"])
    checkSettings(
      #"{"citationCommands": ["my cite"]}"#,
      #"invalid-setting "my cite": “my cite” is no name of a command: those are letters."#)
    checkSettings(
      #"{"citationCommands": "mycite"}"#,
      #"invalid-setting "mycite": “citationCommands” must be a list, as in ["mycite"]."#)
  }

  @Test func `reads how grave diagnostics are`() {
    let levels = checkSettings(
      #"{"diagnostics": {"unknown-key": "warning", "unused-entry": "hint", "key-case": "off"}}"#
    ).diagnostics
    #expect(levels?["unused-entry"] == .hint)
    #expect(levels?.severity(of: "unknown-key", .error) == .warning)
    #expect(levels?.severity(of: "repeated-key", .warning) == .warning)
    #expect(levels?.severity(of: "key-case", .error) == nil)
  }

  @Test func `suggests the nearest code and level`() {
    checkSettings(
      #"{"diagnostics": {"unknown-keys": "error", "key-case": "warn", "repeated-key": "loud"}}"#,
      #"unknown-setting "unknown-keys": Unknown key “unknown-keys”; did you mean “unknown-key”?"#,
      #"invalid-setting "warn": “warn” is no level; the levels are “error”, “warning”, “information”, “hint”, “off”."#,
      #"invalid-setting "loud": “loud” is no level; the levels are “error”, “warning”, “information”, “hint”, “off”."#
    )
  }

  @Test func `takes null and an empty object as nothing said`() {
    #expect(checkSettings("{}") == Settings())
    #expect(checkSettings("null") == Settings())
    #expect(checkSettings(#"{"sources": null, "completion": {"limit": null}}"#) == Settings())
  }

  @Test func `allows the name of a schema`() {
    checkSettings(#"{"$schema": "refdesk.schema.json"}"#)
    checkSettings(#"{"$schema": 1}"#, "invalid-setting 1: “$schema” must be a text in quotes.")
  }

  @Test func `suggests the nearest key`() {
    checkSettings(
      #"{"source": []}"#,
      #"unknown-setting "source": Unknown key “source”; did you mean “sources”?"#)
    checkSettings(
      #"{"sources": [{"path": "a", "rloe": "index"}]}"#,
      #"unknown-setting "rloe": Unknown key “rloe”; did you mean “role”?"#)
    checkSettings(
      #"{"completion": {"Limit": 3}}"#,
      #"unknown-setting "Limit": Unknown key “Limit”; did you mean “limit”?"#)
  }

  @Test func `names all keys where none is near`() {
    checkSettings(
      #"{"sources": [{"path": "a", "x": 1}]}"#,
      #"unknown-setting "x": Unknown key “x”; known are “path”, “role”."#)
  }

  @Test func `reports what has the wrong type at its place`() {
    checkSettings(
      "[]", #"invalid-setting []: The settings must be an object, as in {"sources": …}."#)
    checkSettings(
      #"{"sources": "a"}"#,
      #"invalid-setting "a": “sources” must be a list, as in ["refs.bib"]."#)
    checkSettings(
      #"{"completion": 3}"#,
      #"invalid-setting 3: “completion” must be an object, as in {"limit": …}."#)
    checkSettings(
      #"{"completion": {"limit": "3"}}"#,
      #"invalid-setting "3": “limit” must be a whole number from 1 to 1000."#)
    checkSettings(
      #"{"completion": {"label": "tilte"}}"#,
      #"invalid-setting "tilte": “label” cannot be “tilte”; did you mean “title”?"#)
    checkSettings(
      #"{"completion": {"limit": 0}}"#,
      #"invalid-setting 0: “limit” must be a whole number from 1 to 1000."#)
  }

  @Test func `keeps the sources beside one with a mistake`() {
    let settings = checkSettings(
      #"{"sources": ["a", 1, {"role": "index"}, {"path": "b", "role": "own"}, ""]}"#,
      #"invalid-setting 1: A source is a path or an object with a path, as in {"path": "refs.bib"}."#,
      #"invalid-setting {"role": "index"}: “path” is missing."#,
      #"invalid-setting "own": “own” is no role; the roles are “project”, “global”, “index”."#,
      #"invalid-setting "": This path is empty."#)
    #expect(settings.sources?.map(\.path) == ["a", "b"])
  }

  @Test func `counts the first of a repeated key`() {
    let settings = checkSettings(
      #"{"sources": ["a"], "sources": []}"#,
      #"invalid-setting "sources": “sources” stands here twice; the first one counts."#)
    #expect(settings.sources?.count == 1)
  }

  @Test func `says where the text stops being JSON`() {
    let decoded = DecodedSettings(parsing: Array(#"{"sources": [}"#.utf8))
    #expect(decoded.problems.map(\.range) == [13..<14])
    #expect(decoded.problems.map(\.code) == ["invalid-json"])
    #expect(decoded.settings == Settings())
    #expect(DecodedSettings(parsing: Array("{é}".utf8)).problems.map(\.range) == [1..<3])
    #expect(DecodedSettings(parsing: []).problems.map(\.range) == [0..<0])
  }

  @Test func `bounds the number of problems`() {
    let members = (0..<500).map { #""x\#($0)": 1"# }.joined(separator: ",")
    #expect(DecodedSettings(parsing: Array("{\(members)}".utf8)).problems.count == 100)
  }

  @Test(arguments: UInt64(0)..<40)
  func `withstands any damage`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var text = Array(#"{"sources": ["a", {"path": "b", "role": "index"}], "completion": {}}"#.utf8)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0..<text.count, using: &random)
      text[place] = Array(#"{}[]",:1xé"#.utf8).randomElement(using: &random) ?? 0
    }
    for problem in DecodedSettings(parsing: text).problems {
      #expect(problem.range.clamped(to: 0..<text.count) == problem.range, "seed \(seed)")
    }
  }

  @Test func `lays settings over others`() {
    let here = SourceSetting(path: "a", role: nil, range: 0..<1)
    let there = SourceSetting(path: "b", role: nil, range: 0..<1)
    let both = Settings(sources: [here]).over(Settings(sources: [there], completionLimit: 9))
    #expect(both == Settings(sources: [here, there], completionLimit: 9))
    let levels = DiagnosticLevels(["key-case": .off]).over(
      DiagnosticLevels(["key-case": .error, "metadata": .hint]))
    #expect(levels == DiagnosticLevels(["key-case": .off, "metadata": .hint]))
  }

  @Test func `knows the code of every diagnostic`() throws {
    let root = "/" + "\(#filePath)".split(separator: "/").dropLast(4).joined(separator: "/")
    let files = Glob("Sources/**/*.swift", in: root).expand().paths
    // A severity with the code after it, or a code by its label.
    let pattern =
      #/\.(?:error|warning|information|hint),\s+(?:code:\s*)?"([a-z]+(?:-[a-z]+)*)"|code:\s"([a-z]+(?:-[a-z]+)*)"/#
    var count = 0
    for file in files {
      let text = try SourceReader().readText(file).get()
      let bytes = String(decoding: text.contiguousBytes, as: UTF8.self)
      for match in bytes.matches(of: pattern) {
        let code = String(match.output.1 ?? match.output.2 ?? "")
        count += 1
        let problem = SourceProblem(origin: .workspace, severity: .error, code: code, message: "")
        #expect(DiagnosticCode.all.contains(problem.shownCode), "\(file)")
      }
    }
    #expect(count > 50)
    #expect(Set(DiagnosticCode.all).count == DiagnosticCode.all.count)
  }
}

@Suite struct SettingsSchemaTests {
  /// The schema that ships is the one made from the decoder's keys. `UPDATE_FIXTURES=1` rewrites it.
  @Test func `ships the schema of the keys that are decoded`() throws {
    let root = "\(#filePath)".split(separator: "/").dropLast(4).joined(separator: "/")
    let path = "/\(root)/editors/refdesk.schema.json"
    let expected = try JSONDocument(parsing: SettingsSchema.json).root.canonical() + [0x0A]
    if let value = getenv("UPDATE_FIXTURES"), String(cString: value) == "1" {
      let file = fopen(path, "w")
      fwrite(expected, 1, expected.count, file)
      fclose(file)
    }
    let text = try SourceReader().readText(path).get()
    #expect(text.contiguousBytes == expected)
  }

  @Test func `names each key with its type`() throws {
    let schema = try JSONDocument(parsing: SettingsSchema.json).root
    let names = schema["properties"]?.members.map(\.name)
    #expect(
      names == [
        "$schema", "sources", "searchPaths", "citationCommands", "diagnostics", "completion",
        "insertEntries", "insertTarget", "keyTemplate",
      ])
    let level = schema["properties"]["diagnostics"]["properties"]["unknown-key"]
    #expect(level["enum"].map { Array($0.elements).count } == 5)
    let limit = schema["properties"]["completion"]["properties"]["limit"]
    #expect(limit["default"]?.int == 50)
    #expect(limit["type"]?.string == "integer")
  }
}
