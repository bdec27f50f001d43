#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes whole byte strings to a descriptor.
package enum StandardOutput {
  /// Writes all of `bytes`; false when nobody reads any more.
  @discardableResult
  package static func write(_ bytes: [UInt8], to descriptor: Int32 = 1) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let written = writeSome(of: bytes, from: offset, to: descriptor)
      if written < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          // A client may hand over a pipe that does not block; wait until it takes more.
          var descriptors = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = unsafe poll(&descriptors, 1, -1)
          continue
        }
        return false
      }
      offset += written
    }
    return true
  }

  /// As `write` of the system, of the bytes behind an offset.
  static func writeSome(of bytes: [UInt8], from offset: Int, to descriptor: Int32) -> Int {
    unsafe bytes.withUnsafeBytes { buffer in
      let rest = unsafe buffer.dropFirst(offset)
      let start = unsafe UnsafeRawBufferPointer(rebasing: rest).baseAddress
      #if canImport(Glibc)
        return unsafe Glibc.write(descriptor, start, rest.count)
      #elseif canImport(Musl)
        return unsafe Musl.write(descriptor, start, rest.count)
      #else
        return unsafe Darwin.write(descriptor, start, rest.count)
      #endif
    }
  }
}
