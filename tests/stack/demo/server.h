#pragma once

namespace demo {

/// Serves HTTP/1.0, HTTP/1.1 and WebSocket at a listening unix socket, which it owns from here on.
/// Each connection has a thread of its own; with 64 at work, more wait in the listener's backlog.
/// How long a silent one may last is nginx's business. Never returns.
[[noreturn]] void serve(int listener);

}  // namespace demo
