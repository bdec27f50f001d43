import LanguageServer
import Testing

struct LoadProgressTests {
  private let start = ContinuousClock.now

  private func after(_ milliseconds: Int) -> ContinuousClock.Instant {
    start + .milliseconds(milliseconds)
  }

  @Test func `says nothing about a short load`() {
    var progress = LoadProgress()
    #expect(progress.step(isLoading: true, now: start) == .none)
    #expect(progress.isWaiting)
    #expect(progress.step(isLoading: true, now: after(499)) == .none)
    #expect(progress.step(isLoading: false, now: after(600)) == .none)
    #expect(!progress.isWaiting)
  }

  @Test func `asks after half a second, begins when granted, ends with the load`() {
    var progress = LoadProgress()
    _ = progress.step(isLoading: true, now: start)
    #expect(progress.step(isLoading: true, now: after(500)) == .ask("refdesk-load-1"))
    #expect(!progress.isWaiting)
    #expect(progress.step(isLoading: true, now: after(900)) == .none)
    #expect(progress.answered("refdesk-load-1", isGranted: true) == .begin("refdesk-load-1"))
    #expect(progress.step(isLoading: true, now: after(950)) == .none)
    #expect(progress.step(isLoading: false, now: after(999)) == .end("refdesk-load-1"))
    #expect(progress.step(isLoading: false, now: after(1000)) == .none)
  }

  @Test func `does not begin what is over`() {
    var progress = LoadProgress()
    _ = progress.step(isLoading: true, now: start)
    #expect(progress.step(isLoading: true, now: after(500)) == .ask("refdesk-load-1"))
    #expect(progress.step(isLoading: false, now: after(600)) == .none)
    #expect(progress.answered("refdesk-load-1", isGranted: true) == .none)
  }

  @Test func `reports nothing to a client that refuses, and asks again for the next load`() {
    var progress = LoadProgress()
    _ = progress.step(isLoading: true, now: start)
    _ = progress.step(isLoading: true, now: after(500))
    #expect(progress.answered("refdesk-load-1", isGranted: false) == .none)
    #expect(progress.step(isLoading: true, now: after(5000)) == .none)
    #expect(progress.step(isLoading: false, now: after(6000)) == .none)
    #expect(progress.step(isLoading: true, now: after(7000)) == .none)
    #expect(progress.step(isLoading: true, now: after(7500)) == .ask("refdesk-load-2"))
  }

  @Test func `takes the answer to its last question only`() {
    var progress = LoadProgress()
    _ = progress.step(isLoading: true, now: start)
    _ = progress.step(isLoading: true, now: after(500))
    _ = progress.step(isLoading: false, now: after(600))
    _ = progress.step(isLoading: true, now: after(700))
    #expect(progress.step(isLoading: true, now: after(1200)) == .ask("refdesk-load-2"))
    #expect(progress.answered("refdesk-load-1", isGranted: true) == .none)
    #expect(progress.answered("refdesk-load-2", isGranted: true) == .begin("refdesk-load-2"))
  }
}
