import PaperIndex
import Projects

/// Every keystroke of queries as people type them, in the program itself: the change of the document
/// and the completion that answers it, as the client waits for it. Each is typed three times and the least
/// counts: what else the machine does at the time is not the program's.
enum KeystrokeGroup {
  /// Types `2 * rounds` queries of each kind.
  static func run(_ subject: Subject, server: String, rounds: Int, report: Report) {
    let queryCount = 2 * rounds
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
    var largest = 0
    for kind in KnownItemKind.allCases {
      var random = Random(seed: 7)
      var samples: [Double] = []
      var size = 0
      var count = 0
      for paper in papers where count < queryCount {
        guard let query = kind.query(for: paper, &random) else { continue }
        count += 1
        for end in 1...query.text.count {
          let text = String(query.text.prefix(end))
          var least = Double.infinity
          for _ in 0..<3 {
            // What follows a change, as its diagnostics, is over before a person types on.
            session.type(String(text.dropLast()))
            use(session.complete())
            ServerChild.rest(milliseconds: 3)
            least = min(
              least,
              Measuring.time {
                session.type(text)
                size = max(size, session.complete()?.count ?? 0)
              })
          }
          samples.append(least)
        }
      }
      if samples.isEmpty { continue }
      all += samples
      largest = max(largest, size)
      add(kind.rawValue, samples, size, report)
    }
    add("all keystrokes", all, largest, report)
    let worst = percentile(all, 99)
    if subject.entryCount == 100_000 { report.reach("K1", worst) }
    if subject.entryCount == 1_000_000 { report.reach("K2", worst) }
    report.reach("K3", Double(largest) / 1024)
  }

  private static func add(_ name: String, _ samples: [Double], _ size: Int, _ report: Report) {
    let p99 = percentile(samples, 99)
    report.add(
      Row(
        name: name, samples: samples,
        note: "p99 \(Report.decimal(p99)) ms, \(Report.decimal(Double(size) / 1024)) KB at most"))
  }

  private static func percentile(_ samples: [Double], _ percent: Int) -> Double {
    let sorted = samples.sorted()
    return sorted.isEmpty ? 0 : sorted[(sorted.count - 1) * percent / 100]
  }
}
