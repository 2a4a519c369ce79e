#pragma once

#include <string>

#include "core/store.h"

namespace gatepost::app {

/// A form has had its effect before, on another thread or another host.
struct FormIsSpent {};

/// The store of a request that posts a form which must not have its effect twice: the first
/// transaction notes the form. Belongs to one thread.
class SpendingStore final : public core::Store {
  public:
    /// `form` is the form's digest. The store must outlive this.
    SpendingStore(core::Store& store, std::string form) : store_(store), form_(std::move(form)) {}

    core::Rows rows() override { return store_.rows(); }
    /// Throws FormIsSpent, with nothing done.
    void transact(const std::function<void(core::Rows)>& work) override;
    core::StoreState state() override { return store_.state(); }
    void catch_up() override { store_.catch_up(); }

    /// Takes the note back, if there is one: no transaction had an effect.
    void forget();

  private:
    core::Store& store_;
    const std::string form_;
    bool noted_ = false;
};

}  // namespace gatepost::app
