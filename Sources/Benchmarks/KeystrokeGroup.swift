import PaperIndex
import Projects

/// Every keystroke of queries as people type them, in the program itself: the change of the document
/// and the completion that answers it. Beside the time on the wall stands that of the processor, which
/// does not count what else the machine does; the goals are about that.
enum KeystrokeGroup {
  /// How many queries of each kind are typed, letter by letter.
  private static let queryCount = 60

  static func run(_ subject: Subject, server: String, report: Report) {
    guard let target = subject.cited.dropFirst(subject.cited.count / 2).first,
      var session = ServerGroup.Session.begin(subject, server: server)
    else {
      report.say("The server at \(server) cannot be started.")
      return
    }
    defer { session.child.end() }
    session.open(subject, typing: target.key)
    session.type(target.titleWords.joined(separator: " "))
    let label = Array("\"label\":\(ServerGroup.quoted(target.key))".utf8)
    var attempts = 0
    while attempts < 60_000, let answer = session.complete(), !answer[...].contains(label) {
      ServerChild.rest()
      attempts += 1
    }
    let scope = ProjectScope(
      documentFolder: subject.folder, workspaceFolder: subject.folder, declared: ["refs.bib"])
    let library = LibraryLoader.loadNow(scope).library
    let papers = KnownItemGroup.papers(of: library, limit: 20 * queryCount)
    var all: [Double] = []
    var allOfProcessor: [Double] = []
    var largest = 0
    for kind in KnownItemKind.allCases {
      var random = Random(seed: 7)
      var samples: [Double] = []
      var ofProcessor: [Double] = []
      var size = 0
      var count = 0
      for paper in papers where count < queryCount {
        guard let query = kind.query(for: paper, &random) else { continue }
        count += 1
        for end in 1...query.text.count {
          let text = String(query.text.prefix(end))
          let before = session.child.processorTime()
          samples.append(
            Measuring.time {
              session.type(text)
              size = max(size, session.complete()?.count ?? 0)
            })
          let after = session.child.processorTime()
          ofProcessor.append(
            before.flatMap { before in after.map { $0 - before } } ?? samples[samples.count - 1])
        }
      }
      if samples.isEmpty { continue }
      all += samples
      allOfProcessor += ofProcessor
      largest = max(largest, size)
      add(kind.rawValue, samples, ofProcessor, size, report)
    }
    add("all keystrokes", all, allOfProcessor, largest, report)
    let worst = percentile(allOfProcessor, 99)
    if subject.entryCount == 100_000 { report.reach("K1", worst) }
    if subject.entryCount == 1_000_000 { report.reach("K2", worst) }
    report.reach("K3", Double(largest) / 1024)
  }

  private static func add(
    _ name: String, _ samples: [Double], _ ofProcessor: [Double], _ size: Int, _ report: Report
  ) {
    func shown(_ samples: [Double], _ percent: Int) -> String {
      Report.decimal(percentile(samples, percent))
    }
    report.add(
      Row(
        name: name, samples: samples,
        note: "p99 \(shown(samples, 99)) ms; processor \(shown(ofProcessor, 50)), "
          + "p99 \(shown(ofProcessor, 99)) ms; \(Report.decimal(Double(size) / 1024)) KB at most"))
  }

  private static func percentile(_ samples: [Double], _ percent: Int) -> Double {
    let sorted = samples.sorted()
    return sorted.isEmpty ? 0 : sorted[(sorted.count - 1) * percent / 100]
  }
}
