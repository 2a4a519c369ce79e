#include "stack.h"

#include <fmt/format.h>
#include <signal.h>
#include <stdlib.h>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "fakes/temporary_folder.h"
#include "process.h"

namespace gatepost::tests {
namespace {

/// Whether a signal has stopped all threads: each of them does so when it is its turn to run.
bool stands_still(pid_t process) {
    const auto tasks = std::filesystem::path("/proc") / std::to_string(process) / "task";
    for (const auto& task : std::filesystem::directory_iterator(tasks)) {
        if (fakes::read_file(task.path() / "stat").find(") T ") == std::string::npos) return false;
    }
    return true;
}

std::filesystem::path make_folder() {
    std::string name = "/tmp/gatepost-e2e.XXXXXX";
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
    return name;
}

}  // namespace

void pause_briefly() {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
}

Stack::Stack(const std::string& limits, Hosts hosts)
    : port_(free_port()),
      var_(make_folder()),
      environment_(fmt::format("PORT={} VAR={} LIMITS={} BUILD={} CLUSTER={} ", port_,
                               var_.string(), limits, BINARY_DIR,
                               hosts == Hosts::several ? "yes" : "no")) {
    run(SOURCE_DIR "/tests/stack/stack start");
}

Stack::~Stack() {
    try {
        run(SOURCE_DIR "/tests/stack/stack stop");
        std::filesystem::remove_all(var_);
    } catch (const std::exception& error) {
        fmt::print(stderr, "the stack in {} was left behind: {}\n", var_.string(), error.what());
    }
}

void Stack::restart(const std::string& component) const {
    run(SOURCE_DIR "/tests/stack/stack restart " + component);
}

void Stack::kill(const std::string& component, int signal) const {
    const pid_t process = pid(component);
    ::kill(process, signal);
    if (signal == SIGSTOP && !eventually([&] { return stands_still(process); }))
        throw std::runtime_error(component + " does not stand still");
}

void Stack::wait_for_end(const std::string& component) const {
    const pid_t process = pid(component);
    if (!eventually([&] { return ::kill(process, 0) != 0; })) {
        throw std::runtime_error(component + " does not end");
    }
}

std::string Stack::gatepost(const std::string& arguments) const {
    return run(BINARY_DIR "/app/gatepost --config " + (var_ / "gatepost.toml").string() + " " +
               arguments);
}

std::string Stack::sql(const std::string& statement) const {
    return run("sh -c 'echo \"$0\" | " SOURCE_DIR "/tests/stack/stack sql' \"" + statement + "\"");
}

std::vector<std::string> Stack::mails() const {
    std::vector<std::string> all;
    for (const auto& entry : std::filesystem::directory_iterator(var_ / "mail/new")) {
        all.push_back(fakes::read_file(entry.path()));
    }
    return all;
}

std::string Stack::log(const std::string& component) const {
    return fakes::read_file(var_ / "logs" / (component + ".log"));
}

std::size_t Stack::peak_memory(const std::string& component) const {
    const auto status = fakes::read_file("/proc/" + std::to_string(pid(component)) + "/status");
    const std::string field = "VmHWM:";
    return std::stoul(status.substr(status.find(field) + field.size())) / 1024;
}

std::size_t Stack::count_in_memory(const std::string& component, const std::string& text) const {
    const auto process = "/proc/" + std::to_string(pid(component));
    std::ifstream maps(process + "/maps");
    std::ifstream memory(process + "/mem", std::ios::binary);
    if (!maps || !memory) throw std::runtime_error("cannot read the memory of " + component);
    std::size_t found = 0;
    for (std::string line; std::getline(maps, line);) {
        if (line.find(" rw") == line.npos) continue;
        const auto start = std::stoull(line, nullptr, 16);
        const auto end = std::stoull(line.substr(line.find('-') + 1), nullptr, 16);
        std::string bytes(end - start, '\0');
        memory.clear();
        memory.seekg(static_cast<std::streamoff>(start));
        memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        for (auto at = bytes.find(text); at != bytes.npos; at = bytes.find(text, at + 1))
            ++found;
    }
    return found;
}

pid_t Stack::pid(const std::string& component) const {
    const auto file = component.starts_with("db") ? var_ / component / "mysqld.pid"
                                                  : var_ / "run" / (component + ".pid");
    return std::stoi(fakes::read_file(file));
}

std::string Stack::run(const std::string& command) const {
    return output_of(environment_ + command + " 2>&1");
}

Stack& shared_stack() {
    static Stack stack;
    return stack;
}

}  // namespace gatepost::tests
