#include "crypto/password_hasher.h"

#include <time.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <vector>

#include "base/random.h"
#include "crypto/argon2id.h"
#include "crypto/foreign_hash.h"

using namespace std::string_literals;
using namespace std::string_view_literals;
using namespace gatepost::crypto;
using gatepost::base::Secret;

namespace {

constexpr Argon2Cost cheap{64, 1, 1};

/// Gives 0, 1, 2, ...
struct CountingRandom final : gatepost::base::Random {
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out)
            byte = next++;
    }
    std::uint8_t next = 0;
};

struct Fixture {
    CountingRandom random;
    PasswordHasher hasher{cheap};

    PasswordHash hash(std::string_view password, std::span<const PasswordHash> others = {}) {
        return hasher.hash(Secret(password), others, random.bytes(16));
    }
    std::optional<std::size_t> match(std::string_view password,
                                     const std::vector<PasswordHash>& candidates) {
        const auto openings = hasher.openings(Secret(password), candidates, {});
        for (std::size_t i = 0; i < candidates.size(); ++i)
            if (find_opening(openings, candidates[i])) return i;
        return std::nullopt;
    }
    std::optional<Opening> opening(std::string_view password, const PasswordHash& hash) {
        const auto openings = hasher.openings(Secret(password), std::span(&hash, 1), {});
        const Opening* found = find_opening(openings, hash);
        return found ? std::optional(*found) : std::nullopt;
    }
    bool opens(std::string_view password, const PasswordHash& hash) {
        return match(password, {hash}) == 0U;
    }
};

/// What was made of a password before passwords were normalized.
PasswordHash raw_hash(std::string_view typed, const Argon2Cost& cost = cheap) {
    return PasswordHash::parse(to_text(compute_argon2id(Secret(typed), cost, "sixteen byte slt")))
        .value();
}

constexpr const char* composed = "gr\u00fcne Wiese";
constexpr const char* decomposed = "gru\u0308ne Wiese";
constexpr const char* spaced = "gru\u0308ne\u00a0Wiese";

/// As it is kept.
PasswordHash stored(std::string_view text) {
    const auto chain = std::get<HashChain>(read_foreign_hash(text));
    return PasswordHash::parse(to_text(chain)).value();
}

std::string salt_of(const PasswordHash& hash) {
    const std::size_t end = hash.text().rfind('$');
    const std::size_t start = hash.text().rfind('$', end - 1) + 1;
    return hash.text().substr(start, end - start);
}

