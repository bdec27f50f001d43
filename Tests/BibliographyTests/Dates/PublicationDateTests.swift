import Bibliography
import TestSupport
import Testing

@Suite struct PublicationDateTests {
  typealias Point = PublicationDate.Point

  @Test func `reads days, months and years`() {
    checkDate("2020-05-12", PublicationDate(start: Point(year: 2020, month: 5, day: 12)), "2020")
    checkDate("2020-05", PublicationDate(start: Point(year: 2020, month: 5)), "2020")
    checkDate("2020", PublicationDate(start: Point(year: 2020)), "2020")
    checkDate(
      "2020-05-12T10:11:12Z", PublicationDate(start: Point(year: 2020, month: 5, day: 12)), "2020")
    checkDate("{2020}-5", PublicationDate(start: Point(year: 2020, month: 5)), "2020")
    checkDate("2020/05/12", PublicationDate(start: Point(year: 2020, month: 5, day: 12)), "2020")
    checkDate("2020/05", PublicationDate(start: Point(year: 2020, month: 5)), "2020")
  }

  @Test func `reads ranges and open ranges`() {
    checkDate(
      "2020-05/2020-07",
      PublicationDate(
        start: Point(year: 2020, month: 5), end: .point(Point(year: 2020, month: 7))), "2020")
    checkDate(
      "2019/2020", PublicationDate(start: Point(year: 2019), end: .point(Point(year: 2020))),
      "2019–2020")
    checkDate("1997/", PublicationDate(start: Point(year: 1997), end: .open), "1997–")
    checkDate("1997/..", PublicationDate(start: Point(year: 1997), end: .open), "1997–")
    checkDate("/1997", PublicationDate(start: nil, end: .point(Point(year: 1997))), "–1997")
    checkDate("../1997", PublicationDate(start: nil, end: .point(Point(year: 1997))), "–1997")
    checkDate(
      "1998/99", PublicationDate(start: Point(year: 1998), end: .point(Point(year: 1999))),
      "1998–1999")
  }

  @Test func `reads doubt, eras, seasons and open digits`() {
    checkDate("1723?", PublicationDate(start: Point(year: 1723), isUncertain: true), "1723")
    checkDate("1723~", PublicationDate(start: Point(year: 1723), isApproximate: true), "1723")
    checkDate(
      "1723-05%",
      PublicationDate(start: Point(year: 1723, month: 5), isUncertain: true, isApproximate: true),
      "1723")
    checkDate("-0043", PublicationDate(start: Point(year: -43)), "44 BC")
    checkDate("0000", PublicationDate(start: Point(year: 0)), "1 BC")
    checkDate("y-170000002", PublicationDate(start: Point(year: -170_000_002)), "170000003 BC")
    checkDate("2001-21", PublicationDate(start: Point(year: 2001, season: .spring)), "2001")
    checkDate("2001-24", PublicationDate(start: Point(year: 2001, season: .winter)), "2001")
    checkDate("199X", PublicationDate(start: Point(year: 1990, openDigitCount: 1)), "1990s")
    checkDate("19XX", PublicationDate(start: Point(year: 1900, openDigitCount: 2)), "1900s")
    checkDate("1999-XX-XX", PublicationDate(start: Point(year: 1999)), "1999")
  }

  @Test func `finds a year in free text`() {
    checkDate("c. 1990", PublicationDate(start: Point(year: 1990), isApproximate: true), "1990")
    checkDate("[1990?]", PublicationDate(start: Point(year: 1990), isUncertain: true), "1990")
    checkDate(
      "1997--98", PublicationDate(start: Point(year: 1997), end: .point(Point(year: 1998))),
      "1997–1998")
    checkDate(
      "1997-1998", PublicationDate(start: Point(year: 1997), end: .point(Point(year: 1998))),
      "1997–1998")
    checkDate(
      "to appear 2021", PublicationDate(start: Point(year: 2021), literal: "to appear 2021"), "2021"
    )
    checkDate("2020a", PublicationDate(start: Point(year: 2020), literal: "2020a"), "2020")
    checkDate("98", PublicationDate(start: Point(year: 98)), "98")
    checkDate("{\\noopsort{1973b}}1973", PublicationDate(start: Point(year: 1973)), "1973")
  }

