#pragma once

#include <filesystem>

#include "app/config/config.h"
#include "base/secret.h"
#include "crypto/keyring.h"

namespace gatepost::app {

// A secret comes from the first of these that is there: its environment variable, its credential
// (a file in $CREDENTIALS_DIRECTORY, as systemd passes it), its file. The file must be closed to
// others: the group may read it, so that root can own it and the program's group use it, but
// nobody else may read it and only the owner may write it. No error holds a part of a secret.

/// $GATEPOST_KEYS, the credential "keys", or the file keys.file.
Result<crypto::Keyring> load_keys(const Config& config, const Environment& environment);

/// The content of a key file, which may be none. Refuses one that is open to others.
Result<base::WipedBytes> read_key_file(const std::filesystem::path& path);

/// $GATEPOST_DATABASE_PASSWORD, the credential "database_password", or the file
/// database.password_file. The password is its text without the line end; an empty one means that
/// none is configured, and MariaDB takes the socket's word for who we are.
Result<base::Secret> load_database_password(const Config& config, const Environment& environment);

/// The same for the database's owner: $GATEPOST_DATABASE_OWNER_PASSWORD, the credential
/// "database_owner_password", or the file database.owner_password_file.
Result<base::Secret> load_owner_password(const Config& config, const Environment& environment);

}  // namespace gatepost::app