/// The least CPU time in nanoseconds that the thread needed for `work` in some tries.
template <class Work>
long long cpu_time(Work work) {
    long long least = 0;
    for (int i = 0; i < 7; ++i) {
        timespec before{};
        timespec after{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
        work();
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
        const long long spent =
            (after.tv_sec - before.tv_sec) * 1'000'000'000LL + (after.tv_nsec - before.tv_nsec);
        least = i == 0 ? spent : std::min(least, spent);
    }
    return least;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(password_hasher_tests, Fixture)

// The first three stand in the test suite of the reference implementation of Argon2, which also
// computed the others.
BOOST_AUTO_TEST_CASE(verifies_argon2id_of_the_reference_implementation) {
    for (const auto* text :
         {"$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
          "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
          "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
          "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$8Tf44YakA6Z5zNBgblq13Nr+Q8FkCFWsjG4z6b1j7rM",
          "$argon2id$v=19$m=128,t=1,p=16$c29tZXNhbHQ$/MhVs61NxzSv0jMJWNKwsrH75YyLjG6we/MjYBwgn58",
          "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlIHNhbA$"
          "l4p/ZrdyMFYcwAD0z12OQANgSLUoKsJeRf0Hq1mAD3s"}) {
        BOOST_TEST(opens("password", stored(text)), "refused " << text);
        BOOST_TEST(!opens("passwore", stored(text)), "accepted " << text);
        BOOST_TEST(!opens("", stored(text)), "accepted " << text);
    }
    BOOST_TEST(opens("", stored("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$"
                                "Ze7t9R9ABr5D6ybRIUGCqX1Qh3Z+NIe/vISd0ygUVlE")));
}

// Published with crypt_blowfish and jBCrypt; the last two computed by libxcrypt.
BOOST_AUTO_TEST_CASE(verifies_published_bcrypt_hashes) {
    struct Vector {
        std::string password;
        const char* hash;
    };
    for (const Vector& vector : {
             Vector{"U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"},
             Vector{"a", "$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe"},
             Vector{"", "$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s."},
             Vector{"\xff\xff\xa3", "$2y$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e"},
             Vector{"correct horse",
                    "$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e"},
             Vector{"correct horse",
                    "$2y$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e"},
         }) {
        BOOST_TEST(opens(vector.password, stored(vector.hash)), "refused " << vector.hash);
        BOOST_TEST(!opens(vector.password + "x", stored(vector.hash)));
        BOOST_TEST(!opens("wrong", stored(vector.hash)));
    }
}

BOOST_AUTO_TEST_CASE(bcrypt_looks_at_72_bytes) {
    const auto hash = stored("$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui");
    const std::string password =
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 "
        "are ignored";
    BOOST_TEST(opens(password, hash));
    BOOST_TEST(opens(password.substr(0, 72), hash));
    BOOST_TEST(!opens(password.substr(0, 71), hash));
    BOOST_TEST(!opens(std::string(100000, 'x'), hash));
}

BOOST_AUTO_TEST_CASE(makes_argon2id_in_phc_form) {
    const PasswordHash hash = this->hash("correct horse");
    BOOST_TEST(hash.text().starts_with("$argon2id$v=19$m=64,t=1,p=1$AAECAwQFBgcICQoLDA0ODw$"));
    BOOST_TEST(hash.text().size() == 28U + 22 + 1 + 43);
    BOOST_TEST(opens("correct horse", hash));
    BOOST_TEST(!opens("correct hors", hash));
    BOOST_TEST(!opens("correct horse ", hash));
    BOOST_TEST(!opens("Correct horse", hash));
}

BOOST_AUTO_TEST_CASE(makes_what_the_reference_implementation_makes) {
    const PasswordHasher by_default(Argon2Cost{});
    BOOST_TEST(by_default.hash(Secret("password"), {}, "sixteen byte salt and more").text() ==
               "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlIHNhbA$"
               "l4p/ZrdyMFYcwAD0z12OQANgSLUoKsJeRf0Hq1mAD3s");
}

BOOST_AUTO_TEST_CASE(every_byte_of_a_password_counts) {
    const std::string password(1024, 'x');
    const PasswordHash hash = this->hash(password);
    BOOST_TEST(opens(password, hash));
    BOOST_TEST(!opens(password.substr(1), hash));
    BOOST_TEST(!opens(std::string(1023, 'x') + "y", hash));
    BOOST_TEST(opens("a\0b"sv, this->hash("a\0b"sv)));
    BOOST_TEST(!opens("a\0c"sv, this->hash("a\0b"sv)));
    BOOST_TEST(!opens("a", this->hash("a\0b"sv)));
}

BOOST_AUTO_TEST_CASE(a_hash_alone_has_a_salt_of_its_own) {
    BOOST_TEST(salt_of(hash("x")) != salt_of(hash("x")));
}

BOOST_AUTO_TEST_CASE(hashes_of_one_address_share_a_salt) {
    const std::vector<PasswordHash> others{hash("first")};
    const PasswordHash second = hash("second", others);
    BOOST_TEST(salt_of(second) == salt_of(others[0]));
    BOOST_TEST(second.text() != others[0].text());
}

BOOST_AUTO_TEST_CASE(shares_only_a_salt_of_argon2id_of_16_bytes) {
    const auto bcrypt = stored("$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e");
    const auto short_salt = stored(
        "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$8Tf44YakA6Z5zNBgblq13Nr+Q8FkCFWsjG4z6b1j7rM");
    const std::vector<PasswordHash> unfit{bcrypt, short_salt};
    BOOST_TEST(salt_of(hash("x", unfit)) == "AAECAwQFBgcICQoLDA0ODw");

    const auto other_cost = stored(
        "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbiBieXRlIHNhbA$"
        "l4p/ZrdyMFYcwAD0z12OQANgSLUoKsJeRf0Hq1mAD3s");
    const std::vector<PasswordHash> fit{bcrypt, short_salt, other_cost, hash("y")};
    BOOST_TEST(salt_of(hash("x", fit)) == "c2l4dGVlbiBieXRlIHNhbA");
}

BOOST_AUTO_TEST_CASE(finds_the_candidate_that_the_password_opens) {
    std::vector<PasswordHash> candidates{hash("first")};
    for (const auto* password : {"second", "third", "second"}) {
        candidates.push_back(hash(password, candidates));
    }
    BOOST_CHECK(match("first", candidates) == 0U);
    BOOST_CHECK(match("second", candidates) == 1U);
    BOOST_CHECK(match("third", candidates) == 2U);
    BOOST_CHECK(match("fourth", candidates) == std::nullopt);
    BOOST_CHECK(match("", candidates) == std::nullopt);
}

BOOST_AUTO_TEST_CASE(finds_it_among_hashes_of_all_kinds) {
    const std::vector<PasswordHash> candidates{
        stored("$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e"), hash("first"),
        PasswordHasher(Argon2Cost{128, 2, 2}).hash(Secret("second"), {}, random.bytes(16))};
    BOOST_CHECK(match("correct horse", candidates) == 0U);
    BOOST_CHECK(match("first", candidates) == 1U);
    BOOST_CHECK(match("second", candidates) == 2U);
    BOOST_CHECK(match("third", candidates) == std::nullopt);
}

// Past four groups nothing is computed, so nothing is found: that shows where the groups end.
BOOST_AUTO_TEST_CASE(computes_at_most_four_groups_whatever_their_size) {
    std::vector<PasswordHash> candidates{hash("0")};
    for (int i = 1; i < 20; ++i)
        candidates.push_back(hash(std::to_string(i), candidates));
    BOOST_CHECK(match("19", candidates) == 19U);
    for (const auto* password : {"second", "third", "fourth", "fifth"}) {
        candidates.push_back(hash(password));
    }
    candidates.push_back(hash("late member of the first", candidates));
    BOOST_CHECK(match("fourth", candidates) == 22U);
    BOOST_CHECK(match("fifth", candidates) == std::nullopt);
    BOOST_CHECK(match("late member of the first", candidates) == 24U);
}

BOOST_AUTO_TEST_CASE(nobody_many_and_one_take_the_same_time) {
    const PasswordHasher real(Argon2Cost{4096, 2, 1});
    std::vector<PasswordHash> many{real.hash(Secret("0"), {}, random.bytes(16))};
    const std::vector<PasswordHash> one = many;
    for (int i = 1; i < 16; ++i)
        many.push_back(real.hash(Secret(std::to_string(i)), many, ""));
    const auto time = [&](std::string_view password, const std::vector<PasswordHash>& hashes) {
        return cpu_time([&] { real.openings(Secret(password), hashes, {}); });
    };
    const long long usual = time("0", one);
    for (const long long other : {time("0", {}), time("wrong", one), time("0", many),
                                  time("15", many), time("wrong", many)}) {
        BOOST_TEST(other > usual / 2);
        BOOST_TEST(other < usual * 2);
    }
}

BOOST_AUTO_TEST_CASE(a_password_is_one_in_whatever_form_it_is_typed) {
    for (const char* chosen : {composed, decomposed, spaced}) {
        const PasswordHash made = hash(chosen);
        for (const char* typed : {composed, decomposed, spaced}) {
            BOOST_TEST(opens(typed, made));
            BOOST_TEST(!opening(typed, made)->normalized);
        }
        BOOST_TEST(!opens("grune Wiese", made));
        BOOST_TEST(!opens("gr\u00fcneWiese", made));
    }
}

BOOST_AUTO_TEST_CASE(a_hash_of_an_earlier_form_opens_and_is_replaced) {
    const auto normalized = raw_hash(composed);
    for (const char* chosen : {decomposed, spaced}) {
        BOOST_CHECK(match(chosen, {raw_hash("another"), raw_hash(chosen)}) == 1U);
        const auto found = opening(chosen, raw_hash(chosen));
        BOOST_REQUIRE(found);
        BOOST_REQUIRE(found->normalized);
        BOOST_TEST(found->normalized->text() == normalized.text());
    }
    // Also on the other machine.
    BOOST_TEST(opens(composed, raw_hash(decomposed)));
    BOOST_TEST(opens(decomposed, raw_hash(composed)));
}

BOOST_AUTO_TEST_CASE(a_bcrypt_hash_of_an_earlier_form_opens_too) {
    // By libxcrypt, of "gru\u0308ne Wiese".
    const auto bcrypt = stored("$2b$04$abcdefghijklmnopqrstuuMrJpXusKh87TM1/P46beh2M7Bw9HE8e");
    for (const char* typed : {composed, decomposed}) {
        const auto found = opening(typed, bcrypt);
        BOOST_REQUIRE(found);
        BOOST_TEST(!found->normalized);
        BOOST_TEST(hasher.is_outdated(bcrypt));
    }
    BOOST_TEST(!opens("grune Wiese", bcrypt));
}

BOOST_AUTO_TEST_CASE(the_first_candidate_wins_in_whatever_form) {
    const std::vector<PasswordHash> raw_first{raw_hash(decomposed), raw_hash(composed)};
    BOOST_CHECK(match(composed, raw_first) == 0U);
    const std::vector<PasswordHash> raw_last{raw_hash(composed), raw_hash(decomposed)};
    BOOST_CHECK(match(decomposed, raw_last) == 0U);
    // A look-up by all of them finds both: which one wins is the caller's to say.
    const auto openings = hasher.openings(Secret(decomposed), raw_last, {});
    BOOST_REQUIRE(find_opening(openings, raw_last[1]));
    BOOST_TEST(find_opening(openings, raw_last[1])->normalized->text() == raw_last[0].text());
    BOOST_TEST(!find_opening(openings, raw_last[0])->normalized);
}

// How long it takes is decided by what is typed, not by what is kept.
BOOST_AUTO_TEST_CASE(every_stored_form_takes_the_same_time) {
    const Argon2Cost cost{4096, 2, 1};
    const PasswordHasher real(cost);
    const auto time = [&](std::string_view password, const std::vector<PasswordHash>& hashes) {
        return cpu_time([&] { real.openings(Secret(password), hashes, {}); });
    };
    for (const char* typed : {composed, decomposed}) {
        for (const auto& hashes :
             {std::vector{raw_hash(composed, cost)}, std::vector{raw_hash(decomposed, cost)},
              std::vector{raw_hash("another", cost)},
              std::vector{raw_hash("another", cost), raw_hash(decomposed, cost)}}) {
            // In turn, the fastest of each: a neighbour on the core slows some down.
            auto usual = std::numeric_limits<long long>::max();
            auto other = usual;
            for (int i = 0; i < 2; ++i) {
                usual = std::min(usual, time(typed, {}));
                other = std::min(other, time(typed, hashes));
            }
            BOOST_TEST(other > usual * 3 / 4);
            BOOST_TEST(other < usual * 4 / 3);
        }
    }
}

/// That two times differ by less than that factor, once each has been taken often enough: who
/// shares the machine can make it look longer, and never shorter.
void check_alike(const auto& one, const auto& other, double factor) {
    auto least = static_cast<double>(one());
    auto others = static_cast<double>(other());
    const auto are_alike = [&] { return least < others * factor && others < least * factor; };
    for (int i = 0; i < 20 && !are_alike(); ++i) {
        least = std::min(least, static_cast<double>(one()));
        others = std::min(others, static_cast<double>(other()));
    }
    BOOST_TEST(are_alike(), least << " ns and " << others << " ns");
}

/// Of "correct horse", in about 10 ms each.
const std::vector<const char*> foreign_texts{
    "$2b$04$aEHgBnnp1KE.Wt51aprLRu63/Ei/SgdFZdQaqG4hh0I43AsgBoera",
    "$2b$08$aEHgBnnp1KE.Wt51aprLRu63/Ei/SgdFZdQaqG4hh0I43AsgBoera",
    "pbkdf2_sha256$20000$saltSALTsalt$KKSn0lMPnq20cGvV5ikngyKi25earlcVPq7gQ+l/wuc=",
    "pbkdf2_sha256$50000$saltSALTsalt$KKSn0lMPnq20cGvV5ikngyKi25earlcVPq7gQ+l/wuc=",
    "scrypt:4096:8:1$salt$dd3e067b9a377c6d3641413ef0f769a876b4fabecb7c96e79c5559f17e410e64"
    "bb2b3fcd630dacb9496997f3bb50e01dcc38c56a76cc8dfb48a29c5c626885a4",
};

// While some have a hash of another kind, or of the same kind at another cost, nobody learns who.
BOOST_AUTO_TEST_CASE(every_kind_and_nobody_take_the_same_time) {
    const PasswordHasher real(Argon2Cost{4096, 2, 1});
    std::vector<PasswordHash> all{real.hash(Secret("0"), {}, random.bytes(16))};
    std::vector<HashKind> kinds;
    for (const char* text : foreign_texts) {
        all.push_back(stored(text));
        kinds.push_back(all.back().kind());
    }
    const auto time = [&](const std::vector<PasswordHash>& hashes) {
        return cpu_time([&] { real.openings(Secret("correct horse"), hashes, kinds); });
    };
    for (const PasswordHash& hash : all)
        check_alike([&] { return time({hash}); }, [&] { return time({}); }, 1.25);
}

// Of kinds that differ in their work alone, the one that takes most is enough.
BOOST_AUTO_TEST_CASE(kinds_of_one_family_are_not_added_up) {
    const auto kind = [](int iterations) {
        return HashKind::parse("$chain$v=1$pbkdf2-sha256:" + std::to_string(iterations)).value();
    };
    const auto time = [&](const std::vector<HashKind>& kinds) {
        return cpu_time([&] { hasher.openings(Secret("x"), {}, kinds); });
    };
    std::vector<HashKind> many;
    for (int i = 1; i <= 10; ++i)
        many.push_back(kind(10'000 * i));
    BOOST_TEST(time(many) < time({kind(100'000)}) * 3 / 2);
    BOOST_TEST(time({kind(100'000)}) > time({}) * 10);
}

BOOST_AUTO_TEST_CASE(of_every_family_any_rest_can_be_spent) {
    for (const char* steps :
         {"sha512-crypt:1001", "sha256-crypt:1001", "bcrypt:32", "pbkdf2-sha1:2", "pbkdf2-sha512:2",
          "scrypt:2:16:1:32", "argon2i:2:8:1:16", "argon2id:2:8:1:16", "apr1:1000",
          "md5-crypt:1000", "hmac-sha512+sha256-hex+pbkdf2-sha256:2"}) {
        const std::vector kinds{HashKind::parse("$chain$v=1$"s + steps).value()};
        // One round less than the first of them.
        const auto sample =
            PasswordHash::parse("$chain$v=1$sha512-crypt:1000$c2FsdA$" + std::string(115, 'A'))
                .value();
        BOOST_CHECK_NO_THROW(hasher.openings(Secret("x"), {}, kinds));
        BOOST_CHECK_NO_THROW(hasher.openings(Secret("x"), std::span(&sample, 1), kinds));
    }
}

BOOST_AUTO_TEST_CASE(a_wrapped_hash_takes_one_argon2id_like_any_other) {
    const PasswordHasher real(Argon2Cost{4096, 2, 1});
    const auto wrapped =
        real.keep(std::get<HashChain>(read_foreign_hash("$apr1$saltsalt$t8Bg6KAOIAvN1C1bTuHzZ0")),
                  random.bytes(16));
    const std::vector kinds{wrapped.kind()};
    const auto time = [&](const std::vector<PasswordHash>& hashes) {
        return cpu_time([&] { real.openings(Secret("x"), hashes, kinds); });
    };
    check_alike([&] { return time({wrapped}); }, [&] { return time({}); }, 1.33);
    BOOST_TEST(opens(std::string(100, 'x'), wrapped));
}

BOOST_AUTO_TEST_CASE(nobody_is_never_matched) {
    BOOST_CHECK(match("", {}) == std::nullopt);
    BOOST_CHECK(match("anything", {}) == std::nullopt);
}

BOOST_AUTO_TEST_CASE(knows_what_is_outdated) {
    BOOST_TEST(!hasher.is_outdated(hash("x")));
    for (const Argon2Cost& cost :
         {Argon2Cost{65, 1, 1}, Argon2Cost{64, 2, 1}, Argon2Cost{64, 1, 2}}) {
        BOOST_TEST(
            hasher.is_outdated(PasswordHasher(cost).hash(Secret("x"), {}, random.bytes(16))));
    }
    BOOST_TEST(
        hasher.is_outdated(stored("$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e")));
    BOOST_TEST(PasswordHasher(Argon2Cost{8, 1, 1})
                   .is_outdated(stored("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$"
                                       "8Tf44YakA6Z5zNBgblq13Nr+Q8FkCFWsjG4z6b1j7rM")));
}

BOOST_AUTO_TEST_SUITE_END()
