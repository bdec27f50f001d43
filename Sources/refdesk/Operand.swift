import Citations
import Projects
import TextStorage

/// A file or folder as the user names it.
struct Operand {
  /// As written.
  let name: String
  /// From the root.
  let path: String

  /// Why the name can be no file's: a sentence.
  struct Refusal: Error {
    let message: String
  }

  init(_ name: String) throws(Refusal) {
    if name.isEmpty { throw Refusal(message: "An empty name is no file's.") }
    // A file of that name can still be given as `./-`.
    if name == "-" { throw Refusal(message: "“-”: standard input is not read; name a file.") }
    // What the system passes is bytes; those that are not UTF-8 come as this character.
    if name.unicodeScalars.contains("\u{FFFD}") {
      throw Refusal(message: "“\(name)”: a name that is not UTF-8 cannot be read.")
    }
    self.name = name
    path = Terminal.absolutePath(name)
  }

  private init(_ name: String, path: String) {
    self.name = name
    self.path = path
  }

  /// For a folder, the documents and bibliographies below it, in order of their paths' bytes, each
  /// with the name of somebody who wrote this one for the folder; `nil` for what is no folder.
  var filesBelow: [Operand]? {
    DocumentFiles.below(path)?.map { file in
      let shown = DocumentFiles.shown(file, below: path, as: name)
      return Operand(shown.hasPrefix("./") ? String(shown.dropFirst(2)) : shown, path: file)
    }
  }

  /// `failure` in terms of the name the user wrote.
  func message(_ failure: SourceReadFailure) -> String {
    let isOwn = failure.path == path
    return (isOwn ? SourceReadFailure(path: name, reason: failure.reason) : failure).message
  }

  /// The text of a document; what cannot be one is refused.
  func documentText() throws(Refusal) -> SourceText {
    let text: SourceText
    switch SourceReader().readDocument(path) {
    case .success(let read): text = read
    case .failure(let failure): throw Refusal(message: message(failure))
    }
    guard DocumentLanguage(path: path) != nil else {
      throw refusal("Its name is not one of a document that can cite.")
    }
    return text
  }

  /// Says that the file is not used, and why.
  func refusal(_ why: String) -> Refusal {
    Refusal(message: message(SourceReadFailure(path: path, reason: .unknownFormat(why))))
  }
}
