import Bibliography
import TextStorage

/// Makes blocks of CSL items: columns, and a buffer with the values as they are to be read.
struct CSLBlocks<Node: CSLNode> {
  typealias Member = Node.Members.Element

  let bytes: [UInt8]
  private let blockSize: Int
  /// Where the block begins in the text.
  private var start: Int
  private var block = EntryBlock()
  private var values: [UInt8] = []
  private var blocks: [EntryBlock] = []
  /// Entries that have no id.
  private var keyless: [EntryLocation] = []

  /// Blocks of `bytes` from `start` on; each ends at the first item that ends at or after `blockSize`
  /// bytes.
  init(_ bytes: [UInt8], start: Int = 0, blockSize: Int) {
    self.bytes = bytes
    self.start = start
    self.blockSize = blockSize
  }

  /// Adds an item that ends no earlier than all before it.
  mutating func add(_ root: Node, in range: Range<Int>) {
    defer { if range.upperBound - start >= blockSize { finishBlock(at: range.upperBound) } }
    itemEnd = range.upperBound
    let head = head(of: root)
    guard head.hasMembers else {
      report(range, .warning, "empty-item", "This item is empty.")
      return
    }
    block.entryStart.append(local(range.lowerBound))
    block.entryEnd.append(local(range.upperBound))
    addType(head.type)
    addKey(head, in: range)
    addFields(of: root, head)
    block.fieldsEnd.append(UInt32(truncatingIfNeeded: block.fieldName.count))
  }

  /// The blocks of all that was added, the last one to `end` of the text. Nothing follows.
  mutating func takeBlocks(to end: Int) -> [EntryBlock] {
    if start < end { finishBlock(at: end) }
    blocks.addKeys(to: keyless)
    return blocks
  }

  private mutating func finishBlock(at end: Int) {
    // An array of its own size.
    var ownValues: [UInt8] = []
    ownValues.reserveCapacity(values.count)
    ownValues.append(contentsOf: values)
    block.values = ownValues
    block.cover(start..<end, of: bytes)
    blocks.append(block.trimmed())
    block.removeAll()
    values.removeAll(keepingCapacity: true)
    start = end
  }

  // MARK: Head

  /// The members that all others depend on.
  private struct Head {
    var hasMembers = false
    var type: Member?
    var id: Node?
    var key: Member?
  }

  private func head(of item: Node) -> Head {
    var head = Head()
    for member in item.members {
      head.hasMembers = true
      switch role(of: member) {
      case .type: head.type = head.type ?? member
      case .id: head.id = head.id ?? member.value
      case .alias: head.key = head.key ?? member
      case .variable, .other: break
      }
    }
    return head
  }

  /// The end of the item: what was open at an error may seem to go further, over blanks.
  private var itemEnd = 0
  private var group = CSLVariable.Group.other

  private mutating func addType(_ member: Member?) {
    let name = member?.value.string ?? ""
    let type = CSLType.named(name)
    group = type?.group ?? .other
    let entryType = type?.entryType ?? (name.isEmpty ? "misc" : name.lowercased())
    let utf8 = Array(entryType.utf8)
    block.type.append(block.number(ofType: utf8.span))
    subtype = type?.subtype
  }

  /// What the entry's `entrysubtype` is to say.
  private var subtype: String?

  private mutating func addKey(_ head: Head, in range: Range<Int>) {
    for value in [head.id, head.key?.value] {
      guard let value, value.shape == .text || value.shape == .number else { continue }
      let place = value.contentRange ?? value.range
      guard !place.isEmpty, range.clamped(to: place) == place,
        value.appendKey(to: &block.keyBytes)
      else { continue }
      block.keyStart.append(local(place.lowerBound))
      block.keyEnd.append(local(place.upperBound))
      block.keyBytesEnd.append(UInt32(truncatingIfNeeded: block.keyBytes.count))
      return
    }
    // A key is made when all items are known.
    keyless.append(EntryLocation(block: blocks.count, index: block.entryCount - 1))
    block.keyStart.append(local(range.lowerBound))
    block.keyEnd.append(local(min(range.lowerBound + 1, range.upperBound)))
    block.keyBytesEnd.append(UInt32(truncatingIfNeeded: block.keyBytes.count))
    report(
      range.lowerBound..<min(range.lowerBound + 1, range.upperBound), .warning, "missing-key",
      "This item has no “id”, so Pandoc cannot cite it; refdesk knows it by a key of its own making."
    )
  }

  // MARK: Fields

  /// What a member is to its item.
  private enum Role {
    case id, type, alias
    /// The row of its variable.
    case variable(Int)
    case other
  }

  private func role(of member: Member) -> Role {
    guard let number = member.number(in: CSLNames.table) else { return .other }
    switch Int(number) - CSLVariable.all.count {
    case 0: return .id
    case 1: return .type
    case 2: return .alias
    default: return .variable(Int(number))
    }
  }

  private mutating func addFields(of item: Node, _ head: Head) {
    let names = CSLNames.fields(in: group)
    let first = block.fieldName.count
    for member in item.members {
      switch role(of: member) {
      case .id: break
      case .type: if let subtype { addText(.entrySubtype, Array(subtype.utf8), member) }
      case .alias: addAlias(member, head)
      case .variable(let row): addVariable(CSLVariable.all[row].kind, names[row], member)
      case .other: addOther(member)
      }
    }
    addIdentifiers(from: first)
  }

  /// A second name of the item.
  private mutating func addAlias(_ member: Member, _ head: Head) {
    guard let key = member.value.utf8, let id = head.id?.utf8, !id.isEmpty, id != key else {
      return
    }
    addText(.ids, key, member)
  }

