import JSON
import Projects

/// The program itself as an editor has it: a child on two pipes, a conversation, and a clock.
enum ServerGroup {
  private static let capabilities = """
    {"textDocument":{"completion":{"completionItem":{"labelDetailsSupport":true,\
    "resolveSupport":{"properties":["documentation"]}},\
    "completionList":{"itemDefaults":["editRange"]}},\
    "publishDiagnostics":{"versionSupport":true}}}
    """

  /// The document as the client has it, one line longer than the file: what is typed.
  struct Session {
    let child: ServerChild
    let uri: String
    let line: Int
    var version = 1
    /// What the last line has now, behind `Probe [@`.
    var typed = ""

    /// Puts `text` in place of what is typed.
    mutating func type(_ text: String) {
      version += 1
      let end = 8 + typed.utf16.count
      child.notify(
        "textDocument/didChange",
        """
        {"textDocument":{"uri":"\(uri)","version":\(version)},"contentChanges":[{"range":\
        {"start":{"line":\(line),"character":8},"end":{"line":\(line),"character":\(end)}},\
        "text":\(ServerGroup.quoted(text))}]}
        """)
      typed = text
    }

    var place: String {
      """
      {"textDocument":{"uri":"\(uri)"},"position":{"line":\(line),\
      "character":\(8 + typed.utf16.count)}}
      """
    }

    /// A server that was told of the subject's folder.
    static func begin(_ subject: Subject, server: String) -> Session? {
      guard let child = ServerChild(path: server) else { return nil }
      let root = quoted(FileURI.uri(ofPath: subject.folder))
      guard
        child.request(
          "initialize",
          """
          {"processId":null,"rootUri":\(root),\
          "workspaceFolders":[{"uri":\(root),"name":"bench"}],"capabilities":\(capabilities)}
          """) != nil
      else { return nil }
      let lines = subject.document.count { $0 == 0x0A }
      return Session(
        child: child, uri: FileURI.uri(ofPath: subject.documentPath), line: lines)
    }

    /// Opens the document.
    mutating func open(_ subject: Subject, typing typed: String) {
      child.notify("initialized", "{}")
      self.typed = typed
      let text = String(decoding: subject.document, as: UTF8.self) + "Probe [@\(typed)].\n"
      child.notify(
        "textDocument/didOpen",
        """
        {"textDocument":{"uri":"\(uri)","languageId":"markdown","version":1,\
        "text":\(quoted(text))}}
        """)
    }

    func complete() -> [UInt8]? { child.request("textDocument/completion", place) }
  }

  static func run(_ subject: Subject, server: String, rounds: Int, report: Report) {
    guard let target = subject.cited.dropFirst(subject.cited.count / 2).first else { return }
    ServerChild.keepTables(in: "")
    let prefix = String(target.key.prefix(6))
    let label = Array("\"label\":\(quoted(target.key))".utf8)
    var starts: [Double] = []
    var firsts: [Double] = []
    var peaks: [Int] = []
    var anonymous: [Int] = []
    let clock = ContinuousClock()
    var session: Session?
    var scans: [Double] = []
    for round in 0...rounds {
      scans.append(Measuring.time { use(Measuring.newlineScan(subject.bytes)) })
      session?.child.end()
      let start = clock.now
      guard var opened = Session.begin(subject, server: server) else {
        report.say("The server at \(server) cannot be started.")
        return
      }
      let started = Measuring.milliseconds(clock.now - start)
      opened.open(subject, typing: target.key)
      while true {
        guard let answer = opened.complete() else {
          report.say("The server is gone.")
          return
        }
        if answer[...].contains(label) { break }
        ServerChild.rest()
      }
      if round > 0 {
        starts.append(started)
        firsts.append(Measuring.milliseconds(clock.now - start))
      }
      // Words are ready when two words of the title find it.
      opened.type(target.titleWords.joined(separator: " "))
      var attempts = 0
      while attempts < 10_000, let answer = opened.complete(), !answer[...].contains(label) {
        ServerChild.rest()
        attempts += 1
      }
      precondition(attempts < 10_000, "“\(opened.typed)” finds nothing")
      let memory = opened.child.memory()
      peaks.append(memory.peak)
      anonymous.append(memory.anonymous)
      session = opened
    }
    let scan = Row.median(scans)
    report.add(Row(name: "spawn to initialize reply", samples: starts))
    report.reach("L3", Row.median(starts))
    // The least that starting a program and hearing from it takes.
    let others = (0..<3 * rounds).map { _ in
      var other: ServerChild?
      defer { other?.end() }
      return Measuring.time {
        other = ServerChild(path: "/bin/cat")
        use(other?.echo([0x0A]))
      }
    }
    report.add(Row(name: "spawn of cat to its echo", samples: others))
    report.reach("L3 starts", Row.median(starts) / Row.median(others))
    if subject.entryCount == 100_000 {
      report.reach("L1", Row.median(firsts))
      report.reach("L1 scans", Row.median(firsts) / scan)
    }
    report.add(
      Row(name: "spawn to first correct completion", samples: firsts, scan: scan))
    guard var session else { return }
    defer { session.child.end() }
    warm(
      &session, target, prefix: prefix, scan: subject.entryCount == 100_000 ? scan : nil,
      rounds: rounds * 10, report: report)
    let memory = session.child.memory()
    let all = max(memory.anonymous, anonymous.max() ?? 0)
    if subject.entryCount == 100_000 { report.reach("L2", Double(all) / 1024) }
    report.say(
      "memory of the server: peak \(max(memory.peak, peaks.max() ?? 0) >> 10) MB, "
        + "private now \(memory.anonymous >> 10) MB, with words \((anonymous.max() ?? 0) >> 10) MB")
    KeptTables.run(subject, target, server: server, rounds: rounds, scan: scan, report: report)
  }

