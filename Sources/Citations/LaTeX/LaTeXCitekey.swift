/// Whether a citekey (UTF-8) can be cited in LaTeX, where it is written as it is. It cannot when it is
/// empty, or has in it what ends a key or means something else to TeX.
func isLaTeXCitekey(_ key: [UInt8]) -> Bool {
  guard !key.isEmpty, key != [UInt8(ascii: "*")] else { return false }
  return !key.contains { byte in
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "\\"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
