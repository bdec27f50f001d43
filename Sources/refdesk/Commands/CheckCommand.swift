import Bibliography

/// `refdesk check`: what is wrong in documents and bibliographies, as a compiler says it.
enum CheckCommand {
  static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
    let arguments = try Arguments(
      words,
      options: [.value("--format"), .flag("--json")] + SettingsOptions.options + [.flag("--help")])
    if arguments.has("--help") {
      Terminal.print(Help.check)
      return 0
    }
    let format = arguments.has("--json") ? "json" : arguments.last("--format") ?? "text"
    guard format == "text" || format == "json" else {
      throw Arguments.Misuse(message: "check prints text or json, not “\(format)”")
    }
    guard !arguments.operands.isEmpty else {
      throw Arguments.Misuse(message: "check needs a file or a folder; see refdesk check --help")
    }
    var check = Check(settings: try SettingsOptions(arguments).layer)
    for operand in arguments.operands { check.look(at: operand) }
    check.finish()
    var output = LineOutput()
    for finding in check.findings {
      output.add(format == "json" ? finding.json : finding.text)
    }
    if !output.flush() || check.hasFailed { return 2 }
    return check.findings.contains { $0.severity <= .warning } ? 1 : 0
  }
}
