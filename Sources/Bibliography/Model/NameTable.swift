/// Fixed names and their numbers. Look-up by bytes is one hash and one comparison.
package struct NameTable: Sendable {
  private let names: [String]
  private let bytes: [[UInt8]]
  private let slots: [UInt16]
  private static let slotCount = 1024

  /// The names in order of their numbers, fewer than 512.
  package init(_ names: [String]) {
    self.names = names
    bytes = names.map { Array($0.utf8) }
    var slots = [UInt16](repeating: .max, count: NameTable.slotCount)
    for (number, name) in bytes.enumerated() {
      let slice = name[...]
      var slot = NameTable.slot(of: slice.span)
      while slots[slot] != .max { slot = (slot + 1) & (NameTable.slotCount - 1) }
      slots[slot] = UInt16(number)
    }
    self.slots = slots
  }

  /// The name of a number.
  package func name(of number: UInt16) -> String? {
    Int(number) < names.count ? names[Int(number)] : nil
  }

  /// The number of a name, given exactly.
  package func number(of name: Span<UInt8>) -> UInt16? {
    var slot = NameTable.slot(of: name)
    while slots[slot] != .max {
      let number = slots[slot]
      let candidate = bytes[Int(number)]
      if candidate.count == name.count {
        var index = 0
        while index < name.count, candidate[index] == name[index] { index += 1 }
        if index == name.count { return number }
      }
      slot = (slot + 1) & (NameTable.slotCount - 1)
    }
    return nil
  }

  private static func slot(of name: Span<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in name.indices { hash = (hash ^ UInt32(name[index])) &* 16_777_619 }
    return Int(hash ^ hash >> 15) & (slotCount - 1)
  }
}
