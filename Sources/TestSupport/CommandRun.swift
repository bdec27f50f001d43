import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program run to its end with nothing to read, and what it said.
package struct CommandRun: Sendable {
  /// Where standard output goes.
  package enum Destination: Sendable {
    /// Into `output`.
    case kept
    /// To a pipe that nobody reads.
    case unreadPipe
    case path(String)
  }

  /// `nil` when it was killed.
  package let status: Int32?
  package let output: String
  package let messages: String

  /// Runs `program` in `folder` with `arguments`, which are bytes as the system passes them; `nil`
  /// when it cannot be started.
  package init?(
    _ program: String, _ arguments: [[UInt8]], in folder: String,
    output destination: Destination = .kept
  ) {
    precondition(OwnEnvironment.isSet)
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "refdesk-run-\(UUID().uuidString)").path
    let (outputPath, messagesPath) = ("\(scratch).out", "\(scratch).err")
    defer {
      unlink(outputPath)
      unlink(messagesPath)
    }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    let create = O_WRONLY | O_CREAT | O_TRUNC
    var unread: [Int32] = [-1, -1]
    switch destination {
    case .kept: posix_spawn_file_actions_addopen(&actions, 1, outputPath, create, 0o600)
    case .path(let path): posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY, 0)
    case .unreadPipe:
      guard pipe(&unread) == 0 else { return nil }
      close(unread[0])
      posix_spawn_file_actions_adddup2(&actions, unread[1], 1)
    }
    defer { if unread[1] >= 0 { close(unread[1]) } }
    posix_spawn_file_actions_addopen(&actions, 2, messagesPath, create, 0o600)
    // The call that changes the folder is not in every C library.
    let shell = ["/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder, program]
    var words: [UnsafeMutablePointer<CChar>?] = (shell.map { Array($0.utf8) } + arguments).map {
      word in
      (word + [0]).map(CChar.init(bitPattern:)).withUnsafeBufferPointer { buffer in
        buffer.baseAddress.flatMap { strdup($0) }
      }
    }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, shell[0], &actions, nil, words, environ) == 0 else { return nil }
    var state: Int32 = 0
    while waitpid(process, &state, 0) < 0 { guard errno == EINTR else { return nil } }
    status = state & 0x7F == 0 ? (state >> 8) & 0xFF : nil
    output = CommandRun.text(outputPath)
    messages = CommandRun.text(messagesPath)
  }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
