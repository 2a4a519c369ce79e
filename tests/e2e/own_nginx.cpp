#include "own_nginx.h"

#include <fmt/format.h>
#include <unistd.h>

#include <stdexcept>

#include "raw_client.h"
#include "stack.h"

namespace gatepost::tests {
namespace {

constexpr auto around = R"(daemon off;
@user@
worker_rlimit_nofile 16384;
pid @folder@/pid;
error_log @folder@/log warn;
events {{
    worker_connections 8192;
}}
http {{
    client_body_temp_path temp/body;
    fastcgi_temp_path temp/fastcgi;
    proxy_temp_path temp/proxy;
    scgi_temp_path temp/scgi;
    uwsgi_temp_path temp/uwsgi;
    access_log off;
    fastcgi_cache_path @folder@/cache keys_zone=everything:1m;
    include gatepost/gatepost_http.conf;
    include gatepost/gatepost_limits.conf;
    map "" $gatepost_pages {{
        default "{0}/pages";
    }}
    map "" $gatepost_gate_cache {{
        default off;
    }}
    upstream gatepost {{
        server unix:{0}/run/gatepost.sock;
        keepalive 8;
    }}
    upstream demo {{
        server unix:{0}/run/demo.sock;
    }}
)";

void replace_all(std::string& text, const std::string& what, const std::string& with) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

void apply(const Mutation& mutation, const std::filesystem::path& folder) {
    if (mutation.file.empty()) return;
    auto text = fakes::read_file(folder / mutation.file);
    if (text.find(mutation.from) == text.npos) {
        throw std::runtime_error(mutation.file + " does not hold " + mutation.from);
    }
    replace_all(text, mutation.from, mutation.to);
    write_file(folder / mutation.file, text);
}

bool listens(int port) {
    try {
        const RawConnection connection(port);
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

}  // namespace

OwnNginx::OwnNginx(const std::string& servers, const Mutation& mutation)
    : port_(free_port()), second_port_(free_port()) {
    write_settings(servers, mutation);
    const auto path = folder_.folder.string();
    nginx_ = std::make_unique<Process>(
        std::vector<std::string>{"/usr/sbin/nginx", "-p", path, "-c", path + "/nginx.conf", "-e",
                                 path + "/log"},
        folder_.folder / "out");
    if (!eventually([&] { return listens(port_) || !nginx_->runs(); }) || !nginx_->runs()) {
        throw std::runtime_error(log());
    }
}

void OwnNginx::write_settings(const std::string& servers, const Mutation& mutation) const {
    const auto& folder = folder_.folder;
    std::filesystem::create_directories(folder / "temp");
    std::filesystem::create_directories(folder / "root/files");
    write_file(folder / "root/files/secret.txt", "a file behind the gate\n");
    std::filesystem::copy(SOURCE_DIR "/nginx", folder / "gatepost",
                          std::filesystem::copy_options::recursive);
    apply(mutation, folder / "gatepost");
    std::string text = fmt::format(around, shared_stack().var().string()) + servers + "}\n";
    // As root the workers stay root, to get at a socket in a folder that may be anybody's.
    replace_all(text, "@user@", geteuid() == 0 ? "user root;" : "");
    replace_all(text, "@folder@", folder.string());
    replace_all(text, "@root@", (folder / "root").string());
    replace_all(text, "@port@", std::to_string(port_));
    replace_all(text, "@port2@", std::to_string(second_port_));
    write_file(folder / "nginx.conf", text);
}

std::string refusal_of_nginx(const std::string& servers) {
    try {
        const OwnNginx nginx(servers);
        return "";
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

}  // namespace gatepost::tests
