/// Reads what a LaTeX document cites. Linear.
func latexCitations(in bytes: [UInt8]) -> DocumentCitations {
  var scanner = LaTeXScanner(bytes)
  scanner.scan(0..<bytes.count)
  return scanner.result
}
