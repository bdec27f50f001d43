/// Reads what a Typst document cites. Linear.
func typstCitations(in bytes: [UInt8]) -> DocumentCitations {
  DocumentCitations()
}
