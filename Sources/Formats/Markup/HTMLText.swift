import Markup

/// What the elements of web pages become in values.
enum HTMLText {
  /// The text of an element.
  static func value(_ element: MarkupElement) -> MarkupValue {
    MarkupValue(element.contents, treatment)
  }

  /// The text of an element without markup.
  static func text(_ element: MarkupElement) -> String { value(element).text }

  /// The treatment of an element by its name and class.
  static func treatment(_ element: MarkupElement) -> TextTreatment {
    switch element.name {
    case "i", "em", "cite", "var": return .italic
    case "b", "strong": return .bold
    case "sup": return .superscript
    case "sub": return .subscript
    case "script":
      // What MathJax made of a formula stands before the formula itself.
      let isFormula = element.attribute("type")?.hasPrefix("math/tex") == true
      return isFormula ? .math : .hidden
    case "style", "svg", "button", "noscript", "template", "mjx-container", "select": return .hidden
    case "br", "p", "div", "li", "dt", "dd", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6",
      "blockquote", "section", "ul", "ol", "table":
      return .apart
    case "span", "nobr":
      if element.hasClass("acl-fixed-case") { return .protected }
      if element.hasClass("tex-math") { return .math }
      let isDrawnFormula =
        element.hasClass("MathJax") || element.hasClass("MathJax_Preview")
        || element.hasClass("MathJax_SVG")
      return isDrawnFormula ? .hidden : .plain
    default: return .plain
    }
  }
}
