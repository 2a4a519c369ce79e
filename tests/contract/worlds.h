#pragma once

#include <chrono>
#include <memory>
#include <tuple>

#include "fakes/fake_clock.h"
#include "fakes/memory_store.h"
#include "mysql/testing.h"
#include "test_database.h"

namespace gatepost::tests {

/// A store that holds nothing, with a clock that moves when told. One for each kind of store.
class MemoryWorld {
  public:
    core::Store& store() { return store_; }
    core::Rows rows() { return store_.rows(); }
    core::TimePoint now() const { return clock_.now(); }
    void advance(std::chrono::microseconds time) { clock_.advance(time); }

  private:
    fakes::FakeClock clock_;
    fakes::MemoryStore store_{clock_};
};

class MariadbWorld {
  public:
    MariadbWorld() { mysql::testing::set_time(*store_, now()); }

    core::Store& store() { return *store_; }
    core::Rows rows() { return store_->rows(); }
    core::TimePoint now() const { return clock_.now(); }
    void advance(std::chrono::microseconds time) {
        clock_.advance(time);
        mysql::testing::set_time(*store_, now());
    }

  private:
    fakes::FakeClock clock_;
    std::unique_ptr<core::Store> store_ = empty_database().open();
};

using Worlds = std::tuple<MemoryWorld, MariadbWorld>;

}  // namespace gatepost::tests
