extension JSONValue {
  /// The value written so that equal values give equal bytes: members sorted by the bytes of
  /// their names, one form for each string and number.
  ///
  /// With an indentation, each member and element has its own line; without, there is no white
  /// space. O(n log n).
  package func canonical(indentation: Int? = 2) -> [UInt8] {
    var writer = CanonicalWriter(indentation: indentation)
    writer.write(self, depth: 0)
    return writer.bytes
  }
}

/// Recursive: a document's depth is bounded.
private struct CanonicalWriter {
  let indentation: Int?
  var bytes: [UInt8] = []

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value.kind {
    case .null, .bool: bytes.append(contentsOf: value.bytes)
    case .number: writeNumber(value)
    case .string: writeString(value.utf8 ?? [])
    case .array:
      bytes.append(UInt8(ascii: "["))
      var isFirst = true
      for element in value.elements {
        separate(isFirst: isFirst, depth: depth + 1)
        isFirst = false
        write(element, depth: depth + 1)
      }
      close(with: UInt8(ascii: "]"), isEmpty: isFirst, depth: depth)
    case .object:
      bytes.append(UInt8(ascii: "{"))
      let members = sortedMembers(of: value)
      for (position, member) in members.enumerated() {
        separate(isFirst: position == 0, depth: depth + 1)
        writeString(member.name)
        bytes.append(UInt8(ascii: ":"))
        if indentation != nil {
          bytes.append(UInt8(ascii: " "))
        }
        write(member.value, depth: depth + 1)
      }
      close(with: UInt8(ascii: "}"), isEmpty: members.isEmpty, depth: depth)
    }
  }

  /// Repeated names stay, in the order of the text.
  private func sortedMembers(of value: JSONValue) -> [(name: [UInt8], value: JSONValue)] {
    value.members
      .map { (name: $0.nameUTF8, value: $0.value) }
      .sorted { left, right in
        left.name == right.name
          ? left.value.index < right.value.index
          : left.name.lexicographicallyPrecedes(right.name)
      }
  }

  private mutating func writeNumber(_ value: JSONValue) {
    if let int = value.int {
      bytes.append(contentsOf: String(int).utf8)
    } else if let double = value.double {
      bytes.append(contentsOf: String(double).utf8)
    } else {
      bytes.append(contentsOf: value.bytes)
    }
  }

  private mutating func writeString(_ utf8: [UInt8]) {
    var writer = JSONWriter(reservingCapacity: utf8.count + 2)
    writer.string(utf8: utf8)
    bytes.append(contentsOf: writer.bytes)
  }

  private mutating func separate(isFirst: Bool, depth: Int) {
    if !isFirst {
      bytes.append(UInt8(ascii: ","))
    }
    breakLine(depth: depth)
  }

  private mutating func close(with byte: UInt8, isEmpty: Bool, depth: Int) {
    if !isEmpty {
      breakLine(depth: depth)
    }
    bytes.append(byte)
  }

  private mutating func breakLine(depth: Int) {
    guard let indentation else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation * depth))
  }
}
