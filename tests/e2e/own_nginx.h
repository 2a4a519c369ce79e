#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "fakes/temporary_folder.h"
#include "process.h"

namespace gatepost::tests {

/// A change to one of the shipped nginx files, to see whether anybody notices.
struct Mutation {
    std::string file{};
    std::string from{};
    std::string to{};
};

/// An nginx of a test's own in front of the shared stack's application and demo, with the shipped
/// files and server blocks of the test's.
class OwnNginx {
  public:
    /// In `servers`, @port@ and @port2@ stand for two ports, @root@ for a folder that holds
    /// files/secret.txt, and what `upstreams` of the stack's nginx are called: gatepost, demo.
    /// Throws std::runtime_error, with what nginx says, if it does not start.
    explicit OwnNginx(const std::string& servers, const Mutation& mutation = {});

    int port() const { return port_; }
    int second_port() const { return second_port_; }
    /// What nginx said when it started, and since.
    std::string log() const { return fakes::read_file(folder_.folder / "log"); }

  private:
    void write_settings(const std::string& servers, const Mutation& mutation) const;

    fakes::TemporaryFolder folder_;
    int port_;
    int second_port_;
    std::unique_ptr<Process> nginx_;
};

/// What nginx says about server blocks that it will not start with; empty if it takes them.
std::string refusal_of_nginx(const std::string& servers);

}  // namespace gatepost::tests
