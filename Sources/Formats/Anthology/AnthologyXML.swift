import Bibliography
import Markup
import TextStorage

// The Anthology's own data, a file a collection (`data/xml/schema.rnc` of the Anthology):
//
//     <collection id="2023.acl">
//       <volume id="long" type="proceedings">
//         <meta><booktitle>…</booktitle><editor>…</editor><publisher>…</publisher><year>…</year> …</meta>
//         <frontmatter><url>2023.acl-long.0</url><bibkey>…</bibkey></frontmatter>
//         <paper id="1"><title>…</title><author><first>…</first><last>…</last></author> …</paper>

/// Reads the ACL Anthology's XML.
package enum AnthologyXML {
  /// The papers and volumes of a collection. Linear.
  package static func parse(_ text: SourceText, encoding: TextEncoding = .utf8) -> ParsedSource {
    let bytes = text.contiguousBytes
    var reader = AnthologyXMLReader()
    reader.read(MarkupDocument(bytes, .xml).contents, end: bytes.count)
    return DraftedBlocks.page(
      .aclAnthologyXML, text, bytes, encoding: encoding, papers: reader.papers,
      problems: reader.problems)
  }

  /// Whether a page is a collection, or a volume as before 2019.
  static func isPage(_ contents: MarkupContents) -> Bool {
    var elements = contents.elements
    guard let root = elements.next(), root.attribute("id") != nil else { return false }
    if root.hasName("volume") { return root.contents.first("paper") != nil }
    guard root.hasName("collection"), let volume = root.contents.first("volume") else {
      return false
    }
    return volume.contents.first("meta") != nil || volume.contents.first("paper") != nil
  }
}
