import Citations

/// The documents and bibliographies of a folder, and how paths are shown.
package enum DocumentFiles {
  /// The files below `folder` that refdesk reads, by their endings, sorted; `nil` when `folder` is no
  /// folder.
  package static func below(_ folder: String) -> [String]? {
    guard case .success(let status) = SystemCalls.status(of: folder), status.kind == .folder else {
      return nil
    }
    return Glob("**/*", in: folder).expand(limits: Glob.Limits()).paths
      .filter { DocumentLanguage(path: $0) != nil }
  }

  /// The folder of `path`.
  package static func folder(of path: String) -> String { PathText.folder(of: path) }

  /// `file`, which is below `folder`, as somebody sees it who wrote `operand` for the folder.
  package static func shown(_ file: String, below folder: String, as operand: String) -> String {
    PathText.join(operand, relative(file, to: folder))
  }

  /// `path` without `folder` where it lies below it.
  package static func relative(_ path: String, to folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
