// Paths are strings with `/`, absolute wherever they are kept. Everything here but `tidied` is text
// only and asks the disk nothing.

/// What can be said of a path by its text.
package enum PathText {
  package static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }

  /// `name` in `folder`; `name` itself when it is absolute.
  package static func join(_ folder: String, _ name: String) -> String {
    if isAbsolute(name) { return name }
    if name.isEmpty { return folder }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
  }

  /// The folder that an absolute path is in; `/` for `/`.
  package static func folder(of path: String) -> String {
    let utf8 = path.utf8
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")), slash > utf8.startIndex else {
      return "/"
    }
    return String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    let utf8 = path.utf8
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[utf8.index(after: slash)...])
  }

  /// Whether `path` is `folder` or in it.
  package static func isInside(_ path: String, _ folder: String) -> Bool {
    guard path.utf8.starts(with: folder.utf8) else { return false }
    if folder.utf8.last == UInt8(ascii: "/") || path.utf8.count == folder.utf8.count { return true }
    return path.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/")
  }

  /// The folders from `folder` upwards: it, the one it is in, and so on, up to `/`.
  package static func foldersUpwards(from folder: String) -> [String] {
    var current = folder
    var result = [folder]
    while current != "/" {
      current = self.folder(of: current)
      result.append(current)
    }
    return result
  }

  /// `~`, `$HOME` and `${HOME}` at the beginning replaced by `home`; nothing else is expanded, so
  /// that a settings file cannot read the environment.
  package static func expandingHome(_ path: String, home: String?) -> String {
    guard let home else { return path }
    for prefix in ["~", "$HOME", "${HOME}"] where path.utf8.starts(with: prefix.utf8) {
      let rest = path.utf8.dropFirst(prefix.utf8.count)
      if rest.isEmpty { return home }
      if rest.first == UInt8(ascii: "/") {
        return join(home, String(decoding: rest.drop { $0 == UInt8(ascii: "/") }, as: UTF8.self))
      }
    }
    return path
  }

  /// An absolute path without empty, `.` and `..` parts, as if no part were a symbolic link.
  package static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        _ = parts.popLast()
      } else {
        parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// `path` normalized when that leads to the same file, or neither leads to any: the system
  /// follows a link before it goes up with `..`.
  package static func tidied(_ path: String) -> String {
    let normal = normalized(path)
    if normal == path || !path.contains("/..") { return normal }
    return FileIdentity(path: path) == FileIdentity(path: normal) ? normal : path
  }

  /// Order by bytes: the same on every system and for every language.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
