/// A node as the parser keeps it.
///
/// Offsets are 32 bits wide: a large bibliography has some millions of nodes. A text above four
/// gigabytes is read as far as they reach.
struct YAMLNodeRecord: Sendable {
  var kind = YAMLNode.Kind.scalar
  var style = YAMLScalarStyle.plain
  var tag = YAMLTag.none
  /// What happens to the last line ends of a block scalar.
  var chomping = YAMLChomping.clip
  /// Of a block scalar: columns that are not content.
  private var indentationBits: UInt32 = 0
  private var start: UInt32
  private var end: UInt32
  private var firstStart: UInt32
  private var firstEnd: UInt32
  private var targetBits = UInt32.max
  private var countBits: UInt32 = 1

  /// A scalar.
  init(range: Range<Int>, contentRange: Range<Int>) {
    start = UInt32(clamping: range.lowerBound)
    end = UInt32(clamping: range.upperBound)
    firstStart = UInt32(clamping: contentRange.lowerBound)
    firstEnd = UInt32(clamping: contentRange.upperBound)
  }

  /// A collection whose children are in a range of `YAMLStorage.children`.
  init(kind: YAMLNode.Kind, range: Range<Int>, children: Range<Int>) {
    self.init(range: range, contentRange: children)
    self.kind = kind
  }

  var range: Range<Int> {
    get { Int(start)..<Int(end) }
    set {
      start = UInt32(clamping: newValue.lowerBound)
      end = UInt32(clamping: newValue.upperBound)
    }
  }

  /// Of a scalar: its bytes without quotes or header.
  var contentRange: Range<Int> {
    get { Int(firstStart)..<Int(firstEnd) }
    set {
      firstStart = UInt32(clamping: newValue.lowerBound)
      firstEnd = UInt32(clamping: newValue.upperBound)
    }
  }

  var contentCount: Int { Int(firstEnd - firstStart) }

  /// Of a collection: where its children are.
  var children: Range<Int> { kind == .scalar ? 0..<0 : Int(firstStart)..<Int(firstEnd) }

  var indentation: Int {
    get { Int(indentationBits) }
    set { indentationBits = UInt32(clamping: newValue) }
  }

  /// The anchor's node; never itself an alias.
  var aliasTarget: Int? {
    get { targetBits == .max ? nil : Int(targetBits) }
    set { targetBits = newValue.map { UInt32(clamping: $0) } ?? .max }
  }

  /// The nodes that a walk meets from here on, itself included; stays at the largest number.
  var expandedCount: Int {
    get { Int(countBits) }
    set { countBits = UInt32(clamping: newValue) }
  }
}

/// What happens to the line ends at the end of a block scalar.
enum YAMLChomping: UInt8, Sendable {
  /// `-`: none is kept.
  case strip
  /// One is kept.
  case clip
  /// `+`: all are kept.
  case keep
}

/// What a tag says of a scalar, as far as it changes what it means.
enum YAMLTag: UInt8, Sendable {
  case none
  /// `!!str` or `!`.
  case string
  case other

  init(_ text: ArraySlice<UInt8>) {
    let isString =
      text.elementsEqual("!!str".utf8) || text.elementsEqual("!".utf8)
      || text.elementsEqual("!<tag:yaml.org,2002:str>".utf8)
    self = isString ? .string : .other
  }
}
