import JSON
import LanguageServerProtocol

extension Server {
  /// All commands of the server.
  static let commands = [doctorCommand, insertEntryCommand]

  /// `workspace/executeCommand`.
  func execute(_ id: RequestID, _ params: ExecuteCommandParams) throws(InvalidParams) {
    let argument = params.arguments.first
    switch params.command {
    case Server.doctorCommand:
      guard let uri = argument?.string ?? argument["uri"]?.string else {
        throw InvalidParams("must be the URI of a document", path: "arguments")
      }
      examine(id, DocumentURI(uri))
    case Server.insertEntryCommand:
      insertEntry(id, try InsertEntryArguments(argument))
    default:
      throw InvalidParams("is no command of this server", path: "command")
    }
  }
}
