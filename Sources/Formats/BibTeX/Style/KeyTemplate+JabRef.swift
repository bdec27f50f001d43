import Bibliography

extension KeyTemplate {
  /// The template that JabRef notes in a `.bib`; `nil` where it notes none.
  package init?(_ metadata: JabRefMetadata) {
    guard let text = metadata.value("keypatterndefault"), var template = KeyTemplate(text) else {
      return nil
    }
    for (name, value) in metadata.values(behind: "keypattern_") {
      template = template.setting(value, forType: name.lowercased())
    }
    self = template
  }
}
