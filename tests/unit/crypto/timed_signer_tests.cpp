#include "crypto/timed_signer.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <stdexcept>

#include "base/base64url.h"
#include "crypto/compression.h"
#include "crypto/digest.h"

using namespace std::chrono_literals;
using namespace std::string_literals;
using namespace gatepost::crypto;
using gatepost::base::base64url_decode;
using gatepost::base::base64url_encode;
using gatepost::base::TimePoint;

namespace {

const std::string old_key = "an old key of thirty-two letters or more";
const std::string new_key = "the new key of thirty-two letters or more";
const TimePoint now{1700000000s};

TimedSigner signer(const std::string& key_file = new_key, std::string_view salt = "login") {
    return TimedSigner(Keyring::parse(key_file).value(), salt);
}

/// Any value with the signature that makes it genuine: what only a holder of the key can send.
std::string genuine(const std::string& value) {
    return value + '.' + base64url_encode(hmac_sha256(hmac_sha256(new_key, "login"), value));
}

std::string as_text(const std::optional<Signed>& verified) {
    return verified ? verified->payload : "refused";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(timed_signer_tests)

// Made by itsdangerous 2.1.2.
BOOST_AUTO_TEST_CASE(writes_and_reads_the_token_of_itsdangerous) {
    const std::string token =
        "eyJ1aWQiOjEsInNpZCI6ImFiYyJ9.ZVPxAA.IdN9nmwdEpqDv9FVeTU7PpLZyDFwIeqNEMjRy3wXty8";
    const auto login = signer("0123456789abcdef0123456789abcdef");
    BOOST_TEST(login.sign(R"({"uid":1,"sid":"abc"})", now) == token);
    const auto verified = login.verify(token);
    BOOST_REQUIRE(verified);
    BOOST_TEST(verified->payload == R"({"uid":1,"sid":"abc"})");
    BOOST_CHECK(verified->signed_at == now);
}

// The same with the key "secret", which is too short for a key file, step by step.
BOOST_AUTO_TEST_CASE(derives_and_signs_as_itsdangerous_does) {
    const std::string value = "eyJ1aWQiOjEsInNpZCI6ImFiYyJ9.ZVPxAA";
    BOOST_TEST(base64url_encode(hmac_sha256(hmac_sha256("secret", "login"), value)) ==
               "IMuX46CBFkTGO437AvAKlvIze2vEJfYcLcg1eet-1xc");
}

BOOST_AUTO_TEST_CASE(any_payload_comes_back) {
    std::string payload;
    for (int i = 0; i < 700; ++i) {
        BOOST_TEST(as_text(signer().verify(signer().sign(payload, now))) == payload);
        payload += static_cast<char>(i * i + i / 7);
    }
}

BOOST_AUTO_TEST_CASE(compresses_only_what_is_long_and_gets_shorter) {
    BOOST_TEST(signer().sign("short", now).front() != '.');
    const std::string repetitive(2000, 'x');
    const std::string token = signer().sign(repetitive, now);
    BOOST_TEST(token.front() == '.');
    BOOST_TEST(token.size() < 150U);
    BOOST_TEST(as_text(signer().verify(token)) == repetitive);

    for (std::size_t size = 1; size < 300; ++size) {
        const std::string text(size, 'x');
        BOOST_TEST((signer().sign(text, now).front() == '.') == (size >= 128));
    }
    std::string every_byte;
    for (int byte = 0; byte < 256; ++byte)
        every_byte += static_cast<char>(byte);
    BOOST_TEST(signer().sign(every_byte, now).front() != '.');
}

BOOST_AUTO_TEST_CASE(keeps_the_second_and_drops_the_rest) {
    const auto verified = signer().verify(signer().sign("x", now + 999999us));
    BOOST_CHECK(verified->signed_at == now);
    for (const auto time : {0s, 1s, 255s, 256s, 4294967295s, 4294967296s, 253402300799s}) {
        BOOST_CHECK(signer().verify(signer().sign("x", TimePoint{time}))->signed_at ==
                    TimePoint{time});
    }
}

BOOST_AUTO_TEST_CASE(the_newest_key_signs_and_all_verify) {
    const std::string both = new_key + "\n" + old_key;
    BOOST_TEST(signer(both).sign("x", now) == signer(new_key).sign("x", now));
    BOOST_TEST(as_text(signer(both).verify(signer(old_key).sign("x", now))) == "x");
    BOOST_TEST(as_text(signer(both).verify(signer(new_key).sign("x", now))) == "x");
    BOOST_TEST(!signer(new_key).verify(signer(old_key).sign("x", now)));
    BOOST_TEST(!signer(old_key).verify(signer(both).sign("x", now)));
}

BOOST_AUTO_TEST_CASE(a_token_of_another_salt_is_refused) {
    const std::string token = signer(new_key, "login").sign("x", now);
    BOOST_TEST(!signer(new_key, "reset").verify(token));
    BOOST_TEST(!signer(new_key, "").verify(token));
    BOOST_TEST(!signer(new_key, "login ").verify(token));
}

BOOST_AUTO_TEST_CASE(every_change_of_a_character_is_refused) {
    const auto login = signer();
    for (const auto& payload : {R"({"user":17})"s, std::string(300, 'x')}) {
        const std::string token = login.sign(payload, now);
        int accepted = 0;
        for (std::size_t i = 0; i < token.size(); ++i) {
            std::string other = token;
            for (int byte = 0; byte < 256; ++byte) {
                other[i] = static_cast<char>(byte);
                if (other != token && login.verify(other)) ++accepted;
            }
        }
        BOOST_TEST(accepted == 0);
    }
}

BOOST_AUTO_TEST_CASE(every_cut_and_every_insertion_is_refused) {
    const auto login = signer();
    const std::string token = login.sign(R"({"user":17})", now);
    for (std::size_t i = 0; i < token.size(); ++i) {
        BOOST_TEST(!login.verify(token.substr(0, i)));
        BOOST_TEST(!login.verify(token.substr(i + 1)));
        BOOST_TEST(!login.verify(token.substr(0, i) + token.substr(i + 1)));
    }
    for (std::size_t i = 0; i <= token.size(); ++i) {
        for (const char c : {'.', '=', 'A', '\0', ' ', '\n'}) {
            BOOST_TEST(!login.verify(token.substr(0, i) + c + token.substr(i)));
        }
    }
}

BOOST_AUTO_TEST_CASE(garbage_of_any_length_is_refused) {
    const auto login = signer();
    std::mt19937 random(2);
    for (std::size_t size = 0; size < 2000; size += 1 + size / 20) {
        std::string any(size, '\0');
        for (char& c : any)
            c = static_cast<char>(random());
        std::string near(size, '\0');
        for (char& c : near)
            c = "ABCxyz019-_..."[random() % 14];
        BOOST_TEST(!login.verify(any));
        BOOST_TEST(!login.verify(near));
        BOOST_TEST(!login.verify(std::string(size, '.')));
        BOOST_TEST(!login.verify(std::string(size, 'A')));
    }
    BOOST_TEST(!login.verify(std::string(100'000'000, 'A') + ".ZVPxAA.AAAA"));
}

BOOST_AUTO_TEST_CASE(genuine_signatures_do_not_excuse_a_bad_value) {
    const auto login = signer();
    const std::string time = ".ZVPxAA";
    BOOST_TEST(as_text(login.verify(genuine("eA" + time))) == "x");
    for (const auto& value : {""s, "eA"s, "eB" + time, "eA=" + time, "eA ." + time, "e+" + time,
                              "." + time, ".eA" + time, "..eA" + time, "eA.eA" + time}) {
        BOOST_TEST(!login.verify(genuine(value)), "accepted " << value);
    }
}

BOOST_AUTO_TEST_CASE(reads_the_time_strictly) {
    const auto login = signer();
    const auto with_time = [&](const std::string& bytes) {
        return login.verify(genuine("eA." + base64url_encode(bytes)));
    };
    BOOST_CHECK(with_time("").value().signed_at == TimePoint{0s});
    BOOST_CHECK(with_time("\x65\x53\xf1\x00"s).value().signed_at == now);
    BOOST_TEST(!with_time("\0\x65\x53\xf1\x00"s));
    BOOST_TEST(!with_time("\0"s));
    // The last second of the year 9999, and the first one after it.
    BOOST_TEST(with_time("\x3a\xff\xf4\x41\x7f").has_value());
    BOOST_TEST(!with_time("\x3a\xff\xf4\x41\x80"));
    BOOST_TEST(!with_time(std::string(8, '\xff')));
    BOOST_TEST(!with_time("\x7f" + std::string(7, '\xff')));
    BOOST_TEST(!with_time(std::string(9, '\x01')));
    BOOST_TEST(!with_time(std::string(1000, '\x01')));
    BOOST_TEST(!login.verify(genuine("eA.ZVPxAB")));
    BOOST_TEST(!login.verify(genuine("eA.ZVPx AA")));
    BOOST_TEST(!login.verify(genuine("eA.ZVPxAA==")));
}

BOOST_AUTO_TEST_CASE(refuses_payloads_past_the_limit) {
    const auto login = signer();
    const auto compressed = [](std::size_t size) {
        return "." + base64url_encode(compress(std::string(size, 'x'))) + ".ZVPxAA";
    };
    BOOST_TEST(as_text(login.verify(genuine(compressed(65536)))).size() == 65536U);
    BOOST_TEST(!login.verify(genuine(compressed(65537))));
    BOOST_TEST(!login.verify(genuine(compressed(50'000'000))));
    const auto plain = [](std::size_t size) {
        return base64url_encode(std::string(size, 'x')) + ".ZVPxAA";
    };
    BOOST_TEST(as_text(login.verify(genuine(plain(65536)))).size() == 65536U);
    BOOST_TEST(!login.verify(genuine(plain(65537))));
    BOOST_TEST(as_text(login.verify(login.sign(std::string(65536, 'x'), now))).size() == 65536U);
    BOOST_CHECK_THROW(login.sign(std::string(65537, 'x'), now), std::length_error);
}

BOOST_AUTO_TEST_CASE(is_fresh_to_the_second) {
    BOOST_TEST(is_fresh(now, now, 3600s));
    BOOST_TEST(is_fresh(now, now + 3600s, 3600s));
    BOOST_TEST(is_fresh(now, now + 3600s + 999999us, 3600s));
    BOOST_TEST(!is_fresh(now, now + 3601s, 3600s));
    BOOST_TEST(is_fresh(now, now + 999999us, 0s));
    BOOST_TEST(!is_fresh(now, now + 1s, 0s));
    BOOST_TEST(!is_fresh(TimePoint{253402300799s}, now, 3600s));
    BOOST_TEST(!is_fresh(TimePoint{0s}, now, 3600s));
    BOOST_TEST(!is_fresh(now, now, -1s));
}

BOOST_AUTO_TEST_CASE(what_a_clock_a_little_ahead_has_signed_is_fresh) {
    BOOST_TEST(is_fresh(now + 1us, now, 3600s));
    BOOST_TEST(is_fresh(now + 3s, now, 3600s));
    BOOST_TEST(is_fresh(now + 5s + 999999us, now, 3600s));
    BOOST_TEST(!is_fresh(now + 6s, now, 3600s));
    BOOST_TEST(is_fresh(now + 5s, now, 0s));
}

BOOST_AUTO_TEST_SUITE_END()
