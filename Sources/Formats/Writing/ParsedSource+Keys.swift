import Bibliography

extension ParsedSource {
  /// Keys for the entries that have none, as they are made for listings. `number` is the source's
  /// place in the list `macros` was made of. O(entries), and a read for each without a key.
  package func keysForKeyless(macros: MacroTable, number: Int) -> [EntryLocation: Citekey] {
    keysForKeyless { entry(at: $0, macros: macros, number: number) }
  }

  /// Keys for the entries that have none, made of what `read` gives for them: with what they inherit,
  /// where it reads that.
  package func keysForKeyless(
    reading read: (EntryLocation) -> Entry?
  ) -> [EntryLocation: Citekey] {
    let keyless = locations.filter { keyBytes($0).isEmpty }
    let keys = GeneratedCitekey.keys(
      for: keyless.map { location in
        read(location).map(KeyIngredients.init)
          ?? KeyIngredients(firstAuthorFamily: nil, year: nil, title: "")
      })
    return Dictionary(zip(keyless, keys)) { first, _ in first }
  }
}