  private static func warm(
    _ session: inout Session, _ target: BibliographyGenerator.Cited, prefix: String,
    scan: Double?, rounds: Int, report: Report
  ) {
    let titleWords = target.titleWords.filter { $0.utf8.count > 3 }.prefix(2)
      .joined(separator: " ")
    let child = session.child
    let typings = [
      ("completion, six letters of a key", prefix), ("completion, two title words", titleWords),
      ("completion, one letter", String(prefix.prefix(1))),
    ]
    for (name, typed) in typings {
      session.type(typed)
      var size = 0
      var samples: [Double] = []
      for round in 0...rounds {
        let sample = Measuring.time { size = session.complete()?.count ?? 0 }
        if round > 0 { samples.append(sample) }
      }
      precondition(size > 100, "nothing completes “\(typed)”")
      report.add(Row(name: name, samples: samples, note: "\(size) bytes"))
      if typed == prefix {
        report.reach("C1", Row.median(samples) * 1000)
        if let scan { report.reach("C1 scans", Row.median(samples) / scan * 1000) }
      }
    }
    session.type(prefix)
    var keystrokes: [Double] = []
    var diagnostics: [Double] = []
    let unknown = Array("nosuchkey".utf8)
    let published = Array("publishDiagnostics".utf8)
    for round in 0...rounds {
      let sample = Measuring.time {
        session.type(String(prefix.prefix(3 + round % 4)))
        use(session.complete())
      }
      if round > 0 { keystrokes.append(sample) }
    }
    for round in 0...rounds {
      let sample = Measuring.time {
        session.type("nosuchkey\(round)")
        let wanted = unknown + Array("\(round)”".utf8)
        use(child.receive { $0.contains(published, within: 80) && $0.contains(wanted) })
      }
      if round > 0 { diagnostics.append(sample) }
    }
    report.add(Row(name: "keystroke: didChange and completion", samples: keystrokes))
    report.add(Row(name: "didChange to diagnostics", samples: diagnostics))
    report.reach("D1", Row.median(diagnostics))
    session.type(target.key)
    guard let echo = ServerChild(path: "/bin/cat") else { return }
    defer { echo.end() }
    for method in ["hover", "definition"] {
      var samples: [Double] = []
      var size = 0
      for round in 0...rounds {
        let sample = Measuring.time {
          size = child.request("textDocument/\(method)", session.place)?.count ?? 0
        }
        if round > 0 { samples.append(sample) }
      }
      precondition(size > 100, "no \(method) of “\(target.key)”")
      let bytes = [UInt8](repeating: 0x20, count: size)
      let echoes = Measuring.interleaved(rounds: rounds, [{ use(echo.echo(bytes)) }])[0]
      report.add(Row(name: method, samples: samples, note: "\(size) bytes"))
      report.add(Row(name: "echo of as many bytes", samples: echoes))
      report.reach("C2 \(method)", Row.median(samples) / Row.median(echoes))
    }
  }

  static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
