#pragma once

#include <functional>

#include "app/config/config.h"

namespace gatepost::app::cli {

/// As root, becomes the system user as whom the program logs in to a database on this machine, for
/// the rest of the process. Does nothing for anybody else, for a database with a password, and
/// where the user is not there. What root alone may read has to be read before. Throws ExitError if
/// the system refuses.
void become_service_user(const DatabaseConfig& database);

/// For as long as it lives, the same as far as connections are concerned: what is opened meanwhile
/// stays open when the process is root again, and may do what root may. For commands that need
/// both.
class VisitAsServiceUser {
  public:
    explicit VisitAsServiceUser(const DatabaseConfig& database);
    VisitAsServiceUser(const VisitAsServiceUser&) = delete;
    VisitAsServiceUser& operator=(const VisitAsServiceUser&) = delete;
    ~VisitAsServiceUser();

  private:
    const bool is_away_;
};

/// Does `work` with the rights of the service, if this is root: in a child process that is its
/// user, or, while that is not there, nobody. Anybody else, and root where the database's password
/// on this machine leaves open who the service is, does it here. Throws ExitError, also for what
/// `work` throws there.
void do_as_service(const DatabaseConfig& database, const std::function<void()>& work);

/// What to do where the database refused this user; empty if that is not known.
std::string identity_hint(const DatabaseConfig& database);

}  // namespace gatepost::app::cli
