/// Finds the partial citation at a byte offset.
func orgPartialCitation(at offset: Int, in bytes: [UInt8]) -> PartialCitation? {
  nil
}
