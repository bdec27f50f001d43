import JSON

/// The figures of one measured thing.
struct Row {
  let name: String
  /// Milliseconds, in the order measured.
  let samples: [Double]
  /// Median of the newline scan of the same bytes in the same run, where the comparison says
  /// something.
  var scan: Double?
  /// What else there is to say: sizes, counts.
  var note = ""

  var median: Double { Row.median(samples) }
  var minimum: Double { samples.min() ?? 0 }

  /// The middle value; the lower of two.
  static func median(_ samples: [Double]) -> Double {
    guard !samples.isEmpty else { return 0 }
    return samples.sorted()[(samples.count - 1) / 2]
  }
}

/// Prints figures as a table or as JSON Lines.
final class Report {
  let isJSON: Bool
  /// What was measured of the goals, by their names.
  private var reached: [String: Double] = [:]
  private var entryCount = 0

  init(isJSON: Bool) {
    self.isJSON = isJSON
  }

  /// Takes the figure of a goal.
  func reach(_ name: String, _ value: Double) {
    precondition(Goal.all.contains { $0.name == name }, "there is no goal \(name)")
    reached[name] = value
  }

  /// Prints the goals that were measured, each with what it asks.
  func tellGoals() {
    say("")
    for goal in Goal.all {
      guard let value = reached[goal.name] else { continue }
      let state =
        goal.stretch.holds(value) ? "stretch" : goal.required.holds(value) ? "met" : "missed"
      guard isJSON else {
        print(
          Report.padded(goal.name, 15) + Report.padded(goal.what, 66)
            + Report.padded(Report.decimal(value), 9, left: true)
            + Report.padded(goal.required.text, 10, left: true)
            + Report.padded(goal.stretch.text, 10, left: true) + "  " + state)
        continue
      }
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("entries", entryCount)
      writer.member("goal", goal.name)
      writer.name("value")
      writer.double(value)
      writer.member("state", state)
      writer.endObject()
      print(String(decoding: writer.bytes, as: UTF8.self))
    }
  }

  func begin(_ subject: Subject) {
    entryCount = subject.entryCount
    if !isJSON {
      print(
        "\(subject.entryCount) entries, \(subject.style.map { "\($0.rawValue), " } ?? "")"
          + "\(Report.decimal(Double(subject.bytes.count) / 1e6)) MB")
      print(
        Report.padded("what", 44) + Report.padded("median", 12, left: true)
          + Report.padded("min", 12, left: true) + Report.padded("scans", 9, left: true)
          + Report.padded("runs", 6, left: true) + "  note")
    }
  }

  func say(_ sentence: String) {
    if !isJSON { print(sentence) }
  }

  func add(_ row: Row) {
    let scans = row.scan.flatMap { $0 > 0 ? row.median / $0 : nil }
    guard isJSON else {
      print(
        Report.padded(row.name, 44) + Report.padded(Report.time(row.median), 12, left: true)
          + Report.padded(Report.time(row.minimum), 12, left: true)
          + Report.padded(scans.map { Report.decimal($0) } ?? "", 9, left: true)
          + Report.padded("\(row.samples.count)", 6, left: true) + "  " + row.note)
      return
    }
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("entries", entryCount)
    writer.member("name", row.name)
    writer.name("median_ms")
    writer.double(row.median)
    writer.name("min_ms")
    writer.double(row.minimum)
    if let scans {
      writer.name("newline_scans")
      writer.double(scans)
    }
    writer.member("runs", row.samples.count)
    if !row.note.isEmpty { writer.member("note", row.note) }
    writer.endObject()
    print(String(decoding: writer.bytes, as: UTF8.self))
  }

  // MARK: Text

  private static func time(_ milliseconds: Double) -> String {
    milliseconds < 1
      ? "\(decimal(milliseconds * 1000)) µs" : "\(decimal(milliseconds)) ms"
  }

  /// Three digits that count, at least.
  static func decimal(_ value: Double) -> String {
    let places = value >= 100 ? 1.0 : value >= 10 ? 10.0 : 100.0
    let rounded = (value * places).rounded() / places
    return places == 1 ? "\(Int(rounded))" : "\(rounded)"
  }

  static func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return left ? blanks + text : text + blanks
  }
}
