#include "relay.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <map>
#include <stdexcept>

namespace gatepost::tests {
namespace {

sockaddr_un address_of(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) throw std::runtime_error(path + " is too long");
    path.copy(address.sun_path, path.size());
    return address;
}

int unix_socket() {
    return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

int listen_on(const std::string& path) {
    const int fd = unix_socket();
    const auto address = address_of(path);
    const auto* const generic = reinterpret_cast<const sockaddr*>(&address);
    if (bind(fd, generic, sizeof address) != 0 || listen(fd, 64) != 0)
        throw std::runtime_error("cannot listen on " + path);
    return fd;
}

int connect_to(const std::string& path) {
    const int fd = unix_socket();
    const auto address = address_of(path);
    const auto* const generic = reinterpret_cast<const sockaddr*>(&address);
    if (connect(fd, generic, sizeof address) != 0)
        throw std::runtime_error("cannot connect to " + path);
    return fd;
}

bool read_exactly(int fd, char* to, std::size_t size) {
    while (size > 0) {
        const auto count = recv(fd, to, size, 0);
        if (count <= 0) return false;
        to += count;
        size -= static_cast<std::size_t>(count);
    }
    return true;
}

bool write_all(int fd, std::string_view bytes) {
    return send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

constexpr std::size_t header_size = 4;  // length, three bytes, and a sequence number

/// A packet with its header; empty at the end of the connection.
std::string read_packet(int fd) {
    std::string packet(header_size, '\0');
    if (!read_exactly(fd, packet.data(), header_size)) return "";
    std::size_t size = 0;
    for (std::size_t i = 3; i-- > 0;)
        size = size << 8 | static_cast<unsigned char>(packet[i]);
    packet.resize(header_size + size);
    return read_exactly(fd, packet.data() + header_size, size) ? packet : "";
}

std::string make_packet(const std::string& content, char sequence) {
    return std::string{static_cast<char>(content.size()), static_cast<char>(content.size() >> 8),
                       '\0', sequence} +
           content;
}

std::string error_packet(int code) {
    const std::string head{'\xff', static_cast<char>(code), static_cast<char>(code >> 8)};
    return make_packet(head + "#HY000made up", 1);
}

const std::string ping = "\x0e";

constexpr char com_query = '\x03';
constexpr char com_prepare = '\x16';
constexpr char com_execute = '\x17';

/// The number of a prepared statement, as the client says it and the server.
std::uint32_t number_at(std::string_view packet, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 4; i-- > 0;)
        number = number << 8 | static_cast<unsigned char>(packet.at(at + i));
    return number;
}

pid_t process_of(int peer) {
    ucred who{};
    socklen_t size = sizeof who;
    getsockopt(peer, SOL_SOCKET, SO_PEERCRED, &who, &size);
    return who.pid;
}

}  // namespace

/// A client's connection, and ours to the server for it.
struct Relay::Line {
    Line(int from, const std::string& to)
        : client(from), server(connect_to(to)), process(process_of(from)) {}
    ~Line() { close(server); }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    /// What a request is, given its packet with the header.
    Request request(std::string_view whole) const {
        const auto packet = whole.substr(header_size);
        if (packet.starts_with(com_query)) return {packet, packet.substr(1), process};
        if (!packet.starts_with(com_execute)) return {packet, {}, process};
        const auto found = prepared.find(number_at(packet, 1));
        return {packet, found == prepared.end() ? std::string_view() : found->second, process};
    }

    const int client;
    const int server;
    const pid_t process;
    std::map<std::uint32_t, std::string> prepared{};
};

Relay::Relay(std::string server) : server_(std::move(server)), listener_(listen_on(socket())) {
    acceptor_ = std::thread([this] { accept_all(); });
}

Relay::~Relay() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        shutdown(listener_, SHUT_RDWR);
        for (const int client : clients_)
            shutdown(client, SHUT_RDWR);
    }
    changed_.notify_all();
    acceptor_.join();
    for (std::thread& line : lines_)
        line.join();
    for (const int client : clients_)
        close(client);
    close(listener_);
}

