import Bibliography
import Testing

/// What the lines of RIS are, however a program writes them.
@Suite struct RISLineTests {
  @Test func `reads records one after the other`() {
    checkTagged(
      .ris,
      "TY  - BOOK\nID  - a\nTI  - Tides\nER  - \n\nTY  - BOOK\nID  - b\nTI  - Dunes\nER  - \n",
      ["book a title=Tides", "book b title=Dunes"])
  }

  @Test func `a byte order mark, CR and CRLF mean nothing`() {
    for end in ["\r", "\r\n"] {
      let lines = ["\u{FEFF}TY  - BOOK", "ID  - a", "TI  - Tides", "ER  - ", ""]
      checkTagged(.ris, lines.joined(separator: end), ["book a title=Tides"])
    }
  }

  @Test func `text and blank lines between records are none`() {
    checkTagged(
      .ris,
      "Provider: X\n1.\n\nTY  - BOOK\n\nID  - a\n\nTI  - Tides\n\nER  - \nRecord 2 of 2\n2.\n",
      ["book a title=Tides"])
  }

  @Test func `blanks around the dash may be missing`() {
    checkTagged(
      .ris, "TY -  BOOK\nID  -a\nTI -Tides\nAU- Smith, Ann\nPY\t- 2020\nER  -",
      ["book a title=Tides author=[Smith, Ann] date=2020"])
  }

  @Test func `tags may be in lower case or indented`() {
    checkTagged(
      .ris, "  ty  - book\n  id  - a\n  ti  - Tides\n  er  - ", ["book a title=Tides"])
  }

  @Test func `a line without a tag goes on with the value above`() {
    checkRecord(
      "BOOK", "TI  - Tides of the", "      North Sea", "PB  - Press",
      fields: "book k title=Tides of the North Sea publisher=Press")
  }

  @Test func `text that looks like a tag is text`() {
    checkRecord(
      "JOUR", "AB  - Ann found that the", "ER-positive cells and", "it - again", "CT-scans agree.",
      fields:
        "article k abstract=Ann found that the\nER-positive cells and\nit - again\nCT-scans agree.")
  }

  @Test func `short lines and those below a blank one are paragraphs of an abstract`() {
    let long = String(repeating: "tides and dunes ", count: 5).dropLast()
    checkRecord(
      "JOUR", "AB  - \(long)", "\(long)", "", "Dunes", "move.",
      fields: "article k abstract=\(long) \(long)\nDunes\nmove.")
  }

  @Test func `the end of a record may be missing`() {
    checkTagged(
      .ris, "TY  - BOOK\nID  - a\nTI  - Tides\nTY  - BOOK\nID  - b\nTI  - Dunes",
      ["book a title=Tides", "book b title=Dunes"],
      problems: ["missing-end: TY  - BOOK", "missing-end: TY  - BOOK"])
  }

  @Test func `the type of a record may be missing`() {
    checkTagged(
      .ris, "ID  - a\nTI  - Tides\nJF  - Sea\nER  - \n\nTI  - Dunes\nID  - b\nER  - \nER  - \n",
      ["article a title=Tides journaltitle=Sea", "misc b title=Dunes"],
      problems: ["missing-type: ID  - a", "missing-type: TI  - Dunes"])
  }

  @Test func `a damaged tag costs its line`() {
    checkTagged(
      .ris, "TY  - BOOK\nID  - a\nTI  - Tides\n\u{FFFD}U  - Smith, Ann\nPB  - Press\nER  - ",
      ["book a title=Tides publisher=Press"], problems: ["invalid-tag: \u{FFFD}U  - Smith, Ann"])
    checkTagged(
      .ris, "TY  - BOOK\nID  - a\nTI  - Tides\n?U  - Smith, Ann\nPB  - Press\nER  - ",
      ["book a title=Tides publisher=Press"], problems: ["invalid-tag: ?U  - Smith, Ann"])
  }

  @Test func `an unknown type is a document, or an article where a journal is named`() {
    checkTagged(
      .ris, "TY  - OTHER\nID  - a\nTI  - Tides\nER  - \nTY  - XYZ\nID  - b\nJO  - Sea\nER  - ",
      ["misc a title=Tides", "article b journaltitle=Sea"],
      problems: ["unknown-type: TY  - OTHER", "unknown-type: TY  - XYZ"])
  }

  @Test func `a record that says nothing is no entry`() {
    checkTagged(
      .ris, "TY  - INPR\nID  - a\nER  - \n", [],
      problems: ["empty-entry: TY  - INPR\nID  - a\nER  -"])
  }

  @Test func `unknown tags keep their names`() {
    checkRecord(
      "BOOK", "TI  - Tides", "U1  - one", "U1  - two", "X9  - three",
      fields: "book k title=Tides u1=one\ntwo x9=three")
  }

  @Test func `blanks and line separators are one blank`() {
    checkRecord("BOOK", "TI  - Tides  of\tthe sea", fields: "book k title=Tides of the sea")
    checkRecord("BOOK", "TI  - Tides\u{2028}and dunes", fields: "book k title=Tides and dunes")
  }
}
