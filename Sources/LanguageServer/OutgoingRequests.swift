import JSON
import LanguageServerProtocol

/// Requests to the client that wait for their answers.
struct OutgoingRequests {
  private var nextID = 1
  private var waiting: [RequestID: (JSONValue?) -> Void] = [:]

  /// A fresh id. Its answer goes to `completion`, with `nil` for an error; without one nothing is
  /// kept, so that a client that never answers costs nothing.
  mutating func add(_ completion: ((JSONValue?) -> Void)? = nil) -> RequestID {
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
