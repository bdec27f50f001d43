/// How a scalar is written.
package enum YAMLScalarStyle: UInt8, Sendable {
  case plain
  case singleQuoted
  case doubleQuoted
  /// `|`
  case literal
  /// `>`
  case folded
}

/// A node of a `YAMLDocument`: a scalar, a sequence or a mapping. Aliases are looked through.
package struct YAMLNode: Sendable {
  /// What a node is.
  package enum Kind: UInt8, Sendable {
    case scalar
    case sequence
    case mapping
  }

  let storage: YAMLStorage
  let index: Int

  /// The bytes of the node where it is used: for an alias, those of the alias.
  package var range: Range<Int> { storage.nodes[index].range }

  /// What the node is.
  package var kind: Kind { target.kind }

  /// Whether the node is an alias (`*name`), so that its text stands elsewhere.
  package var isAlias: Bool { storage.nodes[index].aliasTarget != nil }

  /// The values of a sequence; empty for other nodes.
  package var elements: [YAMLNode] {
    guard kind == .sequence else { return [] }
    return storage.children[target.children].map { YAMLNode(storage: storage, index: $0) }
  }

  /// The pairs of a mapping in the order of the text; empty for other nodes.
  package var pairs: [YAMLPair] {
    guard kind == .mapping else { return [] }
    let children = target.children
    return stride(from: children.lowerBound, to: children.upperBound - 1, by: 2).map {
      YAMLPair(
        key: YAMLNode(storage: storage, index: storage.children[$0]),
        value: YAMLNode(storage: storage, index: storage.children[$0 + 1]))
    }
  }

  /// The pairs of a mapping with those of the mappings that its merge keys (`<<`) name and that it
  /// does not have itself; empty for other nodes.
  package var mergedPairs: [YAMLMergedPair] {
    let own = pairs.map {
      YAMLMergedPair(
        key: $0.key, value: $0.value, place: $0.key.range.lowerBound..<$0.range.upperBound)
    }
    guard own.contains(where: { $0.key.isMergeKey }) else { return own }
    var merged: [YAMLMergedPair] = []
    var names: Set<[UInt8]> = []
    merge(own, into: &merged, names: &names, mergesLeft: 16)
    return merged
  }

  private func merge(
    _ own: [YAMLMergedPair], into merged: inout [YAMLMergedPair], names: inout Set<[UInt8]>,
    mergesLeft: Int
  ) {
    // What a mapping says itself counts before what it names.
    for pair in own where !pair.key.isMergeKey {
      if names.insert(pair.key.text?.bytes ?? []).inserted { merged.append(pair) }
    }
    for pair in own where pair.key.isMergeKey && mergesLeft > 0 {
      let mappings = pair.value.kind == .sequence ? pair.value.elements : [pair.value]
      for mapping in mappings.prefix(16) where merged.count < 1000 {
        let pairs = mapping.pairs.map {
          YAMLMergedPair(key: $0.key, value: $0.value, place: pair.place)
        }
        merge(pairs, into: &merged, names: &names, mergesLeft: mergesLeft - 1)
      }
    }
  }

  /// Whether the node is a scalar with this text. Linear in the text.
  package func isText(_ text: String) -> Bool {
    guard kind == .scalar else { return false }
    let record = target
    guard record.style == .plain else { return string == text }
    // Plain text on one line is its own decoding; only over lines it is longer.
    return record.contentCount == text.utf8.count
      ? storage.bytes[record.contentRange].elementsEqual(text.utf8)
      : record.contentCount > text.utf8.count && string == text
  }

  private var isMergeKey: Bool { style == .plain && isText("<<") }

  /// The value of a key; the last one if the key is repeated, as the libraries that projects use
  /// do it. Merge keys (`<<`) are followed. Linear in the mapping.
  package subscript(key: String) -> YAMLNode? {
    lookUp(Array(key.utf8), mergesLeft: 16)
  }

  /// How the scalar is written; `nil` for collections.
  package var style: YAMLScalarStyle? {
    kind == .scalar ? target.style : nil
  }

  /// The bytes between the quotes, or of the plain text, or of the block's lines; `nil` for
  /// collections. For an alias, those of its anchor's node.
  package var contentRange: Range<Int>? {
    kind == .scalar ? target.contentRange : nil
  }

  /// The decoded scalar with the way back to the bytes it came from; `nil` for collections. Linear
  /// in the scalar.
  package var text: YAMLScalarText? {
    kind == .scalar ? YAMLScalarText(decoding: target, in: storage.bytes) : nil
  }

  /// The decoded scalar; `nil` for collections. Linear in the scalar.
  package var string: String? {
    text.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// What the scalar means by the core schema; `nil` for collections. Linear in the scalar.
  package var meaning: YAMLMeaning? {
    kind == .scalar ? YAMLMeaning(of: target, in: storage.bytes) : nil
  }

  /// Whether the node is a scalar that means null: nothing, `~`, `null`.
  package var isNull: Bool {
    guard kind == .scalar, target.style == .plain, target.tag != .string else { return false }
    return target.contentCount <= 4 && meaning == .null
  }

  private var target: YAMLNodeRecord {
    let record = storage.nodes[index]
    return record.aliasTarget.map { storage.nodes[$0] } ?? record
  }

  private func lookUp(_ key: [UInt8], mergesLeft: Int) -> YAMLNode? {
    let pairs = pairs
    if let pair = pairs.last(where: { $0.key.text?.bytes == key }) { return pair.value }
    guard mergesLeft > 0 else { return nil }
    for pair in pairs where pair.key.isMergeKey {
      let merged = pair.value.kind == .sequence ? pair.value.elements : [pair.value]
      for mapping in merged.prefix(16) {
        if let value = mapping.lookUp(key, mergesLeft: mergesLeft - 1) { return value }
      }
    }
    return nil
  }
}

/// A key and its value in a mapping.
package struct YAMLPair: Sendable {
  package let key: YAMLNode

  /// A scalar that is null where nothing is written.
  package let value: YAMLNode
}

extension YAMLPair {
  /// From the key to the end of the value.
  fileprivate var range: Range<Int> {
    key.range.lowerBound..<max(key.range.upperBound, value.range.upperBound)
  }
}

/// A pair of a mapping, or of one that it merges.
package struct YAMLMergedPair: Sendable {
  package let key: YAMLNode
  package let value: YAMLNode

  /// Where the mapping says the pair: that of the merge key, where it is merged.
  package let place: Range<Int>
}

/// What all nodes of one document share.
final class YAMLStorage: Sendable {
  let bytes: [UInt8]
  let nodes: [YAMLNodeRecord]
  /// The children of all collections: each collection has one range here, keys and values in turn.
  let children: [Int]

  init(bytes: [UInt8], nodes: [YAMLNodeRecord], children: [Int]) {
    self.bytes = bytes
    self.nodes = nodes
    self.children = children
  }
}
