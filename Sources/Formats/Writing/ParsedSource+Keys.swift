import Bibliography

extension ParsedSource {
  /// Keys for the entries that have none, as they are made for listings. `number` is the source's
  /// place in the list `macros` was made of. O(entries), and a read for each without a key.
  package func keysForKeyless(macros: MacroTable, number: Int) -> [EntryLocation: Citekey] {
    let keyless = locations.filter { keyBytes($0).isEmpty }
    let keys = GeneratedCitekey.keys(
      for: keyless.map { location in
        entry(at: location, macros: macros, number: number).map(KeyIngredients.init)
          ?? KeyIngredients(firstAuthorFamily: nil, year: nil, title: "")
      })
    return Dictionary(zip(keyless, keys)) { first, _ in first }
  }
}
