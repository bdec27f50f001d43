/// Fields that several values of a record make together, in the order of the values.
struct DraftLists {
  private struct List {
    var items: [String] = []
    /// The items again, where none is to be there twice.
    var known: Set<String> = []
    var separator: String
    var place: Range<Int>
  }

  private var lists: [String: List] = [:]

  /// Adds an item to a field; an empty one is none. O(1).
  mutating func add(
    _ field: String, _ place: Range<Int>, _ item: String, separator: String, isSet: Bool
  ) {
    if item.isEmpty { return }
    let isNew = !isSet || lists[field]?.known.contains(item) != true
    guard isNew else { return }
    lists[field, default: List(separator: separator, place: place)].items.append(item)
    if isSet { lists[field]?.known.insert(item) }
    lists[field]?.place.extend(over: place)
  }

  /// The items of a field.
  func items(_ field: String) -> [String] { lists[field]?.items ?? [] }

  /// Replaces the items of a field that is there, and what is between them.
  mutating func replace(_ field: String, with items: [String], separator: String) {
    lists[field]?.items = items
    lists[field]?.separator = separator
  }

  var isEmpty: Bool { lists.isEmpty }

  /// The fields with their values, in no order.
  var fields: [(name: String, place: Range<Int>, text: String)] {
    lists.map { ($0.key, $0.value.place, $0.value.items.joined(separator: $0.value.separator)) }
  }

  /// What stands between keywords: a comma that is part of one separates none.
  static func keywordSeparator(_ keywords: [String]) -> String {
    keywords.contains { $0.contains(",") } ? "; " : ", "
  }
}

extension EntryDraft {
  /// Adds what several values said together, and puts all fields in the order of the text.
  mutating func finish(_ lists: DraftLists) {
    for (name, place, text) in lists.fields { add(name, place, tagged: Array(text.utf8)) }
    fields.sort { ($0.place.lowerBound, $0.name) < ($1.place.lowerBound, $1.name) }
  }
}

extension Range<Int> {
  /// Makes the range reach to the end of another one.
  mutating func extend(over other: Range<Int>) {
    self = lowerBound..<Swift.max(upperBound, other.upperBound)
  }
}
