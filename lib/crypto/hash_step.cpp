#include "crypto/hash_step.h"

#include <botan/base64.h>
#include <botan/hash.h>
#include <botan/hex.h>
#include <botan/mac.h>
#include <botan/pwdhash.h>

#include <algorithm>
#include <array>
#include <bit>

#include "base/ascii.h"
#include "base/number.h"
#include "base/split.h"
#include "crypto/apr1.h"
#include "crypto/argon2id.h"
#include "crypto/digest.h"
#include "crypto/unix_crypt.h"

namespace gatepost::crypto {
namespace {

/// How many numbers stand behind a name: none, the work, with memory and lanes, with the size too.
enum class Numbers { none = 0, work = 1, all = 4 };

struct Kind {
    Algorithm algorithm;
    std::string_view name;
    Numbers numbers;
    std::uint64_t most_work;
    std::uint64_t slow;  ///< from which work on it is not fast; of scrypt and Argon2 see is_fast
    std::size_t size;    ///< of what it makes; 0 if that is chosen
};

// Most and slow were measured on one core of 2.5 GHz, as about 1 s and 20 ms.
constexpr Kind step_kinds[] = {
    {Algorithm::hmac_sha512, "hmac-sha512", Numbers::none, 0, 1, 88},
    {Algorithm::sha256_hex, "sha256-hex", Numbers::none, 0, 1, 64},
    {Algorithm::apr1, "apr1", Numbers::work, 1000, 1001, 22},
    {Algorithm::md5_crypt, "md5-crypt", Numbers::work, 1000, 1001, 22},
    {Algorithm::sha256_crypt, "sha256-crypt", Numbers::work, 2'000'000, 50'000, 43},
    {Algorithm::sha512_crypt, "sha512-crypt", Numbers::work, 2'000'000, 50'000, 86},
    {Algorithm::pbkdf2_sha1, "pbkdf2-sha1", Numbers::work, 4'000'000, 200'000, 20},
    {Algorithm::pbkdf2_sha256, "pbkdf2-sha256", Numbers::work, 2'000'000, 100'000, 32},
    {Algorithm::pbkdf2_sha512, "pbkdf2-sha512", Numbers::work, 1'000'000, 50'000, 64},
    {Algorithm::bcrypt, "bcrypt", Numbers::work, 1U << 14U, 1U << 9U, 31},
    {Algorithm::scrypt, "scrypt", Numbers::all, 16, 0, 0},
    {Algorithm::argon2i, "argon2i", Numbers::all, 16, 0, 0},
    {Algorithm::argon2id, "argon2id", Numbers::all, 16, 0, 0},
};

constexpr std::uint64_t fewest_sha_crypt_rounds = 1000;

const Kind& kind_of(const Step& step) {
    return *std::ranges::find(step_kinds, step.algorithm, &Kind::algorithm);
}

bool is_argon2(const Step& step) {
    return step.algorithm == Algorithm::argon2i || step.algorithm == Algorithm::argon2id;
}

/// 128 bytes for each unit of N times r.
std::uint64_t scrypt_units(const Step& step) {
    return step.memory * step.lanes;
}

bool is_within_bounds_of_scrypt(const Step& step) {
    constexpr std::uint64_t most_units = 1U << 21U;  // 256 MiB
    const bool has_bounds = step.memory <= most_units && step.lanes <= 64;
    return has_bounds && step.memory >= 2 && std::has_single_bit(step.memory) && step.lanes >= 1 &&
           scrypt_units(step) * step.work <= most_units;
}

bool is_within_bounds(const Step& step) {
    const Kind& kind = kind_of(step);
    if (kind.numbers == Numbers::none) return true;
    if (step.work < 1 || step.work > kind.most_work) return false;
    switch (step.algorithm) {
        case Algorithm::apr1:
        case Algorithm::md5_crypt:
            return step.work == 1000;
        case Algorithm::sha256_crypt:
        case Algorithm::sha512_crypt:
            return step.work >= fewest_sha_crypt_rounds;
        case Algorithm::bcrypt:
            return step.work >= 16 && std::has_single_bit(step.work);
        case Algorithm::scrypt:
            return is_within_bounds_of_scrypt(step);
        case Algorithm::argon2i:
        case Algorithm::argon2id:
            return is_within_bounds(Argon2Cost{step.memory, step.work, step.lanes});
        case Algorithm::hmac_sha512:
        case Algorithm::sha256_hex:
        case Algorithm::pbkdf2_sha1:
        case Algorithm::pbkdf2_sha256:
        case Algorithm::pbkdf2_sha512:
            return true;
    }
    __builtin_unreachable();
}

std::array<std::uint64_t*, 4> numbers_of(Step& step) {
    return {&step.work, &step.memory, &step.lanes, &step.size};
}

base::Secret derive(const std::string& family, const std::array<std::size_t, 3>& cost,
                    std::size_t size, std::string_view password, std::string_view salt) {
    const auto function =
        Botan::PasswordHashFamily::create_or_throw(family)->from_params(cost[0], cost[1], cost[2]);
    base::WipedBytes bytes(size);
    function->derive_key(reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size(),
                         password.data(), password.size(),
                         reinterpret_cast<const std::uint8_t*>(salt.data()), salt.size());
    return base::Secret(view_of(bytes));
}

base::Secret hmac_sha512(std::string_view key, std::string_view message) {
    const auto mac = Botan::MessageAuthenticationCode::create_or_throw("HMAC(SHA-512)");
    mac->set_key(bytes_of(key), key.size());
    mac->update(bytes_of(message), message.size());
    std::string text = Botan::base64_encode(mac->final());
    base::Secret result(text);
    base::wipe(text);
    return result;
}

base::Secret sha256_hex(std::string_view message) {
    const auto hash = Botan::HashFunction::create_or_throw("SHA-256");
    hash->update(bytes_of(message), message.size());
    std::string text = Botan::hex_encode(hash->final(), false);
    base::Secret result(text);
    base::wipe(text);
    return result;
}

std::string bcrypt_setting(std::uint64_t work, std::string_view salt) {
    const int cost = std::countr_zero(work);
    return (cost < 10 ? "$2b$0" : "$2b$") + std::to_string(cost) + "$" + std::string(salt);
}

std::string sha_crypt_setting(std::string_view name, std::uint64_t rounds, std::string_view salt) {
    rounds = std::max(rounds, fewest_sha_crypt_rounds);  // a rest to be spent may be less
    return std::string(name) + "rounds=" + std::to_string(rounds) + "$" + std::string(salt) + "$";
}

/// A salt that the step takes, for computing for nothing.
std::string any_salt(const Step& step) {
    return std::string(step.algorithm == Algorithm::bcrypt ? 22 : 8, '.');
}

}  // namespace

std::optional<Step> parse_step(std::string_view text) {
    const auto parts = base::split(text, ':');
    const auto* const kind = std::ranges::find(step_kinds, parts.front(), &Kind::name);
    if (kind == std::end(step_kinds)) return std::nullopt;
    Step step{kind->algorithm};
    const auto count = static_cast<std::size_t>(kind->numbers);
    if (parts.size() != count + 1) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = base::parse_number<std::uint32_t>(parts[i + 1]);
        if (!number) return std::nullopt;
        *numbers_of(step)[i] = *number;
    }
    const bool has_size = kind->size != 0 || (16 <= step.size && step.size <= 64);
    // Refuses leading zeros.
    if (!has_size || !is_within_bounds(step) || to_text(step) != text) return std::nullopt;
    return step;
}

std::string to_text(const Step& step) {
    const Kind& kind = kind_of(step);
    Step copy = step;
    std::string text(kind.name);
    for (std::size_t i = 0; i < static_cast<std::size_t>(kind.numbers); ++i)
        text += ':' + std::to_string(*numbers_of(copy)[i]);
    return text;
}

bool takes_salt(const Step& step, std::string_view salt) {
    const auto is_text = [&] {
        return std::ranges::all_of(
            salt, [](char c) { return base::is_alnum(c) || c == '.' || c == '/'; });
    };
    const auto has = [&](std::size_t least, std::size_t most) {
        return least <= salt.size() && salt.size() <= most;
    };
    switch (step.algorithm) {
        case Algorithm::hmac_sha512:
            return has(1, 128);
        case Algorithm::sha256_hex:
            return salt.empty();
        case Algorithm::apr1:
        case Algorithm::md5_crypt:
            return has(1, 8) && is_text();
        case Algorithm::sha256_crypt:
        case Algorithm::sha512_crypt:
            return has(1, 16) && is_text();
        case Algorithm::bcrypt:
            return has(22, 22) && is_text();
        case Algorithm::pbkdf2_sha1:
        case Algorithm::pbkdf2_sha256:
        case Algorithm::pbkdf2_sha512:
        case Algorithm::scrypt:
            return has(1, 64);
        case Algorithm::argon2i:
        case Algorithm::argon2id:
            return has(8, 64);
    }
    __builtin_unreachable();
}

std::size_t output_size(const Step& step) {
    const auto size = kind_of(step).size;
    return size != 0 ? size : step.size;
}

std::string family(const Step& step) {
    const std::string name(kind_of(step).name);
    if (kind_of(step).numbers != Numbers::all) return name;
    return name + ':' + std::to_string(step.memory) + ':' + std::to_string(step.lanes);
}

bool is_fast(const Step& step) {
    constexpr std::uint64_t little_argon2 = 16384;      // KiB, once
    constexpr std::uint64_t little_scrypt = 1U << 16U;  // 8 MiB, once
    if (is_argon2(step)) return step.memory * step.work < little_argon2;
    if (step.algorithm == Algorithm::scrypt) return scrypt_units(step) * step.work < little_scrypt;
    return step.work < kind_of(step).slow;
}

base::Secret compute(const Step& step, const base::Secret& input, std::string_view salt) {
    const std::string_view typed = input.reveal();
    const auto pbkdf2 = [&](const char* name) {
        return derive(name, {step.work, 0, 0}, output_size(step), typed, salt);
    };
    const auto argon2 = [&](const char* name) {
        return derive(name, {step.memory, step.work, step.lanes}, step.size, typed, salt);
    };
    switch (step.algorithm) {
        case Algorithm::hmac_sha512:
            return hmac_sha512(salt, typed);
        case Algorithm::sha256_hex:
            return sha256_hex(typed);
        case Algorithm::apr1:
            return base::Secret(apr1(typed, salt));
        case Algorithm::md5_crypt:
            return base::Secret(unix_crypt(input, "$1$" + std::string(salt) + "$"));
        case Algorithm::sha256_crypt:
            return base::Secret(unix_crypt(input, sha_crypt_setting("$5$", step.work, salt)));
        case Algorithm::sha512_crypt:
            return base::Secret(unix_crypt(input, sha_crypt_setting("$6$", step.work, salt)));
        case Algorithm::pbkdf2_sha1:
            return pbkdf2("PBKDF2(SHA-1)");
        case Algorithm::pbkdf2_sha256:
            return pbkdf2("PBKDF2(SHA-256)");
        case Algorithm::pbkdf2_sha512:
            return pbkdf2("PBKDF2(SHA-512)");
        case Algorithm::bcrypt:
            return base::Secret(unix_crypt(input, bcrypt_setting(step.work, salt)));
        case Algorithm::scrypt:
            return derive("Scrypt", {step.memory, step.lanes, step.work}, step.size, typed, salt);
        case Algorithm::argon2i:
            return argon2("Argon2i");
        case Algorithm::argon2id:
            return argon2("Argon2id");
    }
    __builtin_unreachable();
}

void spend(const Step& step, const base::Secret& input) {
    if (kind_of(step).numbers == Numbers::none) return;
    if (step.algorithm != Algorithm::bcrypt) {
        compute(step, input, any_salt(step));
        return;
    }
    // A rest of 2^12 - 2^10 is 2^11 and 2^10.
    for (std::uint64_t work = 16; work <= step.work; work <<= 1U)
        if ((step.work & work) != 0) compute({step.algorithm, work}, input, any_salt(step));
}

}  // namespace gatepost::crypto
