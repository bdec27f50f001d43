import Projects

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program: makes what is measured, runs the groups that were named, tells the figures.
@main
enum BenchmarkProgram {
  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// The groups of measurements, by the name that selects them.
  static let groups: [(name: String, run: @Sendable (Subject, BenchmarkOptions, Report) -> Void)] =
    [
      ("file", { FileGroup.run($0, rounds: $1.rounds, report: $2) }),
      ("answer", { AnswerGroup.run($0, rounds: $1.rounds, report: $2) }),
      ("encode", { EncodeGroup.run($0, rounds: $1.rounds, report: $2) }),
      ("known", { KnownItemGroup.run($0, shownMisses: $1.shownMisses, report: $2) }),
      ("edit", { EditGroup.run($0, rounds: $1.rounds, report: $2) }),
      ("keystroke", { KeystrokeGroup.run($0, server: server($1), rounds: $1.rounds, report: $2) }),
      ("server", { ServerGroup.run($0, server: server($1), rounds: $1.rounds, report: $2) }),
    ]

  /// The program to start: the one that was named, or that was built with this one.
  private static func server(_ options: BenchmarkOptions) -> String {
    if let server = options.server { return server }
    let own = CommandLine.arguments[0]
    let end = own.lastIndex(of: "/") ?? own.startIndex
    return own[..<end] + "/refdesk"
  }

  private static func run(_ arguments: [String]) -> Int32 {
    let options: BenchmarkOptions
    switch BenchmarkOptions.parse(arguments) {
    case .success(let parsed): options = parsed
    case .failure(let failure):
      print(failure.message)
      print(BenchmarkOptions.usage)
      return 2
    }
    if options.isList {
      for group in groups { print(group.name) }
      return 0
    }
    for name in options.names where !groups.contains(where: { $0.name == name }) {
      print("There is no group \(name).")
      return 2
    }
    for entryCount in options.file == nil ? options.entryCounts : [0] {
      guard let folder = TemporaryFolder(files: []) else {
        print("No temporary folder can be made.")
        return 2
      }
      defer { folder.remove() }
      guard let subject = Subject.make(options, entryCount: entryCount, in: folder.path) else {
        print("The bibliography cannot be read or written.")
        return 2
      }
      let report = Report(isJSON: options.isJSON)
      report.begin(subject)
      for group in groups where options.names.isEmpty || options.names.contains(group.name) {
        report.say("\(group.name)")
        group.run(subject, options, report)
      }
      report.tellGoals()
    }
    return 0
  }
}
