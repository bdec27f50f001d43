import Citations

/// The folder that a leading slash means in a document's paths.
enum ProjectRoot {
  /// The files that stand in the root folder of a project, by the language of its documents.
  private static func markers(_ language: DocumentLanguage) -> [String] {
    switch language {
    case .typst: ["typst.toml"]
    case .markdown, .notebook: ["_quarto.yml", "_quarto.yaml", "myst.yml", "_config.yml"]
    case .restructuredText: ["conf.py"]
    case .latex, .org, .bibliography: []
    }
  }

  /// Folders from `folder` upwards where a path with a leading slash may begin: first that which has
  /// the project's file, then the others, the outermost first, for nothing but the command line says
  /// which one is the root.
  static func folders(above folder: String, language: DocumentLanguage) -> [String] {
    let upwards = Array(PathText.foldersUpwards(from: folder).prefix(8))
    let markers = markers(language)
    let marked = upwards.first { folder in
      markers.contains { FileStamp(path: PathText.join(folder, $0)) != nil }
    }
    return (marked.map { [$0] } ?? []) + upwards.reversed().filter { $0 != marked && $0 != "/" }
  }
}