  private mutating func addVariable(
    _ kind: CSLVariable.Kind, _ name: FieldName, _ member: Member
  ) {
    let valueStart = values.count
    switch kind {
    case .text, .number, .list:
      let isProse = !CSLNames.isVerbatim(name)
      CSLValue.appendText(
        member.value, joins: CSLNames.isList(name), isProse: isProse, to: &values)
      addValue(name, from: valueStart, CSLValue.form(of: values, from: valueStart), member)
    case .names:
      CSLValue.appendNames(member.value, to: &values)
      addValue(name, from: valueStart, .names, member)
    case .date:
      CSLValue.appendDate(member.value, to: &values)
      addValue(name, from: valueStart, .plain, member)
    }
  }

  /// A variable that CSL does not have: texts and numbers under their own name.
  private mutating func addOther(_ member: Member) {
    let valueStart = values.count
    let name: FieldName
    if member.hasName("custom"), member.value.shape == .map {
      values.append(contentsOf: member.value.json)
      name = .custom
    } else {
      CSLValue.appendText(member.value, joins: true, isProse: true, to: &values)
      guard values.count > valueStart else { return }
      let lowercased = member.nameUTF8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
      guard !lowercased.isEmpty else {
        values.removeSubrange(valueStart...)
        return
      }
      name = block.number(ofFieldName: lowercased.span)
    }
    let form = name == .custom ? .plain : CSLValue.form(of: values, from: valueStart)
    addValue(name, from: valueStart, form, member)
  }

  private mutating func addText(_ name: FieldName, _ text: [UInt8], _ member: Member) {
    let valueStart = values.count
    values.append(contentsOf: text)
    addValue(name, from: valueStart, .plain, member)
  }

  /// Adds a field whose value is the end of the buffer; none where that is empty.
  private mutating func addValue(
    _ name: FieldName, from valueStart: Int, _ form: ValueForm, _ member: Member
  ) {
    guard values.count > valueStart else { return }
    addField(
      name, valueStart..<values.count, form,
      local(member.start), local(min(member.end, itemEnd)))
  }

  private mutating func addField(
    _ name: FieldName, _ value: Range<Int>, _ form: ValueForm, _ start: UInt32, _ end: UInt32
  ) {
    block.fieldName.append(name)
    block.fieldStart.append(start)
    block.fieldEnd.append(end)
    block.valueStart.append(UInt32(truncatingIfNeeded: value.lowerBound))
    block.valueEnd.append(UInt32(truncatingIfNeeded: value.upperBound))
    block.valueForm.append(form)
  }

  // MARK: Identifiers

  /// Adds the identifiers that the entry's fields from `first` on say in other words: `number` and
  /// `archive_location` an arXiv id, `note` whatever people write there for want of a variable
  /// (`PMID: 123`, one a line).
  private mutating func addIdentifiers(from first: Int) {
    let fields = first..<block.fieldName.count
    for field in fields where CSLIdentifiers.canHold(block.fieldName[field]) {
      let value = Int(block.valueStart[field])..<Int(block.valueEnd[field])
      let isArXiv = block.fieldName[field] == .archiveLocation && isInArXiv(fields)
      for (name, range) in CSLIdentifiers.found(
        in: values, value, of: block.fieldName[field], isArXiv: isArXiv)
      where !hasField(name, from: first) {
        addField(name, range, .plain, block.fieldStart[field], block.fieldEnd[field])
        if name == .eprint, !hasField(.eprintType, from: first) {
          let typeStart = values.count
          values.append(contentsOf: "arxiv".utf8)
          addField(
            .eprintType, typeStart..<values.count, .plain, block.fieldStart[field],
            block.fieldEnd[field])
        }
      }
    }
  }

  private func hasField(_ name: FieldName, from first: Int) -> Bool {
    block.fieldName[first...].contains { $0 == name }
  }

  private func isInArXiv(_ fields: Range<Int>) -> Bool {
    fields.contains { field in
      block.fieldName[field] == .archive
        && CSLIdentifiers.isArXiv(
          values[Int(block.valueStart[field])..<Int(block.valueEnd[field])])
    }
  }

  // MARK: Steps

  private func local(_ offset: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: max(0, offset - start))
  }

  /// Notes a problem; the range is in the text.
  mutating func report(
    _ range: Range<Int>, _ severity: Problem.Severity, _ code: String, _ message: String
  ) {
    guard block.problems.count < CSLNames.problemLimit else { return }
    block.problems.append(
      Problem(
        range: (range.lowerBound - start)..<(range.upperBound - start), severity: severity,
        code: code, message: message))
  }
}

extension [EntryBlock] {
  /// Gives keys to CSL items that have none. Linear in the blocks that hold one.
  fileprivate mutating func addKeys(to keyless: [EntryLocation]) {
    if keyless.isEmpty { return }
    let source = ParsedSource(format: .cslJSON, text: SourceText(""), blocks: self)
    let keys = GeneratedCitekey.keys(
      for: keyless.map { location in
        source.entry(at: location).map(KeyIngredients.init)
          ?? KeyIngredients(firstAuthorFamily: nil, year: nil, title: "")
      })
    for location in keyless {
      guard let title = self[location.block].field(.title, of: location.index) else { continue }
      self[location.block].keyStart[location.index] = self[location.block].fieldStart[title]
      self[location.block].keyEnd[location.index] = self[location.block].fieldEnd[title]
    }
    setKeys(zip(keyless, keys).map { (location: $0, key: $1) })
  }
}
