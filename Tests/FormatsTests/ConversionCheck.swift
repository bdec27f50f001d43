import Bibliography
import Formats

/// What a writer makes of a source, and what of it is lost.
func converted(
  _ source: ParsedSource, by writer: any EntryWriter
) -> (text: String, loss: ConversionLoss) {
  var writer = writer
  let macros = MacroTable(of: [source])
  let keys = source.keysForKeyless(macros: macros, number: 0)
  for location in source.locations {
    guard let entry = source.entry(at: location, macros: macros) else { continue }
    writer.add(entry, key: keys[location] ?? entry.key)
  }
  writer.finish()
  return (String(decoding: writer.takeBytes(), as: UTF8.self), writer.loss)
}
