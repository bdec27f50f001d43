import Bibliography
import TestSupport
import Testing

/// Graphs of entries that nobody would write.
struct InheritanceBoundsTests {
  @Test func `containers that double cost no more than their number`() {
    let count = 60
    var lines = ["book a: xdata=c0"]
    for number in 0..<count {
      lines.append("xdata c\(number): f\(number)=x; xdata=c\(number + 1),c\(number + 1)")
    }
    var lookUps = 0
    let entries = Dictionary(
      uniqueKeysWithValues: makeEntries(lines.joined(separator: "\n")).map { ($0.key, $0) })
    var resolver = EntryResolver()
    let found = resolver.resolved(entries["a"] ?? Entry(key: "", type: "", fields: [])) {
      lookUps += 1
      return entries[$0]
    }
    #expect(found.fields.count == count + 1)
    #expect(lookUps == count + 1)
  }

  @Test func `parts of values that double end`() {
    var lines = ["book a: author=xdata=c0-author"]
    for number in 0..<40 {
      let next = "xdata=c\(number + 1)-author"
      lines.append("xdata c\(number): author=\(next) and \(next) and \(next) and \(next)")
    }
    lines.append("xdata c40: author=A")
    let entries = makeEntries(lines.joined(separator: "\n"))
    var resolver = EntryResolver()
    let found = resolver.resolved(entries[0]) { key in entries.first { $0.key == key } }
    #expect((found.field("author")?.value.count ?? 0) < 1 << 16)
  }

  @Test func `a parent of many children is asked for once`() {
    let parent = makeEntries("proceedings p: title=Sea; xdata=x\nxdata x: publisher=Sea Press")
    var resolver = EntryResolver()
    var lookUps = 0
    for number in 0..<1000 {
      let child = makeEntries("inproceedings a\(number): crossref=p; xdata=x")[0]
      let found = resolver.resolved(child) { key in
        lookUps += 1
        return parent.first { $0.key == key }
      }
      #expect(found.fields.count == 4)
    }
    #expect(lookUps == 2)
  }

  @Test func `a long chain is cut, and always at the same place`() {
    let entries = (0..<100).map { number in
      makeEntries("misc e\(number): crossref=e\(number + 1); f\(number)=x")[0]
    }
    let byKey = Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0) })
    var resolver = EntryResolver()
    for entry in entries.reversed() + entries {
      var fresh = EntryResolver()
      let found = resolver.resolved(entry) { byKey[$0] }
      #expect(found.fields.map(\.name) == fresh.resolved(entry) { byKey[$0] }.fields.map(\.name))
      #expect(found.fields.count <= 17)
    }
  }

  @Test func `any graph of entries is walked to its end, in any order`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let count = Int.random(in: 1...12, using: &random)
      let types = ["misc", "book", "inbook", "xdata", "xdata", "set", "proceedings"]
      func key() -> String { "e\(Int.random(in: 0...count, using: &random))" }
      let lines = (0..<count).map { number in
        var line = "\(types.randomElement(using: &random) ?? "misc") e\(number): f\(number)=x"
        for field in ["crossref", "xdata", "entryset"] where Bool.random(using: &random) {
          line += "; \(field)=\(key()),\(key())".replacing(
            ",", with: field == "crossref" ? " ;g=" : ",")
        }
        if Bool.random(using: &random) { line += "; author=xdata=\(key())-author" }
        return line
      }
      checkInherits(
        "misc start: title=Tides\n" + lines.joined(separator: "\n"), "title=Tides")
    }
  }
}
