#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Projects

/// The same starts where the tables of the source were kept on disk by an earlier one.
enum KeptTables {
  static func run(
    _ subject: Subject, _ target: BibliographyGenerator.Cited, server: String, rounds: Int,
    scan: Double, report: Report
  ) {
    guard subject.bytes.count >= TableCache.Options().leastSourceSize,
      let folder = TemporaryFolder(files: [])
    else { return }
    defer { folder.remove() }
    ServerChild.keepTables(in: folder.path)
    defer { ServerChild.keepTables(in: "") }
    let label = Array("\"label\":\(ServerGroup.quoted(target.key))".utf8)
    var firsts: [Double] = []
    var words: [Double] = []
    for round in 0...rounds {
      let clock = ContinuousClock()
      let start = clock.now
      guard var session = ServerGroup.Session.begin(subject, server: server) else { return }
      defer { session.child.end() }
      session.open(subject, typing: target.key)
      wait(for: label, in: session)
      let first = Measuring.milliseconds(clock.now - start)
      session.type(target.titleWords.joined(separator: " "))
      wait(for: label, in: session)
      if round > 0 {
        firsts.append(first)
        words.append(Measuring.milliseconds(clock.now - start))
      } else if !isKept(in: folder.path) {
        report.say("No tables were kept.")
        return
      }
    }
    report.add(
      Row(name: "spawn to first completion, tables kept", samples: firsts, scan: scan))
    report.add(Row(name: "spawn to search by title, tables kept", samples: words, scan: scan))
  }

  private static func wait(for label: [UInt8], in session: ServerGroup.Session) {
    for _ in 0..<10_000 {
      guard let answer = session.complete(), !answer[...].contains(label) else { return }
      ServerChild.rest()
    }
  }

  /// Waits until the tables are there, half a minute at most.
  private static func isKept(in folder: String) -> Bool {
    for _ in 0..<30_000 {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      if names.contains(where: { $0.hasSuffix(".source") }) { return true }
      ServerChild.rest()
    }
    return false
  }
}
