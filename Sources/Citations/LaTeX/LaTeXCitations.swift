/// Reads what a LaTeX document cites. Linear.
func latexCitations(in bytes: [UInt8], knowing vocabulary: LaTeXVocabulary) -> DocumentCitations {
  var scanner = LaTeXScanner(readingAll: bytes, knowing: vocabulary)
  scanner.scan(0..<bytes.count)
  return scanner.result
}
