import Bibliography
import CitationFeatures
import JSON
import LanguageServerProtocol

/// What the command `refdesk.insertEntry` is told: which paper becomes an entry of which document's
/// bibliography.
struct InsertEntryArguments: Sendable, Hashable {
  /// The document that cites it.
  let document: DocumentURI
  /// `IndexedSource.name` of a source that has the paper.
  let source: String
  /// The paper's key there.
  let key: Citekey
  /// The key that it gets.
  let newKey: Citekey
  /// Whether the user is asked first.
  var asks = false

  init(document: DocumentURI, source: String, key: Citekey, newKey: Citekey, asks: Bool = false) {
    self.document = document
    self.source = source
    self.key = key
    self.newKey = newKey
    self.asks = asks
  }

  /// What accepting an item does: the entry of a paper that the project has not is written into its
  /// bibliography. `nil` for other items.
  init?(
    adding item: CitationCompletion.Item, of completion: CitationCompletion,
    to document: DocumentURI
  ) {
    guard item.isToBeAdded, let additions = completion.additions else { return nil }
    self.init(
      document: document, source: item.sourceName, key: item.entry.key, newKey: item.key,
      asks: additions.asks)
  }

  /// Reads the command's first argument.
  init(_ json: JSONValue?) throws(InvalidParams) {
    guard let document = json["document"]?.string, let source = json["source"]?.string,
      let key = json["key"]?.utf8, !key.isEmpty
    else {
      throw InvalidParams(
        "must be an object with “document”, “source” and “key”", path: "arguments")
    }
    self.document = DocumentURI(document)
    self.source = source
    self.key = Citekey(utf8: key)
    newKey = Citekey(utf8: json["as"]?.utf8 ?? key)
    asks = json["ask"]?.bool ?? false
  }

  /// The command that is sent to the client, and comes back.
  func command(title: String) -> Command {
    var writer = JSONWriter(reservingCapacity: 160)
    writer.beginArray()
    writer.beginObject()
    writer.member("document", document.string)
    writer.member("source", source)
    writer.name("key")
    writer.string(utf8: key.utf8)
    writer.name("as")
    writer.string(utf8: newKey.utf8)
    if asks { writer.member("ask", true) }
    writer.endObject()
    writer.endArray()
    return Command(
      title: title, command: Server.insertEntryCommand, arguments: writer.bytes)
  }
}
