#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string_view>

#include "base/file_descriptor.h"

namespace gatepost::fcgi {

/// Lets libfcgi, which reads from descriptors alone, read what is in memory already. It never
/// waits, and what is behind the content is an error.
class RequestFile {
  public:
    /// Throws std::system_error, as the other functions do.
    RequestFile();

    int descriptor() const { return file_.get(); }

    /// Makes `bytes` the content, to be read from the beginning.
    void put(std::string_view bytes);

    /// Makes as many zeros the content.
    void put_zeros(std::size_t count);

    /// Somebody else has closed the descriptor: the next content gets another one.
    void forget();

  private:
    void rewind(off_t size);

    base::FileDescriptor file_;
    off_t size_ = 0;
};

}  // namespace gatepost::fcgi
