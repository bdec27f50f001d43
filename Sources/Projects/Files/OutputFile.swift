/// A file that is written anew: it takes the place of the one of that name when it is whole, so that
/// a file can be made of itself and is never found half written.
///
/// What is no regular file (`/dev/null`, a pipe) is written directly.
package final class OutputFile {
  /// Why it cannot be written.
  package struct Failure: Error {
    /// A sentence.
    package let message: String
  }

  /// As the user wrote it.
  private let name: String
  private let path: String
  /// What becomes `path`; `nil` where that is written itself, and when it is done.
  private var temporaryPath: String?
  private let descriptor: Int32

  /// Begins to write `path`, an absolute path that the user calls `name`; links are followed.
  package static func create(
    _ path: String, calledBy name: String
  ) -> Result<OutputFile, Failure> {
    let path = SystemCalls.realPath(path) ?? path
    var temporaryPath: String? = "\(path).\(SystemCalls.processID).tmp"
    var permissions: UInt32?
    if case .success(let status) = SystemCalls.status(of: path) {
      if status.kind == .folder {
        return .failure(Failure(message: "“\(name)” is a folder, so it cannot be written."))
      }
      // Its folder alone would allow to replace it.
      guard SystemCalls.isWritable(path) else { return .failure(failure(name, .forbidden)) }
      if status.kind == .other { temporaryPath = nil }
      permissions = status.permissions
    }
    return SystemCalls.openForWriting(temporaryPath ?? path, permissions: permissions)
      .map { OutputFile(name, path: path, temporaryPath: temporaryPath, descriptor: $0) }
      .mapError { failure(name, $0) }
  }

  private init(_ name: String, path: String, temporaryPath: String?, descriptor: Int32) {
    self.name = name
    self.path = path
    self.temporaryPath = temporaryPath
    self.descriptor = descriptor
  }

  deinit {
    SystemCalls.closeDescriptor(descriptor)
    if let temporaryPath { SystemCalls.remove(temporaryPath) }
  }

  /// Writes all of `bytes`.
  package func write(_ bytes: [UInt8]) -> Result<Void, Failure> {
    SystemCalls.write(bytes, to: descriptor).mapError { OutputFile.failure(name, $0) }
  }

  /// Puts the file in its place; without this call nothing has happened.
  package func finish() -> Result<Void, Failure> {
    guard let temporary = temporaryPath else { return .success(()) }
    return SystemCalls.rename(temporary, to: path)
      .map { temporaryPath = nil }
      .mapError { OutputFile.failure(name, $0) }
  }

  private static func failure(_ name: String, _ error: SystemError) -> Failure {
    let why = error.isMissing ? "its folder does not exist" : error.text
    return Failure(message: "“\(name)” cannot be written: \(why).")
  }
}
