/// Finds the partial citation at a byte offset.
func restructuredTextPartialCitation(at offset: Int, in bytes: [UInt8]) -> PartialCitation? {
  nil
}
