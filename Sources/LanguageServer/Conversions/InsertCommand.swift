import Bibliography
import JSON
import LanguageServerProtocol

extension Server {
  /// The command that writes the entry of a paper into a bibliography of the project. Its argument is
  /// an object: the `document` that cites it, the `source` that has it and its `key` there, and the
  /// key that it is to have in the project, `as`.
  static let insertCommand = "refdesk.insertEntry"

  /// The command for one paper.
  static func insertCommand(
    title: String, document: DocumentURI, source: String, key: Citekey, as keyInProject: Citekey
  ) -> Command {
    var writer = JSONWriter(reservingCapacity: 160)
    writer.beginArray()
    writer.beginObject()
    writer.name("document")
    writer.string(document.string)
    writer.name("source")
    writer.string(source)
    writer.name("key")
    writer.string(utf8: key.utf8)
    writer.name("as")
    writer.string(utf8: keyInProject.utf8)
    writer.endObject()
    writer.endArray()
    return Command(title: title, command: insertCommand, arguments: writer.bytes)
  }
}
