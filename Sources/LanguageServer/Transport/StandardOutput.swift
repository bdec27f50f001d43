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
      let written = unsafe bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          unsafe Glibc.write(
            descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        #elseif canImport(Musl)
          unsafe Musl.write(
            descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        #else
          unsafe Darwin.write(
            descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        #endif
      }
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
}
