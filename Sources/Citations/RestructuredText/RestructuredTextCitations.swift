/// Reads what a reStructuredText document cites. Linear.
func restructuredTextCitations(in bytes: [UInt8]) -> DocumentCitations {
  DocumentCitations()
}
