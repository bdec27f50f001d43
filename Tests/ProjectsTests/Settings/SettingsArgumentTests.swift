import Projects
import TestSupport
import Testing

/// Decodes the argument of `--set` and compares its problems, written as `TEXT AT THE RANGE: MESSAGE`.
@discardableResult
private func checkArgument(
  _ argument: String, _ problems: String..., isSource: Bool = false,
  sourceLocation: SourceLocation = #_sourceLocation
) -> Settings {
  let decoded = isSource ? SettingsArgument(source: argument) : SettingsArgument(argument)
  let bytes = Array(argument.utf8)
  let found = decoded.problems.map {
    "\(String(decoding: bytes[$0.range], as: UTF8.self)): \($0.message)"
  }
  #expect(found == problems, sourceLocation: sourceLocation)
  return decoded.settings
}

@Suite struct SettingsArgumentTests {
  @Test func `reads a key with dots and a number`() {
    #expect(checkArgument("completion.limit=20").completionLimit == 20)
  }

  @Test func `reads words without quotes and lists of one without brackets`() {
    #expect(checkArgument("sources=refs.bib").sources?.map(\.path) == ["refs.bib"])
    #expect(checkArgument("searchPaths=~/bib//").searchPaths?.map(\.path) == ["~/bib//"])
    #expect(checkArgument("citationCommands=mycite").citationCommands == ["mycite"])
    #expect(
      checkArgument("diagnostics.unknown-key=warning").diagnostics?["unknown-key"]
        == .warning)
  }

  @Test func `reads JSON`() {
    #expect(
      checkArgument(#"sources=["a.bib", "b.bib"]"#).sources?.map(\.path) == ["a.bib", "b.bib"])
    let source = checkArgument(#"sources={"path": "a.bib", "role": "global"}"#).sources?.first
    #expect(source?.role == .global)
    #expect(checkArgument(#"completion={"limit": 7}"#).completionLimit == 7)
  }

  @Test func `points at what is wrong in a key template`() {
    checkArgument(
      "keyTemplate=[auth:loud]",
      "loud: “keyTemplate”, character 7: There is no modifier “:loud” of markers.")
    checkArgument(
      #"keyTemplate=[auth:loud:regex("a","b")]"#,
      #"[auth:loud:regex("a","b")]: “keyTemplate”, character 7: There is no modifier “:loud” of markers."#
    )
  }

  @Test func `points at what is wrong`() {
    checkArgument(
      "completion.limit=0", "0: “limit” must be a whole number from 1 to 1000.")
    checkArgument(
      "completion.limit=many", "many: “limit” must be a whole number from 1 to 1000.")
    checkArgument(
      "completoin.limit=1", "completoin: Unknown key “completoin”; did you mean “completion”?")
    checkArgument("completion.limt=1", "limt: Unknown key “limt”; did you mean “limit”?")
    checkArgument(
      "diagnostics.unknwon-key=off",
      "unknwon-key: Unknown key “unknwon-key”; did you mean “unknown-key”?")
    checkArgument(
      #"sources=["a.bib", {"path": "b", "role": "globl"}]"#,
      #""globl": “globl” is no role; did you mean “global”?"#)
    checkArgument("sources=[1", "[1: This is neither JSON nor a word.")
    checkArgument("completion", "completion: This is not KEY=VALUE, as in completion.limit=20.")
    checkArgument("sources=", ": This path is empty.")
  }

  @Test func `reads a source with its role`() {
    #expect(checkArgument("refs.bib", isSource: true).sources?.first?.role == nil)
    let source = checkArgument("my=lib.bib=global", isSource: true).sources?.first
    #expect(source?.path == "my=lib.bib")
    #expect(source?.role == .global)
    #expect(checkArgument("my=lib.bib", isSource: true).sources?.first?.path == "my=lib.bib")
    checkArgument(
      "refs.bib=globl", "globl: “globl” is no role; did you mean “global”?", isSource: true)
    checkArgument("", ": This path is empty.", isSource: true)
  }

  @Test func `adds lists and lets the last number count`() {
    let settings = checkArgument("sources=a.bib").followed(by: checkArgument("sources=b.bib"))
      .followed(by: checkArgument("completion.limit=1"))
      .followed(by: checkArgument("completion.limit=2"))
    #expect(settings.sources?.map(\.path) == ["a.bib", "b.bib"])
    #expect(settings.completionLimit == 2)
  }

  @Test(arguments: UInt64(0)..<40)
  func `withstands any argument`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var text = Array(#"diagnostics.unknown-key={"a": ["b", 1]}=global"#.utf8)
    for _ in 0..<Int.random(in: 1...9, using: &random) {
      let place = Int.random(in: 0..<text.count, using: &random)
      text[place] = Array(#"{}[]".,:1=\s"#.utf8).randomElement(using: &random) ?? 0
    }
    let argument = String(decoding: text, as: UTF8.self)
    let problems = SettingsArgument(argument).problems + SettingsArgument(source: argument).problems
    for problem in problems {
      #expect(problem.range.clamped(to: 0..<text.count) == problem.range, "seed \(seed)")
    }
  }
}