  @Test func `keeps what is no year as it is written`() {
    checkDate("in press", PublicationDate(literal: "in press"), "in press")
    checkDate("{forthcoming}", PublicationDate(literal: "forthcoming"), "forthcoming")
    checkDate("", PublicationDate(literal: ""), "")
    checkDate(
      "12345678901234567890", PublicationDate(literal: "12345678901234567890"),
      "12345678901234567890")
    #expect(PublicationDate(literal: "in press").year == nil)
    #expect(PublicationDate(start: nil, end: .point(Point(year: 1997))).year == 1997)
  }

  @Test func `reads months in all spellings`() {
    for month in ["5", "05", "May", "may", "{May}", "MAY."] {
      checkMonth(month, PublicationDate(start: Point(year: 2020, month: 5)))
    }
    checkMonth("Sept.", PublicationDate(start: Point(year: 2020, month: 9)))
    checkMonth("December", PublicationDate(start: Point(year: 2020, month: 12)))
    checkMonth("", PublicationDate(start: Point(year: 2020)))
    checkMonth("13", PublicationDate(start: Point(year: 2020)))
    checkMonth("Michaelmas", PublicationDate(start: Point(year: 2020)))
    checkMonth("Fall", PublicationDate(start: Point(year: 2020, season: .autumn)))
    checkMonth("22", PublicationDate(start: Point(year: 2020, season: .summer)))
  }

  @Test func `reads days and ranges beside the month`() {
    checkMonth("June 3", PublicationDate(start: Point(year: 2020, month: 6, day: 3)))
    checkMonth("3~June", PublicationDate(start: Point(year: 2020, month: 6, day: 3)))
    checkMonth(
      "June 3--7",
      PublicationDate(
        start: Point(year: 2020, month: 6, day: 3),
        end: .point(Point(year: 2020, month: 6, day: 7))))
    checkMonth(
      "30 May -- 2 June",
      PublicationDate(
        start: Point(year: 2020, month: 5, day: 30),
        end: .point(Point(year: 2020, month: 6, day: 2))))
    checkMonth(
      "Jan/Feb",
      PublicationDate(
        start: Point(year: 2020, month: 1), end: .point(Point(year: 2020, month: 2))))
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func `reads any bytes`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["1", "9", "19", "2020", "X", "-", "/", "..", "?", "~", "%", "y", "T", " ", "May"]
    for _ in 0..<500 {
      var value = randomLaTeX(using: &random)
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        value += Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
      }
      let date = PublicationDate(year: value, month: value)
      if date.start == nil, date.end == nil {
        #expect(date.yearText == date.literal, "seed \(seed): \(value)")
      } else {
        #expect(date.year != nil && !date.yearText.isEmpty, "seed \(seed): \(value)")
      }
    }
  }
}

private func checkDate(
  _ value: String, _ date: PublicationDate, _ yearText: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let parsed = PublicationDate(parsing: Array(value.utf8))
  #expect(parsed == date, sourceLocation: sourceLocation)
  #expect(parsed.yearText == yearText, sourceLocation: sourceLocation)
}

private func checkMonth(
  _ month: String, _ date: PublicationDate, sourceLocation: SourceLocation = #_sourceLocation
) {
  let parsed = PublicationDate(year: Array("2020".utf8), month: Array(month.utf8))
  #expect(parsed == date, "\(month)", sourceLocation: sourceLocation)
}

@Suite struct PlainDateTests {
  @Test func `a date without LaTeX keeps its braces and backslashes`() {
    #expect(PublicationDate(plain: Array("50\\% in press".utf8)).literal == "50\\% in press")
    #expect(
      PublicationDate(plain: Array("2020-05/2021~".utf8))
        == PublicationDate(parsing: Array("2020-05/2021~".utf8)))
  }
}
