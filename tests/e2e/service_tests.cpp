// What systemd's units lean on: a start that cannot work is said and closes the site, a reload that
// cannot work changes nothing, and neither a restart nor a reload loses a request.

#include "service.h"

#include <signal.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <mutex>
#include <thread>

#include "people.h"

using namespace gatepost;
using namespace gatepost::tests;

namespace {

/// A way for a site to be broken, what is said of it, and how it is put right.
struct Break {
    std::string name;
    std::function<void()> make;
    std::string reason;
    std::function<void()> mend;
};

struct Site {
    Stack stack;
    Client member = new_member(stack, "service@example.org");
    const std::filesystem::path config = stack.var() / "gatepost.toml";
    const std::string sound = fakes::read_file(config);

    std::function<void()> adding(const std::string& lines) const {
        return [this, lines] { write_file(config, lines + sound); };
    }
    void mend_config() const { write_file(config, sound); }

    std::vector<Break> all_breaks() const {
        const auto mend = [this] { mend_config(); };
        const auto keys = stack.var() / "keys";
        const auto own = stack.var() / "own";
        std::filesystem::create_directory(own);
        write_file(own / "login.tpl", "{{NONSENSE}}");
        const auto inserted = [this](const std::string& section, const std::string& line) {
            return [this, section, line] {
                auto text = sound;
                text.insert(text.find(section) + section.size() + 1, line + "\n");
                write_file(config, text);
            };
        };
        return {
            {"a typo", inserted("[site]", "nam = 1"), "there is no key", mend},
            {"no TOML", adding("["), "is not TOML", mend},
            {"a logo", inserted("[site]", "logo = \"" + (own / "logo.png").string() + "\""),
             "cannot be read: No such file", mend},
            {"a template", inserted("[paths]", "overrides = \"" + own.string() + "\""),
             "the template login.tpl is missing or broken", mend},
            {"the schema",
             [this] { stack.sql("REVOKE ALL PRIVILEGES ON limits FROM gatepost@localhost"); },
             "run: gatepost db migrate", [this] { stack.gatepost("db migrate"); }},
            {"the keys",
             [keys] {
                 std::filesystem::copy_file(keys, keys.string() + ".good");
                 write_file(keys, "short\n");
             },
             "holds no key", [keys] { std::filesystem::rename(keys.string() + ".good", keys); }},
        };
    }

    void check_is_closed(const Break& broken) {
        const auto start = std::chrono::steady_clock::now();
        const auto page = member.get("/login");
        BOOST_TEST(page.status == 503, broken.name);
        BOOST_TEST(!page.header("Retry-After").empty());
        BOOST_TEST(page.has("<h1>Busy right now</h1>"));
        BOOST_TEST(member.get("/healthz").status == 200);
        BOOST_TEST(member.get("/readyz").body == "not ready\n");
        for (const char* gated : {"/demo/json", "/demo/open/json"}) {
            const auto answer = member.get(gated);
            BOOST_TEST(answer.status == 503, gated);
            BOOST_TEST(!answer.header("Retry-After").empty());
        }
        BOOST_TEST(member.post_bare("/login", {{"email", "a@example.org"}}).status == 503);
        BOOST_TEST((std::chrono::steady_clock::now() - start <
                    std::chrono::seconds(10)));  // it was thirty
    }
    bool is_open() {
        return member.get("/profile").status == 200 && member.get("/demo/json").status == 200;
    }
};

/// Those who ask all the time, until enough have been answered.
class Visitors {
  public:
    Visitors(const Stack& stack, const std::string& session) {
        for (int visitor = 0; visitor < 6; ++visitor)
            threads_.emplace_back([this, &stack, session] { ask(stack, session); });
    }
    ~Visitors() { stop(); }
    Visitors(const Visitors&) = delete;
    void stop() {
        done_ = true;
        for (auto& thread : std::exchange(threads_, {}))
            thread.join();
    }
    std::size_t answered() const { return answered_; }
    std::size_t posted() const { return posted_; }
    /// What was not answered as it should be: path, status and page. To be asked after the stop.
    const std::string& failures() const { return failures_; }

