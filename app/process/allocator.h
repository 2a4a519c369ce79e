#pragma once

namespace gatepost::app {

/// Gives memory that nothing uses back to the system, as much as it can. A hash of a password needs
/// 19 MiB, which the allocator keeps for the next one: giving it back every time would make a hash
/// a third slower.
void give_back_memory();

}  // namespace gatepost::app
