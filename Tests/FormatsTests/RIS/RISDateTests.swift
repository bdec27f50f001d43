import Bibliography
import Testing

private func checkDates(
  _ lines: String..., date: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = (["TY  - BOOK", "ID  - k"] + lines + ["ER  - "]).joined(separator: "\n")
  checkTagged(.ris, text, ["book k \(date)"], sourceLocation: sourceLocation)
}

@Suite struct RISDateTests {
  @Test func `parts between slashes`() {
    checkDates("PY  - 2020", date: "date=2020")
    checkDates("PY  - 2020///", date: "date=2020")
    checkDates("Y1  - 2020/05//", date: "date=2020-05")
    checkDates("Y1  - 2020/5/3", date: "date=2020-05-03")
    checkDates("Y1  - 2020/00/00", date: "date=2020")
    checkDates("Y1  - 2020/05/03/10:20:00", date: "date=2020-05-03")
  }

  @Test func `dates of other shapes`() {
    checkDates("DA  - 2020-05-03", date: "date=2020-05-03")
    checkDates("DA  - May 5", "PY  - 2020", date: "date=2020-05-05")
    checkDates("PY  - 2020 May 12", date: "date=2020-05-12")
    checkDates("PY  - 12 May 2020", date: "date=2020-05-12")
    checkDates("PY  - Nov-Dec 2020", date: "date=2020-11/2020-12")
    checkDates("PY  - 1998 Dec 28-1999 Jan 3", date: "date=1998-12-28/1999-01-03")
    checkDates("PY  - 1999-2001", date: "date=1999/2001")
    checkDates("PY  - in press", date: "date=in press")
  }

  @Test func `seasons and what is no date`() {
    checkDates("DA  - 2020///Spring", date: "date=2020-21")
    checkDates("DA  - 2020/05//Fall meeting", date: "da=2020/05//Fall meeting date=2020-05")
  }

  @Test func `the more exact date of the year counts`() {
    checkDates("PY  - 2020", "DA  - 2020/05/03/", date: "date=2020-05-03")
    checkDates("DA  - 2020/05/03/", "Y1  - 2020/06/01", "PY  - 2020", date: "date=2020-05-03")
    checkDates("PY  - 2020/05/03/", "DA  - 2020", date: "date=2020-05-03")
    checkDates("PY  - 2020", "DA  - 2019/12/01/", date: "date=2020 da=2019/12/01/")
  }

  @Test func `the date of access`() {
    checkDates("Y2  - 2021/01/24/", date: "urldate=2021-01-24")
    checkDates("Y2  - 2021-01-24 10:00:00", date: "urldate=2021-01-24")
  }
}
