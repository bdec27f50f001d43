/// A tag of RIS with its value, as a record has it in order; EndNote's tagged records become such
/// values, too.
struct RISValue {
  /// Upper case.
  let tag: String
  let place: Range<Int>
  var text: [UInt8]

  init(_ tag: String, _ place: Range<Int>, _ text: [UInt8]) {
    self.tag = tag
    self.place = place
    self.text = text
  }

  var string: String { String(decoding: text, as: UTF8.self) }
}
