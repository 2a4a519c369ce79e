#include "view/mailbox.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"

namespace gatepost::view {
namespace {

using std::string_view;

constexpr Mailbox gmail{"Gmail", "https://mail.google.com/mail/"};
constexpr Mailbox outlook{"Outlook", "https://outlook.live.com/mail/"};
constexpr Mailbox yahoo{"Yahoo Mail", "https://mail.yahoo.com/"};
constexpr Mailbox icloud{"iCloud Mail", "https://www.icloud.com/mail"};
constexpr Mailbox gmx{"GMX", "https://www.gmx.net/"};
constexpr Mailbox gmx_com{"GMX", "https://www.gmx.com/"};
constexpr Mailbox web_de{"WEB.DE", "https://web.de/"};
constexpr Mailbox t_online{"Telekom Mail", "https://email.t-online.de/"};
constexpr Mailbox freenet{"freenet Mail", "https://email.freenet.de/"};
constexpr Mailbox proton{"Proton Mail", "https://mail.proton.me/"};
constexpr Mailbox fastmail{"Fastmail", "https://app.fastmail.com/"};
constexpr Mailbox aol{"AOL Mail", "https://mail.aol.com/"};
constexpr Mailbox zoho{"Zoho Mail", "https://mail.zoho.com/"};
constexpr Mailbox yandex{"Yandex Mail", "https://mail.yandex.com/"};
constexpr Mailbox mail_ru{"Mail.ru", "https://e.mail.ru/"};
constexpr Mailbox mailbox_org{"mailbox.org", "https://app.mailbox.org/"};
constexpr Mailbox posteo{"Posteo", "https://posteo.de/"};

struct Entry {
    string_view domain;
    const Mailbox& mailbox;
};

constexpr std::array entries{
    Entry{"gmail.com", gmail},
    Entry{"googlemail.com", gmail},
    Entry{"outlook.com", outlook},
    Entry{"hotmail.com", outlook},
    Entry{"live.com", outlook},
    Entry{"msn.com", outlook},
    Entry{"outlook.de", outlook},
    Entry{"hotmail.de", outlook},
    Entry{"live.de", outlook},
    Entry{"outlook.es", outlook},
    Entry{"hotmail.es", outlook},
    Entry{"outlook.fr", outlook},
    Entry{"hotmail.fr", outlook},
    Entry{"live.fr", outlook},
    Entry{"hotmail.co.uk", outlook},
    Entry{"hotmail.it", outlook},
    Entry{"yahoo.com", yahoo},
    Entry{"yahoo.de", yahoo},
    Entry{"yahoo.es", yahoo},
    Entry{"yahoo.fr", yahoo},
    Entry{"yahoo.it", yahoo},
    Entry{"yahoo.co.uk", yahoo},
    Entry{"ymail.com", yahoo},
    Entry{"rocketmail.com", yahoo},
    Entry{"icloud.com", icloud},
    Entry{"me.com", icloud},
    Entry{"mac.com", icloud},
    Entry{"gmx.de", gmx},
    Entry{"gmx.net", gmx},
    Entry{"gmx.at", gmx},
    Entry{"gmx.ch", gmx},
    Entry{"gmx.com", gmx_com},
    Entry{"web.de", web_de},
    Entry{"t-online.de", t_online},
    Entry{"freenet.de", freenet},
    Entry{"proton.me", proton},
    Entry{"protonmail.com", proton},
    Entry{"pm.me", proton},
    Entry{"fastmail.com", fastmail},
    Entry{"fastmail.fm", fastmail},
    Entry{"aol.com", aol},
    Entry{"aol.de", aol},
    Entry{"zoho.com", zoho},
    Entry{"zohomail.com", zoho},
    Entry{"yandex.com", yandex},
    Entry{"yandex.ru", yandex},
    Entry{"mail.ru", mail_ru},
    Entry{"bk.ru", mail_ru},
    Entry{"inbox.ru", mail_ru},
    Entry{"list.ru", mail_ru},
    Entry{"mailbox.org", mailbox_org},
    Entry{"posteo.de", posteo},
};

}  // namespace

std::optional<Mailbox> mailbox_of(string_view email) {
    std::string domain(email.substr(email.rfind('@') + 1));
    std::ranges::transform(domain, domain.begin(), base::to_lower);
    const auto* const found = std::ranges::find(entries, domain, &Entry::domain);
    if (found == entries.end()) return std::nullopt;
    return found->mailbox;
}

}  // namespace gatepost::view
