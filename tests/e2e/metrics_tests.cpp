// The shipped gatepost_metrics.conf, and that it alone leads to the figures.

#include <boost/test/unit_test.hpp>

#include "client.h"
#include "own_nginx.h"
#include "process.h"
#include "stack.h"

using namespace gatepost::tests;

namespace {

constexpr auto servers = R"(
server {
    listen 127.0.0.1:@port@;
    server_name localhost;
    root )" SOURCE_DIR R"(/views;
    include gatepost/gatepost_gate.conf;
    include gatepost/gatepost_server.conf;
}
include gatepost/gatepost_metrics.conf;
)";

std::string host(int port) {
    return "http://127.0.0.1:" + std::to_string(port);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(metrics_tests)

BOOST_AUTO_TEST_CASE(figures_are_for_this_machine_and_no_page_of_the_site) {
    const int port = free_port();
    const OwnNginx nginx(servers, {"gatepost_metrics.conf", "listen 127.0.0.1:9180;",
                                   "listen 127.0.0.1:" + std::to_string(port) + ";"});
    Client prometheus(host(port));
    const auto figures = prometheus.get("/metrics");
    BOOST_TEST(figures.status == 200);
    BOOST_TEST(figures.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8");
    BOOST_TEST(figures.has("\ngatepost_database_state{state=\"ready\"} 1\n"));
    BOOST_TEST(figures.has("\ngatepost_outbox_mails{status=\"queued\"} "));
    BOOST_TEST(eventually([&] {
        const auto page = prometheus.get("/metrics");
        return page.has("gatepost_courier_heartbeat_age_seconds ") &&
               !page.has("gatepost_courier_heartbeat_age_seconds +Inf");
    }));
    for (const char* path : {"/", "/login", "/metrics/", "/readyz"})
        BOOST_TEST(prometheus.get(path).status == 404, path);

    Client visitor(host(nginx.port()));
    visitor.add_header("Host: localhost");
    visitor.add_header("Gatepost-Metrics: yes");
    visitor.add_header("GATEPOST_METRICS: yes");
    const auto unknown = visitor.get("/unknown");
    for (const char* path : {"/metrics", "/metrics?GATEPOST_METRICS=yes", "/%6detrics"}) {
        const auto page = visitor.get(path);
        BOOST_TEST(page.status == 404, path);
        BOOST_TEST(page.body == unknown.body, path);
        BOOST_TEST(!page.has("gatepost_requests_total"), path);
    }
}

BOOST_AUTO_TEST_SUITE_END()
