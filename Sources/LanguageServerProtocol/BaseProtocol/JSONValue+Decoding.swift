import JSON

// Reading of parameters. A member that is `null` counts as absent, because clients in languages
// with one empty value send either. A value of the wrong type is an error that names the member;
// the path is put together only when there is one.

extension Optional where Wrapped == JSONValue {
  /// The value itself, which must be an object; optional so that its members can be asked for.
  func object() throws(InvalidParams) -> JSONValue? {
    let value = try present()
    guard value.kind == .object else { throw InvalidParams("must be an object") }
    return value
  }

  /// The value, which must be there.
  func present() throws(InvalidParams) -> JSONValue {
    guard let self, !self.isNull else { throw InvalidParams("is missing") }
    return self
  }

  /// The string, which must be there.
  func requiredString() throws(InvalidParams) -> String {
    guard let string = try present().string else { throw InvalidParams("must be a string") }
    return string
  }

  /// The UTF-8 of the string, which must be there.
  func requiredUTF8() throws(InvalidParams) -> [UInt8] {
    guard let utf8 = try present().utf8 else { throw InvalidParams("must be a string") }
    return utf8
  }

  /// The whole number, which must be there, brought into `limits`.
  func requiredInteger(in limits: ClosedRange<Int>) throws(InvalidParams) -> Int {
    let value = try present()
    if let int = value.int {
      return Swift.min(Swift.max(int, limits.lowerBound), limits.upperBound)
    }
    guard value.kind == .number else { throw InvalidParams("must be an integer") }
    // It has a fraction, or it is too large for an `Int` or even for a `Double`.
    if let double = value.double, double.magnitude < 0x1p53 {
      throw InvalidParams("must be an integer")
    }
    return value.bytes.first == UInt8(ascii: "-") ? limits.lowerBound : limits.upperBound
  }

  /// The protocol's `uinteger`, which must be there, brought into 0…2^31−1.
  func requiredUInteger() throws(InvalidParams) -> Int {
    try requiredInteger(in: 0...Int(Int32.max))
  }

  /// The protocol's `integer`, which must be there, brought into −2^31…2^31−1.
  func requiredInteger() throws(InvalidParams) -> Int {
    try requiredInteger(in: Int(Int32.min)...Int(Int32.max))
  }

  /// The elements of the array, which must be there, each read by `decode`.
  func requiredArray<Element>(
    of decode: (JSONValue?) throws(InvalidParams) -> Element
  ) throws(InvalidParams) -> [Element] {
    let value = try present()
    guard value.kind == .array else { throw InvalidParams("must be an array") }
    var decoded: [Element] = []
    for element in value.elements {
      do {
        decoded.append(try decode(element))
      } catch {
        throw error.inside("[\(decoded.count)]")
      }
    }
    return decoded
  }

  /// What `decode` reads from the value; `nil` if the value is absent.
  func ifPresent<Value>(
    _ decode: (JSONValue?) throws(InvalidParams) -> Value
  ) throws(InvalidParams) -> Value? {
    guard let self, !self.isNull else { return nil }
    return try decode(self)
  }

  /// What `decode` reads from a member; errors name the member.
  func member<Value>(
    _ name: String, _ decode: (JSONValue?) throws(InvalidParams) -> Value
  ) throws(InvalidParams) -> Value {
    do {
      return try decode(self[name])
    } catch {
      throw error.inside(name)
    }
  }

  /// What `decode` reads from a member, `nil` if it is absent; errors name the member.
  func optionalMember<Value>(
    _ name: String, _ decode: (JSONValue?) throws(InvalidParams) -> Value
  ) throws(InvalidParams) -> Value? {
    do {
      return try self[name].ifPresent(decode)
    } catch {
      throw error.inside(name)
    }
  }

  /// The string that is the member.
  func string(_ name: String) throws(InvalidParams) -> String {
    do { return try self[name].requiredString() } catch { throw error.inside(name) }
  }

  /// The string that is the member, `nil` if it is absent.
  func optionalString(_ name: String) throws(InvalidParams) -> String? {
    guard let value = self[name], !value.isNull else { return nil }
    guard let string = value.string else { throw InvalidParams("must be a string", path: name) }
    return string
  }

  /// The UTF-8 of the string that is the member.
  func utf8(_ name: String) throws(InvalidParams) -> [UInt8] {
    do { return try self[name].requiredUTF8() } catch { throw error.inside(name) }
  }

  /// The protocol's `integer` that is the member.
  func integer(_ name: String) throws(InvalidParams) -> Int {
    do { return try self[name].requiredInteger() } catch { throw error.inside(name) }
  }

  /// The protocol's `integer` that is the member, `nil` if it is absent.
  func optionalInteger(_ name: String) throws(InvalidParams) -> Int? {
    guard let value = self[name], !value.isNull else { return nil }
    do { return try Optional(value).requiredInteger() } catch { throw error.inside(name) }
  }

  /// The protocol's `uinteger` that is the member.
  func uinteger(_ name: String) throws(InvalidParams) -> Int {
    do { return try self[name].requiredUInteger() } catch { throw error.inside(name) }
  }

  /// The elements of the array that is the member.
  func array<Element>(
    _ name: String, of decode: (JSONValue?) throws(InvalidParams) -> Element
  ) throws(InvalidParams) -> [Element] {
    do { return try self[name].requiredArray(of: decode) } catch { throw error.inside(name) }
  }

  /// The elements of the array that is the member, `nil` if it is absent.
  func optionalArray<Element>(
    _ name: String, of decode: (JSONValue?) throws(InvalidParams) -> Element
  ) throws(InvalidParams) -> [Element]? {
    guard let value = self[name], !value.isNull else { return nil }
    do { return try Optional(value).requiredArray(of: decode) } catch { throw error.inside(name) }
  }
}
