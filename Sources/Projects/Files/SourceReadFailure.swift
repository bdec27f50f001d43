/// Why a source could not be read.
package struct SourceReadFailure: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    /// Nothing has that name.
    case missing
    /// The name is a folder's.
    case directory
    /// A device, pipe or socket, or a file that the system makes up.
    case notARegularFile
    /// The system refuses; the end of a sentence.
    case unreadable(String)
    /// More bytes than refdesk reads.
    case tooLarge
    /// Its content is nothing we know; what was looked for, as a sentence.
    case unknownFormat(String)
    /// It was written to each time it was read: the next look tries again.
    case changing
  }

  package let path: String
  package let reason: Reason

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(path: String, error: SystemError) {
    self.init(path: path, reason: error.isMissing ? .missing : .unreadable(error.text))
  }

  /// A short stable name of the reason.
  package var code: String {
    switch reason {
    case .missing: "missing-bibliography"
    case .unknownFormat: "unknown-format"
    case .directory, .notARegularFile, .unreadable, .tooLarge, .changing: "unreadable-bibliography"
    }
  }

  /// A sentence a researcher understands.
  package var message: String {
    switch reason {
    case .missing: "There is no file “\(path)”."
    case .directory: "“\(path)” is a folder, not a file."
    case .notARegularFile: "“\(path)” is not an ordinary file, so it is not read."
    case .unreadable(let why): "“\(path)” cannot be read: \(why)."
    case .tooLarge: "“\(path)” is larger than refdesk reads."
    case .unknownFormat(let what): "“\(path)” is not used. \(what)"
    case .changing: "“\(path)” is being written; it is read when that is done."
    }
  }
}
