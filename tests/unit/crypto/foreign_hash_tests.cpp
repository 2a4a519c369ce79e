#include "crypto/foreign_hash.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "crypto/password_hasher.h"

using gatepost::base::Secret;
using namespace gatepost::crypto;

namespace {

const PasswordHasher cheap_hasher{Argon2Cost{64, 1, 1}};

/// What a site would keep of it.
PasswordHash kept(std::string_view text, std::string_view hmac_key = {}) {
    const auto chain = std::get<HashChain>(read_foreign_hash(text, hmac_key));
    return cheap_hasher.keep(chain, "sixteen byte salt and more");
}

bool opens(std::string_view password, const PasswordHash& hash) {
    const auto openings = cheap_hasher.openings(Secret(password), std::span(&hash, 1), {});
    return find_opening(openings, hash) != nullptr;
}

std::string problem(std::string_view text) {
    const auto read = read_foreign_hash(text);
    const auto* found = std::get_if<HashProblem>(&read);
    return found != nullptr ? found->words : "none";
}

// Each of "correct horse", by the program itself where no other is named.
const std::vector<const char*> hashes{
    // python3-django 3.2; the one of scrypt by hashlib, in the form of Django 4.
    "pbkdf2_sha256$2000$saltSALTsalt$KKSn0lMPnq20cGvV5ikngyKi25earlcVPq7gQ+l/wuc=",
    "pbkdf2_sha1$1000$saltSALTsalt$gvR1aC2+8aCzSq0JoBx/i+ybVsg=",
    "argon2$argon2id$v=19$m=256,t=2,p=8$c2FsdFNBTFRzYWx0$f/p+nR6pkdWgghRt2jwtAg",
    "bcrypt_sha256$$2b$04$dzKfz3YGIVvkpxS6RByT7eJOqieVldWstBXd/sbyuh9YsT5HQowiW",
    "bcrypt$$2b$04$zlzwW2OwfsV4ULhAgkpHAOAd406WVj.uZT1Mb99nIu7Qjjm68x3qC",
    "scrypt$256$saltSALTsalt$8$1$3T4Ge5o3fG02QUE+8PdpqHa0+r7LfJbnnFVZ8X5BDmS7Kz/"
    "NYw2suUlpl/O7UOAdzDjFanbMjftIopxcYmiFpA==",
    // python3-werkzeug 2.2; scrypt as above.
    "scrypt:256:8:1$saltSALTsalt$dd3e067b9a377c6d3641413ef0f769a876b4fabecb7c96e79c5559f17e410e64"
    "bb2b3fcd630dacb9496997f3bb50e01dcc38c56a76cc8dfb48a29c5c626885a4",
    "pbkdf2:sha256:1000$vLAoyKd5oInQXFPv$"
    "84c1601bd5767128616a6dfbdaf988045fa5fc72da4bc64364a5aa07ce35c4ad",
    "pbkdf2:sha512:1000$VspEDWMqY927lLl0$bb2d899637e7764bb0f8007343cf3a38c4bc3e158e9d9baf49a03456"
    "d9bae6a25ca5148a34540a6a4601dd6e321a63297342f6ca6184354c4a5342f623e447c2",
    "pbkdf2:sha1:1000$h1pzZbez2CBfGp9E$8c7f3ada805a2f26f69e7efec8d224d169003a1a",
    // python3-passlib 1.7.
    "$pbkdf2$1000$CaFU6p1zLsV4b23NWWsNIQ$z3hvR5HKXfSezvgHUvzSCafp0ac",
    "$pbkdf2-sha256$1000$j5EypjSmVIrROkdobe2dkw$JeG2iRnIV2su4I5PJAg5/PvlHKnofGAcJx7rjc4gl2s",
    "$pbkdf2-sha512$1000$BuB8b611TgkhRMg5xxhD6A$bJUWU3n3nO2lo54tVcs0tYi7HvIExhzAFYcsa4AHIc/"
    "JV6W7x8UCYzSeJQm2xC7gAJufK1KU1vws2wUj90AbEg",
    "$scrypt$ln=4,r=8,p=1$qdXaG2OM0drbGyNEaE0JoQ$/+GUjPAq9+4DWyn/NlG7EF1q1A4G3VLuaGN6cvtIWRg",
    "$5$rounds=1000$j9TGndsoCSns3biA$u67ls.XYe0/VOZ4L5i03UYnNTGpaMpiqiF1tdlyROi1",
    "$5$syHshni.4xmu2vFw$1MMWEQ4DbZTXUAxq8dXN.xsJsAZybFLB2clUX0Et4e5",
    "$6$rounds=1000$XwKuK/geVE5XhldF$GG7ybBC1AAUK8Wixj5QI8Qt65yd7iLG9."
    "f05v5ItbwdK6EVIN5fveNOi47UV9kyLhdoLMsQ3X8sc3pKWDxoHf.",
    "$6$zBTNikqg.L2Fdibs$PVGfluE2vFDLjHhQVvLBCtB2BTiXEwXsdeHHwDzUatJwXBw55XKqYIA4YEYBnI418L9mfxbR6"
    "IlyvoUtmdMxj1",
    "$1$1KUlic4v$Nw4f59Rz6uWQzOoX4.kui/",
    "$argon2i$v=19$m=256,t=2,p=2$TCmFkJLyvre2NobQGsPYew$lI2oUSKpQxNS3LRhO9FX5g",
    "$argon2id$v=19$m=256,t=2,p=1$tJYy5rz3/p9zDuF8751zDg$dL+hUOw3z1y7RX37AvmULACvONjvhgpR",
    // htpasswd of apache2-utils, and openssl passwd -apr1.
    "$2y$05$AM6P.xnYzxJAb1c5PVZp..mr4slgY5OuMhbwHs.P5QiT.x8BJ5BnO",
    "$apr1$e6QMLv5V$QYl.FppZ0z99aQ37vmseI0",
    "$apr1$aSaltofX$wwDyPXfICY9LrAjitZKiW/",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(foreign_hash_tests)

BOOST_AUTO_TEST_CASE(opens_what_other_programs_have_hashed) {
    for (const char* text : hashes) {
        const auto hash = kept(text);
        BOOST_TEST(opens("correct horse", hash), "refused " << text);
        for (const char* wrong : {"correct hors", "correct horse ", "Correct horse", ""})
            BOOST_TEST(!opens(wrong, hash), "accepted " << wrong << " for " << text);
        BOOST_TEST(cheap_hasher.is_outdated(hash));
    }
}

BOOST_AUTO_TEST_CASE(opens_what_the_kept_form_of_a_hash_says) {
    for (const char* text : hashes)
        BOOST_TEST((kept(kept(text).text()).text() == kept(text).text()), text);
}

BOOST_AUTO_TEST_CASE(apr1_of_passwords_of_other_lengths) {
    BOOST_TEST(opens("", kept("$apr1$x$tMwYqBfQwi3FYAr0aJc8M/")));
    BOOST_TEST(opens(std::string(100, 'x'), kept("$apr1$saltsalt$t8Bg6KAOIAvN1C1bTuHzZ0")));
    BOOST_TEST(!opens(std::string(99, 'x'), kept("$apr1$saltsalt$t8Bg6KAOIAvN1C1bTuHzZ0")));
}

// python3-flask-security 5.1 with each PASSWORD_HASH.
BOOST_AUTO_TEST_CASE(opens_what_flask_security_has_hashed) {
    constexpr const char* salt = "146585145368132386173505678016728509634";
    for (const char* text :
         {"$2b$12$vUqHIYTKxQb4GEyDHsdi4uuMJvjky39vq1h3H4hb616dXaQmjunTa",
          "$pbkdf2-sha512$25000$AYCwtvZ.T.l9r3XOOaf0Hg$wk/psXPUP.fJj3clqRZX8N/"
          "ZhDdEcG7hCYvzxemwvAR13VkbPDw3mhQYQoO10/caFv5/LuZN3GHSuHy7DXfRiw",
          "$argon2id$v=19$m=102400,t=10,p=8$AkCIkTKm1Po/JwTA+D8HIA$+0hRwqp6Yfg/bXWsInf/eQ",
          "$6$rounds=656000$9Hwdp6nXq3Xxw1Bw$mHfiH6xJYPvEhruaLs4Y6QiYW90DU."
          "5AlOPegem0K6XZTiVIIvhNRpz.AcVaaxrXYDHgtFF8GyhFYd.aQ.awk0"}) {
        BOOST_TEST(opens("correct horse", kept(text, salt)), "refused " << text);
        BOOST_TEST(!opens("correct hors", kept(text, salt)));
        BOOST_TEST(!opens("correct horse", kept(text)));
    }
}

BOOST_AUTO_TEST_CASE(the_longest_key_and_hash_fit) {
    const std::string key(128, 'k');
    const auto hash = kept(
        "$pbkdf2-sha512$1000$BuB8b611TgkhRMg5xxhD6A$bJUWU3n3nO2lo54tVcs0tYi7HvIExhzAFYcsa4AHIc/"
        "JV6W7x8UCYzSeJQm2xC7gAJufK1KU1vws2wUj90AbEg",
        key);
    BOOST_TEST(hash.text().size() <= longest_hash);
    const auto longer = read_foreign_hash("$apr1$x$tMwYqBfQwi3FYAr0aJc8M/", key + "k");
    BOOST_TEST(std::holds_alternative<HashProblem>(longer));
}

BOOST_AUTO_TEST_CASE(a_key_is_for_hashes_of_crypt_alone) {
    const std::string_view django =
        "pbkdf2_sha256$2000$saltSALTsalt$KKSn0lMPnq20cGvV5ikngyKi25earlcVPq7gQ+l/wuc=";
    BOOST_TEST(kept(django, "key").text() == kept(django).text());
}

BOOST_AUTO_TEST_CASE(fast_ones_are_wrapped_and_slow_ones_stay) {
    const auto is_wrapped = [](const char* text) {
        return kept(text).kind().text().ends_with("+argon2id:1:64:1:32");
    };
    const std::string digest = "$saltSALTsalt$KKSn0lMPnq20cGvV5ikngyKi25earlcVPq7gQ+l/wuc=";
    BOOST_TEST(is_wrapped(("pbkdf2_sha256$99999" + digest).c_str()));
    BOOST_TEST(!is_wrapped(("pbkdf2_sha256$100000" + digest).c_str()));
    BOOST_TEST(is_wrapped("$2y$08$AM6P.xnYzxJAb1c5PVZp..mr4slgY5OuMhbwHs.P5QiT.x8BJ5BnO"));
    BOOST_TEST(!is_wrapped("$2y$09$AM6P.xnYzxJAb1c5PVZp..mr4slgY5OuMhbwHs.P5QiT.x8BJ5BnO"));
    BOOST_TEST(is_wrapped("$apr1$saltsalt$t8Bg6KAOIAvN1C1bTuHzZ0"));
    const std::string argon2 = "$c2FsdHNhbHQ$lI2oUSKpQxNS3LRhO9FX5g";
    BOOST_TEST(is_wrapped(("$argon2id$v=19$m=8191,t=2,p=1" + argon2).c_str()));
    BOOST_TEST(!is_wrapped(("$argon2id$v=19$m=8192,t=2,p=1" + argon2).c_str()));
    // Of what is wrapped neither digest nor password is there to guess at.
    const auto wrapped = kept("$apr1$saltsalt$t8Bg6KAOIAvN1C1bTuHzZ0");
    BOOST_TEST(wrapped.text().find("t8Bg6") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(refuses_costs_that_a_login_cannot_bear) {
    const std::string bcrypt = "$AM6P.xnYzxJAb1c5PVZp..mr4slgY5OuMhbwHs.P5QiT.x8BJ5BnO";
    const std::string argon2 = "$c2FsdHNhbHQ$lI2oUSKpQxNS3LRhO9FX5g";
    const std::string sha = "$j9TGndsoCSns3biA$u67ls.XYe0/VOZ4L5i03UYnNTGpaMpiqiF1tdlyROi1";
    for (const std::string& text :
         {"$2b$15" + bcrypt, "$2b$03" + bcrypt, "$2b$31" + bcrypt, "$2b$99" + bcrypt,
          "$argon2id$v=19$m=262145,t=1,p=1" + argon2, "$argon2i$v=19$m=104858,t=10,p=1" + argon2,
          "$argon2id$v=19$m=7,t=1,p=1" + argon2, "$argon2id$v=19$m=256,t=0,p=1" + argon2,
          "$5$rounds=999" + sha, "$5$rounds=2000001" + sha, "$5$rounds=999999999" + sha,
          std::string("pbkdf2_sha256$2000001$salt$KKSn0lMPnq20cGvV5ikngyKi25earlcVPq7gQ+l/wuc="),
          std::string("pbkdf2_sha256$0$salt$KKSn0lMPnq20cGvV5ikngyKi25earlcVPq7gQ+l/wuc="),
          std::string("scrypt:1048576:8:1$salt$") + std::string(128, 'a'),
          std::string("$chain$v=1$argon2i:16:1048576:1:32$c2FsdHNhbHQ$") + std::string(43, 'A'),
          std::string("$chain$v=1$argon2i:2:262144:1:32+argon2i:2:262144:1:32$c2FsdHNhbHQ."
                      "c2FsdHNhbHQ$") +
              std::string(43, 'A'),
          std::string("scrypt:32768:8:99$salt$") + std::string(128, 'a')}) {
        BOOST_TEST(problem(text).starts_with("of the kind \""), text << ": " << problem(text));
        BOOST_TEST(problem(text).find("costs more than a login may take") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(refuses_damaged_ones) {
    for (const std::string whole : hashes) {
        for (std::size_t size = 0; size < whole.size(); size += 3)
            BOOST_TEST(problem(whole.substr(0, size)) != "none", whole.substr(0, size));
        BOOST_TEST(problem(whole + "$") != "none", whole);
        BOOST_TEST(problem(whole + "\n") != "none", whole);
        BOOST_TEST(problem(" " + whole) != "none", whole);
    }
    BOOST_TEST(problem("$2b$04$aEHgBnnp1KE.Wt51aprLRu63/Ei/SgdFZdQaqG4hh0I43AsgBoer!") != "none");
    BOOST_TEST(problem("$argon2id$v=16$m=256,t=2,p=1$c2FsdHNhbHQ$lI2oUSKpQxNS3LRhO9FX5g") !=
               "none");
}

BOOST_AUTO_TEST_CASE(refuses_kinds_that_it_does_not_know_and_says_no_secret) {
    BOOST_TEST(problem("{SHA}0DPiKuNIrrVmD8IUCuw1hQxNqZc=") ==
               "is of a kind that cannot be taken over: \"{SHA\"; leave it empty, and the owner "
               "sets a new password by \"Forgot password\"");
    BOOST_TEST(problem("md5$salt$0123456789abcdef0123456789abcdef").find("\"md5\"") !=
               std::string::npos);
    for (const auto* text : {"", "hunter2", "rqXexS6ZhobKA", "$", "$$", "a$", "bcrypt$", "argon2",
                             "bcrypt_sha256$x", "argon2$x"})
        BOOST_TEST(problem(text) != "none", text);
    BOOST_TEST(problem("hunter2").find("hunter2") == std::string::npos);
    BOOST_TEST(problem(std::string(100'000, '$')) != "none");
}

BOOST_AUTO_TEST_SUITE_END()
