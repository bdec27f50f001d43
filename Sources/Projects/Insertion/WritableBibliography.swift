import Bibliography
import Formats
import TextStorage

/// A `.bib` as it is read in order to write entries into it.
package struct WritableBibliography: Sendable {
  /// The file as it is on disk.
  package let file: WritableText
  /// What entries are added to: the text that is open, or else the file's.
  package let text: [UInt8]
  package let source: ParsedSource
  /// What is to be said of a file that looks like another program's and is written all the same.
  package let warning: String?

  /// Reads the file at an absolute path that the user calls `name`, or says why it must not be written.
  /// One that only looks like another program's is, where somebody chose it. `open` is its text in an
  /// editor, and what that was parsed to, if it was. Linear.
  package static func read(
    _ path: String, calledBy name: String, isChosen: Bool,
    open: (text: SourceText, source: ParsedSource?)? = nil
  ) -> Result<WritableBibliography, WritableText.Failure> {
    WritableText.read(path, calledBy: name).flatMap { file in
      if let refusal = file.refusal { return .failure(refusal) }
      let text = open?.text ?? SourceText(file.decoded.bytes)
      let source =
        open?.source ?? BibTeXSource.parse(text, encoding: file.decoded.encoding)
      let export = BibTeXExport(source, text: text.contiguousBytes)
      let sentence = export?.sentence(for: name)
      if let sentence, export?.certainty == .stated || !isChosen {
        return .failure(WritableText.Failure(message: sentence))
      }
      return .success(
        WritableBibliography(
          file: file, text: text.contiguousBytes, source: source, warning: sentence))
    }
  }
}
