#include "crypto/foreign_hash.h"

#include "crypto/password_hash.h"
#include "fuzz/target.h"

namespace gatepost::fuzz {

/// The first line is a key, the rest a hash.
void check(std::string_view input) {
    const auto key = take_line(input);
    const auto read = crypto::read_foreign_hash(input, key);
    if (const auto* problem = std::get_if<crypto::HashProblem>(&read)) {
        require(!problem->words.empty(), "a refusal says why");
        return;
    }
    const auto& chain = std::get<crypto::HashChain>(read);
    const auto kept = crypto::PasswordHash::parse(to_text(chain));
    require(kept.has_value(), "what is taken can be kept");
    require(kept->text().size() <= crypto::longest_hash, "and fits");
    require(crypto::HashKind::parse(kept->kind().text()) == kept->kind(), "and has a kind");
    const auto again = crypto::read_foreign_hash(kept->text());
    require(std::holds_alternative<crypto::HashChain>(again), "and is read as it was kept");
    require(to_text(std::get<crypto::HashChain>(again)) == kept->text(), "the same");
}

}  // namespace gatepost::fuzz
