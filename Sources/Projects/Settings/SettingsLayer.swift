import Citations

/// What one place says about settings, and what its paths are relative to.
package struct SettingsLayer: Sendable, Hashable {
  package var settings: Settings
  /// Absolute.
  package var folder: String

  package init(settings: Settings, folder: String) {
    self.settings = settings
    self.folder = folder
  }

  /// The absolute path of `insertTarget`.
  func insertTarget(home: String?) -> String? {
    settings.insertTarget.map {
      PathText.tidied(PathText.join(folder, PathText.expandingHome($0.path, home: home)))
    }
  }

  /// The folders of `searchPaths`, in their order.
  func searchFolders(home: String?) -> [SearchFolder] {
    (settings.searchPaths ?? []).map { setting in
      // As in TeX: two slashes at the end mean all folders below, too.
      let isDeep = setting.path.hasSuffix("//")
      let path = PathText.expandingHome(setting.path, home: home)
      return SearchFolder(
        path: PathText.tidied(PathText.join(folder, path)), isDeep: isDeep, range: setting.range)
    }
  }
}

/// A folder where bibliographies are looked for.
struct SearchFolder: Hashable {
  let path: String
  /// Whether the folders below it count, too.
  let isDeep: Bool
  /// The bytes of the path in the settings' text.
  let range: Range<Int>
}

/// What a client says about settings: for everything, and for single workspace folders.
package struct ClientSettings: Sendable, Hashable {
  package var general: Settings
  /// By the paths of the folders: instead of the general ones.
  package var ofFolders: [String: Settings]

  package init(_ general: Settings = Settings(), ofFolders: [String: Settings] = [:]) {
    self.general = general
    self.ofFolders = ofFolders
  }

  /// Those that hold for documents of a workspace folder, or of none.
  package subscript(folder: String?) -> Settings {
    folder.flatMap { ofFolders[$0] } ?? general
  }
}
