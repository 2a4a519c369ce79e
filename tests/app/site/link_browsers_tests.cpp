// Every link of every mail, opened in a browser without a session, with one of a sign-up that waits
// for the same address, with the right one, and with another account's: each ends well.
#include <array>

#include "links.h"

using namespace gatepost;
using namespace gatepost::tests;
using http::Status;

namespace {

enum class Who { nobody, waiting, owner, another };
constexpr std::array everybody{Who::nobody, Who::waiting, Who::owner, Who::another};

/// What mail programs add.
const std::array<std::string, 9> behind_a_link{".",  ")", ">",  "/",           " ",
                                               "\"", ",", ".)", "\xE2\x80\x9D"};

/// A browser that does what the pages say, and keeps the words that it is shown.
template <class Account>
struct Reader : Account {
    Browser reading{this->worker};
    std::string seen;

    explicit Reader(Who who = Who::nobody) { become(who); }

    void become(Who who) {
        const std::string own = "a stranger's own";
        if (who == Who::waiting) this->sign_up(reading, ada, own);
        if (who == Who::owner) this->log_in(reading, ada, this->secret);
        if (who == Who::another) this->sign_up_confirmed(reading, "bob@example.org", own);
    }

    http::Response look(http::Response response) {
        response = reading.follow(std::move(response));
        seen += response.body;
        return response;
    }
    /// Goes to the account of the link, if a page says that it is not there.
    http::Response arrive(http::Response page) {
        if (contains(page, "This link is for another account") ||
            contains(page, "You're already logged in")) {
            const auto next =
                page.body.find("name=\"next\"") == std::string::npos ? std::string() : this->path;
            page = look(reading.post("/logout", {{"next", next}}));
        }
        if (contains(page, "action=\"/login\"")) {
            page = look(reading.post(
                "/login", {{"email", ada}, {"password", this->secret}, {"next", next_of(page)}}));
        }
        return page;
    }
    void set_new_password(const http::Response& page) {
        BOOST_REQUIRE(contains(page, "action=\"/reset/"));
        const auto start = page.body.find("/reset/");
        const auto target = page.body.substr(start, page.body.find('"', start) - start);
        this->secret = better;
        arrive(look(reading.post(target, {{"password", better}, {"confirm", better}})));
    }
    bool is_in() { return contains(reading.get("/profile"), ada); }

    std::string path;

  private:
    static std::string next_of(const http::Response& page) {
        const std::string mark = "name=\"next\" value=\"";
        const auto start = page.body.find(mark);
        if (start == std::string::npos) return "";
        const auto begin = start + mark.size();
        return page.body.substr(begin, page.body.find('"', begin) - begin);
    }
};

std::string name_of(Who who) {
    constexpr std::array names{"nobody", "waiting", "owner", "another"};
    return names.at(static_cast<std::size_t>(who));
}

/// Follows a link of that kind to its end.
template <class Account>
void check(Reader<Account>& reader, const std::string& kind, const std::string& says) {
    reader.path = reader.link.at(kind);
    auto page = reader.arrive(reader.look(reader.reading.get(reader.path)));
    if (kind == "change" || kind == "undo" || kind == "rescue" || kind == "keep" ||
        kind == "decline") {
        page = reader.look(reader.reading.post(reader.path, {}));
    }
    if (kind == "reset" || kind == "undo" || kind == "rescue") reader.set_new_password(page);
    if (kind == "keep") reader.arrive(page);
    BOOST_TEST(reader.seen.find(says) != std::string::npos, reader.seen);
    if (kind != "decline" && kind != "change") BOOST_TEST(reader.is_in());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(link_browsers_tests)

BOOST_AUTO_TEST_CASE(of_a_sign_up_that_waits) {
    const std::map<std::string, std::string> ends{
        {"confirm", "You have confirmed your account. Thanks!"},
        {"decline", "The sign-up has been deleted"},
        {"reset", "Your new password is set"}};
    for (const auto& [kind, says] : ends) {
        for (const Who who : everybody) {
            BOOST_TEST_CONTEXT(kind << " in the browser of " << name_of(who)) {
                Reader<Pending> reader;
                reader.ask_for_reset();
                reader.link["reset"] = reader.mailed("/reset/");
                reader.become(who);  // only now: the newest who waits would get the mail
                check(reader, kind, says);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(of_a_confirmed_account) {
    const std::map<std::string, std::string> ends{{"change", "Your address has been changed"},
                                                  {"undo", "Your new password is set"},
                                                  {"reset", "Your new password is set"},
                                                  {"rescue", "Your new password is set"}};
    for (const auto& [kind, says] : ends) {
        for (const Who who : everybody) {
            BOOST_TEST_CONTEXT(kind << " in the browser of " << name_of(who)) {
                Reader<Member> reader(who);
                check(reader, kind, says);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(of_an_account_that_is_to_be_deleted) {
    for (const Who who : {Who::nobody, Who::waiting, Who::another}) {
        BOOST_TEST_CONTEXT("keep in the browser of " << name_of(who)) {
            Reader<Member> reader(who);
            reader.leave();
            check(reader, "keep", "You can log in as before");
        }
    }
}

// A mail without a link: it says to log in.
BOOST_AUTO_TEST_CASE(of_somebody_who_has_an_account_already) {
    for (const Who who : {Who::nobody, Who::waiting, Who::another}) {
        BOOST_TEST_CONTEXT("in the browser of " << name_of(who)) {
            Reader<Member> reader(who);
            reader.arrive(reader.look(reader.reading.get("/login")));
            BOOST_TEST(reader.is_in());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_link_used_before_says_so) {
    Reader<Member> reader(Who::owner);
    const auto change = reader.link.at("change");
    reader.press(reader.reading, change);
    BOOST_TEST(contains(reader.look(reader.reading.get(change)), "Your address has been changed"));

    Reader<Pending> twice(Who::owner);
    Browser second(twice.worker);
    twice.sign_up(second, ada, "another horse");
    second.get(twice.mailed("/confirm/"));
    BOOST_TEST(
        contains(second.follow(second.get(twice.link.at("confirm"))), "Account already confirmed"));
}

BOOST_AUTO_TEST_CASE(punctuation_behind_a_link_is_no_part_of_it) {
    for (const auto& more : behind_a_link) {
        Pending pending;
        BOOST_TEST_CONTEXT("'" << more << "'") {
            pending.link["confirm"] += more;
            BOOST_TEST(pending.says() == "You have confirmed your account");
        }
    }
}

BOOST_AUTO_TEST_CASE(nor_of_one_to_a_page) {
    Member member;
    Browser rival(member.worker);
    member.sign_up(rival, ada, "a stranger's own");
    for (const auto& page : {member.mailed("/login"), member.mailed("/forgot")}) {
        for (const auto& more : behind_a_link) {
            Browser reading(member.worker);
            const auto answer = reading.follow(reading.get(page + more));
            BOOST_CHECK(answer.status == Status::ok);
            BOOST_TEST(contains(answer, "action=\"" + page + "\""), page << more);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_forged_link_tells_nothing_of_anybody) {
    Reader<Member> reader(Who::another);
    const auto account = reader.newest(ada);
    auto forged = reader.links.confirm.make(account, reader.clock.now()).text();
    forged.front() = forged.front() == 'x' ? 'y' : 'x';
    for (const auto& token :
         {forged, reader.links.reset.make(account, reader.clock.now()).text()}) {
        const auto page = reader.look(reader.reading.get("/confirm/" + token));
        BOOST_TEST(!contains(page, "another account"));
        BOOST_TEST(!contains(page, ada));
    }
}

BOOST_AUTO_TEST_SUITE_END()
