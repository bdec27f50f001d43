/// Reads what a Typst document cites. Linear.
func typstCitations(in bytes: [UInt8]) -> DocumentCitations {
  var scanner = TypstScanner(bytes)
  scanner.scan()
  return scanner.result
}