  private:
    void ask(const Stack& stack, const std::string& session) {
        Client visitor(stack.site());
        Client member(stack.site());
        member.add_header("Cookie: __Host-gatepost=" + session);
        visitor.get("/forgot");
        for (std::size_t round = 0; !done_; ++round) {
            note("GET /login", visitor.get("/login"), 200);
            note("GET /profile", member.get("/profile"), 200);
            note("GET /demo/json", member.get("/demo/json"), 200);
            note("GET /forgot", visitor.get("/forgot"), 200);
            if (round % 2 == 0) continue;
            note("POST /forgot", visitor.post("/forgot", {{"email", "nobody@example.org"}}), 303);
            ++posted_;
        }
    }
    void note(const std::string& what, const Answer& answer, long expected) {
        ++answered_;
        if (answer.status == expected) return;
        const std::scoped_lock lock(mutex_);
        failures_ += what + ": " + std::to_string(answer.status) + " " + answer.body + "\n";
    }

    std::atomic<bool> done_ = false;
    std::atomic<std::size_t> answered_ = 0, posted_ = 0;
    std::mutex mutex_;
    std::string failures_;
    std::vector<std::thread> threads_;
};

void check_loses_nothing(int signal, bool reads_config) {
    Site site;
    Service service(site.stack);
    const auto starts = service.starts();
    Visitors visitors(site.stack, site.member.cookie("__Host-gatepost"));
    while (visitors.answered() < 6000) {
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        service.signal(signal);
        // On a busy machine the next signal would come before it answers, again and again.
        BOOST_REQUIRE(eventually([&] { return service.was_ready(); }));
    }
    visitors.stop();
    BOOST_TEST(visitors.failures() == "",
               visitors.failures() << fakes::read_file(site.stack.var() / "logs/nginx.log"));
    BOOST_TEST(service.starts() - starts >= 5U);
    BOOST_TEST((occurrences(service.log(), "starting anew") > 0) == reads_config);
    BOOST_TEST_MESSAGE(visitors.answered()
                       << " requests, " << visitors.posted() << " of them posts, "
                       << service.starts() - starts << " starts");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(service_tests)

BOOST_AUTO_TEST_CASE(a_start_that_cannot_work_is_a_503_that_says_why_and_heals_by_itself) {
    Site site;
    Service service(site.stack);
    for (const Break& broken : site.all_breaks()) {
        BOOST_TEST_CONTEXT(broken.name) {
            const auto before = service.log().size();
            broken.make();
            service.restart();
            BOOST_TEST(eventually([&] { return service.status().starts_with("closed"); }));
            BOOST_TEST(service.was_ready());
            site.check_is_closed(broken);
            std::this_thread::sleep_for(std::chrono::seconds(3));
            BOOST_TEST(contains(service.status(), broken.reason), service.status());
            const auto said = service.log().substr(before);
            BOOST_TEST(occurrences(said, "<3>") == 1U, said);
            BOOST_TEST(contains(said, "<3>closed, every page is a 503 reason="), said);
            BOOST_TEST(contains(said, broken.reason), said);
            broken.mend();
            BOOST_TEST(eventually([&] { return site.is_open(); }));
            BOOST_TEST(!service.status().starts_with("closed"), service.status());
        }
    }
}

BOOST_AUTO_TEST_CASE(another_reason_is_told_anew_and_a_stop_ends_the_wait) {
    Site site;
    Service service(site.stack);
    const auto breaks = site.all_breaks();
    breaks[0].make();
    service.restart();
    BOOST_TEST(eventually([&] { return contains(service.status(), breaks[0].reason); }));
    breaks[2].make();
    BOOST_TEST(eventually([&] { return contains(service.status(), breaks[2].reason); }));
    BOOST_TEST(occurrences(service.log(), "<3>closed") == 2U);
    service.restart();
    site.mend_config();
    BOOST_TEST(eventually([&] { return site.is_open(); }));
}

BOOST_AUTO_TEST_CASE(who_does_not_know_where_to_listen_says_so_and_ends) {
    const Stack& stack = shared_stack();
    const auto journal = "2>" + (stack.var() / "journal").string() + "; echo exit $?; cat " +
                         (stack.var() / "journal").string();
    const auto stream = "touch " + (stack.var() / "journal").string() +
                        " && export JOURNAL_STREAM=$(stat -c %d:%i " +
                        (stack.var() / "journal").string() + ") && ";
    const auto said = output_of(
        stream + BINARY_DIR "/app/gatepost --set site.base_url=x serve </dev/null " + journal);
    BOOST_TEST(said.starts_with("exit 78\n<3>gatepost: the configuration cannot be used:\n<3>  "),
               said);
    const auto misused =
        output_of(BINARY_DIR "/app/gatepost serve --nonsense 2>/dev/null; echo exit $?");
    BOOST_TEST(misused == "exit 64\n");
}

BOOST_AUTO_TEST_CASE(a_reload_that_cannot_work_changes_nothing) {
    Site site;
    Service service(site.stack);
    const auto starts = service.starts();
    const auto breaks = site.all_breaks();
    for (const std::size_t which : {0U, 2U, 3U, 4U}) {
        breaks[which].make();
        service.signal(SIGHUP);
        BOOST_TEST(eventually([&] { return contains(service.status(), breaks[which].reason); }));
        BOOST_TEST(service.status().starts_with("reload refused"));
        BOOST_TEST(site.is_open());
        breaks[which].mend();
    }
    BOOST_TEST(occurrences(service.log(), "<3>reload refused") == 4U);
    BOOST_TEST(service.starts() == starts);
}

BOOST_AUTO_TEST_CASE(a_reload_takes_up_what_has_changed) {
    Site site;
    Service service(site.stack);
    auto renamed = site.sound;
    renamed.replace(renamed.find("name = \"Gatepost\""), 17, "name = \"Another\"");
    write_file(site.config, renamed);
    BOOST_TEST(!site.member.get("/login").has("Another"));
    service.signal(SIGHUP);
    BOOST_TEST(eventually([&] { return site.member.get("/login").has("Another"); }));
    BOOST_TEST(contains(service.log(), "<6>starting anew"));
}

BOOST_AUTO_TEST_CASE(restarts_lose_no_request) {
    check_loses_nothing(SIGTERM, false);
}

BOOST_AUTO_TEST_CASE(reloads_lose_no_request) {
    check_loses_nothing(SIGHUP, true);
}

BOOST_AUTO_TEST_CASE(a_courier_that_cannot_work_says_why_and_waits) {
    Site site;
    Service courier(site.stack, "courier");
    const auto typo = site.all_breaks()[0];
    typo.make();
    courier.signal(SIGHUP);
    BOOST_TEST(eventually([&] { return courier.status().starts_with("reload refused"); }));
    courier.restart();
    BOOST_TEST(eventually([&] { return courier.status().starts_with("no mail is delivered"); }));
    BOOST_TEST(courier.was_ready());
    const auto starts = courier.starts();
    BOOST_TEST(Client(site.stack.site()).sign_up("waiting@example.org").status == 303);
    std::this_thread::sleep_for(std::chrono::seconds(3));
    BOOST_TEST(occurrences(courier.log(), "<3>no mail is delivered reason=") == 1U);
    typo.mend();
    BOOST_TEST(!mailed_link(site.stack, "waiting@example.org").empty());
    BOOST_TEST(courier.starts() == starts);
    courier.signal(SIGHUP);
    BOOST_TEST(eventually([&] { return courier.starts() == starts + 1; }));
}

BOOST_AUTO_TEST_SUITE_END()