Relay::Match Relay::query(const std::string& text) {
    return [text](const Request& request) { return request.packet == com_query + text; };
}

void Relay::hang() {
    const std::lock_guard lock(mutex_);
    hanging_ = true;
}

void Relay::go_on() {
    {
        const std::lock_guard lock(mutex_);
        hanging_ = false;
    }
    changed_.notify_all();
}

bool Relay::wait_while_hanging() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.wait(lock, [this] { return ending_ || !hanging_; });
    --waiting_;
    return !ending_;
}

void Relay::set(Rule rule) {
    const std::lock_guard lock(mutex_);
    rule_ = std::move(rule);
    rule_is_set_ = true;
}

bool Relay::call_off() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !striking_; });
    const bool was_waiting = rule_.has_value();
    rule_.reset();
    rule_is_set_ = false;
    return was_waiting;
}

std::optional<Relay::Rule> Relay::strike(const Request& request) {
    const std::lock_guard lock(mutex_);
    if (!rule_ || !rule_->match(request)) return std::nullopt;
    striking_ = true;
    return std::exchange(rule_, std::nullopt);
}

void Relay::note_struck() {
    {
        const std::lock_guard lock(mutex_);
        striking_ = false;
        rule_is_set_ = false;
    }
    changed_.notify_all();
}

void Relay::accept_all() {
    while (true) {
        const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) return;
        const std::lock_guard lock(mutex_);
        if (ending_) return void(close(client));
        clients_.push_back(client);
        lines_.emplace_back([this, client] { serve(client); });
    }
}

void Relay::serve(int client) {
    try {
        Line line(client, server_);
        std::array<pollfd, 2> ends{{{line.client, POLLIN, 0}, {line.server, POLLIN, 0}}};
        while (poll(ends.data(), ends.size(), -1) > 0 && wait_while_hanging()) {
            if (ends[0].revents != 0 && !pass_on_request(line)) break;
            if (ends[1].revents != 0 && !pass_on_answer(line)) break;
        }
    } catch (const std::exception&) {
        // The server is not there: the client loses its connection before it is greeted.
    }
    shutdown(client, SHUT_RDWR);
}

/// False once the connection is at its end.
bool Relay::pass_on_request(Line& line) {
    const std::string packet = read_packet(line.client);
    if (packet.empty()) return false;
    if (packet.compare(header_size, 1, &com_prepare, 1) == 0) return pass_on_prepare(line, packet);
    const Request request = line.request(packet);
    const auto rule = strike(request);
    wait_for_the_disk(request);
    if (!rule) return write_all(line.server, packet);
    if (rule->kind == Kind::refuse) {
        write_all(line.server, make_packet(rule->instead.empty() ? ping : rule->instead, 0));
        read_packet(line.server);
        note_struck();
        return write_all(line.client, error_packet(rule->code));
    }
    if (rule->kind != Kind::cut_before) write_all(line.server, packet);
    if (rule->kind == Kind::cut_after) read_packet(line.server);
    rule->action(request);
    note_struck();
    return false;
}

/// The server's answer says by which number the statement will be run.
bool Relay::pass_on_prepare(Line& line, const std::string& packet) {
    constexpr std::size_t with_number = header_size + 5;
    if (!write_all(line.server, packet)) return false;
    const std::string answer = read_packet(line.server);
    if (answer.size() >= with_number && answer[header_size] == '\0')
        line.prepared[number_at(answer, header_size + 1)] = packet.substr(header_size + 1);
    return !answer.empty() && write_all(line.client, answer);
}

bool Relay::pass_on_answer(const Line& line) {
    std::array<char, 65536> buffer;
    const auto count = recv(line.server, buffer.data(), buffer.size(), 0);
    return count > 0 && write_all(line.client, {buffer.data(), static_cast<std::size_t>(count)});
}

void Relay::wait_for_the_disk(const Request& request) const {
    if (request.statement == "COMMIT") std::this_thread::sleep_for(commit_delay_.load());
}

}  // namespace gatepost::tests
