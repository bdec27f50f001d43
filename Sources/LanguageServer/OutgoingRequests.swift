import JSON
import LanguageServerProtocol

/// Requests to the client that wait for their answers.
struct OutgoingRequests {
  private var nextID = 1
  private var waiting: [RequestID: (JSONValue?) -> Void] = [:]

  /// A fresh id whose answer goes to `completion`.
  mutating func add(_ completion: @escaping (JSONValue?) -> Void) -> RequestID {
    let id = RequestID.string("refdesk-\(nextID)")
    nextID += 1
    waiting[id] = completion
    return id
  }

  /// Takes an answer; one to nothing that was asked is ignored.
  mutating func complete(_ id: RequestID, result: JSONValue?) {
    waiting.removeValue(forKey: id)?(result)
  }
}
