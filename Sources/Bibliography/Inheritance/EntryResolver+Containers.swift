// `xdata` fields name containers (biblatex manual, section 3.14.6, "Data Containers"), and so may a
// part of a value: `author = {Alan Drudge and xdata=people-author-2}` takes the second author of
// `people`.

extension EntryResolver {
  /// References within values that are followed for one entry.
  private static let referenceLimit = 256
  /// References within what references give.
  private static let referenceDepth = 4

  /// The entry with what the containers say that it names.
  mutating func withContainers(_ entry: Entry, lookUp: (Citekey) -> Entry?) -> Entry {
    let names = entry.keys(in: RelationField.xdata)
    var result = entry
    if !names.isEmpty {
      var fields = InheritedFields(entry, rule: .biblatex)
      for name in names.prefix(EntryResolver.containerLimit) {
        fields.add(contents(of: name, lookUp: lookUp), of: name, relation: .xdata) { [$0] }
      }
      result = Entry(key: entry.key, type: entry.type, fields: fields.all)
    }
    guard result.fields.contains(where: { XDataReference.mayStand(in: $0.value) }) else {
      return result
    }
    var budget = EntryResolver.referenceLimit
    let fields = result.fields.map { field in
      XDataReference.mayStand(in: field.value)
        ? filled(field, depth: 0, budget: &budget, lookUp: lookUp) : field
    }
    return Entry(key: result.key, type: result.type, fields: fields)
  }

  /// What a container says, and then those that it names, each of which is read once. Nothing but
  /// containers counts, as with biber.
  private mutating func contents(
    of name: Citekey, lookUp: (Citekey) -> Entry?
  ) -> [Entry.Field] {
    if let known = containers[name] { return known }
    var fields = InheritedFields(Entry(key: name, type: "xdata", fields: []), rule: .biblatex)
    var seen: Set<Citekey> = []
    var waiting = [name]
    while let key = waiting.popLast(), seen.count < EntryResolver.containerLimit {
      guard let container = find(key, lookUp), container.type == "xdata",
        seen.insert(container.key).inserted
      else { continue }
      fields.add(container.fields, of: container.key, relation: .xdata) {
        $0 == "ids" || $0 == RelationField.xdata ? [] : [$0]
      }
      waiting +=
        container.keys(in: RelationField.xdata).prefix(EntryResolver.containerLimit).reversed()
    }
    containers[name] = fields.added
    return fields.added
  }

  /// The field with what its references name in their place. One that names nothing stays as it is.
  private mutating func filled(
    _ field: Entry.Field, depth: Int, budget: inout Int, lookUp: (Citekey) -> Entry?
  ) -> Entry.Field {
    let isList = XDataReference.kind(of: field.name) != .text
    let parts = isList ? XDataReference.parts(of: field.value) : [field.value[...]]
    var values: [[UInt8]] = []
    var source: Citekey?
    var byteCount = 0
    for part in parts {
      byteCount += values.last?.count ?? 0
      guard byteCount <= EntryResolver.valueLimit else { return field }
      guard let reference = XDataReference(part), budget > 0 else {
        values.append(Array(part))
        continue
      }
      budget -= 1
      guard let container = find(reference.key, lookUp), container.type == "xdata",
        var named = container.field(reference.field),
        XDataReference.kind(of: field.name) == XDataReference.kind(of: reference.field)
      else {
        values.append(Array(part))
        continue
      }
      if depth < EntryResolver.referenceDepth, XDataReference.mayStand(in: named.value) {
        named = filled(named, depth: depth + 1, budget: &budget, lookUp: lookUp)
      }
      guard let index = reference.index else {
        values.append(named.value)
        source = container.key
        continue
      }
      let items = isList ? XDataReference.parts(of: named.value) : []
      guard items.indices.contains(index - 1) else {
        values.append(Array(part))
        continue
      }
      values.append(Array(items[index - 1]))
      source = container.key
    }
    guard let source else { return field }
    let value = Array(values.joined(separator: " and ".utf8))
    guard value.count <= EntryResolver.valueLimit else { return field }
    return Entry.Field(
      name: field.name, value: value, form: field.form, unknownMacros: field.unknownMacros,
      inheritance: Inheritance(key: source, relation: .xdata))
  }
}

/// `xdata=key-field` or `xdata=key-field-index` in a value.
package struct XDataReference: Sendable, Equatable {
  package let key: Citekey
  /// Lower case.
  package let field: String
  /// From one.
  package let index: Int?

  /// The reference that `text` is, blanks around it aside.
  package init?(_ text: some Collection<UInt8>) {
    let text = Array(Array(text).trimmingBlanks)
    guard text.starts(with: XDataReference.marker),
      !text.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "{") })
    else { return nil }
    // A key may have hyphens, a field's name has none.
    var parts = text.dropFirst(XDataReference.marker.count)
      .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    var index: Int?
    if parts.count > 2, let last = parts.last, (1...4).contains(last.count),
      last.allSatisfy(\.isDigit)
    {
      index = last.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
      parts.removeLast()
    }
    guard parts.count > 1, let field = parts.popLast(), !field.isEmpty else { return nil }
    let key = Array(parts.joined(separator: CollectionOfOne(UInt8(ascii: "-"))))
    guard !key.isEmpty else { return nil }
    self.key = Citekey(utf8: key)
    self.field = String(decoding: field.map(\.lowercased), as: UTF8.self)
    self.index = index
  }

  private static let marker = Array("xdata=".utf8)

  /// Whether a value may hold a reference. Linear, and mostly a look for `=`.
  static func mayStand(in value: [UInt8]) -> Bool {
    var start = 0
    while let equals = ByteWord.first(UInt8(ascii: "="), in: value.span, from: start) {
      if value[..<equals].suffix(5).elementsEqual("xdata".utf8) { return true }
      start = equals + 1
    }
    return false
  }

  /// What a value is made of (biblatex manual, section 2.2.1). A reference stands for what is of its
  /// own kind only.
  enum Kind { case people, list, text }

  static func kind(of field: String) -> Kind { kinds[field] ?? .text }

  private static let kinds: [String: Kind] = {
    var kinds: [String: Kind] = [:]
    for name in [
      "author", "editor", "editora", "editorb", "editorc", "translator", "annotator",
      "commentator", "introduction", "foreword", "afterword", "bookauthor", "holder",
      "shortauthor", "shorteditor", "sortname", "namea", "nameb", "namec",
    ] {
      kinds[name] = .people
    }
    for name in [
      "location", "address", "publisher", "institution", "school", "organization", "language",
      "origlanguage", "origlocation", "origpublisher", "pageref", "lista", "listb", "listc",
      "listd", "liste", "listf",
    ] {
      kinds[name] = .list
    }
    return kinds
  }()

  /// The items of a list. Linear.
  static func parts(of list: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var depth = 0
    var index = 0
    while index < list.count {
      switch list[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      case 0...0x20 where depth == 0:
        let word = list[(index + 1)...].prefix(3)
        if word.map(\.lowercased).elementsEqual("and".utf8), index + 4 < list.count,
          list[index + 4] <= 0x20
        {
          parts.append(list[start..<index].trimmingBlanks)
          start = index + 5
          index += 3
        }
      default: break
      }
      index += 1
    }
    parts.append(list[min(start, list.count)...].trimmingBlanks)
    return parts
  }
}
