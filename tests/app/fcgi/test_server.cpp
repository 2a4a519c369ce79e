#include "test_server.h"

#include <sys/eventfd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "fakes/fcgi_client.h"

namespace gatepost::fcgi {
namespace {

class ProgramHandler final : public Handler {
  public:
    explicit ProgramHandler(std::shared_ptr<TestProgram> program) : program_(std::move(program)) {}
    http::Response handle(const http::Request& request) override {
        return program_->handle(request);
    }

  private:
    std::shared_ptr<TestProgram> program_;
};

}  // namespace

TemporaryFolder::TemporaryFolder() : path_("/tmp/gatepost-fcgi-XXXXXX") {
    if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("mkdtemp");
}

TemporaryFolder::~TemporaryFolder() {
    std::filesystem::remove_all(path_);
}

http::Response TestProgram::handle(const http::Request& request) {
    {
        const std::lock_guard lock(mutex_);
        handled_.push_back(request.path);
    }
    if (request.path.starts_with("/wait") || request.path.starts_with("/heavy/wait")) hold();
    if (request.path == "/throw") throw std::runtime_error("as the test wants");
    std::string body = request.path;
    if (request.path == "/echo") body = request.body;
    if (request.path == "/large") body = std::string(300'000, 'x');
    return http::Response::text(http::Status::ok, std::move(body));
}

void TestProgram::hold() {
    std::unique_lock lock(mutex_);
    ++held_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return gate_is_open_; });
    --held_;
}

void TestProgram::open_gate() {
    const std::lock_guard lock(mutex_);
    gate_is_open_ = true;
    changed_.notify_all();
}

bool TestProgram::holds(std::size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, fakes::FcgiClient::deadline, [&] { return held_ == count; });
}

std::vector<std::string> TestProgram::handled() const {
    const std::lock_guard lock(mutex_);
    return handled_;
}

bool TestProgram::has_handled(const std::string& path) const {
    const auto paths = handled();
    return std::find(paths.begin(), paths.end(), path) != paths.end();
}

TestServer::TestServer(const ServerOptions& options) : TestServer(options, {}) {}

TestServer::TestServer(const ServerOptions& options, const Application& application)
    : socket_path_(folder_.path() + "/socket"),
      program_(std::make_shared<TestProgram>()),
      stop_(eventfd(0, EFD_CLOEXEC)) {
    const Application served = application.make_handler ? application : application_of(program_);
    result_ = std::async(std::launch::async,
                         [served, options, listener = listen_at(socket_path_, 0600),
                          stop = stop_.get()] { return serve({listener}, stop, options, served); });
}

TestServer::~TestServer() {
    program_->open_gate();
    if (result_.valid()) stop();
}

void TestServer::ask_to_stop() {
    const std::uint64_t one = 1;
    base::write_all(stop_, {reinterpret_cast<const char*>(&one), sizeof one});
}

bool TestServer::stop() {
    ask_to_stop();
    return result_.get();
}

Application TestServer::application_of(const std::shared_ptr<TestProgram>& program) {
    Application application;
    application.make_handler = [program] { return std::make_unique<ProgramHandler>(program); };
    application.lane = [](const http::Request& request) {
        return request.path.starts_with("/heavy") ? Lane::heavy : Lane::normal;
    };
    application.refuse = [](http::Status status, const http::Request&) {
        return http::Response::text(status, "refused");
    };
    return application;
}

}  // namespace gatepost::fcgi
