#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Measuring by the clock on the wall.
enum Measuring {
  /// Milliseconds that `body` takes.
  static func time(_ body: () -> Void) -> Double {
    milliseconds(ContinuousClock().measure(body))
  }

  static func milliseconds(_ duration: Duration) -> Double {
    let parts = duration.components
    return Double(parts.seconds) * 1e3 + Double(parts.attoseconds) / 1e15
  }

  /// Runs `bodies` in turn, `rounds` times, so that all of them share the noise; the samples of
  /// each. The first round, which warms up, does not count.
  static func interleaved(rounds: Int, _ bodies: [() -> Void]) -> [[Double]] {
    var samples = [[Double]](repeating: [], count: bodies.count)
    for round in 0...rounds {
      for (index, body) in bodies.enumerated() {
        let sample = time(body)
        if round > 0 { samples[index].append(sample) }
      }
    }
    return samples
  }

  /// Counts the line feeds of `bytes` as fast as the C library finds them: what every figure of a
  /// whole file is compared with.
  static func newlineScan(_ bytes: [UInt8]) -> Int {
    var count = 0
    unsafe bytes.withUnsafeBytes { buffer in
      guard var at = buffer.baseAddress else { return }
      let end = unsafe at + buffer.count
      while let found = unsafe memchr(at, 0x0A, end - at) {
        count += 1
        unsafe at = UnsafeRawPointer(found) + 1
      }
    }
    return count
  }
}

/// Keeps the optimiser from leaving out what nobody looks at.
@inline(never)
func use<Value>(_ value: Value) {}
