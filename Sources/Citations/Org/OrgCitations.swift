/// Reads what an Org document cites. Linear.
func orgCitations(in bytes: [UInt8]) -> DocumentCitations {
  var scanner = OrgScanner(bytes)
  scanner.scan()
  return scanner.result
}
