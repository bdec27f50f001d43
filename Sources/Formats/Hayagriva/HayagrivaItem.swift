import Bibliography
import YAML

/// The names and values of an entry or a parent.
struct HayagrivaItem {
  struct Member {
    let name: String
    let node: YAMLNode
    let place: Range<Int>
  }

  let members: [Member]

  /// What a mapping says; an alias says it all where the alias is.
  init(_ node: YAMLNode, at place: Range<Int>? = nil) {
    let place = place ?? (node.isAlias ? node.range : nil)
    members = node.mergedPairs.map {
      Member(name: $0.key.string ?? "", node: $0.value, place: place ?? $0.place)
    }
  }

  subscript(name: String) -> Member? { members.first { $0.name == name } }

  /// The type, in lower case, or the one that is meant where none is named.
  func type(default name: String?) -> String {
    self["type"]?.node.string.map { $0.lowercased() } ?? name ?? "misc"
  }

  /// The parents, each with its place.
  var parents: [(item: HayagrivaItem, node: YAMLNode)] {
    guard let parent = self["parent"] else { return [] }
    let isShared = parent.node.isAlias || isPlaced(parent)
    let nodes = parent.node.kind == .sequence ? parent.node.elements : [parent.node]
    return nodes.filter { $0.kind == .mapping }.map {
      (HayagrivaItem($0, at: isShared ? parent.place : nil), $0)
    }
  }

  /// Whether the value stands elsewhere than the member is said.
  private func isPlaced(_ member: Member) -> Bool {
    member.node.range.clamped(to: member.place) != member.node.range
  }
}

/// Values of Hayagriva as those of fields.
enum HayagrivaValue {
  /// A formattable string: a text, or a map with its `value`.
  static func text(_ node: YAMLNode) -> (bytes: [UInt8], form: ValueForm)? {
    if let text = plain(node) { return HayagrivaText.value(text, isVerbatim: false) }
    guard let value = node["value"].flatMap(plain) else { return nil }
    let isVerbatim = node["verbatim"]?.meaning == .bool(true)
    return HayagrivaText.value(value, isVerbatim: isVerbatim)
  }

  /// A text without blanks around it.
  static func plain(_ node: YAMLNode) -> [UInt8]? {
    guard !node.isNull, let bytes = node.text?.bytes else { return nil }
    guard let start = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return [] }
    return Array(bytes[start...last])
  }

  /// People: one or a list, each a text or a map.
  static func people(_ node: YAMLNode) -> PersonNames {
    let nodes = node.kind == .sequence ? node.elements : [node]
    return PersonNames(people: nodes.compactMap(person))
  }

  private static func person(_ node: YAMLNode) -> PersonName? {
    guard node.kind == .mapping else {
      guard let text = node.string, !node.isNull else { return nil }
      // Without a comma it is a name as a whole.
      return text.contains(",") ? PersonName(plain: text) : PersonName(literal: text)
    }
    let part = { (name: String) in node[name]?.string ?? "" }
    let name = PersonName(
      family: part("name"), given: part("given-name"), particle: part("prefix"),
      suffix: part("suffix"))
    return name.isEmpty ? nil : name
  }

  /// A date as biblatex has it; `~` stands behind there.
  static func date(_ node: YAMLNode) -> [UInt8]? {
    guard let text = plain(node) else { return nil }
    return text.first == UInt8(ascii: "~") ? text.dropFirst() + [UInt8(ascii: "~")] : text
  }

  /// The value as JSON.
  static func json(_ node: YAMLNode) -> [UInt8] { CSLYAMLNode(node: node).json }
}
